// Written by src/config/validators.ts.
"use strict";
exports.basis = "58142bd10b9cc571ef08ea851edee05a951575e415598ff1d9e2a373f9ee9ed2";
exports.validators = {
"a144e7afd27a7f60215f64125852b956b66ec14f165fe092397b48b6fd241efe"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at("provider", "");
const schema1 = at("provider", "/$defs/expression");
const func0 = Object.prototype.hasOwnProperty;
const func6 = require("ajv/dist/runtime/ucs2length").default;
const func9 = require("ajv/dist/runtime/equal").default;
const pattern0 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern1 = new RegExp("^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$", "u");
const pattern2 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const formats0 = formats.uri;
const formats2 = formats.duration;
const schema2 = at("provider", "/$defs/capabilities");
const schema3 = at("provider", "/$defs/computed");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.expr === undefined) || (!(func0.call(data, "expr")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expr"},message:"must have required property '"+"expr"+"'",schema:schema3.required,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "expr")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.expr !== undefined && func0.call(data, "expr")){
let data0 = data.expr;
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err2 = {instancePath:instancePath+"/expr",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func6(data0) < 1){
const err3 = {instancePath:instancePath+"/expr",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema2.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.buttons !== undefined && func0.call(data, "buttons")){
let data0 = data.buttons;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(data0 !== null){
const err1 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema2.properties.buttons.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
const _errs6 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 of Object.keys(data0)){
if(!(((((((key1 === "max") || (key1 === "perRow")) || (key1 === "rows")) || (key1 === "captionMax")) || (key1 === "codeMax")) || (key1 === "separate")) || (key1 === "when"))){
const err2 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema2.properties.buttons.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.max !== undefined && func0.call(data0, "max")){
let data1 = data0.max;
const _errs10 = errors;
let valid3 = false;
const _errs11 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/buttons/max",schemaPath:"#/properties/buttons/anyOf/1/properties/max/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema2.properties.buttons.anyOf[1].properties.max.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[1].properties.max.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/buttons/max",schemaPath:"#/properties/buttons/anyOf/1/properties/max/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.buttons.anyOf[1].properties.max.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs11 === errors;
valid3 = valid3 || _valid1;
const _errs13 = errors;
if(!(validate2(data1, {instancePath:instancePath+"/buttons/max",parentData:data0,parentDataProperty:"max",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const err5 = {instancePath:instancePath+"/buttons/max",schemaPath:"#/properties/buttons/anyOf/1/properties/max/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf[1].properties.max.anyOf,parentSchema:schema2.properties.buttons.anyOf[1].properties.max,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data0.perRow !== undefined && func0.call(data0, "perRow")){
let data2 = data0.perRow;
const _errs15 = errors;
let valid4 = false;
const _errs16 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/buttons/perRow",schemaPath:"#/properties/buttons/anyOf/1/properties/perRow/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema2.properties.buttons.anyOf[1].properties.perRow.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[1].properties.perRow.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/buttons/perRow",schemaPath:"#/properties/buttons/anyOf/1/properties/perRow/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.buttons.anyOf[1].properties.perRow.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid2 = _errs16 === errors;
valid4 = valid4 || _valid2;
const _errs18 = errors;
if(!(validate2(data2, {instancePath:instancePath+"/buttons/perRow",parentData:data0,parentDataProperty:"perRow",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const err8 = {instancePath:instancePath+"/buttons/perRow",schemaPath:"#/properties/buttons/anyOf/1/properties/perRow/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf[1].properties.perRow.anyOf,parentSchema:schema2.properties.buttons.anyOf[1].properties.perRow,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
}
if(data0.rows !== undefined && func0.call(data0, "rows")){
let data3 = data0.rows;
const _errs20 = errors;
let valid5 = false;
const _errs21 = errors;
if(typeof data3 !== "boolean"){
const err9 = {instancePath:instancePath+"/buttons/rows",schemaPath:"#/properties/buttons/anyOf/1/properties/rows/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.buttons.anyOf[1].properties.rows.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[1].properties.rows.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs21 === errors;
valid5 = valid5 || _valid3;
const _errs23 = errors;
if(!(validate2(data3, {instancePath:instancePath+"/buttons/rows",parentData:data0,parentDataProperty:"rows",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid3 = _errs23 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const err10 = {instancePath:instancePath+"/buttons/rows",schemaPath:"#/properties/buttons/anyOf/1/properties/rows/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf[1].properties.rows.anyOf,parentSchema:schema2.properties.buttons.anyOf[1].properties.rows,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
if(data0.captionMax !== undefined && func0.call(data0, "captionMax")){
let data4 = data0.captionMax;
const _errs25 = errors;
let valid6 = false;
const _errs26 = errors;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (data4 !== null)){
const err11 = {instancePath:instancePath+"/buttons/captionMax",schemaPath:"#/properties/buttons/anyOf/1/properties/captionMax/anyOf/0/type",keyword:"type",params:{type: schema2.properties.buttons.anyOf[1].properties.captionMax.anyOf[0].type},message:"must be integer,null",schema:schema2.properties.buttons.anyOf[1].properties.captionMax.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[1].properties.captionMax.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/buttons/captionMax",schemaPath:"#/properties/buttons/anyOf/1/properties/captionMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.buttons.anyOf[1].properties.captionMax.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid4 = _errs26 === errors;
valid6 = valid6 || _valid4;
const _errs28 = errors;
if(!(validate2(data4, {instancePath:instancePath+"/buttons/captionMax",parentData:data0,parentDataProperty:"captionMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid4 = _errs28 === errors;
valid6 = valid6 || _valid4;
if(!valid6){
const err13 = {instancePath:instancePath+"/buttons/captionMax",schemaPath:"#/properties/buttons/anyOf/1/properties/captionMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf[1].properties.captionMax.anyOf,parentSchema:schema2.properties.buttons.anyOf[1].properties.captionMax,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
}
if(data0.codeMax !== undefined && func0.call(data0, "codeMax")){
let data5 = data0.codeMax;
const _errs30 = errors;
let valid7 = false;
const _errs31 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err14 = {instancePath:instancePath+"/buttons/codeMax",schemaPath:"#/properties/buttons/anyOf/1/properties/codeMax/anyOf/0/type",keyword:"type",params:{type: schema2.properties.buttons.anyOf[1].properties.codeMax.anyOf[0].type},message:"must be integer,null",schema:schema2.properties.buttons.anyOf[1].properties.codeMax.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[1].properties.codeMax.anyOf[0],data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 12 || isNaN(data5)){
const err15 = {instancePath:instancePath+"/buttons/codeMax",schemaPath:"#/properties/buttons/anyOf/1/properties/codeMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 12},message:"must be >= 12",schema:12,parentSchema:schema2.properties.buttons.anyOf[1].properties.codeMax.anyOf[0],data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid5 = _errs31 === errors;
valid7 = valid7 || _valid5;
const _errs33 = errors;
if(!(validate2(data5, {instancePath:instancePath+"/buttons/codeMax",parentData:data0,parentDataProperty:"codeMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid5 = _errs33 === errors;
valid7 = valid7 || _valid5;
if(!valid7){
const err16 = {instancePath:instancePath+"/buttons/codeMax",schemaPath:"#/properties/buttons/anyOf/1/properties/codeMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf[1].properties.codeMax.anyOf,parentSchema:schema2.properties.buttons.anyOf[1].properties.codeMax,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
}
if(data0.separate !== undefined && func0.call(data0, "separate")){
let data6 = data0.separate;
const _errs35 = errors;
let valid8 = false;
const _errs36 = errors;
if(typeof data6 !== "boolean"){
const err17 = {instancePath:instancePath+"/buttons/separate",schemaPath:"#/properties/buttons/anyOf/1/properties/separate/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.buttons.anyOf[1].properties.separate.anyOf[0].type,parentSchema:schema2.properties.buttons.anyOf[1].properties.separate.anyOf[0],data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid6 = _errs36 === errors;
valid8 = valid8 || _valid6;
const _errs38 = errors;
if(!(validate2(data6, {instancePath:instancePath+"/buttons/separate",parentData:data0,parentDataProperty:"separate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid6 = _errs38 === errors;
valid8 = valid8 || _valid6;
if(!valid8){
const err18 = {instancePath:instancePath+"/buttons/separate",schemaPath:"#/properties/buttons/anyOf/1/properties/separate/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf[1].properties.separate.anyOf,parentSchema:schema2.properties.buttons.anyOf[1].properties.separate,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
}
}
if(data0.when !== undefined && func0.call(data0, "when")){
let data7 = data0.when;
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")){
const err19 = {instancePath:instancePath+"/buttons/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(typeof data7 === "string"){
if(func6(data7) < 1){
const err20 = {instancePath:instancePath+"/buttons/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.properties.buttons.anyOf[1].type,parentSchema:schema2.properties.buttons.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(_valid0){
var props6 = true;
}
const _errs42 = errors;
if(!(validate2(data0, {instancePath:instancePath+"/buttons",parentData:data,parentDataProperty:"buttons",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid0 = _errs42 === errors;
valid1 = valid1 || _valid0;
if(_valid0){
if(props6 !== true){
props6 = true;
}
}
if(!valid1){
const err22 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.buttons.anyOf,parentSchema:schema2.properties.buttons,data:data0};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.attachments !== undefined && func0.call(data, "attachments")){
let data8 = data.attachments;
const _errs44 = errors;
let valid10 = false;
const _errs45 = errors;
if(!((data8 === "native") || (data8 === "url"))){
const err23 = {instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.attachments.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.attachments.anyOf[0].enum,parentSchema:schema2.properties.attachments.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid7 = _errs45 === errors;
valid10 = valid10 || _valid7;
const _errs46 = errors;
if(!(validate2(data8, {instancePath:instancePath+"/attachments",parentData:data,parentDataProperty:"attachments",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid7 = _errs46 === errors;
valid10 = valid10 || _valid7;
if(!valid10){
const err24 = {instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.attachments.anyOf,parentSchema:schema2.properties.attachments,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data.captionMax !== undefined && func0.call(data, "captionMax")){
let data9 = data.captionMax;
const _errs48 = errors;
let valid11 = false;
const _errs49 = errors;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
const err25 = {instancePath:instancePath+"/captionMax",schemaPath:"#/properties/captionMax/anyOf/0/type",keyword:"type",params:{type: schema2.properties.captionMax.anyOf[0].type},message:"must be integer,null",schema:schema2.properties.captionMax.anyOf[0].type,parentSchema:schema2.properties.captionMax.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/captionMax",schemaPath:"#/properties/captionMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.captionMax.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var _valid8 = _errs49 === errors;
valid11 = valid11 || _valid8;
const _errs51 = errors;
if(!(validate2(data9, {instancePath:instancePath+"/captionMax",parentData:data,parentDataProperty:"captionMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid8 = _errs51 === errors;
valid11 = valid11 || _valid8;
if(!valid11){
const err27 = {instancePath:instancePath+"/captionMax",schemaPath:"#/properties/captionMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.captionMax.anyOf,parentSchema:schema2.properties.captionMax,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
}
}
if(data.locations !== undefined && func0.call(data, "locations")){
let data10 = data.locations;
const _errs53 = errors;
let valid12 = false;
const _errs54 = errors;
if(!((data10 === "native") || (data10 === "text"))){
const err28 = {instancePath:instancePath+"/locations",schemaPath:"#/properties/locations/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.locations.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.locations.anyOf[0].enum,parentSchema:schema2.properties.locations.anyOf[0],data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid9 = _errs54 === errors;
valid12 = valid12 || _valid9;
const _errs55 = errors;
if(!(validate2(data10, {instancePath:instancePath+"/locations",parentData:data,parentDataProperty:"locations",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid9 = _errs55 === errors;
valid12 = valid12 || _valid9;
if(!valid12){
const err29 = {instancePath:instancePath+"/locations",schemaPath:"#/properties/locations/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.locations.anyOf,parentSchema:schema2.properties.locations,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
}
}
if(data.contacts !== undefined && func0.call(data, "contacts")){
let data11 = data.contacts;
const _errs57 = errors;
let valid13 = false;
const _errs58 = errors;
if(!((data11 === "native") || (data11 === "text"))){
const err30 = {instancePath:instancePath+"/contacts",schemaPath:"#/properties/contacts/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.contacts.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.contacts.anyOf[0].enum,parentSchema:schema2.properties.contacts.anyOf[0],data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid10 = _errs58 === errors;
valid13 = valid13 || _valid10;
const _errs59 = errors;
if(!(validate2(data11, {instancePath:instancePath+"/contacts",parentData:data,parentDataProperty:"contacts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid10 = _errs59 === errors;
valid13 = valid13 || _valid10;
if(!valid13){
const err31 = {instancePath:instancePath+"/contacts",schemaPath:"#/properties/contacts/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.contacts.anyOf,parentSchema:schema2.properties.contacts,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
if(data.markdown !== undefined && func0.call(data, "markdown")){
let data12 = data.markdown;
const _errs61 = errors;
let valid14 = false;
const _errs62 = errors;
if(typeof data12 !== "boolean"){
const err32 = {instancePath:instancePath+"/markdown",schemaPath:"#/properties/markdown/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.markdown.anyOf[0].type,parentSchema:schema2.properties.markdown.anyOf[0],data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid11 = _errs62 === errors;
valid14 = valid14 || _valid11;
const _errs64 = errors;
if(!(validate2(data12, {instancePath:instancePath+"/markdown",parentData:data,parentDataProperty:"markdown",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid11 = _errs64 === errors;
valid14 = valid14 || _valid11;
if(!valid14){
const err33 = {instancePath:instancePath+"/markdown",schemaPath:"#/properties/markdown/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.markdown.anyOf,parentSchema:schema2.properties.markdown,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
}
}
if(data.textMax !== undefined && func0.call(data, "textMax")){
let data13 = data.textMax;
const _errs66 = errors;
let valid15 = false;
const _errs67 = errors;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)){
const err34 = {instancePath:instancePath+"/textMax",schemaPath:"#/properties/textMax/anyOf/0/type",keyword:"type",params:{type: schema2.properties.textMax.anyOf[0].type},message:"must be integer,null",schema:schema2.properties.textMax.anyOf[0].type,parentSchema:schema2.properties.textMax.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
const err35 = {instancePath:instancePath+"/textMax",schemaPath:"#/properties/textMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema2.properties.textMax.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid12 = _errs67 === errors;
valid15 = valid15 || _valid12;
const _errs69 = errors;
if(!(validate2(data13, {instancePath:instancePath+"/textMax",parentData:data,parentDataProperty:"textMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid12 = _errs69 === errors;
valid15 = valid15 || _valid12;
if(!valid15){
const err36 = {instancePath:instancePath+"/textMax",schemaPath:"#/properties/textMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.textMax.anyOf,parentSchema:schema2.properties.textMax,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
}
}
if(data.typing !== undefined && func0.call(data, "typing")){
let data14 = data.typing;
const _errs71 = errors;
let valid16 = false;
const _errs72 = errors;
if(typeof data14 !== "boolean"){
const err37 = {instancePath:instancePath+"/typing",schemaPath:"#/properties/typing/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.typing.anyOf[0].type,parentSchema:schema2.properties.typing.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid13 = _errs72 === errors;
valid16 = valid16 || _valid13;
const _errs74 = errors;
if(!(validate2(data14, {instancePath:instancePath+"/typing",parentData:data,parentDataProperty:"typing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid13 = _errs74 === errors;
valid16 = valid16 || _valid13;
if(!valid16){
const err38 = {instancePath:instancePath+"/typing",schemaPath:"#/properties/typing/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.typing.anyOf,parentSchema:schema2.properties.typing,data:data14};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
}
}
if(data.notices !== undefined && func0.call(data, "notices")){
let data15 = data.notices;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key2 of Object.keys(data15)){
if(!(((key2 === "transferred") || (key2 === "joined")) || (key2 === "returned"))){
const err39 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema2.properties.notices,data:data15};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data15.transferred !== undefined && func0.call(data15, "transferred")){
let data16 = data15.transferred;
const _errs79 = errors;
let valid18 = false;
const _errs80 = errors;
if(!((((data16 === "before") || (data16 === "after")) || (data16 === "provider")) || (data16 === "none"))){
const err40 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/properties/notices/properties/transferred/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.notices.properties.transferred.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.notices.properties.transferred.anyOf[0].enum,parentSchema:schema2.properties.notices.properties.transferred.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid14 = _errs80 === errors;
valid18 = valid18 || _valid14;
const _errs81 = errors;
if(!(validate2(data16, {instancePath:instancePath+"/notices/transferred",parentData:data15,parentDataProperty:"transferred",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid14 = _errs81 === errors;
valid18 = valid18 || _valid14;
if(!valid18){
const err41 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/properties/notices/properties/transferred/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.notices.properties.transferred.anyOf,parentSchema:schema2.properties.notices.properties.transferred,data:data16};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
errors = _errs79;
if(vErrors !== null){
if(_errs79){
vErrors.length = _errs79;
}
else {
vErrors = null;
}
}
}
}
if(data15.joined !== undefined && func0.call(data15, "joined")){
let data17 = data15.joined;
const _errs83 = errors;
let valid19 = false;
const _errs84 = errors;
if(!((((data17 === "before") || (data17 === "after")) || (data17 === "provider")) || (data17 === "none"))){
const err42 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/properties/notices/properties/joined/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.notices.properties.joined.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.notices.properties.joined.anyOf[0].enum,parentSchema:schema2.properties.notices.properties.joined.anyOf[0],data:data17};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid15 = _errs84 === errors;
valid19 = valid19 || _valid15;
const _errs85 = errors;
if(!(validate2(data17, {instancePath:instancePath+"/notices/joined",parentData:data15,parentDataProperty:"joined",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid15 = _errs85 === errors;
valid19 = valid19 || _valid15;
if(!valid19){
const err43 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/properties/notices/properties/joined/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.notices.properties.joined.anyOf,parentSchema:schema2.properties.notices.properties.joined,data:data17};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
else {
errors = _errs83;
if(vErrors !== null){
if(_errs83){
vErrors.length = _errs83;
}
else {
vErrors = null;
}
}
}
}
if(data15.returned !== undefined && func0.call(data15, "returned")){
let data18 = data15.returned;
const _errs87 = errors;
let valid20 = false;
const _errs88 = errors;
if(!((((data18 === "before") || (data18 === "after")) || (data18 === "provider")) || (data18 === "none"))){
const err44 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/properties/notices/properties/returned/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.notices.properties.returned.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.notices.properties.returned.anyOf[0].enum,parentSchema:schema2.properties.notices.properties.returned.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid16 = _errs88 === errors;
valid20 = valid20 || _valid16;
const _errs89 = errors;
if(!(validate2(data18, {instancePath:instancePath+"/notices/returned",parentData:data15,parentDataProperty:"returned",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid16 = _errs89 === errors;
valid20 = valid20 || _valid16;
if(!valid20){
const err45 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/properties/notices/properties/returned/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.notices.properties.returned.anyOf,parentSchema:schema2.properties.notices.properties.returned,data:data18};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
errors = _errs87;
if(vErrors !== null){
if(_errs87){
vErrors.length = _errs87;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err46 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.properties.notices.type,parentSchema:schema2.properties.notices,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.reclaim !== undefined && func0.call(data, "reclaim")){
let data19 = data.reclaim;
const _errs91 = errors;
let valid21 = false;
const _errs92 = errors;
if(typeof data19 !== "boolean"){
const err47 = {instancePath:instancePath+"/reclaim",schemaPath:"#/properties/reclaim/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.reclaim.anyOf[0].type,parentSchema:schema2.properties.reclaim.anyOf[0],data:data19};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid17 = _errs92 === errors;
valid21 = valid21 || _valid17;
const _errs94 = errors;
if(!(validate2(data19, {instancePath:instancePath+"/reclaim",parentData:data,parentDataProperty:"reclaim",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid17 = _errs94 === errors;
valid21 = valid21 || _valid17;
if(!valid21){
const err48 = {instancePath:instancePath+"/reclaim",schemaPath:"#/properties/reclaim/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.reclaim.anyOf,parentSchema:schema2.properties.reclaim,data:data19};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
errors = _errs91;
if(vErrors !== null){
if(_errs91){
vErrors.length = _errs91;
}
else {
vErrors = null;
}
}
}
}
if(data.queue !== undefined && func0.call(data, "queue")){
let data20 = data.queue;
const _errs96 = errors;
let valid22 = false;
const _errs97 = errors;
if(typeof data20 !== "boolean"){
const err49 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.queue.anyOf[0].type,parentSchema:schema2.properties.queue.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid18 = _errs97 === errors;
valid22 = valid22 || _valid18;
const _errs99 = errors;
if(!(validate2(data20, {instancePath:instancePath+"/queue",parentData:data,parentDataProperty:"queue",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid18 = _errs99 === errors;
valid22 = valid22 || _valid18;
if(!valid22){
const err50 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.queue.anyOf,parentSchema:schema2.properties.queue,data:data20};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
else {
errors = _errs96;
if(vErrors !== null){
if(_errs96){
vErrors.length = _errs96;
}
else {
vErrors = null;
}
}
}
}
if(data.leadMessageMeansBot !== undefined && func0.call(data, "leadMessageMeansBot")){
let data21 = data.leadMessageMeansBot;
const _errs101 = errors;
let valid23 = false;
const _errs102 = errors;
if(typeof data21 !== "boolean"){
const err51 = {instancePath:instancePath+"/leadMessageMeansBot",schemaPath:"#/properties/leadMessageMeansBot/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.leadMessageMeansBot.anyOf[0].type,parentSchema:schema2.properties.leadMessageMeansBot.anyOf[0],data:data21};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid19 = _errs102 === errors;
valid23 = valid23 || _valid19;
const _errs104 = errors;
if(!(validate2(data21, {instancePath:instancePath+"/leadMessageMeansBot",parentData:data,parentDataProperty:"leadMessageMeansBot",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid19 = _errs104 === errors;
valid23 = valid23 || _valid19;
if(!valid23){
const err52 = {instancePath:instancePath+"/leadMessageMeansBot",schemaPath:"#/properties/leadMessageMeansBot/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.leadMessageMeansBot.anyOf,parentSchema:schema2.properties.leadMessageMeansBot,data:data21};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
else {
errors = _errs101;
if(vErrors !== null){
if(_errs101){
vErrors.length = _errs101;
}
else {
vErrors = null;
}
}
}
}
if(data.assumeTakenAfter !== undefined && func0.call(data, "assumeTakenAfter")){
let data22 = data.assumeTakenAfter;
const _errs106 = errors;
let valid24 = false;
const _errs107 = errors;
if(((typeof data22 !== "string") && (!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22))))) && (data22 !== null)){
const err53 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/anyOf/0/type",keyword:"type",params:{type: schema2.properties.assumeTakenAfter.anyOf[0].type},message:"must be string,integer,null",schema:schema2.properties.assumeTakenAfter.anyOf[0].type,parentSchema:schema2.properties.assumeTakenAfter.anyOf[0],data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err54 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema2.properties.assumeTakenAfter.anyOf[0],data:data22};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var _valid20 = _errs107 === errors;
valid24 = valid24 || _valid20;
const _errs109 = errors;
if(!(validate2(data22, {instancePath:instancePath+"/assumeTakenAfter",parentData:data,parentDataProperty:"assumeTakenAfter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid20 = _errs109 === errors;
valid24 = valid24 || _valid20;
if(!valid24){
const err55 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.assumeTakenAfter.anyOf,parentSchema:schema2.properties.assumeTakenAfter,data:data22};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs106;
if(vErrors !== null){
if(_errs106){
vErrors.length = _errs106;
}
else {
vErrors = null;
}
}
}
}
if(data.availability !== undefined && func0.call(data, "availability")){
let data23 = data.availability;
const _errs111 = errors;
let valid25 = false;
const _errs112 = errors;
if(!(((data23 === "events") || (data23 === "request")) || (data23 === "none"))){
const err56 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.availability.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.availability.anyOf[0].enum,parentSchema:schema2.properties.availability.anyOf[0],data:data23};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid21 = _errs112 === errors;
valid25 = valid25 || _valid21;
const _errs113 = errors;
if(!(validate2(data23, {instancePath:instancePath+"/availability",parentData:data,parentDataProperty:"availability",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid21 = _errs113 === errors;
valid25 = valid25 || _valid21;
if(!valid25){
const err57 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.availability.anyOf,parentSchema:schema2.properties.availability,data:data23};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
else {
errors = _errs111;
if(vErrors !== null){
if(_errs111){
vErrors.length = _errs111;
}
else {
vErrors = null;
}
}
}
}
if(data.history !== undefined && func0.call(data, "history")){
let data24 = data.history;
const _errs115 = errors;
let valid26 = false;
const _errs116 = errors;
if(typeof data24 !== "boolean"){
const err58 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.history.anyOf[0].type,parentSchema:schema2.properties.history.anyOf[0],data:data24};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var _valid22 = _errs116 === errors;
valid26 = valid26 || _valid22;
const _errs118 = errors;
if(!(validate2(data24, {instancePath:instancePath+"/history",parentData:data,parentDataProperty:"history",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid22 = _errs118 === errors;
valid26 = valid26 || _valid22;
if(!valid26){
const err59 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.history.anyOf,parentSchema:schema2.properties.history,data:data24};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
else {
errors = _errs115;
if(vErrors !== null){
if(_errs115){
vErrors.length = _errs115;
}
else {
vErrors = null;
}
}
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
let data25 = data.mirror;
const _errs120 = errors;
let valid27 = false;
const _errs121 = errors;
if(!(((data25 === "none") || (data25 === "handoff")) || (data25 === "live"))){
const err60 = {instancePath:instancePath+"/mirror",schemaPath:"#/properties/mirror/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.mirror.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.mirror.anyOf[0].enum,parentSchema:schema2.properties.mirror.anyOf[0],data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var _valid23 = _errs121 === errors;
valid27 = valid27 || _valid23;
const _errs122 = errors;
if(!(validate2(data25, {instancePath:instancePath+"/mirror",parentData:data,parentDataProperty:"mirror",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid23 = _errs122 === errors;
valid27 = valid27 || _valid23;
if(!valid27){
const err61 = {instancePath:instancePath+"/mirror",schemaPath:"#/properties/mirror/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.mirror.anyOf,parentSchema:schema2.properties.mirror,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
else {
errors = _errs120;
if(vErrors !== null){
if(_errs120){
vErrors.length = _errs120;
}
else {
vErrors = null;
}
}
}
}
if(data.repeatsLines !== undefined && func0.call(data, "repeatsLines")){
let data26 = data.repeatsLines;
const _errs124 = errors;
let valid28 = false;
const _errs125 = errors;
if(typeof data26 !== "boolean"){
const err62 = {instancePath:instancePath+"/repeatsLines",schemaPath:"#/properties/repeatsLines/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.repeatsLines.anyOf[0].type,parentSchema:schema2.properties.repeatsLines.anyOf[0],data:data26};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var _valid24 = _errs125 === errors;
valid28 = valid28 || _valid24;
const _errs127 = errors;
if(!(validate2(data26, {instancePath:instancePath+"/repeatsLines",parentData:data,parentDataProperty:"repeatsLines",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid24 = _errs127 === errors;
valid28 = valid28 || _valid24;
if(!valid28){
const err63 = {instancePath:instancePath+"/repeatsLines",schemaPath:"#/properties/repeatsLines/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.repeatsLines.anyOf,parentSchema:schema2.properties.repeatsLines,data:data26};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
else {
errors = _errs124;
if(vErrors !== null){
if(_errs124){
vErrors.length = _errs124;
}
else {
vErrors = null;
}
}
}
}
if(data.close !== undefined && func0.call(data, "close")){
let data27 = data.close;
const _errs129 = errors;
let valid29 = false;
const _errs130 = errors;
if(typeof data27 !== "boolean"){
const err64 = {instancePath:instancePath+"/close",schemaPath:"#/properties/close/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema2.properties.close.anyOf[0].type,parentSchema:schema2.properties.close.anyOf[0],data:data27};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid25 = _errs130 === errors;
valid29 = valid29 || _valid25;
const _errs132 = errors;
if(!(validate2(data27, {instancePath:instancePath+"/close",parentData:data,parentDataProperty:"close",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid25 = _errs132 === errors;
valid29 = valid29 || _valid25;
if(!valid29){
const err65 = {instancePath:instancePath+"/close",schemaPath:"#/properties/close/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.close.anyOf,parentSchema:schema2.properties.close,data:data27};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
else {
errors = _errs129;
if(vErrors !== null){
if(_errs129){
vErrors.length = _errs129;
}
else {
vErrors = null;
}
}
}
}
if(data.lookup !== undefined && func0.call(data, "lookup")){
let data28 = data.lookup;
const _errs134 = errors;
let valid30 = false;
const _errs135 = errors;
if(!(((data28 === "none") || (data28 === "lead")) || (data28 === "transcript"))){
const err66 = {instancePath:instancePath+"/lookup",schemaPath:"#/properties/lookup/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema2.properties.lookup.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema2.properties.lookup.anyOf[0].enum,parentSchema:schema2.properties.lookup.anyOf[0],data:data28};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid26 = _errs135 === errors;
valid30 = valid30 || _valid26;
const _errs136 = errors;
if(!(validate2(data28, {instancePath:instancePath+"/lookup",parentData:data,parentDataProperty:"lookup",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid26 = _errs136 === errors;
valid30 = valid30 || _valid26;
if(!valid30){
const err67 = {instancePath:instancePath+"/lookup",schemaPath:"#/properties/lookup/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.properties.lookup.anyOf,parentSchema:schema2.properties.lookup,data:data28};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
else {
errors = _errs134;
if(vErrors !== null){
if(_errs134){
vErrors.length = _errs134;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err68 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema7 = at("provider", "/$defs/endpoint");
const pattern3 = new RegExp("^/", "u");
const schema8 = at("provider", "/$defs/verify");
const schema9 = at("provider", "/$defs/check");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema9.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.path !== undefined && func0.call(data, "path")){
let data0 = data.path;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.path.type,parentSchema:schema9.properties.path,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.query !== undefined && func0.call(data, "query")){
let data1 = data.query;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.query.type,parentSchema:schema9.properties.query,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.header !== undefined && func0.call(data, "header")){
let data2 = data.header;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/header",schemaPath:"#/properties/header/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.header.type,parentSchema:schema9.properties.header,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.json !== undefined && func0.call(data, "json")){
let data3 = data.json;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.json.type,parentSchema:schema9.properties.json,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
let data4 = data.equals;
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err5 = {instancePath:instancePath+"/equals",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data4 === "string"){
if(func6(data4) < 1){
const err6 = {instancePath:instancePath+"/equals",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.hmac !== undefined && func0.call(data, "hmac")){
let data5 = data.hmac;
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/hmac",schemaPath:"#/properties/hmac/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.hmac.type,parentSchema:schema9.properties.hmac,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data5 === "sha256") || (data5 === "sha1")) || (data5 === "sha512"))){
const err8 = {instancePath:instancePath+"/hmac",schemaPath:"#/properties/hmac/enum",keyword:"enum",params:{allowedValues: schema9.properties.hmac.enum},message:"must be equal to one of the allowed values",schema:schema9.properties.hmac.enum,parentSchema:schema9.properties.hmac,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.key !== undefined && func0.call(data, "key")){
let data6 = data.key;
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
const err9 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data6 === "string"){
if(func6(data6) < 1){
const err10 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.of !== undefined && func0.call(data, "of")){
let data7 = data.of;
if(typeof data7 !== "string"){
const err11 = {instancePath:instancePath+"/of",schemaPath:"#/properties/of/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.of.type,parentSchema:schema9.properties.of,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.prefix !== undefined && func0.call(data, "prefix")){
let data8 = data.prefix;
if(typeof data8 !== "string"){
const err12 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.prefix.type,parentSchema:schema9.properties.prefix,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.encoding !== undefined && func0.call(data, "encoding")){
let data9 = data.encoding;
if(typeof data9 !== "string"){
const err13 = {instancePath:instancePath+"/encoding",schemaPath:"#/properties/encoding/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.encoding.type,parentSchema:schema9.properties.encoding,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data9 === "hex") || (data9 === "base64"))){
const err14 = {instancePath:instancePath+"/encoding",schemaPath:"#/properties/encoding/enum",keyword:"enum",params:{allowedValues: schema9.properties.encoding.enum},message:"must be equal to one of the allowed values",schema:schema9.properties.encoding.enum,parentSchema:schema9.properties.encoding,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if("none" !== data){
const err0 = {instancePath,schemaPath:"#/anyOf/0/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant",schema:"none",parentSchema:schema8.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs2 = errors;
if(!(validate35(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs3 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/anyOf/2/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema8.anyOf[2],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate35(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema8.anyOf[2].type,parentSchema:schema8.anyOf[2],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var items0 = true;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema8.anyOf,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate34.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate34.evaluated = {"dynamicProps":true,"dynamicItems":true};

const schema15 = at("provider", "/$defs/answer");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "status") || (key0 === "json")) || (key0 === "text")) || (key0 === "contentType"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.status !== undefined && func0.call(data, "status")){
let data0 = data.status;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema15.properties.status.anyOf[0].type,parentSchema:schema15.properties.status.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 599 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema15.properties.status.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 200 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200},message:"must be >= 200",schema:200,parentSchema:schema15.properties.status.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
const _errs6 = errors;
if(!(validate2(data0, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err4 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.properties.status.anyOf,parentSchema:schema15.properties.status,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.json !== undefined && func0.call(data, "json")){
let data1 = data.json;
if((((typeof data1 != "object") && (typeof data1 !== "string")) && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err5 = {instancePath:instancePath+"/json",schemaPath:"#/properties/json/type",keyword:"type",params:{type: schema15.properties.json.type},message:"must be string,number,boolean,null,array,object",schema:schema15.properties.json.type,parentSchema:schema15.properties.json,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data2 = data.text;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.text.anyOf[0].type,parentSchema:schema15.properties.text.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
const _errs13 = errors;
if(!(validate2(data2, {instancePath:instancePath+"/text",parentData:data,parentDataProperty:"text",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err7 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.properties.text.anyOf,parentSchema:schema15.properties.text,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.contentType !== undefined && func0.call(data, "contentType")){
let data3 = data.contentType;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/contentType",schemaPath:"#/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.properties.contentType.type,parentSchema:schema15.properties.contentType,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema16 = at("provider", "/$defs/route");

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "name") || (key0 === "when")) || (key0 === "event")) || (key0 === "ignore")) || (key0 === "onUnknown")) || (key0 === "warn")) || (key0 === "dedupe")) || (key0 === "answer"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func6(data0) < 1){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.name.type,parentSchema:schema16.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err3 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err4 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.event !== undefined && func0.call(data, "event")){
let data2 = data.event;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err5 = {instancePath:instancePath+"/event",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err6 = {instancePath:instancePath+"/event",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.ignore !== undefined && func0.call(data, "ignore")){
let data3 = data.ignore;
if(typeof data3 === "string"){
if(func6(data3) < 1){
const err7 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.ignore,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.ignore.type,parentSchema:schema16.properties.ignore,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.onUnknown !== undefined && func0.call(data, "onUnknown")){
let data4 = data.onUnknown;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/onUnknown",schemaPath:"#/properties/onUnknown/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.onUnknown.type,parentSchema:schema16.properties.onUnknown,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!(((data4 === "create") || (data4 === "wait")) || (data4 === "ignore"))){
const err10 = {instancePath:instancePath+"/onUnknown",schemaPath:"#/properties/onUnknown/enum",keyword:"enum",params:{allowedValues: schema16.properties.onUnknown.enum},message:"must be equal to one of the allowed values",schema:schema16.properties.onUnknown.enum,parentSchema:schema16.properties.onUnknown,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.warn !== undefined && func0.call(data, "warn")){
let data5 = data.warn;
if(((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")){
const err11 = {instancePath:instancePath+"/warn",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(typeof data5 === "string"){
if(func6(data5) < 1){
const err12 = {instancePath:instancePath+"/warn",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data.dedupe !== undefined && func0.call(data, "dedupe")){
let data6 = data.dedupe;
const _errs18 = errors;
let valid4 = false;
const _errs19 = errors;
if(data6 !== null){
const err13 = {instancePath:instancePath+"/dedupe",schemaPath:"#/properties/dedupe/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema16.properties.dedupe.anyOf[0].type,parentSchema:schema16.properties.dedupe.anyOf[0],data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs19 === errors;
valid4 = valid4 || _valid0;
const _errs21 = errors;
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
const err14 = {instancePath:instancePath+"/dedupe",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data6 === "string"){
if(func6(data6) < 1){
const err15 = {instancePath:instancePath+"/dedupe",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs21 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err16 = {instancePath:instancePath+"/dedupe",schemaPath:"#/properties/dedupe/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema16.properties.dedupe.anyOf,parentSchema:schema16.properties.dedupe,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
}
if(data.answer !== undefined && func0.call(data, "answer")){
if(!(validate39(data.answer, {instancePath:instancePath+"/answer",parentData:data,parentDataProperty:"answer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.path === undefined) || (!(func0.call(data, "path")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.dedupe === undefined) || (!(func0.call(data, "dedupe")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dedupe"},message:"must have required property '"+"dedupe"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.routes === undefined) || (!(func0.call(data, "routes")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "routes"},message:"must have required property '"+"routes"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema7.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func6(data0) < 1){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.name.type,parentSchema:schema7.properties.name,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.path !== undefined && func0.call(data, "path")){
let data1 = data.path;
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
const err7 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema7.properties.path,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.path.type,parentSchema:schema7.properties.path,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.methods !== undefined && func0.call(data, "methods")){
let data2 = data.methods;
if(Array.isArray(data2)){
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema7.properties.methods,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(!(((((data3 === "GET") || (data3 === "POST")) || (data3 === "PUT")) || (data3 === "PATCH")) || (data3 === "DELETE"))){
const err10 = {instancePath:instancePath+"/methods/" + i0,schemaPath:"#/properties/methods/items/enum",keyword:"enum",params:{allowedValues: schema7.properties.methods.items.enum},message:"must be equal to one of the allowed values",schema:schema7.properties.methods.items.enum,parentSchema:schema7.properties.methods.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties.methods.type,parentSchema:schema7.properties.methods,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.body !== undefined && func0.call(data, "body")){
let data4 = data.body;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.body.type,parentSchema:schema7.properties.body,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((((data4 === "json") || (data4 === "form")) || (data4 === "query")) || (data4 === "text")) || (data4 === "none")) || (data4 === "any"))){
const err13 = {instancePath:instancePath+"/body",schemaPath:"#/properties/body/enum",keyword:"enum",params:{allowedValues: schema7.properties.body.enum},message:"must be equal to one of the allowed values",schema:schema7.properties.body.enum,parentSchema:schema7.properties.body,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.verify !== undefined && func0.call(data, "verify")){
if(!(validate34(data.verify, {instancePath:instancePath+"/verify",parentData:data,parentDataProperty:"verify",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
if(data.eventType !== undefined && func0.call(data, "eventType")){
let data6 = data.eventType;
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
const err14 = {instancePath:instancePath+"/eventType",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data6 === "string"){
if(func6(data6) < 1){
const err15 = {instancePath:instancePath+"/eventType",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.accepts !== undefined && func0.call(data, "accepts")){
let data7 = data.accepts;
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")){
const err16 = {instancePath:instancePath+"/accepts",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data7 === "string"){
if(func6(data7) < 1){
const err17 = {instancePath:instancePath+"/accepts",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.dedupe !== undefined && func0.call(data, "dedupe")){
let data8 = data.dedupe;
const _errs19 = errors;
let valid5 = false;
const _errs20 = errors;
if(data8 !== null){
const err18 = {instancePath:instancePath+"/dedupe",schemaPath:"#/properties/dedupe/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema7.properties.dedupe.anyOf[0].type,parentSchema:schema7.properties.dedupe.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid5 = valid5 || _valid0;
const _errs22 = errors;
if(((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err19 = {instancePath:instancePath+"/dedupe",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(typeof data8 === "string"){
if(func6(data8) < 1){
const err20 = {instancePath:instancePath+"/dedupe",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const err21 = {instancePath:instancePath+"/dedupe",schemaPath:"#/properties/dedupe/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema7.properties.dedupe.anyOf,parentSchema:schema7.properties.dedupe,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
if(data.answer !== undefined && func0.call(data, "answer")){
if(!(validate39(data.answer, {instancePath:instancePath+"/answer",parentData:data,parentDataProperty:"answer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.unauthorized !== undefined && func0.call(data, "unauthorized")){
if(!(validate39(data.unauthorized, {instancePath:instancePath+"/unauthorized",parentData:data,parentDataProperty:"unauthorized",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.malformed !== undefined && func0.call(data, "malformed")){
if(!(validate39(data.malformed, {instancePath:instancePath+"/malformed",parentData:data,parentDataProperty:"malformed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.routes !== undefined && func0.call(data, "routes")){
let data12 = data.routes;
if(Array.isArray(data12)){
if(data12.length < 1){
const err22 = {instancePath:instancePath+"/routes",schemaPath:"#/properties/routes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema7.properties.routes,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
if(!(validate45(data12[i1], {instancePath:instancePath+"/routes/" + i1,parentData:data12,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/routes",schemaPath:"#/properties/routes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties.routes.type,parentSchema:schema7.properties.routes,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema21 = at("provider", "/$defs/command");
const schema29 = at("provider", "/$defs/basicAuth");

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.login === undefined) || (!(func0.call(data, "login")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "login"},message:"must have required property '"+"login"+"'",schema:schema29.required,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.password === undefined) || (!(func0.call(data, "password")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "password"},message:"must have required property '"+"password"+"'",schema:schema29.required,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "login") || (key0 === "password"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.login !== undefined && func0.call(data, "login")){
let data0 = data.login;
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err3 = {instancePath:instancePath+"/login",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data0 === "string"){
if(func6(data0) < 1){
const err4 = {instancePath:instancePath+"/login",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.password !== undefined && func0.call(data, "password")){
let data1 = data.password;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err5 = {instancePath:instancePath+"/password",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err6 = {instancePath:instancePath+"/password",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = at("provider", "/$defs/outcome");

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.outcome === undefined) || (!(func0.call(data, "outcome")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "when") || (key0 === "outcome")) || (key0 === "reason")) || (key0 === "retryAfter")) || (key0 === "pause"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data0 = data.when;
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err3 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data0 === "string"){
if(func6(data0) < 1){
const err4 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.outcome !== undefined && func0.call(data, "outcome")){
let data1 = data.outcome;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.outcome.type,parentSchema:schema38.properties.outcome,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((((((data1 === "retry") || (data1 === "unavailable")) || (data1 === "gone.dialog")) || (data1 === "gone.lead")) || (data1 === "account")) || (data1 === "rejected")) || (data1 === "delivered")) || (data1 === "fallback"))){
const err6 = {instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema38.properties.outcome.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.outcome.enum,parentSchema:schema38.properties.outcome,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data2 = data.reason;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err7 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err8 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.retryAfter !== undefined && func0.call(data, "retryAfter")){
let data3 = data.retryAfter;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err9 = {instancePath:instancePath+"/retryAfter",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data3 === "string"){
if(func6(data3) < 1){
const err10 = {instancePath:instancePath+"/retryAfter",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.pause !== undefined && func0.call(data, "pause")){
let data4 = data.pause;
if(typeof data4 === "string"){
if(!(formats2.validate(data4))){
const err11 = {instancePath:instancePath+"/pause",schemaPath:"#/properties/pause/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema38.properties.pause,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/pause",schemaPath:"#/properties/pause/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.pause.type,parentSchema:schema38.properties.pause,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema66 = at("provider", "/$defs/step");

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema66.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.name.type,parentSchema:schema66.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err2 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err3 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.get !== undefined && func0.call(data, "get")){
let data2 = data.get;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err4 = {instancePath:instancePath+"/get",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err5 = {instancePath:instancePath+"/get",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.post !== undefined && func0.call(data, "post")){
let data3 = data.post;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err6 = {instancePath:instancePath+"/post",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data3 === "string"){
if(func6(data3) < 1){
const err7 = {instancePath:instancePath+"/post",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.put !== undefined && func0.call(data, "put")){
let data4 = data.put;
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err8 = {instancePath:instancePath+"/put",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data4 === "string"){
if(func6(data4) < 1){
const err9 = {instancePath:instancePath+"/put",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.patch !== undefined && func0.call(data, "patch")){
let data5 = data.patch;
if(((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")){
const err10 = {instancePath:instancePath+"/patch",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data5 === "string"){
if(func6(data5) < 1){
const err11 = {instancePath:instancePath+"/patch",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.delete !== undefined && func0.call(data, "delete")){
let data6 = data.delete;
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
const err12 = {instancePath:instancePath+"/delete",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data6 === "string"){
if(func6(data6) < 1){
const err13 = {instancePath:instancePath+"/delete",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data7 = data.headers;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
let data8 = data7[key1];
if(((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err14 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data8 === "string"){
if(func6(data8) < 1){
const err15 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.headers.type,parentSchema:schema66.properties.headers,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.basicAuth !== undefined && func0.call(data, "basicAuth")){
if(!(validate50(data.basicAuth, {instancePath:instancePath+"/basicAuth",parentData:data,parentDataProperty:"basicAuth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.query !== undefined && func0.call(data, "query")){
let data10 = data.query;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 of Object.keys(data10)){
let data11 = data10[key2];
if(((typeof data11 !== "string") && (!((typeof data11 == "number") && (isFinite(data11))))) && (typeof data11 !== "boolean")){
const err17 = {instancePath:instancePath+"/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data11 === "string"){
if(func6(data11) < 1){
const err18 = {instancePath:instancePath+"/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.query.type,parentSchema:schema66.properties.query,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.json !== undefined && func0.call(data, "json")){
let data12 = data.json;
if(((typeof data12 !== "string") && (!((typeof data12 == "number") && (isFinite(data12))))) && (typeof data12 !== "boolean")){
const err20 = {instancePath:instancePath+"/json",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(typeof data12 === "string"){
if(func6(data12) < 1){
const err21 = {instancePath:instancePath+"/json",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.form !== undefined && func0.call(data, "form")){
let data13 = data.form;
if(((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))) && (typeof data13 !== "boolean")){
const err22 = {instancePath:instancePath+"/form",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data13 === "string"){
if(func6(data13) < 1){
const err23 = {instancePath:instancePath+"/form",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data.multipart !== undefined && func0.call(data, "multipart")){
let data14 = data.multipart;
if(((typeof data14 !== "string") && (!((typeof data14 == "number") && (isFinite(data14))))) && (typeof data14 !== "boolean")){
const err24 = {instancePath:instancePath+"/multipart",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data14 === "string"){
if(func6(data14) < 1){
const err25 = {instancePath:instancePath+"/multipart",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data15 = data.text;
if(((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")){
const err26 = {instancePath:instancePath+"/text",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(typeof data15 === "string"){
if(func6(data15) < 1){
const err27 = {instancePath:instancePath+"/text",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data.delivered !== undefined && func0.call(data, "delivered")){
let data16 = data.delivered;
if(((typeof data16 !== "string") && (!((typeof data16 == "number") && (isFinite(data16))))) && (typeof data16 !== "boolean")){
const err28 = {instancePath:instancePath+"/delivered",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data16 === "string"){
if(func6(data16) < 1){
const err29 = {instancePath:instancePath+"/delivered",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data.outcomes !== undefined && func0.call(data, "outcomes")){
let data17 = data.outcomes;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
if(!(validate52(data17[i0], {instancePath:instancePath+"/outcomes/" + i0,parentData:data17,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema66.properties.outcomes.type,parentSchema:schema66.properties.outcomes,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data19 = data.reason;
if(((typeof data19 !== "string") && (!((typeof data19 == "number") && (isFinite(data19))))) && (typeof data19 !== "boolean")){
const err31 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(typeof data19 === "string"){
if(func6(data19) < 1){
const err32 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data19};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data.retryAfter !== undefined && func0.call(data, "retryAfter")){
let data20 = data.retryAfter;
if(((typeof data20 !== "string") && (!((typeof data20 == "number") && (isFinite(data20))))) && (typeof data20 !== "boolean")){
const err33 = {instancePath:instancePath+"/retryAfter",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(typeof data20 === "string"){
if(func6(data20) < 1){
const err34 = {instancePath:instancePath+"/retryAfter",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data.capture !== undefined && func0.call(data, "capture")){
let data21 = data.capture;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key3 of Object.keys(data21)){
let data22 = data21[key3];
if(((typeof data22 !== "string") && (!((typeof data22 == "number") && (isFinite(data22))))) && (typeof data22 !== "boolean")){
const err35 = {instancePath:instancePath+"/capture/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(typeof data22 === "string"){
if(func6(data22) < 1){
const err36 = {instancePath:instancePath+"/capture/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
}
else {
const err37 = {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.capture.type,parentSchema:schema66.properties.capture,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data23 = data.providerId;
if(((typeof data23 !== "string") && (!((typeof data23 == "number") && (isFinite(data23))))) && (typeof data23 !== "boolean")){
const err38 = {instancePath:instancePath+"/providerId",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data23};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(typeof data23 === "string"){
if(func6(data23) < 1){
const err39 = {instancePath:instancePath+"/providerId",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data.reply !== undefined && func0.call(data, "reply")){
let data24 = data.reply;
if(((typeof data24 !== "string") && (!((typeof data24 == "number") && (isFinite(data24))))) && (typeof data24 !== "boolean")){
const err40 = {instancePath:instancePath+"/reply",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data24};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data24 === "string"){
if(func6(data24) < 1){
const err41 = {instancePath:instancePath+"/reply",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data24};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data.later !== undefined && func0.call(data, "later")){
let data25 = data.later;
if(((typeof data25 !== "string") && (!((typeof data25 == "number") && (isFinite(data25))))) && (typeof data25 !== "boolean")){
const err42 = {instancePath:instancePath+"/later",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data25};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(typeof data25 === "string"){
if(func6(data25) < 1){
const err43 = {instancePath:instancePath+"/later",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data25};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data.repeatable !== undefined && func0.call(data, "repeatable")){
let data26 = data.repeatable;
if(typeof data26 !== "boolean"){
const err44 = {instancePath:instancePath+"/repeatable",schemaPath:"#/properties/repeatable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema66.properties.repeatable.type,parentSchema:schema66.properties.repeatable,data:data26};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.fallback !== undefined && func0.call(data, "fallback")){
let data27 = data.fallback;
if(typeof data27 !== "boolean"){
const err45 = {instancePath:instancePath+"/fallback",schemaPath:"#/properties/fallback/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema66.properties.fallback.type,parentSchema:schema66.properties.fallback,data:data27};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.type,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema21.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.name.type,parentSchema:schema21.properties.name,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err2 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err3 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.get !== undefined && func0.call(data, "get")){
let data2 = data.get;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err4 = {instancePath:instancePath+"/get",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err5 = {instancePath:instancePath+"/get",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.post !== undefined && func0.call(data, "post")){
let data3 = data.post;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err6 = {instancePath:instancePath+"/post",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data3 === "string"){
if(func6(data3) < 1){
const err7 = {instancePath:instancePath+"/post",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.put !== undefined && func0.call(data, "put")){
let data4 = data.put;
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err8 = {instancePath:instancePath+"/put",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data4 === "string"){
if(func6(data4) < 1){
const err9 = {instancePath:instancePath+"/put",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.patch !== undefined && func0.call(data, "patch")){
let data5 = data.patch;
if(((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")){
const err10 = {instancePath:instancePath+"/patch",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data5 === "string"){
if(func6(data5) < 1){
const err11 = {instancePath:instancePath+"/patch",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.delete !== undefined && func0.call(data, "delete")){
let data6 = data.delete;
if(((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))) && (typeof data6 !== "boolean")){
const err12 = {instancePath:instancePath+"/delete",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data6 === "string"){
if(func6(data6) < 1){
const err13 = {instancePath:instancePath+"/delete",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data7 = data.headers;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
let data8 = data7[key1];
if(((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")){
const err14 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data8 === "string"){
if(func6(data8) < 1){
const err15 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.headers.type,parentSchema:schema21.properties.headers,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.basicAuth !== undefined && func0.call(data, "basicAuth")){
if(!(validate50(data.basicAuth, {instancePath:instancePath+"/basicAuth",parentData:data,parentDataProperty:"basicAuth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data.query !== undefined && func0.call(data, "query")){
let data10 = data.query;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 of Object.keys(data10)){
let data11 = data10[key2];
if(((typeof data11 !== "string") && (!((typeof data11 == "number") && (isFinite(data11))))) && (typeof data11 !== "boolean")){
const err17 = {instancePath:instancePath+"/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data11 === "string"){
if(func6(data11) < 1){
const err18 = {instancePath:instancePath+"/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.query.type,parentSchema:schema21.properties.query,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.json !== undefined && func0.call(data, "json")){
let data12 = data.json;
if(((typeof data12 !== "string") && (!((typeof data12 == "number") && (isFinite(data12))))) && (typeof data12 !== "boolean")){
const err20 = {instancePath:instancePath+"/json",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(typeof data12 === "string"){
if(func6(data12) < 1){
const err21 = {instancePath:instancePath+"/json",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.form !== undefined && func0.call(data, "form")){
let data13 = data.form;
if(((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))) && (typeof data13 !== "boolean")){
const err22 = {instancePath:instancePath+"/form",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(typeof data13 === "string"){
if(func6(data13) < 1){
const err23 = {instancePath:instancePath+"/form",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data.multipart !== undefined && func0.call(data, "multipart")){
let data14 = data.multipart;
if(((typeof data14 !== "string") && (!((typeof data14 == "number") && (isFinite(data14))))) && (typeof data14 !== "boolean")){
const err24 = {instancePath:instancePath+"/multipart",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data14 === "string"){
if(func6(data14) < 1){
const err25 = {instancePath:instancePath+"/multipart",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data15 = data.text;
if(((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")){
const err26 = {instancePath:instancePath+"/text",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(typeof data15 === "string"){
if(func6(data15) < 1){
const err27 = {instancePath:instancePath+"/text",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data.delivered !== undefined && func0.call(data, "delivered")){
let data16 = data.delivered;
if(((typeof data16 !== "string") && (!((typeof data16 == "number") && (isFinite(data16))))) && (typeof data16 !== "boolean")){
const err28 = {instancePath:instancePath+"/delivered",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(typeof data16 === "string"){
if(func6(data16) < 1){
const err29 = {instancePath:instancePath+"/delivered",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data.outcomes !== undefined && func0.call(data, "outcomes")){
let data17 = data.outcomes;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
if(!(validate52(data17[i0], {instancePath:instancePath+"/outcomes/" + i0,parentData:data17,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.outcomes.type,parentSchema:schema21.properties.outcomes,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data19 = data.reason;
if(((typeof data19 !== "string") && (!((typeof data19 == "number") && (isFinite(data19))))) && (typeof data19 !== "boolean")){
const err31 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(typeof data19 === "string"){
if(func6(data19) < 1){
const err32 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data19};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data.retryAfter !== undefined && func0.call(data, "retryAfter")){
let data20 = data.retryAfter;
if(((typeof data20 !== "string") && (!((typeof data20 == "number") && (isFinite(data20))))) && (typeof data20 !== "boolean")){
const err33 = {instancePath:instancePath+"/retryAfter",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(typeof data20 === "string"){
if(func6(data20) < 1){
const err34 = {instancePath:instancePath+"/retryAfter",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data.capture !== undefined && func0.call(data, "capture")){
let data21 = data.capture;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key3 of Object.keys(data21)){
let data22 = data21[key3];
if(((typeof data22 !== "string") && (!((typeof data22 == "number") && (isFinite(data22))))) && (typeof data22 !== "boolean")){
const err35 = {instancePath:instancePath+"/capture/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(typeof data22 === "string"){
if(func6(data22) < 1){
const err36 = {instancePath:instancePath+"/capture/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
}
else {
const err37 = {instancePath:instancePath+"/capture",schemaPath:"#/properties/capture/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.capture.type,parentSchema:schema21.properties.capture,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data23 = data.providerId;
if(((typeof data23 !== "string") && (!((typeof data23 == "number") && (isFinite(data23))))) && (typeof data23 !== "boolean")){
const err38 = {instancePath:instancePath+"/providerId",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data23};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(typeof data23 === "string"){
if(func6(data23) < 1){
const err39 = {instancePath:instancePath+"/providerId",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data.reply !== undefined && func0.call(data, "reply")){
let data24 = data.reply;
if(((typeof data24 !== "string") && (!((typeof data24 == "number") && (isFinite(data24))))) && (typeof data24 !== "boolean")){
const err40 = {instancePath:instancePath+"/reply",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data24};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data24 === "string"){
if(func6(data24) < 1){
const err41 = {instancePath:instancePath+"/reply",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data24};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data.later !== undefined && func0.call(data, "later")){
let data25 = data.later;
if(((typeof data25 !== "string") && (!((typeof data25 == "number") && (isFinite(data25))))) && (typeof data25 !== "boolean")){
const err42 = {instancePath:instancePath+"/later",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data25};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(typeof data25 === "string"){
if(func6(data25) < 1){
const err43 = {instancePath:instancePath+"/later",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data25};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data.repeatable !== undefined && func0.call(data, "repeatable")){
let data26 = data.repeatable;
if(typeof data26 !== "boolean"){
const err44 = {instancePath:instancePath+"/repeatable",schemaPath:"#/properties/repeatable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema21.properties.repeatable.type,parentSchema:schema21.properties.repeatable,data:data26};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data27 = data.onDoubt;
if(typeof data27 !== "string"){
const err45 = {instancePath:instancePath+"/onDoubt",schemaPath:"#/properties/onDoubt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.onDoubt.type,parentSchema:schema21.properties.onDoubt,data:data27};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!(((data27 === "resend") || (data27 === "drop")) || (data27 === "park"))){
const err46 = {instancePath:instancePath+"/onDoubt",schemaPath:"#/properties/onDoubt/enum",keyword:"enum",params:{allowedValues: schema21.properties.onDoubt.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.onDoubt.enum,parentSchema:schema21.properties.onDoubt,data:data27};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.verify !== undefined && func0.call(data, "verify")){
let data28 = data.verify;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if((data28.found === undefined) || (!(func0.call(data28, "found")))){
const err47 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/required",keyword:"required",params:{missingProperty: "found"},message:"must have required property '"+"found"+"'",schema:schema21.properties.verify.required,parentSchema:schema21.properties.verify,data:data28};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
for(const key4 of Object.keys(data28)){
if(!(func0.call(schema21.properties.verify.properties, key4))){
const err48 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema21.properties.verify,data:data28};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data28.name !== undefined && func0.call(data28, "name")){
let data29 = data28.name;
if(typeof data29 !== "string"){
const err49 = {instancePath:instancePath+"/verify/name",schemaPath:"#/properties/verify/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.verify.properties.name.type,parentSchema:schema21.properties.verify.properties.name,data:data29};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data28.when !== undefined && func0.call(data28, "when")){
let data30 = data28.when;
if(((typeof data30 !== "string") && (!((typeof data30 == "number") && (isFinite(data30))))) && (typeof data30 !== "boolean")){
const err50 = {instancePath:instancePath+"/verify/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data30};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(typeof data30 === "string"){
if(func6(data30) < 1){
const err51 = {instancePath:instancePath+"/verify/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data30};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data28.get !== undefined && func0.call(data28, "get")){
let data31 = data28.get;
if(((typeof data31 !== "string") && (!((typeof data31 == "number") && (isFinite(data31))))) && (typeof data31 !== "boolean")){
const err52 = {instancePath:instancePath+"/verify/get",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data31};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(typeof data31 === "string"){
if(func6(data31) < 1){
const err53 = {instancePath:instancePath+"/verify/get",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data31};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
if(data28.post !== undefined && func0.call(data28, "post")){
let data32 = data28.post;
if(((typeof data32 !== "string") && (!((typeof data32 == "number") && (isFinite(data32))))) && (typeof data32 !== "boolean")){
const err54 = {instancePath:instancePath+"/verify/post",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data32};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(typeof data32 === "string"){
if(func6(data32) < 1){
const err55 = {instancePath:instancePath+"/verify/post",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data32};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
if(data28.put !== undefined && func0.call(data28, "put")){
let data33 = data28.put;
if(((typeof data33 !== "string") && (!((typeof data33 == "number") && (isFinite(data33))))) && (typeof data33 !== "boolean")){
const err56 = {instancePath:instancePath+"/verify/put",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data33};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(typeof data33 === "string"){
if(func6(data33) < 1){
const err57 = {instancePath:instancePath+"/verify/put",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data33};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data28.patch !== undefined && func0.call(data28, "patch")){
let data34 = data28.patch;
if(((typeof data34 !== "string") && (!((typeof data34 == "number") && (isFinite(data34))))) && (typeof data34 !== "boolean")){
const err58 = {instancePath:instancePath+"/verify/patch",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data34};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(typeof data34 === "string"){
if(func6(data34) < 1){
const err59 = {instancePath:instancePath+"/verify/patch",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data34};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
if(data28.delete !== undefined && func0.call(data28, "delete")){
let data35 = data28.delete;
if(((typeof data35 !== "string") && (!((typeof data35 == "number") && (isFinite(data35))))) && (typeof data35 !== "boolean")){
const err60 = {instancePath:instancePath+"/verify/delete",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data35};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(typeof data35 === "string"){
if(func6(data35) < 1){
const err61 = {instancePath:instancePath+"/verify/delete",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data35};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data28.headers !== undefined && func0.call(data28, "headers")){
let data36 = data28.headers;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key5 of Object.keys(data36)){
let data37 = data36[key5];
if(((typeof data37 !== "string") && (!((typeof data37 == "number") && (isFinite(data37))))) && (typeof data37 !== "boolean")){
const err62 = {instancePath:instancePath+"/verify/headers/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data37};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(typeof data37 === "string"){
if(func6(data37) < 1){
const err63 = {instancePath:instancePath+"/verify/headers/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data37};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
}
else {
const err64 = {instancePath:instancePath+"/verify/headers",schemaPath:"#/properties/verify/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.verify.properties.headers.type,parentSchema:schema21.properties.verify.properties.headers,data:data36};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data28.basicAuth !== undefined && func0.call(data28, "basicAuth")){
if(!(validate50(data28.basicAuth, {instancePath:instancePath+"/verify/basicAuth",parentData:data28,parentDataProperty:"basicAuth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data28.query !== undefined && func0.call(data28, "query")){
let data39 = data28.query;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key6 of Object.keys(data39)){
let data40 = data39[key6];
if(((typeof data40 !== "string") && (!((typeof data40 == "number") && (isFinite(data40))))) && (typeof data40 !== "boolean")){
const err65 = {instancePath:instancePath+"/verify/query/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data40};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(typeof data40 === "string"){
if(func6(data40) < 1){
const err66 = {instancePath:instancePath+"/verify/query/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data40};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
}
else {
const err67 = {instancePath:instancePath+"/verify/query",schemaPath:"#/properties/verify/properties/query/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.verify.properties.query.type,parentSchema:schema21.properties.verify.properties.query,data:data39};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data28.json !== undefined && func0.call(data28, "json")){
let data41 = data28.json;
if(((typeof data41 !== "string") && (!((typeof data41 == "number") && (isFinite(data41))))) && (typeof data41 !== "boolean")){
const err68 = {instancePath:instancePath+"/verify/json",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data41};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(typeof data41 === "string"){
if(func6(data41) < 1){
const err69 = {instancePath:instancePath+"/verify/json",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data41};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
if(data28.form !== undefined && func0.call(data28, "form")){
let data42 = data28.form;
if(((typeof data42 !== "string") && (!((typeof data42 == "number") && (isFinite(data42))))) && (typeof data42 !== "boolean")){
const err70 = {instancePath:instancePath+"/verify/form",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data42};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(typeof data42 === "string"){
if(func6(data42) < 1){
const err71 = {instancePath:instancePath+"/verify/form",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data42};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
if(data28.multipart !== undefined && func0.call(data28, "multipart")){
let data43 = data28.multipart;
if(((typeof data43 !== "string") && (!((typeof data43 == "number") && (isFinite(data43))))) && (typeof data43 !== "boolean")){
const err72 = {instancePath:instancePath+"/verify/multipart",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data43};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(typeof data43 === "string"){
if(func6(data43) < 1){
const err73 = {instancePath:instancePath+"/verify/multipart",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data43};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
if(data28.text !== undefined && func0.call(data28, "text")){
let data44 = data28.text;
if(((typeof data44 !== "string") && (!((typeof data44 == "number") && (isFinite(data44))))) && (typeof data44 !== "boolean")){
const err74 = {instancePath:instancePath+"/verify/text",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data44};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(typeof data44 === "string"){
if(func6(data44) < 1){
const err75 = {instancePath:instancePath+"/verify/text",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data44};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
if(data28.delivered !== undefined && func0.call(data28, "delivered")){
let data45 = data28.delivered;
if(((typeof data45 !== "string") && (!((typeof data45 == "number") && (isFinite(data45))))) && (typeof data45 !== "boolean")){
const err76 = {instancePath:instancePath+"/verify/delivered",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data45};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(typeof data45 === "string"){
if(func6(data45) < 1){
const err77 = {instancePath:instancePath+"/verify/delivered",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data45};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
if(data28.outcomes !== undefined && func0.call(data28, "outcomes")){
let data46 = data28.outcomes;
if(Array.isArray(data46)){
const len1 = data46.length;
for(let i1=0; i1<len1; i1++){
if(!(validate52(data46[i1], {instancePath:instancePath+"/verify/outcomes/" + i1,parentData:data46,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err78 = {instancePath:instancePath+"/verify/outcomes",schemaPath:"#/properties/verify/properties/outcomes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.verify.properties.outcomes.type,parentSchema:schema21.properties.verify.properties.outcomes,data:data46};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data28.reason !== undefined && func0.call(data28, "reason")){
let data48 = data28.reason;
if(((typeof data48 !== "string") && (!((typeof data48 == "number") && (isFinite(data48))))) && (typeof data48 !== "boolean")){
const err79 = {instancePath:instancePath+"/verify/reason",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data48};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(typeof data48 === "string"){
if(func6(data48) < 1){
const err80 = {instancePath:instancePath+"/verify/reason",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data48};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
if(data28.retryAfter !== undefined && func0.call(data28, "retryAfter")){
let data49 = data28.retryAfter;
if(((typeof data49 !== "string") && (!((typeof data49 == "number") && (isFinite(data49))))) && (typeof data49 !== "boolean")){
const err81 = {instancePath:instancePath+"/verify/retryAfter",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data49};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(typeof data49 === "string"){
if(func6(data49) < 1){
const err82 = {instancePath:instancePath+"/verify/retryAfter",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data49};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
if(data28.capture !== undefined && func0.call(data28, "capture")){
let data50 = data28.capture;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
for(const key7 of Object.keys(data50)){
let data51 = data50[key7];
if(((typeof data51 !== "string") && (!((typeof data51 == "number") && (isFinite(data51))))) && (typeof data51 !== "boolean")){
const err83 = {instancePath:instancePath+"/verify/capture/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data51};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(typeof data51 === "string"){
if(func6(data51) < 1){
const err84 = {instancePath:instancePath+"/verify/capture/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data51};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
}
else {
const err85 = {instancePath:instancePath+"/verify/capture",schemaPath:"#/properties/verify/properties/capture/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.verify.properties.capture.type,parentSchema:schema21.properties.verify.properties.capture,data:data50};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data28.providerId !== undefined && func0.call(data28, "providerId")){
let data52 = data28.providerId;
if(((typeof data52 !== "string") && (!((typeof data52 == "number") && (isFinite(data52))))) && (typeof data52 !== "boolean")){
const err86 = {instancePath:instancePath+"/verify/providerId",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data52};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(typeof data52 === "string"){
if(func6(data52) < 1){
const err87 = {instancePath:instancePath+"/verify/providerId",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data52};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
if(data28.after !== undefined && func0.call(data28, "after")){
let data53 = data28.after;
if(typeof data53 === "string"){
if(!(formats2.validate(data53))){
const err88 = {instancePath:instancePath+"/verify/after",schemaPath:"#/properties/verify/properties/after/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema21.properties.verify.properties.after,data:data53};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/verify/after",schemaPath:"#/properties/verify/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.verify.properties.after.type,parentSchema:schema21.properties.verify.properties.after,data:data53};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data28.found !== undefined && func0.call(data28, "found")){
let data54 = data28.found;
if(((typeof data54 !== "string") && (!((typeof data54 == "number") && (isFinite(data54))))) && (typeof data54 !== "boolean")){
const err90 = {instancePath:instancePath+"/verify/found",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data54};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(typeof data54 === "string"){
if(func6(data54) < 1){
const err91 = {instancePath:instancePath+"/verify/found",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data54};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
}
else {
const err92 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.properties.verify.type,parentSchema:schema21.properties.verify,data:data28};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data.remember !== undefined && func0.call(data, "remember")){
let data55 = data.remember;
if(typeof data55 === "string"){
if(!(formats2.validate(data55))){
const err93 = {instancePath:instancePath+"/remember",schemaPath:"#/properties/remember/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema21.properties.remember,data:data55};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/remember",schemaPath:"#/properties/remember/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.remember.type,parentSchema:schema21.properties.remember,data:data55};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data.steps !== undefined && func0.call(data, "steps")){
let data56 = data.steps;
if(Array.isArray(data56)){
if(data56.length > 20){
const err95 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema21.properties.steps,data:data56};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data56.length < 1){
const err96 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21.properties.steps,data:data56};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
const len2 = data56.length;
for(let i2=0; i2<len2; i2++){
if(!(validate56(data56[i2], {instancePath:instancePath+"/steps/" + i2,parentData:data56,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
const err97 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.steps.type,parentSchema:schema21.properties.steps,data:data56};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = at("provider", "/$defs/media");

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate70.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "steps") || (key0 === "url")) || (key0 === "headers")) || (key0 === "hosts"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.steps !== undefined && func0.call(data, "steps")){
let data0 = data.steps;
if(Array.isArray(data0)){
if(data0.length > 5){
const err1 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema86.properties.steps,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema86.properties.steps,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate56(data0[i0], {instancePath:instancePath+"/steps/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema86.properties.steps.type,parentSchema:schema86.properties.steps,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data2 = data.url;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err5 = {instancePath:instancePath+"/url",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data3 = data.headers;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 of Object.keys(data3)){
let data4 = data3[key1];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err6 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data4 === "string"){
if(func6(data4) < 1){
const err7 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.properties.headers.type,parentSchema:schema86.properties.headers,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.hosts !== undefined && func0.call(data, "hosts")){
let data5 = data.hosts;
if(Array.isArray(data5)){
if(data5.length > 20){
const err9 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema86.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data5.length < 1){
const err10 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema86.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err11 = {instancePath:instancePath+"/hosts/" + i1,schemaPath:"#/properties/hosts/items/pattern",keyword:"pattern",params:{pattern: "^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$"},message:"must match pattern \""+"^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$"+"\"",schema:"^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$",parentSchema:schema86.properties.hosts.items,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/hosts/" + i1,schemaPath:"#/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema86.properties.hosts.items.type,parentSchema:schema86.properties.hosts.items,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema86.properties.hosts.type,parentSchema:schema86.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema86.type,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}
validate70.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema89 = at("provider", "/$defs/setup");
const schema91 = at("provider", "/$defs/requirement");

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate76.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema91.required,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.require === undefined) || (!(func0.call(data, "require")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "require"},message:"must have required property '"+"require"+"'",schema:schema91.required,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.reason === undefined) || (!(func0.call(data, "reason")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema91.required,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "name") || (key0 === "when")) || (key0 === "require")) || (key0 === "reason"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema91.properties.name.type,parentSchema:schema91.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err5 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err6 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.require !== undefined && func0.call(data, "require")){
let data2 = data.require;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err7 = {instancePath:instancePath+"/require",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err8 = {instancePath:instancePath+"/require",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data3 = data.reason;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err9 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data3 === "string"){
if(func6(data3) < 1){
const err10 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema91.type,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate76.errors = vErrors;
return errors === 0;
}
validate76.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema95 = at("provider", "/$defs/setupNote");

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate78.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema95.required,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.note === undefined) || (!(func0.call(data, "note")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "note"},message:"must have required property '"+"note"+"'",schema:schema95.required,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "name") || (key0 === "when")) || (key0 === "note"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema95.properties.name.type,parentSchema:schema95.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err4 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err5 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.note !== undefined && func0.call(data, "note")){
let data2 = data.note;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err6 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data2 === "string"){
if(func6(data2) < 1){
const err7 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema95.type,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}
validate78.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "show") || (key0 === "register")) || (key0 === "check")) || (key0 === "remove"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema89,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.show !== undefined && func0.call(data, "show")){
let data0 = data.show;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.title === undefined) || (!(func0.call(data1, "title")))){
const err1 = {instancePath:instancePath+"/show/" + i0,schemaPath:"#/properties/show/items/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema89.properties.show.items.required,parentSchema:schema89.properties.show.items,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data1.value === undefined) || (!(func0.call(data1, "value")))){
const err2 = {instancePath:instancePath+"/show/" + i0,schemaPath:"#/properties/show/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema89.properties.show.items.required,parentSchema:schema89.properties.show.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data1.where === undefined) || (!(func0.call(data1, "where")))){
const err3 = {instancePath:instancePath+"/show/" + i0,schemaPath:"#/properties/show/items/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'",schema:schema89.properties.show.items.required,parentSchema:schema89.properties.show.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 of Object.keys(data1)){
if(!(((key1 === "title") || (key1 === "value")) || (key1 === "where"))){
const err4 = {instancePath:instancePath+"/show/" + i0,schemaPath:"#/properties/show/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema89.properties.show.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.title !== undefined && func0.call(data1, "title")){
let data2 = data1.title;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/show/" + i0+"/title",schemaPath:"#/properties/show/items/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema89.properties.show.items.properties.title.type,parentSchema:schema89.properties.show.items.properties.title,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.value !== undefined && func0.call(data1, "value")){
let data3 = data1.value;
if(((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")){
const err6 = {instancePath:instancePath+"/show/" + i0+"/value",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data3 === "string"){
if(func6(data3) < 1){
const err7 = {instancePath:instancePath+"/show/" + i0+"/value",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data1.where !== undefined && func0.call(data1, "where")){
let data4 = data1.where;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/show/" + i0+"/where",schemaPath:"#/properties/show/items/properties/where/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema89.properties.show.items.properties.where.type,parentSchema:schema89.properties.show.items.properties.where,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/show/" + i0,schemaPath:"#/properties/show/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema89.properties.show.items.type,parentSchema:schema89.properties.show.items,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/show",schemaPath:"#/properties/show/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema89.properties.show.type,parentSchema:schema89.properties.show,data:data0};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.register !== undefined && func0.call(data, "register")){
let data5 = data.register;
if(Array.isArray(data5)){
if(data5.length > 20){
const err11 = {instancePath:instancePath+"/register",schemaPath:"#/properties/register/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema89.properties.register,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5.length < 1){
const err12 = {instancePath:instancePath+"/register",schemaPath:"#/properties/register/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema89.properties.register,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs17 = errors;
let valid7 = false;
const _errs18 = errors;
if(!(validate56(data6, {instancePath:instancePath+"/register/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var _valid0 = _errs18 === errors;
valid7 = valid7 || _valid0;
if(_valid0){
var props0 = true;
}
const _errs19 = errors;
if(!(validate76(data6, {instancePath:instancePath+"/register/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
var _valid0 = _errs19 === errors;
valid7 = valid7 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
const _errs20 = errors;
if(!(validate78(data6, {instancePath:instancePath+"/register/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var _valid0 = _errs20 === errors;
valid7 = valid7 || _valid0;
if(_valid0){
if(props0 !== true){
props0 = true;
}
}
if(!valid7){
const err13 = {instancePath:instancePath+"/register/" + i1,schemaPath:"#/properties/register/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema89.properties.register.items.anyOf,parentSchema:schema89.properties.register.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/register",schemaPath:"#/properties/register/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema89.properties.register.type,parentSchema:schema89.properties.register,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.check !== undefined && func0.call(data, "check")){
let data7 = data.check;
if(Array.isArray(data7)){
if(data7.length > 20){
const err15 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema89.properties.check,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7.length < 1){
const err16 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema89.properties.check,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
const _errs24 = errors;
let valid10 = false;
const _errs25 = errors;
if(!(validate56(data8, {instancePath:instancePath+"/check/" + i2,parentData:data7,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var _valid1 = _errs25 === errors;
valid10 = valid10 || _valid1;
if(_valid1){
var props1 = true;
}
const _errs26 = errors;
if(!(validate76(data8, {instancePath:instancePath+"/check/" + i2,parentData:data7,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
var _valid1 = _errs26 === errors;
valid10 = valid10 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
const _errs27 = errors;
if(!(validate78(data8, {instancePath:instancePath+"/check/" + i2,parentData:data7,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var _valid1 = _errs27 === errors;
valid10 = valid10 || _valid1;
if(_valid1){
if(props1 !== true){
props1 = true;
}
}
if(!valid10){
const err17 = {instancePath:instancePath+"/check/" + i2,schemaPath:"#/properties/check/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema89.properties.check.items.anyOf,parentSchema:schema89.properties.check.items,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema89.properties.check.type,parentSchema:schema89.properties.check,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.remove !== undefined && func0.call(data, "remove")){
let data9 = data.remove;
if(Array.isArray(data9)){
if(data9.length > 20){
const err19 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema89.properties.remove,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data9.length < 1){
const err20 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema89.properties.remove,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
let data10 = data9[i3];
const _errs31 = errors;
let valid13 = false;
const _errs32 = errors;
if(!(validate56(data10, {instancePath:instancePath+"/remove/" + i3,parentData:data9,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var _valid2 = _errs32 === errors;
valid13 = valid13 || _valid2;
if(_valid2){
var props2 = true;
}
const _errs33 = errors;
if(!(validate76(data10, {instancePath:instancePath+"/remove/" + i3,parentData:data9,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
var _valid2 = _errs33 === errors;
valid13 = valid13 || _valid2;
if(_valid2){
if(props2 !== true){
props2 = true;
}
}
const _errs34 = errors;
if(!(validate78(data10, {instancePath:instancePath+"/remove/" + i3,parentData:data9,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var _valid2 = _errs34 === errors;
valid13 = valid13 || _valid2;
if(_valid2){
if(props2 !== true){
props2 = true;
}
}
if(!valid13){
const err21 = {instancePath:instancePath+"/remove/" + i3,schemaPath:"#/properties/remove/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema89.properties.remove.items.anyOf,parentSchema:schema89.properties.remove.items,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/remove",schemaPath:"#/properties/remove/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema89.properties.remove.type,parentSchema:schema89.properties.remove,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema89.type,parentSchema:schema89,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="provider.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"},message:"must have required property '"+"provider"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.title === undefined) || (!(func0.call(data, "title")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.roles === undefined) || (!(func0.call(data, "roles")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "roles"},message:"must have required property '"+"roles"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
let data0 = data.provider;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\"",schema:"^[a-z][a-z0-9-]*$",parentSchema:schema0.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.provider.type,parentSchema:schema0.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data1 = data.title;
if(typeof data1 === "string"){
if(func6(data1) < 1){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.title,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.title.type,parentSchema:schema0.properties.title,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.docs !== undefined && func0.call(data, "docs")){
let data2 = data.docs;
if(typeof data2 === "string"){
if(!(formats0.validate(data2))){
const err8 = {instancePath:instancePath+"/docs",schemaPath:"#/properties/docs/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.docs,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/docs",schemaPath:"#/properties/docs/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.docs.type,parentSchema:schema0.properties.docs,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
let data3 = data.roles;
if(Array.isArray(data3)){
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.roles,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(((data4 === "channel") || (data4 === "desk")) || (data4 === "bot"))){
const err11 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/properties/roles/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.roles.items.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.roles.items.enum,parentSchema:schema0.properties.roles.items,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
let i1 = data3.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func9(data3[i1], data3[j0])){
const err12 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema0.properties.roles,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.roles.type,parentSchema:schema0.properties.roles,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.hosts !== undefined && func0.call(data, "hosts")){
let data5 = data.hosts;
if(Array.isArray(data5)){
if(data5.length > 20){
const err14 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema0.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.length < 1){
const err15 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len1 = data5.length;
for(let i2=0; i2<len1; i2++){
let data6 = data5[i2];
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err16 = {instancePath:instancePath+"/hosts/" + i2,schemaPath:"#/properties/hosts/items/pattern",keyword:"pattern",params:{pattern: "^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$"},message:"must match pattern \""+"^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$"+"\"",schema:"^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$",parentSchema:schema0.properties.hosts.items,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/hosts/" + i2,schemaPath:"#/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.hosts.items.type,parentSchema:schema0.properties.hosts.items,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.hosts.type,parentSchema:schema0.properties.hosts,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.settings !== undefined && func0.call(data, "settings")){
let data7 = data.settings;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
if(!(func0.call(schema0.properties.settings.properties, key1))){
const err19 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.settings,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.type !== undefined && func0.call(data7, "type")){
let data8 = data7.type;
if("object" !== data8){
const err20 = {instancePath:instancePath+"/settings/type",schemaPath:"#/properties/settings/properties/type/const",keyword:"const",params:{allowedValue: "object"},message:"must be equal to constant",schema:"object",parentSchema:schema0.properties.settings.properties.type,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.description !== undefined && func0.call(data7, "description")){
let data9 = data7.description;
if(typeof data9 !== "string"){
const err21 = {instancePath:instancePath+"/settings/description",schemaPath:"#/properties/settings/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.settings.properties.description.type,parentSchema:schema0.properties.settings.properties.description,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data7.required !== undefined && func0.call(data7, "required")){
let data10 = data7.required;
if(Array.isArray(data10)){
const len2 = data10.length;
for(let i3=0; i3<len2; i3++){
let data11 = data10[i3];
if(typeof data11 !== "string"){
const err22 = {instancePath:instancePath+"/settings/required/" + i3,schemaPath:"#/properties/settings/properties/required/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.settings.properties.required.items.type,parentSchema:schema0.properties.settings.properties.required.items,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/settings/required",schemaPath:"#/properties/settings/properties/required/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.settings.properties.required.type,parentSchema:schema0.properties.settings.properties.required,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data7.properties !== undefined && func0.call(data7, "properties")){
let data12 = data7.properties;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key2 of Object.keys(data12)){
let data13 = data12[key2];
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
const err24 = {instancePath:instancePath+"/settings/properties/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/settings/properties/properties/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.properties.additionalProperties.type,parentSchema:schema0.properties.settings.properties.properties.additionalProperties,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/settings/properties",schemaPath:"#/properties/settings/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.properties.type,parentSchema:schema0.properties.settings.properties.properties,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data7.additionalProperties !== undefined && func0.call(data7, "additionalProperties")){
let data14 = data7.additionalProperties;
if(false !== data14){
const err26 = {instancePath:instancePath+"/settings/additionalProperties",schemaPath:"#/properties/settings/properties/additionalProperties/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant",schema:false,parentSchema:schema0.properties.settings.properties.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data7.dependentRequired !== undefined && func0.call(data7, "dependentRequired")){
let data15 = data7.dependentRequired;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key3 of Object.keys(data15)){
let data16 = data15[key3];
if(Array.isArray(data16)){
const len3 = data16.length;
for(let i4=0; i4<len3; i4++){
let data17 = data16[i4];
if(typeof data17 !== "string"){
const err27 = {instancePath:instancePath+"/settings/dependentRequired/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i4,schemaPath:"#/properties/settings/properties/dependentRequired/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.settings.properties.dependentRequired.additionalProperties.items.type,parentSchema:schema0.properties.settings.properties.dependentRequired.additionalProperties.items,data:data17};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/settings/dependentRequired/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/settings/properties/dependentRequired/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.settings.properties.dependentRequired.additionalProperties.type,parentSchema:schema0.properties.settings.properties.dependentRequired.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/settings/dependentRequired",schemaPath:"#/properties/settings/properties/dependentRequired/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.dependentRequired.type,parentSchema:schema0.properties.settings.properties.dependentRequired,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data7.anyOf !== undefined && func0.call(data7, "anyOf")){
let data18 = data7.anyOf;
if(Array.isArray(data18)){
const len4 = data18.length;
for(let i5=0; i5<len4; i5++){
let data19 = data18[i5];
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err30 = {instancePath:instancePath+"/settings/anyOf/" + i5,schemaPath:"#/properties/settings/properties/anyOf/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.anyOf.items.type,parentSchema:schema0.properties.settings.properties.anyOf.items,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/settings/anyOf",schemaPath:"#/properties/settings/properties/anyOf/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.settings.properties.anyOf.type,parentSchema:schema0.properties.settings.properties.anyOf,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data7.oneOf !== undefined && func0.call(data7, "oneOf")){
let data20 = data7.oneOf;
if(Array.isArray(data20)){
const len5 = data20.length;
for(let i6=0; i6<len5; i6++){
let data21 = data20[i6];
if(!(data21 && typeof data21 == "object" && !Array.isArray(data21))){
const err32 = {instancePath:instancePath+"/settings/oneOf/" + i6,schemaPath:"#/properties/settings/properties/oneOf/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.oneOf.items.type,parentSchema:schema0.properties.settings.properties.oneOf.items,data:data21};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/settings/oneOf",schemaPath:"#/properties/settings/properties/oneOf/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.settings.properties.oneOf.type,parentSchema:schema0.properties.settings.properties.oneOf,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data7.allOf !== undefined && func0.call(data7, "allOf")){
let data22 = data7.allOf;
if(Array.isArray(data22)){
const len6 = data22.length;
for(let i7=0; i7<len6; i7++){
let data23 = data22[i7];
if(!(data23 && typeof data23 == "object" && !Array.isArray(data23))){
const err34 = {instancePath:instancePath+"/settings/allOf/" + i7,schemaPath:"#/properties/settings/properties/allOf/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.allOf.items.type,parentSchema:schema0.properties.settings.properties.allOf.items,data:data23};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/settings/allOf",schemaPath:"#/properties/settings/properties/allOf/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.settings.properties.allOf.type,parentSchema:schema0.properties.settings.properties.allOf,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data7.$defs !== undefined && func0.call(data7, "$defs")){
let data24 = data7.$defs;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key4 of Object.keys(data24)){
let data25 = data24[key4];
if(!(data25 && typeof data25 == "object" && !Array.isArray(data25))){
const err36 = {instancePath:instancePath+"/settings/$defs/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/settings/properties/%24defs/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.$defs.additionalProperties.type,parentSchema:schema0.properties.settings.properties.$defs.additionalProperties,data:data25};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/settings/$defs",schemaPath:"#/properties/settings/properties/%24defs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.properties.$defs.type,parentSchema:schema0.properties.settings.properties.$defs,data:data24};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.type,parentSchema:schema0.properties.settings,data:data7};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.warnings !== undefined && func0.call(data, "warnings")){
let data26 = data.warnings;
if(Array.isArray(data26)){
const len7 = data26.length;
for(let i8=0; i8<len7; i8++){
let data27 = data26[i8];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if((data27.setting === undefined) || (!(func0.call(data27, "setting")))){
const err39 = {instancePath:instancePath+"/warnings/" + i8,schemaPath:"#/properties/warnings/items/required",keyword:"required",params:{missingProperty: "setting"},message:"must have required property '"+"setting"+"'",schema:schema0.properties.warnings.items.required,parentSchema:schema0.properties.warnings.items,data:data27};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((data27.when === undefined) || (!(func0.call(data27, "when")))){
const err40 = {instancePath:instancePath+"/warnings/" + i8,schemaPath:"#/properties/warnings/items/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'",schema:schema0.properties.warnings.items.required,parentSchema:schema0.properties.warnings.items,data:data27};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((data27.text === undefined) || (!(func0.call(data27, "text")))){
const err41 = {instancePath:instancePath+"/warnings/" + i8,schemaPath:"#/properties/warnings/items/required",keyword:"required",params:{missingProperty: "text"},message:"must have required property '"+"text"+"'",schema:schema0.properties.warnings.items.required,parentSchema:schema0.properties.warnings.items,data:data27};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key5 of Object.keys(data27)){
if(!((((key5 === "setting") || (key5 === "when")) || (key5 === "text")) || (key5 === "hint"))){
const err42 = {instancePath:instancePath+"/warnings/" + i8,schemaPath:"#/properties/warnings/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.warnings.items,data:data27};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data27.setting !== undefined && func0.call(data27, "setting")){
let data28 = data27.setting;
if(typeof data28 !== "string"){
const err43 = {instancePath:instancePath+"/warnings/" + i8+"/setting",schemaPath:"#/properties/warnings/items/properties/setting/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.warnings.items.properties.setting.type,parentSchema:schema0.properties.warnings.items.properties.setting,data:data28};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data27.when !== undefined && func0.call(data27, "when")){
let data29 = data27.when;
if(((typeof data29 !== "string") && (!((typeof data29 == "number") && (isFinite(data29))))) && (typeof data29 !== "boolean")){
const err44 = {instancePath:instancePath+"/warnings/" + i8+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data29};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(typeof data29 === "string"){
if(func6(data29) < 1){
const err45 = {instancePath:instancePath+"/warnings/" + i8+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data29};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
if(data27.text !== undefined && func0.call(data27, "text")){
let data30 = data27.text;
if(typeof data30 === "string"){
if(func6(data30) < 1){
const err46 = {instancePath:instancePath+"/warnings/" + i8+"/text",schemaPath:"#/properties/warnings/items/properties/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.warnings.items.properties.text,data:data30};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/warnings/" + i8+"/text",schemaPath:"#/properties/warnings/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.warnings.items.properties.text.type,parentSchema:schema0.properties.warnings.items.properties.text,data:data30};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data27.hint !== undefined && func0.call(data27, "hint")){
let data31 = data27.hint;
if(typeof data31 === "string"){
if(func6(data31) < 1){
const err48 = {instancePath:instancePath+"/warnings/" + i8+"/hint",schemaPath:"#/properties/warnings/items/properties/hint/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.warnings.items.properties.hint,data:data31};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/warnings/" + i8+"/hint",schemaPath:"#/properties/warnings/items/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.warnings.items.properties.hint.type,parentSchema:schema0.properties.warnings.items.properties.hint,data:data31};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/warnings/" + i8,schemaPath:"#/properties/warnings/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.warnings.items.type,parentSchema:schema0.properties.warnings.items,data:data27};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.warnings.type,parentSchema:schema0.properties.warnings,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.capabilities !== undefined && func0.call(data, "capabilities")){
if(!(validate1(data.capabilities, {instancePath:instancePath+"/capabilities",parentData:data,parentDataProperty:"capabilities",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
if(data.functions !== undefined && func0.call(data, "functions")){
let data33 = data.functions;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key6 of Object.keys(data33)){
const _errs72 = errors;
if(typeof key6 === "string"){
if(!pattern2.test(key6)){
const err52 = {instancePath:instancePath+"/functions",schemaPath:"#/properties/functions/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema0.properties.functions.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
var valid24 = _errs72 === errors;
if(!valid24){
const err53 = {instancePath:instancePath+"/functions",schemaPath:"#/properties/functions/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid",schema:schema0.properties.functions.propertyNames,parentSchema:schema0.properties.functions,data:data33};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
for(const key7 of Object.keys(data33)){
let data34 = data33[key7];
if(typeof data34 === "string"){
if(func6(data34) < 1){
const err54 = {instancePath:instancePath+"/functions/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/functions/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.functions.additionalProperties,data:data34};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/functions/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/functions/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.functions.additionalProperties.type,parentSchema:schema0.properties.functions.additionalProperties,data:data34};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/functions",schemaPath:"#/properties/functions/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.functions.type,parentSchema:schema0.properties.functions,data:data33};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.rates !== undefined && func0.call(data, "rates")){
let data35 = data.rates;
if(Array.isArray(data35)){
if(data35.length > 8){
const err57 = {instancePath:instancePath+"/rates",schemaPath:"#/properties/rates/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema0.properties.rates,data:data35};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data35.length < 1){
const err58 = {instancePath:instancePath+"/rates",schemaPath:"#/properties/rates/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.rates,data:data35};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
const len8 = data35.length;
for(let i9=0; i9<len8; i9++){
let data36 = data35[i9];
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if((data36.by === undefined) || (!(func0.call(data36, "by")))){
const err59 = {instancePath:instancePath+"/rates/" + i9,schemaPath:"#/properties/rates/items/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'",schema:schema0.properties.rates.items.required,parentSchema:schema0.properties.rates.items,data:data36};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if((data36.calls === undefined) || (!(func0.call(data36, "calls")))){
const err60 = {instancePath:instancePath+"/rates/" + i9,schemaPath:"#/properties/rates/items/required",keyword:"required",params:{missingProperty: "calls"},message:"must have required property '"+"calls"+"'",schema:schema0.properties.rates.items.required,parentSchema:schema0.properties.rates.items,data:data36};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key8 of Object.keys(data36)){
if(!(((((key8 === "by") || (key8 === "calls")) || (key8 === "per")) || (key8 === "burst")) || (key8 === "when"))){
const err61 = {instancePath:instancePath+"/rates/" + i9,schemaPath:"#/properties/rates/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.rates.items,data:data36};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data36.by !== undefined && func0.call(data36, "by")){
let data37 = data36.by;
if(!((data37 === "binding") || (data37 === "lead"))){
const err62 = {instancePath:instancePath+"/rates/" + i9+"/by",schemaPath:"#/properties/rates/items/properties/by/enum",keyword:"enum",params:{allowedValues: schema0.properties.rates.items.properties.by.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.rates.items.properties.by.enum,parentSchema:schema0.properties.rates.items.properties.by,data:data37};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data36.calls !== undefined && func0.call(data36, "calls")){
let data38 = data36.calls;
const _errs83 = errors;
let valid29 = false;
const _errs84 = errors;
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 100000 || isNaN(data38)){
const err63 = {instancePath:instancePath+"/rates/" + i9+"/calls",schemaPath:"#/properties/rates/items/properties/calls/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.rates.items.properties.calls.anyOf[0],data:data38};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data38 <= 0 || isNaN(data38)){
const err64 = {instancePath:instancePath+"/rates/" + i9+"/calls",schemaPath:"#/properties/rates/items/properties/calls/anyOf/0/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema0.properties.rates.items.properties.calls.anyOf[0],data:data38};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/rates/" + i9+"/calls",schemaPath:"#/properties/rates/items/properties/calls/anyOf/0/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.rates.items.properties.calls.anyOf[0].type,parentSchema:schema0.properties.rates.items.properties.calls.anyOf[0],data:data38};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var _valid0 = _errs84 === errors;
valid29 = valid29 || _valid0;
const _errs86 = errors;
if(!(validate2(data38, {instancePath:instancePath+"/rates/" + i9+"/calls",parentData:data36,parentDataProperty:"calls",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid0 = _errs86 === errors;
valid29 = valid29 || _valid0;
if(!valid29){
const err66 = {instancePath:instancePath+"/rates/" + i9+"/calls",schemaPath:"#/properties/rates/items/properties/calls/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.rates.items.properties.calls.anyOf,parentSchema:schema0.properties.rates.items.properties.calls,data:data38};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
else {
errors = _errs83;
if(vErrors !== null){
if(_errs83){
vErrors.length = _errs83;
}
else {
vErrors = null;
}
}
}
}
if(data36.per !== undefined && func0.call(data36, "per")){
let data39 = data36.per;
if(typeof data39 === "string"){
if(!(formats2.validate(data39))){
const err67 = {instancePath:instancePath+"/rates/" + i9+"/per",schemaPath:"#/properties/rates/items/properties/per/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema0.properties.rates.items.properties.per,data:data39};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/rates/" + i9+"/per",schemaPath:"#/properties/rates/items/properties/per/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.rates.items.properties.per.type,parentSchema:schema0.properties.rates.items.properties.per,data:data39};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data36.burst !== undefined && func0.call(data36, "burst")){
let data40 = data36.burst;
const _errs90 = errors;
let valid30 = false;
const _errs91 = errors;
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 100000 || isNaN(data40)){
const err69 = {instancePath:instancePath+"/rates/" + i9+"/burst",schemaPath:"#/properties/rates/items/properties/burst/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.rates.items.properties.burst.anyOf[0],data:data40};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data40 < 1 || isNaN(data40)){
const err70 = {instancePath:instancePath+"/rates/" + i9+"/burst",schemaPath:"#/properties/rates/items/properties/burst/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.rates.items.properties.burst.anyOf[0],data:data40};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/rates/" + i9+"/burst",schemaPath:"#/properties/rates/items/properties/burst/anyOf/0/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.rates.items.properties.burst.anyOf[0].type,parentSchema:schema0.properties.rates.items.properties.burst.anyOf[0],data:data40};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var _valid1 = _errs91 === errors;
valid30 = valid30 || _valid1;
const _errs93 = errors;
if(!(validate2(data40, {instancePath:instancePath+"/rates/" + i9+"/burst",parentData:data36,parentDataProperty:"burst",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var _valid1 = _errs93 === errors;
valid30 = valid30 || _valid1;
if(!valid30){
const err72 = {instancePath:instancePath+"/rates/" + i9+"/burst",schemaPath:"#/properties/rates/items/properties/burst/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.rates.items.properties.burst.anyOf,parentSchema:schema0.properties.rates.items.properties.burst,data:data40};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
else {
errors = _errs90;
if(vErrors !== null){
if(_errs90){
vErrors.length = _errs90;
}
else {
vErrors = null;
}
}
}
}
if(data36.when !== undefined && func0.call(data36, "when")){
let data41 = data36.when;
if(((typeof data41 !== "string") && (!((typeof data41 == "number") && (isFinite(data41))))) && (typeof data41 !== "boolean")){
const err73 = {instancePath:instancePath+"/rates/" + i9+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema1.type},message:"must be string,number,boolean",schema:schema1.type,parentSchema:schema1,data:data41};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(typeof data41 === "string"){
if(func6(data41) < 1){
const err74 = {instancePath:instancePath+"/rates/" + i9+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data41};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
}
else {
const err75 = {instancePath:instancePath+"/rates/" + i9,schemaPath:"#/properties/rates/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.rates.items.type,parentSchema:schema0.properties.rates.items,data:data36};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/rates",schemaPath:"#/properties/rates/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.rates.type,parentSchema:schema0.properties.rates,data:data35};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.inbound !== undefined && func0.call(data, "inbound")){
let data42 = data.inbound;
if(Array.isArray(data42)){
const len9 = data42.length;
for(let i10=0; i10<len9; i10++){
if(!(validate33(data42[i10], {instancePath:instancePath+"/inbound/" + i10,parentData:data42,parentDataProperty:i10,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
}
else {
const err77 = {instancePath:instancePath+"/inbound",schemaPath:"#/properties/inbound/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.inbound.type,parentSchema:schema0.properties.inbound,data:data42};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.outbound !== undefined && func0.call(data, "outbound")){
let data44 = data.outbound;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
for(const key9 of Object.keys(data44)){
if(!(func0.call(schema0.properties.outbound.properties, key9))){
const err78 = {instancePath:instancePath+"/outbound",schemaPath:"#/properties/outbound/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.outbound,data:data44};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data44["message.send"] !== undefined && func0.call(data44, "message.send")){
if(!(validate49(data44["message.send"], {instancePath:instancePath+"/outbound/message.send",parentData:data44,parentDataProperty:"message.send",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["message.mirror"] !== undefined && func0.call(data44, "message.mirror")){
if(!(validate49(data44["message.mirror"], {instancePath:instancePath+"/outbound/message.mirror",parentData:data44,parentDataProperty:"message.mirror",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["handoff.start"] !== undefined && func0.call(data44, "handoff.start")){
if(!(validate49(data44["handoff.start"], {instancePath:instancePath+"/outbound/handoff.start",parentData:data44,parentDataProperty:"handoff.start",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["handoff.cancel"] !== undefined && func0.call(data44, "handoff.cancel")){
if(!(validate49(data44["handoff.cancel"], {instancePath:instancePath+"/outbound/handoff.cancel",parentData:data44,parentDataProperty:"handoff.cancel",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["availability.check"] !== undefined && func0.call(data44, "availability.check")){
if(!(validate49(data44["availability.check"], {instancePath:instancePath+"/outbound/availability.check",parentData:data44,parentDataProperty:"availability.check",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["bot.notify"] !== undefined && func0.call(data44, "bot.notify")){
if(!(validate49(data44["bot.notify"], {instancePath:instancePath+"/outbound/bot.notify",parentData:data44,parentDataProperty:"bot.notify",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["lead.update"] !== undefined && func0.call(data44, "lead.update")){
if(!(validate49(data44["lead.update"], {instancePath:instancePath+"/outbound/lead.update",parentData:data44,parentDataProperty:"lead.update",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["lead.lookup"] !== undefined && func0.call(data44, "lead.lookup")){
if(!(validate49(data44["lead.lookup"], {instancePath:instancePath+"/outbound/lead.lookup",parentData:data44,parentDataProperty:"lead.lookup",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["dialog.close"] !== undefined && func0.call(data44, "dialog.close")){
if(!(validate49(data44["dialog.close"], {instancePath:instancePath+"/outbound/dialog.close",parentData:data44,parentDataProperty:"dialog.close",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data44["typing.send"] !== undefined && func0.call(data44, "typing.send")){
if(!(validate49(data44["typing.send"], {instancePath:instancePath+"/outbound/typing.send",parentData:data44,parentDataProperty:"typing.send",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
}
else {
const err79 = {instancePath:instancePath+"/outbound",schemaPath:"#/properties/outbound/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.outbound.type,parentSchema:schema0.properties.outbound,data:data44};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data.media !== undefined && func0.call(data, "media")){
if(!(validate70(data.media, {instancePath:instancePath+"/media",parentData:data,parentDataProperty:"media",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
}
if(data.actions !== undefined && func0.call(data, "actions")){
let data56 = data.actions;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
if((data56.verify === undefined) || (!(func0.call(data56, "verify")))){
const err80 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/required",keyword:"required",params:{missingProperty: "verify"},message:"must have required property '"+"verify"+"'",schema:schema0.properties.actions.required,parentSchema:schema0.properties.actions,data:data56};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
for(const key10 of Object.keys(data56)){
if(!(key10 === "verify")){
const err81 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.actions,data:data56};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data56.verify !== undefined && func0.call(data56, "verify")){
if(!(validate34(data56.verify, {instancePath:instancePath+"/actions/verify",parentData:data56,parentDataProperty:"verify",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err82 = {instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.actions.type,parentSchema:schema0.properties.actions,data:data56};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.setup !== undefined && func0.call(data, "setup")){
if(!(validate74(data.setup, {instancePath:instancePath+"/setup",parentData:data,parentDataProperty:"setup",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err83 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"4f8e9d54d8a32c39b66ecd0b6ff517a57cd36c4df636fb0d01439594dc22e311"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at("event", "");
const schema9 = at("model", "/$defs/operator");
const schema3 = at("model", "/$defs/attributes");
const func0 = Object.prototype.hasOwnProperty;
const func10 = require("ajv/dist/runtime/ucs2length").default;
const schema2 = at("model", "/$defs/leadRef");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.externalId === undefined) || (!(func0.call(data, "externalId")))) && (missing0 = "externalId")){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema2.anyOf[0].required,parentSchema:schema2.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.aliases === undefined) || (!(func0.call(data, "aliases")))) && (missing1 = "aliases")){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema2.anyOf[1].required,parentSchema:schema2.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema2.anyOf,parentSchema:schema2,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate2.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs4 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema2.properties, key0))){
validate2.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema2,data}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.externalId !== undefined && func0.call(data, "externalId")){
let data0 = data.externalId;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data0 === "string"){
if(func10(data0) < 1){
validate2.errors = [{instancePath:instancePath+"/externalId",schemaPath:"#/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.properties.externalId,data:data0}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/externalId",schemaPath:"#/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.externalId.type,parentSchema:schema2.properties.externalId,data:data0}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.aliases !== undefined && func0.call(data, "aliases")){
let data1 = data.aliases;
const _errs7 = errors;
if(errors === _errs7){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 of Object.keys(data1)){
let data2 = data1[key1];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(func10(data2) < 1){
validate2.errors = [{instancePath:instancePath+"/aliases/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/aliases/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.properties.aliases.additionalProperties,data:data2}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/aliases/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/aliases/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.aliases.additionalProperties.type,parentSchema:schema2.properties.aliases.additionalProperties,data:data2}];
return false;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.properties.aliases.type,parentSchema:schema2.properties.aliases,data:data1}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.assumedId !== undefined && func0.call(data, "assumedId")){
let data3 = data.assumedId;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(func10(data3) > 200){
validate2.errors = [{instancePath:instancePath+"/assumedId",schemaPath:"#/properties/assumedId/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema2.properties.assumedId,data:data3}];
return false;
}
else {
if(func10(data3) < 1){
validate2.errors = [{instancePath:instancePath+"/assumedId",schemaPath:"#/properties/assumedId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.properties.assumedId,data:data3}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/assumedId",schemaPath:"#/properties/assumedId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.assumedId.type,parentSchema:schema2.properties.assumedId,data:data3}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.name !== undefined && func0.call(data, "name")){
let data4 = data.name;
const _errs14 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate2.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: schema2.properties.name.type},message:"must be string,null",schema:schema2.properties.name.type,parentSchema:schema2.properties.name,data:data4}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.login !== undefined && func0.call(data, "login")){
let data5 = data.login;
const _errs17 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate2.errors = [{instancePath:instancePath+"/login",schemaPath:"#/properties/login/type",keyword:"type",params:{type: schema2.properties.login.type},message:"must be string,null",schema:schema2.properties.login.type,parentSchema:schema2.properties.login,data:data5}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messenger !== undefined && func0.call(data, "messenger")){
let data6 = data.messenger;
const _errs20 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate2.errors = [{instancePath:instancePath+"/messenger",schemaPath:"#/properties/messenger/type",keyword:"type",params:{type: schema2.properties.messenger.type},message:"must be string,null",schema:schema2.properties.messenger.type,parentSchema:schema2.properties.messenger,data:data6}];
return false;
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.phone !== undefined && func0.call(data, "phone")){
let data7 = data.phone;
const _errs22 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate2.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: schema2.properties.phone.type},message:"must be string,null",schema:schema2.properties.phone.type,parentSchema:schema2.properties.phone,data:data7}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.email !== undefined && func0.call(data, "email")){
let data8 = data.email;
const _errs25 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate2.errors = [{instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: schema2.properties.email.type},message:"must be string,null",schema:schema2.properties.email.type,parentSchema:schema2.properties.email,data:data8}];
return false;
}
var valid1 = _errs25 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.language !== undefined && func0.call(data, "language")){
let data9 = data.language;
const _errs28 = errors;
if((typeof data9 !== "string") && (data9 !== null)){
validate2.errors = [{instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: schema2.properties.language.type},message:"must be string,null",schema:schema2.properties.language.type,parentSchema:schema2.properties.language,data:data9}];
return false;
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.page !== undefined && func0.call(data, "page")){
let data10 = data.page;
const _errs30 = errors;
if((typeof data10 !== "string") && (data10 !== null)){
validate2.errors = [{instancePath:instancePath+"/page",schemaPath:"#/properties/page/type",keyword:"type",params:{type: schema2.properties.page.type},message:"must be string,null",schema:schema2.properties.page.type,parentSchema:schema2.properties.page,data:data10}];
return false;
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.attributes !== undefined && func0.call(data, "attributes")){
let data11 = data.attributes;
const _errs33 = errors;
const _errs34 = errors;
if(errors === _errs34){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
}
else {
validate2.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data11}];
return false;
}
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate2.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data}];
return false;
}
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema4 = at("model", "/$defs/incomingMessage");
const schema5 = at("model", "/$defs/messageKind");
const schema6 = at("model", "/$defs/incomingAttachment");
const schema7 = at("model", "/$defs/location");
const schema8 = at("model", "/$defs/contact");
const formats0 = formats["date-time"];

function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate4.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing0 = "kind")){
validate4.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema4.required,parentSchema:schema4,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "providerId") || (key0 === "at")) || (key0 === "kind")) || (key0 === "text")) || (key0 === "choice")) || (key0 === "attachments")) || (key0 === "location")) || (key0 === "contact"))){
validate4.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data0 = data.providerId;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate4.errors = [{instancePath:instancePath+"/providerId",schemaPath:"#/properties/providerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.providerId.type,parentSchema:schema4.properties.providerId,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined && func0.call(data, "at")){
let data1 = data.at;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(!(formats0.validate(data1))){
validate4.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema4.properties.at,data:data1}];
return false;
}
}
else {
validate4.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.at.type,parentSchema:schema4.properties.at,data:data1}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined && func0.call(data, "kind")){
let data2 = data.kind;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate4.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/$defs/messageKind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.type,parentSchema:schema5,data:data2}];
return false;
}
if(!((((((((data2 === "text") || (data2 === "choice")) || (data2 === "image")) || (data2 === "video")) || (data2 === "audio")) || (data2 === "file")) || (data2 === "location")) || (data2 === "contact"))){
validate4.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/$defs/messageKind/enum",keyword:"enum",params:{allowedValues: schema5.enum},message:"must be equal to one of the allowed values",schema:schema5.enum,parentSchema:schema5,data:data2}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined && func0.call(data, "text")){
let data3 = data.text;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate4.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.text.type,parentSchema:schema4.properties.text,data:data3}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.choice !== undefined && func0.call(data, "choice")){
let data4 = data.choice;
const _errs12 = errors;
if(errors === _errs12){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.code === undefined) || (!(func0.call(data4, "code")))) && (missing1 = "code")){
validate4.errors = [{instancePath:instancePath+"/choice",schemaPath:"#/properties/choice/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema4.properties.choice.required,parentSchema:schema4.properties.choice,data:data4}];
return false;
}
else {
const _errs14 = errors;
for(const key1 of Object.keys(data4)){
if(!((key1 === "code") || (key1 === "caption"))){
validate4.errors = [{instancePath:instancePath+"/choice",schemaPath:"#/properties/choice/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema4.properties.choice,data:data4}];
return false;
break;
}
}
if(_errs14 === errors){
if(data4.code !== undefined && func0.call(data4, "code")){
let data5 = data4.code;
const _errs15 = errors;
if(typeof data5 !== "string"){
validate4.errors = [{instancePath:instancePath+"/choice/code",schemaPath:"#/properties/choice/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.choice.properties.code.type,parentSchema:schema4.properties.choice.properties.code,data:data5}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.caption !== undefined && func0.call(data4, "caption")){
let data6 = data4.caption;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate4.errors = [{instancePath:instancePath+"/choice/caption",schemaPath:"#/properties/choice/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.choice.properties.caption.type,parentSchema:schema4.properties.choice.properties.caption,data:data6}];
return false;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/choice",schemaPath:"#/properties/choice/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.properties.choice.type,parentSchema:schema4.properties.choice,data:data4}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attachments !== undefined && func0.call(data, "attachments")){
let data7 = data.attachments;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs22 = errors;
const _errs23 = errors;
const _errs25 = errors;
let valid5 = false;
const _errs26 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((data8.url === undefined) || (!(func0.call(data8, "url")))) && (missing2 = "url")){
const err0 = {instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/incomingAttachment/anyOf/0/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema6.anyOf[0].required,parentSchema:schema6.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs26 === errors;
valid5 = valid5 || _valid0;
const _errs27 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing3;
if(((data8.ref === undefined) || (!(func0.call(data8, "ref")))) && (missing3 = "ref")){
const err1 = {instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/incomingAttachment/anyOf/1/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema6.anyOf[1].required,parentSchema:schema6.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs27 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const err2 = {instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/incomingAttachment/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema6.anyOf,parentSchema:schema6,data:data8};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate4.errors = vErrors;
return false;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
if(errors === _errs23){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing4;
if(((data8.kind === undefined) || (!(func0.call(data8, "kind")))) && (missing4 = "kind")){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/incomingAttachment/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema6.required,parentSchema:schema6,data:data8}];
return false;
}
else {
const _errs28 = errors;
for(const key2 of Object.keys(data8)){
if(!(((((((key2 === "kind") || (key2 === "url")) || (key2 === "ref")) || (key2 === "private")) || (key2 === "name")) || (key2 === "mediaType")) || (key2 === "size"))){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/incomingAttachment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data:data8}];
return false;
break;
}
}
if(_errs28 === errors){
if(data8.kind !== undefined && func0.call(data8, "kind")){
let data9 = data8.kind;
const _errs29 = errors;
if(typeof data9 !== "string"){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/kind",schemaPath:"#/$defs/incomingAttachment/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.kind.type,parentSchema:schema6.properties.kind,data:data9}];
return false;
}
if(!((((data9 === "image") || (data9 === "video")) || (data9 === "audio")) || (data9 === "file"))){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/kind",schemaPath:"#/$defs/incomingAttachment/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema6.properties.kind.enum,parentSchema:schema6.properties.kind,data:data9}];
return false;
}
var valid6 = _errs29 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.url !== undefined && func0.call(data8, "url")){
let data10 = data8.url;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data10 === "string"){
if(func10(data10) < 1){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/url",schemaPath:"#/$defs/incomingAttachment/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6.properties.url,data:data10}];
return false;
}
}
else {
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/url",schemaPath:"#/$defs/incomingAttachment/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.url.type,parentSchema:schema6.properties.url,data:data10}];
return false;
}
}
var valid6 = _errs31 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.ref !== undefined && func0.call(data8, "ref")){
let data11 = data8.ref;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data11 === "string"){
if(func10(data11) > 4000){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/ref",schemaPath:"#/$defs/incomingAttachment/properties/ref/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema6.properties.ref,data:data11}];
return false;
}
else {
if(func10(data11) < 1){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/ref",schemaPath:"#/$defs/incomingAttachment/properties/ref/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6.properties.ref,data:data11}];
return false;
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/ref",schemaPath:"#/$defs/incomingAttachment/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.ref.type,parentSchema:schema6.properties.ref,data:data11}];
return false;
}
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.private !== undefined && func0.call(data8, "private")){
let data12 = data8.private;
const _errs36 = errors;
if(typeof data12 !== "boolean"){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/private",schemaPath:"#/$defs/incomingAttachment/properties/private/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema6.properties.private.type,parentSchema:schema6.properties.private,data:data12}];
return false;
}
var valid6 = _errs36 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.name !== undefined && func0.call(data8, "name")){
let data13 = data8.name;
const _errs38 = errors;
if(typeof data13 !== "string"){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/name",schemaPath:"#/$defs/incomingAttachment/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.name.type,parentSchema:schema6.properties.name,data:data13}];
return false;
}
var valid6 = _errs38 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.mediaType !== undefined && func0.call(data8, "mediaType")){
let data14 = data8.mediaType;
const _errs41 = errors;
if(typeof data14 !== "string"){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/mediaType",schemaPath:"#/$defs/incomingAttachment/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.mediaType.type,parentSchema:schema6.properties.mediaType,data:data14}];
return false;
}
var valid6 = _errs41 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.size !== undefined && func0.call(data8, "size")){
let data15 = data8.size;
const _errs43 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/size",schemaPath:"#/$defs/incomingAttachment/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.size.type,parentSchema:schema6.properties.size,data:data15}];
return false;
}
if(errors === _errs43){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0+"/size",schemaPath:"#/$defs/incomingAttachment/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.size,data:data15}];
return false;
}
}
}
var valid6 = _errs43 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/incomingAttachment/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data:data8}];
return false;
}
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema4.properties.attachments.type,parentSchema:schema4.properties.attachments,data:data7}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.location !== undefined && func0.call(data, "location")){
let data16 = data.location;
const _errs45 = errors;
const _errs46 = errors;
if(errors === _errs46){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing5;
if((((data16.latitude === undefined) || (!(func0.call(data16, "latitude")))) && (missing5 = "latitude")) || (((data16.longitude === undefined) || (!(func0.call(data16, "longitude")))) && (missing5 = "longitude"))){
validate4.errors = [{instancePath:instancePath+"/location",schemaPath:"#/$defs/location/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema7.required,parentSchema:schema7,data:data16}];
return false;
}
else {
const _errs48 = errors;
for(const key3 of Object.keys(data16)){
if(!(((key3 === "latitude") || (key3 === "longitude")) || (key3 === "title"))){
validate4.errors = [{instancePath:instancePath+"/location",schemaPath:"#/$defs/location/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema7,data:data16}];
return false;
break;
}
}
if(_errs48 === errors){
if(data16.latitude !== undefined && func0.call(data16, "latitude")){
let data17 = data16.latitude;
const _errs49 = errors;
if(errors === _errs49){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 90 || isNaN(data17)){
validate4.errors = [{instancePath:instancePath+"/location/latitude",schemaPath:"#/$defs/location/properties/latitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},message:"must be <= 90",schema:90,parentSchema:schema7.properties.latitude,data:data17}];
return false;
}
else {
if(data17 < -90 || isNaN(data17)){
validate4.errors = [{instancePath:instancePath+"/location/latitude",schemaPath:"#/$defs/location/properties/latitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: -90},message:"must be >= -90",schema:-90,parentSchema:schema7.properties.latitude,data:data17}];
return false;
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/location/latitude",schemaPath:"#/$defs/location/properties/latitude/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema7.properties.latitude.type,parentSchema:schema7.properties.latitude,data:data17}];
return false;
}
}
var valid8 = _errs49 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.longitude !== undefined && func0.call(data16, "longitude")){
let data18 = data16.longitude;
const _errs52 = errors;
if(errors === _errs52){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 180 || isNaN(data18)){
validate4.errors = [{instancePath:instancePath+"/location/longitude",schemaPath:"#/$defs/location/properties/longitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 180},message:"must be <= 180",schema:180,parentSchema:schema7.properties.longitude,data:data18}];
return false;
}
else {
if(data18 < -180 || isNaN(data18)){
validate4.errors = [{instancePath:instancePath+"/location/longitude",schemaPath:"#/$defs/location/properties/longitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: -180},message:"must be >= -180",schema:-180,parentSchema:schema7.properties.longitude,data:data18}];
return false;
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/location/longitude",schemaPath:"#/$defs/location/properties/longitude/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema7.properties.longitude.type,parentSchema:schema7.properties.longitude,data:data18}];
return false;
}
}
var valid8 = _errs52 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.title !== undefined && func0.call(data16, "title")){
let data19 = data16.title;
const _errs55 = errors;
if(typeof data19 !== "string"){
validate4.errors = [{instancePath:instancePath+"/location/title",schemaPath:"#/$defs/location/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.title.type,parentSchema:schema7.properties.title,data:data19}];
return false;
}
var valid8 = _errs55 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/location",schemaPath:"#/$defs/location/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data:data16}];
return false;
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contact !== undefined && func0.call(data, "contact")){
let data20 = data.contact;
const _errs58 = errors;
const _errs59 = errors;
if(errors === _errs59){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
const _errs61 = errors;
for(const key4 of Object.keys(data20)){
if(!(((key4 === "name") || (key4 === "phone")) || (key4 === "email"))){
validate4.errors = [{instancePath:instancePath+"/contact",schemaPath:"#/$defs/contact/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema8,data:data20}];
return false;
break;
}
}
if(_errs61 === errors){
if(data20.name !== undefined && func0.call(data20, "name")){
let data21 = data20.name;
const _errs62 = errors;
if(typeof data21 !== "string"){
validate4.errors = [{instancePath:instancePath+"/contact/name",schemaPath:"#/$defs/contact/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.name.type,parentSchema:schema8.properties.name,data:data21}];
return false;
}
var valid10 = _errs62 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.phone !== undefined && func0.call(data20, "phone")){
let data22 = data20.phone;
const _errs65 = errors;
if(typeof data22 !== "string"){
validate4.errors = [{instancePath:instancePath+"/contact/phone",schemaPath:"#/$defs/contact/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.phone.type,parentSchema:schema8.properties.phone,data:data22}];
return false;
}
var valid10 = _errs65 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data20.email !== undefined && func0.call(data20, "email")){
let data23 = data20.email;
const _errs68 = errors;
if(typeof data23 !== "string"){
validate4.errors = [{instancePath:instancePath+"/contact/email",schemaPath:"#/$defs/contact/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.email.type,parentSchema:schema8.properties.email,data:data23}];
return false;
}
var valid10 = _errs68 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate4.errors = [{instancePath:instancePath+"/contact",schemaPath:"#/$defs/contact/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.type,parentSchema:schema8,data:data20}];
return false;
}
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate4.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data}];
return false;
}
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema16 = at("model", "/$defs/actions");
const schema17 = at("model", "/$defs/action");
const schema18 = at("model", "/$defs/button");
const schema20 = at("model", "/$defs/attachment");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema17.required,parentSchema:schema17,data}];
return false;
}
else {
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "say"){
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing1 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema17.oneOf[0].required,parentSchema:schema17.oneOf[0],data}];
return false;
}
else {
const _errs4 = errors;
for(const key0 of Object.keys(data)){
if(!(((((key0 === "type") || (key0 === "text")) || (key0 === "format")) || (key0 === "buttons")) || (key0 === "attachments"))){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[0],data}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
const _errs5 = errors;
if("say" !== data0){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "say"},message:"must be equal to constant",schema:"say",parentSchema:schema17.oneOf[0].properties.type,data:data0}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.text !== undefined && func0.call(data, "text")){
let data1 = data.text;
const _errs6 = errors;
if(typeof data1 !== "string"){
validate26.errors = [{instancePath:instancePath+"/text",schemaPath:"#/oneOf/0/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[0].properties.text.type,parentSchema:schema17.oneOf[0].properties.text,data:data1}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.format !== undefined && func0.call(data, "format")){
let data2 = data.format;
const _errs9 = errors;
if(typeof data2 !== "string"){
validate26.errors = [{instancePath:instancePath+"/format",schemaPath:"#/oneOf/0/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[0].properties.format.type,parentSchema:schema17.oneOf[0].properties.format,data:data2}];
return false;
}
if(!((data2 === "plain") || (data2 === "markdown"))){
validate26.errors = [{instancePath:instancePath+"/format",schemaPath:"#/oneOf/0/properties/format/enum",keyword:"enum",params:{allowedValues: schema17.oneOf[0].properties.format.enum},message:"must be equal to one of the allowed values",schema:schema17.oneOf[0].properties.format.enum,parentSchema:schema17.oneOf[0].properties.format,data:data2}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.buttons !== undefined && func0.call(data, "buttons")){
let data3 = data.buttons;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data3)){
var valid3 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs13 = errors;
const _errs14 = errors;
let valid4 = false;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if((((data4.code === undefined) || (!(func0.call(data4, "code")))) && (missing2 = "code")) || (((data4.caption === undefined) || (!(func0.call(data4, "caption")))) && (missing2 = "caption"))){
const err0 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/$defs/button/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema18.required,parentSchema:schema18,data:data4};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs18 = errors;
for(const key1 of Object.keys(data4)){
if(!(((key1 === "code") || (key1 === "caption")) || (key1 === "url"))){
const err1 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/$defs/button/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data:data4};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs18 === errors){
if(data4.code !== undefined && func0.call(data4, "code")){
let data5 = data4.code;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data5 === "string"){
if(func10(data5) < 1){
const err2 = {instancePath:instancePath+"/buttons/" + i0+"/code",schemaPath:"#/$defs/button/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18.properties.code,data:data5};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/buttons/" + i0+"/code",schemaPath:"#/$defs/button/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.code.type,parentSchema:schema18.properties.code,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid6 = _errs19 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data4.caption !== undefined && func0.call(data4, "caption")){
let data6 = data4.caption;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data6 === "string"){
if(func10(data6) < 1){
const err4 = {instancePath:instancePath+"/buttons/" + i0+"/caption",schemaPath:"#/$defs/button/properties/caption/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18.properties.caption,data:data6};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/buttons/" + i0+"/caption",schemaPath:"#/$defs/button/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.caption.type,parentSchema:schema18.properties.caption,data:data6};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid6 = _errs21 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data4.url !== undefined && func0.call(data4, "url")){
let data7 = data4.url;
const _errs23 = errors;
if(typeof data7 !== "string"){
const err6 = {instancePath:instancePath+"/buttons/" + i0+"/url",schemaPath:"#/$defs/button/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.url.type,parentSchema:schema18.properties.url,data:data7};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid6 = _errs23 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/$defs/button/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs15 === errors;
valid4 = valid4 || _valid0;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data4)){
var valid7 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data8 = data4[i1];
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing3;
if((((data8.code === undefined) || (!(func0.call(data8, "code")))) && (missing3 = "code")) || (((data8.caption === undefined) || (!(func0.call(data8, "caption")))) && (missing3 = "caption"))){
const err8 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1,schemaPath:"#/$defs/button/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema18.required,parentSchema:schema18,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const _errs30 = errors;
for(const key2 of Object.keys(data8)){
if(!(((key2 === "code") || (key2 === "caption")) || (key2 === "url"))){
const err9 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1,schemaPath:"#/$defs/button/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
break;
}
}
if(_errs30 === errors){
if(data8.code !== undefined && func0.call(data8, "code")){
let data9 = data8.code;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(func10(data9) < 1){
const err10 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/code",schemaPath:"#/$defs/button/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18.properties.code,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/code",schemaPath:"#/$defs/button/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.code.type,parentSchema:schema18.properties.code,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid9 = _errs31 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.caption !== undefined && func0.call(data8, "caption")){
let data10 = data8.caption;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data10 === "string"){
if(func10(data10) < 1){
const err12 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/caption",schemaPath:"#/$defs/button/properties/caption/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18.properties.caption,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/caption",schemaPath:"#/$defs/button/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.caption.type,parentSchema:schema18.properties.caption,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid9 = _errs33 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.url !== undefined && func0.call(data8, "url")){
let data11 = data8.url;
const _errs35 = errors;
if(typeof data11 !== "string"){
const err14 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/url",schemaPath:"#/$defs/button/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.url.type,parentSchema:schema18.properties.url,data:data11};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid9 = _errs35 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
else {
const err15 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1,schemaPath:"#/$defs/button/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var valid7 = _errs27 === errors;
if(!valid7){
break;
}
}
}
else {
const err16 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/oneOf/0/properties/buttons/items/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.oneOf[0].properties.buttons.items.anyOf[1].type,parentSchema:schema17.oneOf[0].properties.buttons.items.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var _valid0 = _errs25 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err17 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/oneOf/0/properties/buttons/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema17.oneOf[0].properties.buttons.items.anyOf,parentSchema:schema17.oneOf[0].properties.buttons.items,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/buttons",schemaPath:"#/oneOf/0/properties/buttons/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.oneOf[0].properties.buttons.type,parentSchema:schema17.oneOf[0].properties.buttons,data:data3}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.attachments !== undefined && func0.call(data, "attachments")){
let data12 = data.attachments;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data12)){
var valid10 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs39 = errors;
const _errs40 = errors;
if(errors === _errs40){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing4;
if((((data13.kind === undefined) || (!(func0.call(data13, "kind")))) && (missing4 = "kind")) || (((data13.url === undefined) || (!(func0.call(data13, "url")))) && (missing4 = "url"))){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2,schemaPath:"#/$defs/attachment/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema20.required,parentSchema:schema20,data:data13}];
return false;
}
else {
const _errs42 = errors;
for(const key3 of Object.keys(data13)){
if(!(((((key3 === "kind") || (key3 === "url")) || (key3 === "name")) || (key3 === "mediaType")) || (key3 === "size"))){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2,schemaPath:"#/$defs/attachment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data:data13}];
return false;
break;
}
}
if(_errs42 === errors){
if(data13.kind !== undefined && func0.call(data13, "kind")){
let data14 = data13.kind;
const _errs43 = errors;
if(typeof data14 !== "string"){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/kind",schemaPath:"#/$defs/attachment/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.kind.type,parentSchema:schema20.properties.kind,data:data14}];
return false;
}
if(!((((data14 === "image") || (data14 === "video")) || (data14 === "audio")) || (data14 === "file"))){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/kind",schemaPath:"#/$defs/attachment/properties/kind/enum",keyword:"enum",params:{allowedValues: schema20.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema20.properties.kind.enum,parentSchema:schema20.properties.kind,data:data14}];
return false;
}
var valid12 = _errs43 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.url !== undefined && func0.call(data13, "url")){
let data15 = data13.url;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data15 === "string"){
if(func10(data15) < 1){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/url",schemaPath:"#/$defs/attachment/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.url,data:data15}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/url",schemaPath:"#/$defs/attachment/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.url.type,parentSchema:schema20.properties.url,data:data15}];
return false;
}
}
var valid12 = _errs45 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.name !== undefined && func0.call(data13, "name")){
let data16 = data13.name;
const _errs48 = errors;
if(typeof data16 !== "string"){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/name",schemaPath:"#/$defs/attachment/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.name.type,parentSchema:schema20.properties.name,data:data16}];
return false;
}
var valid12 = _errs48 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.mediaType !== undefined && func0.call(data13, "mediaType")){
let data17 = data13.mediaType;
const _errs51 = errors;
if(typeof data17 !== "string"){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/mediaType",schemaPath:"#/$defs/attachment/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.mediaType.type,parentSchema:schema20.properties.mediaType,data:data17}];
return false;
}
var valid12 = _errs51 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.size !== undefined && func0.call(data13, "size")){
let data18 = data13.size;
const _errs53 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/size",schemaPath:"#/$defs/attachment/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema20.properties.size.type,parentSchema:schema20.properties.size,data:data18}];
return false;
}
if(errors === _errs53){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2+"/size",schemaPath:"#/$defs/attachment/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema20.properties.size,data:data18}];
return false;
}
}
}
var valid12 = _errs53 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/attachments/" + i2,schemaPath:"#/$defs/attachment/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data:data13}];
return false;
}
}
var valid10 = _errs39 === errors;
if(!valid10){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/attachments",schemaPath:"#/oneOf/0/properties/attachments/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.oneOf[0].properties.attachments.type,parentSchema:schema17.oneOf[0].properties.attachments,data:data12}];
return false;
}
}
var valid2 = _errs37 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[0].type,parentSchema:schema17.oneOf[0],data}];
return false;
}
}
var props1 = true;
}
else if(tag0 === "handoff"){
const _errs55 = errors;
if(errors === _errs55){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing5 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema17.oneOf[1].required,parentSchema:schema17.oneOf[1],data}];
return false;
}
else {
const _errs57 = errors;
for(const key4 of Object.keys(data)){
if(!(((((((key4 === "type") || (key4 === "reason")) || (key4 === "group")) || (key4 === "attributes")) || (key4 === "hidden")) || (key4 === "note")) || (key4 === "whenNobodyOnline"))){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[1],data}];
return false;
break;
}
}
if(_errs57 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data19 = data.type;
const _errs58 = errors;
if("handoff" !== data19){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "handoff"},message:"must be equal to constant",schema:"handoff",parentSchema:schema17.oneOf[1].properties.type,data:data19}];
return false;
}
var valid14 = _errs58 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.reason !== undefined && func0.call(data, "reason")){
let data20 = data.reason;
const _errs59 = errors;
if(typeof data20 !== "string"){
validate26.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/1/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[1].properties.reason.type,parentSchema:schema17.oneOf[1].properties.reason,data:data20}];
return false;
}
var valid14 = _errs59 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.group !== undefined && func0.call(data, "group")){
let data21 = data.group;
const _errs61 = errors;
if(typeof data21 !== "string"){
validate26.errors = [{instancePath:instancePath+"/group",schemaPath:"#/oneOf/1/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[1].properties.group.type,parentSchema:schema17.oneOf[1].properties.group,data:data21}];
return false;
}
var valid14 = _errs61 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.attributes !== undefined && func0.call(data, "attributes")){
let data22 = data.attributes;
const _errs63 = errors;
const _errs64 = errors;
if(errors === _errs64){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
}
else {
validate26.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data22}];
return false;
}
}
var valid14 = _errs63 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.hidden !== undefined && func0.call(data, "hidden")){
let data23 = data.hidden;
const _errs68 = errors;
const _errs69 = errors;
if(errors === _errs69){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
}
else {
validate26.errors = [{instancePath:instancePath+"/hidden",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data23}];
return false;
}
}
var valid14 = _errs68 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.note !== undefined && func0.call(data, "note")){
let data24 = data.note;
const _errs73 = errors;
if(typeof data24 !== "string"){
validate26.errors = [{instancePath:instancePath+"/note",schemaPath:"#/oneOf/1/properties/note/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[1].properties.note.type,parentSchema:schema17.oneOf[1].properties.note,data:data24}];
return false;
}
var valid14 = _errs73 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.whenNobodyOnline !== undefined && func0.call(data, "whenNobodyOnline")){
let data25 = data.whenNobodyOnline;
const _errs76 = errors;
if(typeof data25 !== "string"){
validate26.errors = [{instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/oneOf/1/properties/whenNobodyOnline/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[1].properties.whenNobodyOnline.type,parentSchema:schema17.oneOf[1].properties.whenNobodyOnline,data:data25}];
return false;
}
var valid14 = _errs76 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[1].type,parentSchema:schema17.oneOf[1],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "set"){
const _errs78 = errors;
if(errors === _errs78){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing6 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'",schema:schema17.oneOf[2].required,parentSchema:schema17.oneOf[2],data}];
return false;
}
else {
const _errs80 = errors;
for(const key5 of Object.keys(data)){
if(!(((key5 === "type") || (key5 === "attributes")) || (key5 === "desk"))){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[2],data}];
return false;
break;
}
}
if(_errs80 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data26 = data.type;
const _errs81 = errors;
if("set" !== data26){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "set"},message:"must be equal to constant",schema:"set",parentSchema:schema17.oneOf[2].properties.type,data:data26}];
return false;
}
var valid18 = _errs81 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.attributes !== undefined && func0.call(data, "attributes")){
let data27 = data.attributes;
const _errs82 = errors;
const _errs83 = errors;
if(errors === _errs83){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
}
else {
validate26.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data27}];
return false;
}
}
var valid18 = _errs82 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.desk !== undefined && func0.call(data, "desk")){
let data28 = data.desk;
const _errs87 = errors;
const _errs88 = errors;
if(errors === _errs88){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
}
else {
validate26.errors = [{instancePath:instancePath+"/desk",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data28}];
return false;
}
}
var valid18 = _errs87 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[2].type,parentSchema:schema17.oneOf[2],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "return"){
const _errs92 = errors;
if(errors === _errs92){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing7 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'",schema:schema17.oneOf[3].required,parentSchema:schema17.oneOf[3],data}];
return false;
}
else {
const _errs94 = errors;
for(const key6 of Object.keys(data)){
if(!(key6 === "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[3],data}];
return false;
break;
}
}
if(_errs94 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data29 = data.type;
if("return" !== data29){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "return"},message:"must be equal to constant",schema:"return",parentSchema:schema17.oneOf[3].properties.type,data:data29}];
return false;
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[3].type,parentSchema:schema17.oneOf[3],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "mute"){
const _errs96 = errors;
if(errors === _errs96){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing8 = "type")) || (((data.muted === undefined) || (!(func0.call(data, "muted")))) && (missing8 = "muted"))){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'",schema:schema17.oneOf[4].required,parentSchema:schema17.oneOf[4],data}];
return false;
}
else {
const _errs98 = errors;
for(const key7 of Object.keys(data)){
if(!((key7 === "type") || (key7 === "muted"))){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[4],data}];
return false;
break;
}
}
if(_errs98 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data30 = data.type;
const _errs99 = errors;
if("mute" !== data30){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "mute"},message:"must be equal to constant",schema:"mute",parentSchema:schema17.oneOf[4].properties.type,data:data30}];
return false;
}
var valid24 = _errs99 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.muted !== undefined && func0.call(data, "muted")){
let data31 = data.muted;
const _errs100 = errors;
if(typeof data31 !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/muted",schemaPath:"#/oneOf/4/properties/muted/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema17.oneOf[4].properties.muted.type,parentSchema:schema17.oneOf[4].properties.muted,data:data31}];
return false;
}
var valid24 = _errs100 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[4].type,parentSchema:schema17.oneOf[4],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "typing"){
const _errs102 = errors;
if(errors === _errs102){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing9 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'",schema:schema17.oneOf[5].required,parentSchema:schema17.oneOf[5],data}];
return false;
}
else {
const _errs104 = errors;
for(const key8 of Object.keys(data)){
if(!(key8 === "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[5],data}];
return false;
break;
}
}
if(_errs104 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data32 = data.type;
if("typing" !== data32){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "typing"},message:"must be equal to constant",schema:"typing",parentSchema:schema17.oneOf[5].properties.type,data:data32}];
return false;
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[5].type,parentSchema:schema17.oneOf[5],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "close"){
const _errs106 = errors;
if(errors === _errs106){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing10 = "type")){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'",schema:schema17.oneOf[6].required,parentSchema:schema17.oneOf[6],data}];
return false;
}
else {
const _errs108 = errors;
for(const key9 of Object.keys(data)){
if(!(((key9 === "type") || (key9 === "category")) || (key9 === "subcategory"))){
validate26.errors = [{instancePath,schemaPath:"#/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema17.oneOf[6],data}];
return false;
break;
}
}
if(_errs108 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data33 = data.type;
const _errs109 = errors;
if("close" !== data33){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/6/properties/type/const",keyword:"const",params:{allowedValue: "close"},message:"must be equal to constant",schema:"close",parentSchema:schema17.oneOf[6].properties.type,data:data33}];
return false;
}
var valid28 = _errs109 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data.category !== undefined && func0.call(data, "category")){
let data34 = data.category;
const _errs110 = errors;
if(errors === _errs110){
if(typeof data34 === "string"){
if(func10(data34) > 200){
validate26.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/6/properties/category/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema17.oneOf[6].properties.category,data:data34}];
return false;
}
else {
if(func10(data34) < 1){
validate26.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/6/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema17.oneOf[6].properties.category,data:data34}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/6/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[6].properties.category.type,parentSchema:schema17.oneOf[6].properties.category,data:data34}];
return false;
}
}
var valid28 = _errs110 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data.subcategory !== undefined && func0.call(data, "subcategory")){
let data35 = data.subcategory;
const _errs112 = errors;
if(errors === _errs112){
if(typeof data35 === "string"){
if(func10(data35) > 200){
validate26.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/6/properties/subcategory/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema17.oneOf[6].properties.subcategory,data:data35}];
return false;
}
else {
if(func10(data35) < 1){
validate26.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/6/properties/subcategory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema17.oneOf[6].properties.subcategory,data:data35}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/6/properties/subcategory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.oneOf[6].properties.subcategory.type,parentSchema:schema17.oneOf[6].properties.subcategory,data:data35}];
return false;
}
}
var valid28 = _errs112 === errors;
}
else {
var valid28 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/oneOf/6/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.oneOf[6].type,parentSchema:schema17.oneOf[6],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema17.discriminator,parentSchema:schema17,data}];
return false;
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema17.discriminator,parentSchema:schema17,data}];
return false;
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema17.type,parentSchema:schema17,data}];
return false;
}
}
validate26.errors = vErrors;
evaluated0.props = props1;
return errors === 0;
}
validate26.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 100){
validate25.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema16,data}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
const _errs1 = errors;
if(!(validate26(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.type,parentSchema:schema16,data}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="event.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate0.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema0.required,parentSchema:schema0,data}];
return false;
}
else {
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "message.received"){
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing1 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing1 = "lead"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing1 = "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema0.oneOf[0].required,parentSchema:schema0.oneOf[0],data}];
return false;
}
else {
const _errs4 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "lead")) || (key0 === "dialog")) || (key0 === "operatorsOnline")) || (key0 === "happenedAt")) || (key0 === "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[0],data}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
const _errs5 = errors;
if("message.received" !== data0){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "message.received"},message:"must be equal to constant",schema:"message.received",parentSchema:schema0.oneOf[0].properties.type,data:data0}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs6 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data2 = data.dialog;
const _errs7 = errors;
if(errors === _errs7){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
const _errs9 = errors;
for(const key1 of Object.keys(data2)){
if(!(key1 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/0/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[0].properties.dialog,data:data2}];
return false;
break;
}
}
if(_errs9 === errors){
if(data2.externalId !== undefined && func0.call(data2, "externalId")){
let data3 = data2.externalId;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(func10(data3) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/0/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[0].properties.dialog.properties.externalId,data:data3}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/0/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[0].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[0].properties.dialog.properties.externalId,data:data3}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/0/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[0].properties.dialog.type,parentSchema:schema0.oneOf[0].properties.dialog,data:data2}];
return false;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data4 = data.operatorsOnline;
const _errs12 = errors;
if(typeof data4 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/0/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[0].properties.operatorsOnline.type,parentSchema:schema0.oneOf[0].properties.operatorsOnline,data:data4}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data5 = data.happenedAt;
const _errs14 = errors;
if(errors === _errs14){
if(errors === _errs14){
if(typeof data5 === "string"){
if(!(formats0.validate(data5))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/0/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[0].properties.happenedAt,data:data5}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/0/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[0].properties.happenedAt.type,parentSchema:schema0.oneOf[0].properties.happenedAt,data:data5}];
return false;
}
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.message !== undefined && func0.call(data, "message")){
const _errs16 = errors;
if(!(validate4(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[0].type,parentSchema:schema0.oneOf[0],data}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "message.edited"){
const _errs17 = errors;
if(errors === _errs17){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing2 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing2 = "lead"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing2 = "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema0.oneOf[1].required,parentSchema:schema0.oneOf[1],data}];
return false;
}
else {
const _errs19 = errors;
for(const key2 of Object.keys(data)){
if(!((((((key2 === "type") || (key2 === "lead")) || (key2 === "dialog")) || (key2 === "operatorsOnline")) || (key2 === "happenedAt")) || (key2 === "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[1],data}];
return false;
break;
}
}
if(_errs19 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data7 = data.type;
const _errs20 = errors;
if("message.edited" !== data7){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "message.edited"},message:"must be equal to constant",schema:"message.edited",parentSchema:schema0.oneOf[1].properties.type,data:data7}];
return false;
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs21 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid5 = _errs21 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data9 = data.dialog;
const _errs22 = errors;
if(errors === _errs22){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
const _errs24 = errors;
for(const key3 of Object.keys(data9)){
if(!(key3 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/1/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[1].properties.dialog,data:data9}];
return false;
break;
}
}
if(_errs24 === errors){
if(data9.externalId !== undefined && func0.call(data9, "externalId")){
let data10 = data9.externalId;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data10 === "string"){
if(func10(data10) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/1/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[1].properties.dialog.properties.externalId,data:data10}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/1/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[1].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[1].properties.dialog.properties.externalId,data:data10}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/1/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[1].properties.dialog.type,parentSchema:schema0.oneOf[1].properties.dialog,data:data9}];
return false;
}
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data11 = data.operatorsOnline;
const _errs27 = errors;
if(typeof data11 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/1/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[1].properties.operatorsOnline.type,parentSchema:schema0.oneOf[1].properties.operatorsOnline,data:data11}];
return false;
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data12 = data.happenedAt;
const _errs29 = errors;
if(errors === _errs29){
if(errors === _errs29){
if(typeof data12 === "string"){
if(!(formats0.validate(data12))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/1/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[1].properties.happenedAt,data:data12}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/1/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[1].properties.happenedAt.type,parentSchema:schema0.oneOf[1].properties.happenedAt,data:data12}];
return false;
}
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.message !== undefined && func0.call(data, "message")){
const _errs31 = errors;
if(!(validate4(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[1].type,parentSchema:schema0.oneOf[1],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "lead.updated"){
const _errs32 = errors;
if(errors === _errs32){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing3 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing3 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema0.oneOf[2].required,parentSchema:schema0.oneOf[2],data}];
return false;
}
else {
const _errs34 = errors;
for(const key4 of Object.keys(data)){
if(!(((((key4 === "type") || (key4 === "lead")) || (key4 === "dialog")) || (key4 === "operatorsOnline")) || (key4 === "happenedAt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[2],data}];
return false;
break;
}
}
if(_errs34 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data14 = data.type;
const _errs35 = errors;
if("lead.updated" !== data14){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "lead.updated"},message:"must be equal to constant",schema:"lead.updated",parentSchema:schema0.oneOf[2].properties.type,data:data14}];
return false;
}
var valid8 = _errs35 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs36 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid8 = _errs36 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data16 = data.dialog;
const _errs37 = errors;
if(errors === _errs37){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
const _errs39 = errors;
for(const key5 of Object.keys(data16)){
if(!(key5 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/2/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[2].properties.dialog,data:data16}];
return false;
break;
}
}
if(_errs39 === errors){
if(data16.externalId !== undefined && func0.call(data16, "externalId")){
let data17 = data16.externalId;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data17 === "string"){
if(func10(data17) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/2/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[2].properties.dialog.properties.externalId,data:data17}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/2/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[2].properties.dialog.properties.externalId,data:data17}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/2/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[2].properties.dialog.type,parentSchema:schema0.oneOf[2].properties.dialog,data:data16}];
return false;
}
}
var valid8 = _errs37 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data18 = data.operatorsOnline;
const _errs42 = errors;
if(typeof data18 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/2/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[2].properties.operatorsOnline.type,parentSchema:schema0.oneOf[2].properties.operatorsOnline,data:data18}];
return false;
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data19 = data.happenedAt;
const _errs44 = errors;
if(errors === _errs44){
if(errors === _errs44){
if(typeof data19 === "string"){
if(!(formats0.validate(data19))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/2/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[2].properties.happenedAt,data:data19}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/2/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.happenedAt.type,parentSchema:schema0.oneOf[2].properties.happenedAt,data:data19}];
return false;
}
}
}
var valid8 = _errs44 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[2].type,parentSchema:schema0.oneOf[2],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "lead.blocked"){
const _errs46 = errors;
if(errors === _errs46){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing4 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing4 = "lead"))) || (((data.blocked === undefined) || (!(func0.call(data, "blocked")))) && (missing4 = "blocked"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema0.oneOf[3].required,parentSchema:schema0.oneOf[3],data}];
return false;
}
else {
const _errs48 = errors;
for(const key6 of Object.keys(data)){
if(!((((((key6 === "type") || (key6 === "lead")) || (key6 === "dialog")) || (key6 === "operatorsOnline")) || (key6 === "happenedAt")) || (key6 === "blocked"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[3],data}];
return false;
break;
}
}
if(_errs48 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data20 = data.type;
const _errs49 = errors;
if("lead.blocked" !== data20){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "lead.blocked"},message:"must be equal to constant",schema:"lead.blocked",parentSchema:schema0.oneOf[3].properties.type,data:data20}];
return false;
}
var valid11 = _errs49 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs50 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid11 = _errs50 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data22 = data.dialog;
const _errs51 = errors;
if(errors === _errs51){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
const _errs53 = errors;
for(const key7 of Object.keys(data22)){
if(!(key7 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/3/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[3].properties.dialog,data:data22}];
return false;
break;
}
}
if(_errs53 === errors){
if(data22.externalId !== undefined && func0.call(data22, "externalId")){
let data23 = data22.externalId;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data23 === "string"){
if(func10(data23) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/3/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[3].properties.dialog.properties.externalId,data:data23}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/3/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[3].properties.dialog.properties.externalId,data:data23}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/3/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[3].properties.dialog.type,parentSchema:schema0.oneOf[3].properties.dialog,data:data22}];
return false;
}
}
var valid11 = _errs51 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data24 = data.operatorsOnline;
const _errs56 = errors;
if(typeof data24 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/3/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[3].properties.operatorsOnline.type,parentSchema:schema0.oneOf[3].properties.operatorsOnline,data:data24}];
return false;
}
var valid11 = _errs56 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data25 = data.happenedAt;
const _errs58 = errors;
if(errors === _errs58){
if(errors === _errs58){
if(typeof data25 === "string"){
if(!(formats0.validate(data25))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/3/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[3].properties.happenedAt,data:data25}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/3/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.happenedAt.type,parentSchema:schema0.oneOf[3].properties.happenedAt,data:data25}];
return false;
}
}
}
var valid11 = _errs58 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.blocked !== undefined && func0.call(data, "blocked")){
let data26 = data.blocked;
const _errs60 = errors;
if(typeof data26 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/blocked",schemaPath:"#/oneOf/3/properties/blocked/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[3].properties.blocked.type,parentSchema:schema0.oneOf[3].properties.blocked,data:data26}];
return false;
}
var valid11 = _errs60 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[3].type,parentSchema:schema0.oneOf[3],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "dialog.opened"){
const _errs62 = errors;
if(errors === _errs62){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing5 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing5 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema0.oneOf[4].required,parentSchema:schema0.oneOf[4],data}];
return false;
}
else {
const _errs64 = errors;
for(const key8 of Object.keys(data)){
if(!(((((((key8 === "type") || (key8 === "lead")) || (key8 === "dialog")) || (key8 === "operatorsOnline")) || (key8 === "happenedAt")) || (key8 === "messages")) || (key8 === "mark"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[4],data}];
return false;
break;
}
}
if(_errs64 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data27 = data.type;
const _errs65 = errors;
if("dialog.opened" !== data27){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "dialog.opened"},message:"must be equal to constant",schema:"dialog.opened",parentSchema:schema0.oneOf[4].properties.type,data:data27}];
return false;
}
var valid14 = _errs65 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs66 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid14 = _errs66 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data29 = data.dialog;
const _errs67 = errors;
if(errors === _errs67){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
const _errs69 = errors;
for(const key9 of Object.keys(data29)){
if(!(key9 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/4/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[4].properties.dialog,data:data29}];
return false;
break;
}
}
if(_errs69 === errors){
if(data29.externalId !== undefined && func0.call(data29, "externalId")){
let data30 = data29.externalId;
const _errs70 = errors;
if(errors === _errs70){
if(typeof data30 === "string"){
if(func10(data30) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/4/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[4].properties.dialog.properties.externalId,data:data30}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/4/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[4].properties.dialog.properties.externalId,data:data30}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/4/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[4].properties.dialog.type,parentSchema:schema0.oneOf[4].properties.dialog,data:data29}];
return false;
}
}
var valid14 = _errs67 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data31 = data.operatorsOnline;
const _errs72 = errors;
if(typeof data31 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/4/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[4].properties.operatorsOnline.type,parentSchema:schema0.oneOf[4].properties.operatorsOnline,data:data31}];
return false;
}
var valid14 = _errs72 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data32 = data.happenedAt;
const _errs74 = errors;
if(errors === _errs74){
if(errors === _errs74){
if(typeof data32 === "string"){
if(!(formats0.validate(data32))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/4/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[4].properties.happenedAt,data:data32}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/4/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.happenedAt.type,parentSchema:schema0.oneOf[4].properties.happenedAt,data:data32}];
return false;
}
}
}
var valid14 = _errs74 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.messages !== undefined && func0.call(data, "messages")){
let data33 = data.messages;
const _errs76 = errors;
if(errors === _errs76){
if(Array.isArray(data33)){
if(data33.length > 200){
validate0.errors = [{instancePath:instancePath+"/messages",schemaPath:"#/oneOf/4/properties/messages/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items",schema:200,parentSchema:schema0.oneOf[4].properties.messages,data:data33}];
return false;
}
else {
var valid16 = true;
const len0 = data33.length;
for(let i0=0; i0<len0; i0++){
const _errs78 = errors;
if(!(validate4(data33[i0], {instancePath:instancePath+"/messages/" + i0,parentData:data33,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
var valid16 = _errs78 === errors;
if(!valid16){
break;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/messages",schemaPath:"#/oneOf/4/properties/messages/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.oneOf[4].properties.messages.type,parentSchema:schema0.oneOf[4].properties.messages,data:data33}];
return false;
}
}
var valid14 = _errs76 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.mark !== undefined && func0.call(data, "mark")){
let data35 = data.mark;
const _errs79 = errors;
if(errors === _errs79){
if(typeof data35 === "string"){
if(func10(data35) > 200){
validate0.errors = [{instancePath:instancePath+"/mark",schemaPath:"#/oneOf/4/properties/mark/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema0.oneOf[4].properties.mark,data:data35}];
return false;
}
else {
if(func10(data35) < 1){
validate0.errors = [{instancePath:instancePath+"/mark",schemaPath:"#/oneOf/4/properties/mark/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[4].properties.mark,data:data35}];
return false;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/mark",schemaPath:"#/oneOf/4/properties/mark/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.mark.type,parentSchema:schema0.oneOf[4].properties.mark,data:data35}];
return false;
}
}
var valid14 = _errs79 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[4].type,parentSchema:schema0.oneOf[4],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "dialog.closed"){
const _errs81 = errors;
if(errors === _errs81){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing6 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing6 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'",schema:schema0.oneOf[5].required,parentSchema:schema0.oneOf[5],data}];
return false;
}
else {
const _errs83 = errors;
for(const key10 of Object.keys(data)){
if(!((((((key10 === "type") || (key10 === "lead")) || (key10 === "dialog")) || (key10 === "operatorsOnline")) || (key10 === "happenedAt")) || (key10 === "reason"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[5],data}];
return false;
break;
}
}
if(_errs83 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data36 = data.type;
const _errs84 = errors;
if("dialog.closed" !== data36){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "dialog.closed"},message:"must be equal to constant",schema:"dialog.closed",parentSchema:schema0.oneOf[5].properties.type,data:data36}];
return false;
}
var valid18 = _errs84 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs85 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid18 = _errs85 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data38 = data.dialog;
const _errs86 = errors;
if(errors === _errs86){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
const _errs88 = errors;
for(const key11 of Object.keys(data38)){
if(!(key11 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/5/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[5].properties.dialog,data:data38}];
return false;
break;
}
}
if(_errs88 === errors){
if(data38.externalId !== undefined && func0.call(data38, "externalId")){
let data39 = data38.externalId;
const _errs89 = errors;
if(errors === _errs89){
if(typeof data39 === "string"){
if(func10(data39) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/5/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[5].properties.dialog.properties.externalId,data:data39}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/5/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[5].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[5].properties.dialog.properties.externalId,data:data39}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/5/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[5].properties.dialog.type,parentSchema:schema0.oneOf[5].properties.dialog,data:data38}];
return false;
}
}
var valid18 = _errs86 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data40 = data.operatorsOnline;
const _errs91 = errors;
if(typeof data40 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/5/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[5].properties.operatorsOnline.type,parentSchema:schema0.oneOf[5].properties.operatorsOnline,data:data40}];
return false;
}
var valid18 = _errs91 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data41 = data.happenedAt;
const _errs93 = errors;
if(errors === _errs93){
if(errors === _errs93){
if(typeof data41 === "string"){
if(!(formats0.validate(data41))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/5/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[5].properties.happenedAt,data:data41}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/5/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[5].properties.happenedAt.type,parentSchema:schema0.oneOf[5].properties.happenedAt,data:data41}];
return false;
}
}
}
var valid18 = _errs93 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.reason !== undefined && func0.call(data, "reason")){
let data42 = data.reason;
const _errs95 = errors;
if(typeof data42 !== "string"){
validate0.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/5/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[5].properties.reason.type,parentSchema:schema0.oneOf[5].properties.reason,data:data42}];
return false;
}
var valid18 = _errs95 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[5].type,parentSchema:schema0.oneOf[5],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "message.status"){
const _errs97 = errors;
if(errors === _errs97){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing7 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing7 = "lead"))) || (((data.providerId === undefined) || (!(func0.call(data, "providerId")))) && (missing7 = "providerId"))) || (((data.status === undefined) || (!(func0.call(data, "status")))) && (missing7 = "status"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'",schema:schema0.oneOf[6].required,parentSchema:schema0.oneOf[6],data}];
return false;
}
else {
const _errs99 = errors;
for(const key12 of Object.keys(data)){
if(!((((((((key12 === "type") || (key12 === "lead")) || (key12 === "dialog")) || (key12 === "operatorsOnline")) || (key12 === "happenedAt")) || (key12 === "providerId")) || (key12 === "status")) || (key12 === "reason"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[6],data}];
return false;
break;
}
}
if(_errs99 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data43 = data.type;
const _errs100 = errors;
if("message.status" !== data43){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/6/properties/type/const",keyword:"const",params:{allowedValue: "message.status"},message:"must be equal to constant",schema:"message.status",parentSchema:schema0.oneOf[6].properties.type,data:data43}];
return false;
}
var valid21 = _errs100 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs101 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid21 = _errs101 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data45 = data.dialog;
const _errs102 = errors;
if(errors === _errs102){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
const _errs104 = errors;
for(const key13 of Object.keys(data45)){
if(!(key13 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/6/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[6].properties.dialog,data:data45}];
return false;
break;
}
}
if(_errs104 === errors){
if(data45.externalId !== undefined && func0.call(data45, "externalId")){
let data46 = data45.externalId;
const _errs105 = errors;
if(errors === _errs105){
if(typeof data46 === "string"){
if(func10(data46) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/6/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[6].properties.dialog.properties.externalId,data:data46}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/6/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[6].properties.dialog.properties.externalId,data:data46}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/6/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[6].properties.dialog.type,parentSchema:schema0.oneOf[6].properties.dialog,data:data45}];
return false;
}
}
var valid21 = _errs102 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data47 = data.operatorsOnline;
const _errs107 = errors;
if(typeof data47 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/6/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[6].properties.operatorsOnline.type,parentSchema:schema0.oneOf[6].properties.operatorsOnline,data:data47}];
return false;
}
var valid21 = _errs107 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data48 = data.happenedAt;
const _errs109 = errors;
if(errors === _errs109){
if(errors === _errs109){
if(typeof data48 === "string"){
if(!(formats0.validate(data48))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/6/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[6].properties.happenedAt,data:data48}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/6/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.happenedAt.type,parentSchema:schema0.oneOf[6].properties.happenedAt,data:data48}];
return false;
}
}
}
var valid21 = _errs109 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data49 = data.providerId;
const _errs111 = errors;
if(errors === _errs111){
if(typeof data49 === "string"){
if(func10(data49) < 1){
validate0.errors = [{instancePath:instancePath+"/providerId",schemaPath:"#/oneOf/6/properties/providerId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[6].properties.providerId,data:data49}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/providerId",schemaPath:"#/oneOf/6/properties/providerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.providerId.type,parentSchema:schema0.oneOf[6].properties.providerId,data:data49}];
return false;
}
}
var valid21 = _errs111 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.status !== undefined && func0.call(data, "status")){
let data50 = data.status;
const _errs113 = errors;
if(typeof data50 !== "string"){
validate0.errors = [{instancePath:instancePath+"/status",schemaPath:"#/oneOf/6/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.status.type,parentSchema:schema0.oneOf[6].properties.status,data:data50}];
return false;
}
if(!((((data50 === "sent") || (data50 === "delivered")) || (data50 === "read")) || (data50 === "failed"))){
validate0.errors = [{instancePath:instancePath+"/status",schemaPath:"#/oneOf/6/properties/status/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[6].properties.status.enum},message:"must be equal to one of the allowed values",schema:schema0.oneOf[6].properties.status.enum,parentSchema:schema0.oneOf[6].properties.status,data:data50}];
return false;
}
var valid21 = _errs113 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.reason !== undefined && func0.call(data, "reason")){
let data51 = data.reason;
const _errs115 = errors;
if(typeof data51 !== "string"){
validate0.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/6/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.reason.type,parentSchema:schema0.oneOf[6].properties.reason,data:data51}];
return false;
}
var valid21 = _errs115 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/6/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[6].type,parentSchema:schema0.oneOf[6],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "operator.wrote"){
const _errs117 = errors;
if(errors === _errs117){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing8 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing8 = "lead"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing8 = "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'",schema:schema0.oneOf[7].required,parentSchema:schema0.oneOf[7],data}];
return false;
}
else {
const _errs119 = errors;
for(const key14 of Object.keys(data)){
if(!((((((((key14 === "type") || (key14 === "lead")) || (key14 === "dialog")) || (key14 === "operatorsOnline")) || (key14 === "happenedAt")) || (key14 === "operator")) || (key14 === "message")) || (key14 === "auto"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[7],data}];
return false;
break;
}
}
if(_errs119 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data52 = data.type;
const _errs120 = errors;
if("operator.wrote" !== data52){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/7/properties/type/const",keyword:"const",params:{allowedValue: "operator.wrote"},message:"must be equal to constant",schema:"operator.wrote",parentSchema:schema0.oneOf[7].properties.type,data:data52}];
return false;
}
var valid24 = _errs120 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs121 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid24 = _errs121 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data54 = data.dialog;
const _errs122 = errors;
if(errors === _errs122){
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
const _errs124 = errors;
for(const key15 of Object.keys(data54)){
if(!(key15 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/7/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[7].properties.dialog,data:data54}];
return false;
break;
}
}
if(_errs124 === errors){
if(data54.externalId !== undefined && func0.call(data54, "externalId")){
let data55 = data54.externalId;
const _errs125 = errors;
if(errors === _errs125){
if(typeof data55 === "string"){
if(func10(data55) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/7/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[7].properties.dialog.properties.externalId,data:data55}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/7/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[7].properties.dialog.properties.externalId,data:data55}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/7/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[7].properties.dialog.type,parentSchema:schema0.oneOf[7].properties.dialog,data:data54}];
return false;
}
}
var valid24 = _errs122 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data56 = data.operatorsOnline;
const _errs127 = errors;
if(typeof data56 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/7/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[7].properties.operatorsOnline.type,parentSchema:schema0.oneOf[7].properties.operatorsOnline,data:data56}];
return false;
}
var valid24 = _errs127 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data57 = data.happenedAt;
const _errs129 = errors;
if(errors === _errs129){
if(errors === _errs129){
if(typeof data57 === "string"){
if(!(formats0.validate(data57))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/7/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[7].properties.happenedAt,data:data57}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/7/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.happenedAt.type,parentSchema:schema0.oneOf[7].properties.happenedAt,data:data57}];
return false;
}
}
}
var valid24 = _errs129 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.operator !== undefined && func0.call(data, "operator")){
let data58 = data.operator;
const _errs131 = errors;
const _errs132 = errors;
if(errors === _errs132){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
const _errs134 = errors;
for(const key16 of Object.keys(data58)){
if(!((key16 === "id") || (key16 === "name"))){
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data:data58}];
return false;
break;
}
}
if(_errs134 === errors){
if(data58.id !== undefined && func0.call(data58, "id")){
let data59 = data58.id;
const _errs135 = errors;
if(typeof data59 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/id",schemaPath:"model.schema.json#/$defs/operator/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.id.type,parentSchema:schema9.properties.id,data:data59}];
return false;
}
var valid27 = _errs135 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data58.name !== undefined && func0.call(data58, "name")){
let data60 = data58.name;
const _errs137 = errors;
if(typeof data60 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/name",schemaPath:"model.schema.json#/$defs/operator/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.name.type,parentSchema:schema9.properties.name,data:data60}];
return false;
}
var valid27 = _errs137 === errors;
}
else {
var valid27 = true;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data:data58}];
return false;
}
}
var valid24 = _errs131 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.message !== undefined && func0.call(data, "message")){
const _errs140 = errors;
if(!(validate4(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate4.errors : vErrors.concat(validate4.errors);
errors = vErrors.length;
}
var valid24 = _errs140 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.auto !== undefined && func0.call(data, "auto")){
let data62 = data.auto;
const _errs141 = errors;
if(typeof data62 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/auto",schemaPath:"#/oneOf/7/properties/auto/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[7].properties.auto.type,parentSchema:schema0.oneOf[7].properties.auto,data:data62}];
return false;
}
var valid24 = _errs141 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/7/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[7].type,parentSchema:schema0.oneOf[7],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "operator.took"){
const _errs143 = errors;
if(errors === _errs143){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing9 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing9 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'",schema:schema0.oneOf[8].required,parentSchema:schema0.oneOf[8],data}];
return false;
}
else {
const _errs145 = errors;
for(const key17 of Object.keys(data)){
if(!(func0.call(schema0.oneOf[8].properties, key17))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[8],data}];
return false;
break;
}
}
if(_errs145 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data63 = data.type;
const _errs146 = errors;
if("operator.took" !== data63){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/8/properties/type/const",keyword:"const",params:{allowedValue: "operator.took"},message:"must be equal to constant",schema:"operator.took",parentSchema:schema0.oneOf[8].properties.type,data:data63}];
return false;
}
var valid29 = _errs146 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs147 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid29 = _errs147 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data65 = data.dialog;
const _errs148 = errors;
if(errors === _errs148){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
const _errs150 = errors;
for(const key18 of Object.keys(data65)){
if(!(key18 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/8/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[8].properties.dialog,data:data65}];
return false;
break;
}
}
if(_errs150 === errors){
if(data65.externalId !== undefined && func0.call(data65, "externalId")){
let data66 = data65.externalId;
const _errs151 = errors;
if(errors === _errs151){
if(typeof data66 === "string"){
if(func10(data66) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/8/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[8].properties.dialog.properties.externalId,data:data66}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/8/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[8].properties.dialog.properties.externalId,data:data66}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/8/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[8].properties.dialog.type,parentSchema:schema0.oneOf[8].properties.dialog,data:data65}];
return false;
}
}
var valid29 = _errs148 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data67 = data.operatorsOnline;
const _errs153 = errors;
if(typeof data67 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/8/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[8].properties.operatorsOnline.type,parentSchema:schema0.oneOf[8].properties.operatorsOnline,data:data67}];
return false;
}
var valid29 = _errs153 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data68 = data.happenedAt;
const _errs155 = errors;
if(errors === _errs155){
if(errors === _errs155){
if(typeof data68 === "string"){
if(!(formats0.validate(data68))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/8/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[8].properties.happenedAt,data:data68}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/8/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.happenedAt.type,parentSchema:schema0.oneOf[8].properties.happenedAt,data:data68}];
return false;
}
}
}
var valid29 = _errs155 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.operator !== undefined && func0.call(data, "operator")){
let data69 = data.operator;
const _errs157 = errors;
const _errs158 = errors;
if(errors === _errs158){
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
const _errs160 = errors;
for(const key19 of Object.keys(data69)){
if(!((key19 === "id") || (key19 === "name"))){
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data:data69}];
return false;
break;
}
}
if(_errs160 === errors){
if(data69.id !== undefined && func0.call(data69, "id")){
let data70 = data69.id;
const _errs161 = errors;
if(typeof data70 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/id",schemaPath:"model.schema.json#/$defs/operator/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.id.type,parentSchema:schema9.properties.id,data:data70}];
return false;
}
var valid32 = _errs161 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data69.name !== undefined && func0.call(data69, "name")){
let data71 = data69.name;
const _errs163 = errors;
if(typeof data71 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/name",schemaPath:"model.schema.json#/$defs/operator/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.name.type,parentSchema:schema9.properties.name,data:data71}];
return false;
}
var valid32 = _errs163 === errors;
}
else {
var valid32 = true;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data:data69}];
return false;
}
}
var valid29 = _errs157 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.reopens !== undefined && func0.call(data, "reopens")){
let data72 = data.reopens;
const _errs166 = errors;
if(typeof data72 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/reopens",schemaPath:"#/oneOf/8/properties/reopens/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[8].properties.reopens.type,parentSchema:schema0.oneOf[8].properties.reopens,data:data72}];
return false;
}
var valid29 = _errs166 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.onlyWhenAwaited !== undefined && func0.call(data, "onlyWhenAwaited")){
let data73 = data.onlyWhenAwaited;
const _errs168 = errors;
if(typeof data73 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/onlyWhenAwaited",schemaPath:"#/oneOf/8/properties/onlyWhenAwaited/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[8].properties.onlyWhenAwaited.type,parentSchema:schema0.oneOf[8].properties.onlyWhenAwaited,data:data73}];
return false;
}
var valid29 = _errs168 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.lateBy !== undefined && func0.call(data, "lateBy")){
let data74 = data.lateBy;
const _errs170 = errors;
if(!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))){
validate0.errors = [{instancePath:instancePath+"/lateBy",schemaPath:"#/oneOf/8/properties/lateBy/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[8].properties.lateBy.type,parentSchema:schema0.oneOf[8].properties.lateBy,data:data74}];
return false;
}
if(errors === _errs170){
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 < 0 || isNaN(data74)){
validate0.errors = [{instancePath:instancePath+"/lateBy",schemaPath:"#/oneOf/8/properties/lateBy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[8].properties.lateBy,data:data74}];
return false;
}
}
}
var valid29 = _errs170 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/8/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[8].type,parentSchema:schema0.oneOf[8],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "operator.read"){
const _errs172 = errors;
if(errors === _errs172){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing10 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing10 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'",schema:schema0.oneOf[9].required,parentSchema:schema0.oneOf[9],data}];
return false;
}
else {
const _errs174 = errors;
for(const key20 of Object.keys(data)){
if(!((((((key20 === "type") || (key20 === "lead")) || (key20 === "dialog")) || (key20 === "operatorsOnline")) || (key20 === "happenedAt")) || (key20 === "operator"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[9],data}];
return false;
break;
}
}
if(_errs174 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data75 = data.type;
const _errs175 = errors;
if("operator.read" !== data75){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/9/properties/type/const",keyword:"const",params:{allowedValue: "operator.read"},message:"must be equal to constant",schema:"operator.read",parentSchema:schema0.oneOf[9].properties.type,data:data75}];
return false;
}
var valid34 = _errs175 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs176 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid34 = _errs176 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data77 = data.dialog;
const _errs177 = errors;
if(errors === _errs177){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
const _errs179 = errors;
for(const key21 of Object.keys(data77)){
if(!(key21 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/9/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[9].properties.dialog,data:data77}];
return false;
break;
}
}
if(_errs179 === errors){
if(data77.externalId !== undefined && func0.call(data77, "externalId")){
let data78 = data77.externalId;
const _errs180 = errors;
if(errors === _errs180){
if(typeof data78 === "string"){
if(func10(data78) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/9/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[9].properties.dialog.properties.externalId,data:data78}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/9/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[9].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[9].properties.dialog.properties.externalId,data:data78}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/9/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[9].properties.dialog.type,parentSchema:schema0.oneOf[9].properties.dialog,data:data77}];
return false;
}
}
var valid34 = _errs177 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data79 = data.operatorsOnline;
const _errs182 = errors;
if(typeof data79 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/9/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[9].properties.operatorsOnline.type,parentSchema:schema0.oneOf[9].properties.operatorsOnline,data:data79}];
return false;
}
var valid34 = _errs182 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data80 = data.happenedAt;
const _errs184 = errors;
if(errors === _errs184){
if(errors === _errs184){
if(typeof data80 === "string"){
if(!(formats0.validate(data80))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/9/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[9].properties.happenedAt,data:data80}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/9/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[9].properties.happenedAt.type,parentSchema:schema0.oneOf[9].properties.happenedAt,data:data80}];
return false;
}
}
}
var valid34 = _errs184 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.operator !== undefined && func0.call(data, "operator")){
let data81 = data.operator;
const _errs186 = errors;
const _errs187 = errors;
if(errors === _errs187){
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
const _errs189 = errors;
for(const key22 of Object.keys(data81)){
if(!((key22 === "id") || (key22 === "name"))){
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data:data81}];
return false;
break;
}
}
if(_errs189 === errors){
if(data81.id !== undefined && func0.call(data81, "id")){
let data82 = data81.id;
const _errs190 = errors;
if(typeof data82 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/id",schemaPath:"model.schema.json#/$defs/operator/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.id.type,parentSchema:schema9.properties.id,data:data82}];
return false;
}
var valid37 = _errs190 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data81.name !== undefined && func0.call(data81, "name")){
let data83 = data81.name;
const _errs192 = errors;
if(typeof data83 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/name",schemaPath:"model.schema.json#/$defs/operator/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.name.type,parentSchema:schema9.properties.name,data:data83}];
return false;
}
var valid37 = _errs192 === errors;
}
else {
var valid37 = true;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data:data81}];
return false;
}
}
var valid34 = _errs186 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/9/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[9].type,parentSchema:schema0.oneOf[9],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "operators.unavailable"){
const _errs195 = errors;
if(errors === _errs195){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing11 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing11 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/10/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'",schema:schema0.oneOf[10].required,parentSchema:schema0.oneOf[10],data}];
return false;
}
else {
const _errs197 = errors;
for(const key23 of Object.keys(data)){
if(!(((((key23 === "type") || (key23 === "lead")) || (key23 === "dialog")) || (key23 === "operatorsOnline")) || (key23 === "happenedAt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/10/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[10],data}];
return false;
break;
}
}
if(_errs197 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data84 = data.type;
const _errs198 = errors;
if("operators.unavailable" !== data84){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/10/properties/type/const",keyword:"const",params:{allowedValue: "operators.unavailable"},message:"must be equal to constant",schema:"operators.unavailable",parentSchema:schema0.oneOf[10].properties.type,data:data84}];
return false;
}
var valid39 = _errs198 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs199 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid39 = _errs199 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data86 = data.dialog;
const _errs200 = errors;
if(errors === _errs200){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
const _errs202 = errors;
for(const key24 of Object.keys(data86)){
if(!(key24 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/10/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[10].properties.dialog,data:data86}];
return false;
break;
}
}
if(_errs202 === errors){
if(data86.externalId !== undefined && func0.call(data86, "externalId")){
let data87 = data86.externalId;
const _errs203 = errors;
if(errors === _errs203){
if(typeof data87 === "string"){
if(func10(data87) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/10/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[10].properties.dialog.properties.externalId,data:data87}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/10/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[10].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[10].properties.dialog.properties.externalId,data:data87}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/10/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[10].properties.dialog.type,parentSchema:schema0.oneOf[10].properties.dialog,data:data86}];
return false;
}
}
var valid39 = _errs200 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data88 = data.operatorsOnline;
const _errs205 = errors;
if(typeof data88 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/10/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[10].properties.operatorsOnline.type,parentSchema:schema0.oneOf[10].properties.operatorsOnline,data:data88}];
return false;
}
var valid39 = _errs205 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data89 = data.happenedAt;
const _errs207 = errors;
if(errors === _errs207){
if(errors === _errs207){
if(typeof data89 === "string"){
if(!(formats0.validate(data89))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/10/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[10].properties.happenedAt,data:data89}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/10/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[10].properties.happenedAt.type,parentSchema:schema0.oneOf[10].properties.happenedAt,data:data89}];
return false;
}
}
}
var valid39 = _errs207 === errors;
}
else {
var valid39 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/10/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[10].type,parentSchema:schema0.oneOf[10],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "operators.changed"){
const _errs209 = errors;
if(errors === _errs209){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing12 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing12 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/11/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'",schema:schema0.oneOf[11].required,parentSchema:schema0.oneOf[11],data}];
return false;
}
else {
const _errs211 = errors;
for(const key25 of Object.keys(data)){
if(!(((((key25 === "type") || (key25 === "lead")) || (key25 === "dialog")) || (key25 === "operatorsOnline")) || (key25 === "happenedAt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/11/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[11],data}];
return false;
break;
}
}
if(_errs211 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data90 = data.type;
const _errs212 = errors;
if("operators.changed" !== data90){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/11/properties/type/const",keyword:"const",params:{allowedValue: "operators.changed"},message:"must be equal to constant",schema:"operators.changed",parentSchema:schema0.oneOf[11].properties.type,data:data90}];
return false;
}
var valid42 = _errs212 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs213 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid42 = _errs213 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data92 = data.dialog;
const _errs214 = errors;
if(errors === _errs214){
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
const _errs216 = errors;
for(const key26 of Object.keys(data92)){
if(!(key26 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/11/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[11].properties.dialog,data:data92}];
return false;
break;
}
}
if(_errs216 === errors){
if(data92.externalId !== undefined && func0.call(data92, "externalId")){
let data93 = data92.externalId;
const _errs217 = errors;
if(errors === _errs217){
if(typeof data93 === "string"){
if(func10(data93) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/11/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[11].properties.dialog.properties.externalId,data:data93}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/11/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[11].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[11].properties.dialog.properties.externalId,data:data93}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/11/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[11].properties.dialog.type,parentSchema:schema0.oneOf[11].properties.dialog,data:data92}];
return false;
}
}
var valid42 = _errs214 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data94 = data.operatorsOnline;
const _errs219 = errors;
if(typeof data94 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/11/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[11].properties.operatorsOnline.type,parentSchema:schema0.oneOf[11].properties.operatorsOnline,data:data94}];
return false;
}
var valid42 = _errs219 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data95 = data.happenedAt;
const _errs221 = errors;
if(errors === _errs221){
if(errors === _errs221){
if(typeof data95 === "string"){
if(!(formats0.validate(data95))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/11/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[11].properties.happenedAt,data:data95}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/11/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[11].properties.happenedAt.type,parentSchema:schema0.oneOf[11].properties.happenedAt,data:data95}];
return false;
}
}
}
var valid42 = _errs221 === errors;
}
else {
var valid42 = true;
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/11/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[11].type,parentSchema:schema0.oneOf[11],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "dialog.returned"){
const _errs223 = errors;
if(errors === _errs223){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing13 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing13 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/12/required",keyword:"required",params:{missingProperty: missing13},message:"must have required property '"+missing13+"'",schema:schema0.oneOf[12].required,parentSchema:schema0.oneOf[12],data}];
return false;
}
else {
const _errs225 = errors;
for(const key27 of Object.keys(data)){
if(!(((((((key27 === "type") || (key27 === "lead")) || (key27 === "dialog")) || (key27 === "operatorsOnline")) || (key27 === "happenedAt")) || (key27 === "operator")) || (key27 === "reason"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/12/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[12],data}];
return false;
break;
}
}
if(_errs225 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data96 = data.type;
const _errs226 = errors;
if("dialog.returned" !== data96){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/12/properties/type/const",keyword:"const",params:{allowedValue: "dialog.returned"},message:"must be equal to constant",schema:"dialog.returned",parentSchema:schema0.oneOf[12].properties.type,data:data96}];
return false;
}
var valid45 = _errs226 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs227 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid45 = _errs227 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data98 = data.dialog;
const _errs228 = errors;
if(errors === _errs228){
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
const _errs230 = errors;
for(const key28 of Object.keys(data98)){
if(!(key28 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/12/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[12].properties.dialog,data:data98}];
return false;
break;
}
}
if(_errs230 === errors){
if(data98.externalId !== undefined && func0.call(data98, "externalId")){
let data99 = data98.externalId;
const _errs231 = errors;
if(errors === _errs231){
if(typeof data99 === "string"){
if(func10(data99) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/12/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[12].properties.dialog.properties.externalId,data:data99}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/12/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[12].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[12].properties.dialog.properties.externalId,data:data99}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/12/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[12].properties.dialog.type,parentSchema:schema0.oneOf[12].properties.dialog,data:data98}];
return false;
}
}
var valid45 = _errs228 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data100 = data.operatorsOnline;
const _errs233 = errors;
if(typeof data100 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/12/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[12].properties.operatorsOnline.type,parentSchema:schema0.oneOf[12].properties.operatorsOnline,data:data100}];
return false;
}
var valid45 = _errs233 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data101 = data.happenedAt;
const _errs235 = errors;
if(errors === _errs235){
if(errors === _errs235){
if(typeof data101 === "string"){
if(!(formats0.validate(data101))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/12/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[12].properties.happenedAt,data:data101}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/12/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[12].properties.happenedAt.type,parentSchema:schema0.oneOf[12].properties.happenedAt,data:data101}];
return false;
}
}
}
var valid45 = _errs235 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.operator !== undefined && func0.call(data, "operator")){
let data102 = data.operator;
const _errs237 = errors;
const _errs238 = errors;
if(errors === _errs238){
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
const _errs240 = errors;
for(const key29 of Object.keys(data102)){
if(!((key29 === "id") || (key29 === "name"))){
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data:data102}];
return false;
break;
}
}
if(_errs240 === errors){
if(data102.id !== undefined && func0.call(data102, "id")){
let data103 = data102.id;
const _errs241 = errors;
if(typeof data103 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/id",schemaPath:"model.schema.json#/$defs/operator/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.id.type,parentSchema:schema9.properties.id,data:data103}];
return false;
}
var valid48 = _errs241 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data102.name !== undefined && func0.call(data102, "name")){
let data104 = data102.name;
const _errs243 = errors;
if(typeof data104 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/name",schemaPath:"model.schema.json#/$defs/operator/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.name.type,parentSchema:schema9.properties.name,data:data104}];
return false;
}
var valid48 = _errs243 === errors;
}
else {
var valid48 = true;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data:data102}];
return false;
}
}
var valid45 = _errs237 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data.reason !== undefined && func0.call(data, "reason")){
let data105 = data.reason;
const _errs246 = errors;
if(typeof data105 !== "string"){
validate0.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/12/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[12].properties.reason.type,parentSchema:schema0.oneOf[12].properties.reason,data:data105}];
return false;
}
var valid45 = _errs246 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/12/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[12].type,parentSchema:schema0.oneOf[12],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "operator.command"){
const _errs248 = errors;
if(errors === _errs248){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing14;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing14 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing14 = "lead"))) || (((data.command === undefined) || (!(func0.call(data, "command")))) && (missing14 = "command"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/13/required",keyword:"required",params:{missingProperty: missing14},message:"must have required property '"+missing14+"'",schema:schema0.oneOf[13].required,parentSchema:schema0.oneOf[13],data}];
return false;
}
else {
const _errs250 = errors;
for(const key30 of Object.keys(data)){
if(!(((((((key30 === "type") || (key30 === "lead")) || (key30 === "dialog")) || (key30 === "operatorsOnline")) || (key30 === "happenedAt")) || (key30 === "command")) || (key30 === "operator"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/13/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[13],data}];
return false;
break;
}
}
if(_errs250 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data106 = data.type;
const _errs251 = errors;
if("operator.command" !== data106){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/13/properties/type/const",keyword:"const",params:{allowedValue: "operator.command"},message:"must be equal to constant",schema:"operator.command",parentSchema:schema0.oneOf[13].properties.type,data:data106}];
return false;
}
var valid50 = _errs251 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs252 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid50 = _errs252 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data108 = data.dialog;
const _errs253 = errors;
if(errors === _errs253){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
const _errs255 = errors;
for(const key31 of Object.keys(data108)){
if(!(key31 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/13/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[13].properties.dialog,data:data108}];
return false;
break;
}
}
if(_errs255 === errors){
if(data108.externalId !== undefined && func0.call(data108, "externalId")){
let data109 = data108.externalId;
const _errs256 = errors;
if(errors === _errs256){
if(typeof data109 === "string"){
if(func10(data109) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/13/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[13].properties.dialog.properties.externalId,data:data109}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/13/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[13].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[13].properties.dialog.properties.externalId,data:data109}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/13/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[13].properties.dialog.type,parentSchema:schema0.oneOf[13].properties.dialog,data:data108}];
return false;
}
}
var valid50 = _errs253 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data110 = data.operatorsOnline;
const _errs258 = errors;
if(typeof data110 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/13/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[13].properties.operatorsOnline.type,parentSchema:schema0.oneOf[13].properties.operatorsOnline,data:data110}];
return false;
}
var valid50 = _errs258 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data111 = data.happenedAt;
const _errs260 = errors;
if(errors === _errs260){
if(errors === _errs260){
if(typeof data111 === "string"){
if(!(formats0.validate(data111))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/13/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[13].properties.happenedAt,data:data111}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/13/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[13].properties.happenedAt.type,parentSchema:schema0.oneOf[13].properties.happenedAt,data:data111}];
return false;
}
}
}
var valid50 = _errs260 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data.command !== undefined && func0.call(data, "command")){
let data112 = data.command;
const _errs262 = errors;
if(typeof data112 !== "string"){
validate0.errors = [{instancePath:instancePath+"/command",schemaPath:"#/oneOf/13/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[13].properties.command.type,parentSchema:schema0.oneOf[13].properties.command,data:data112}];
return false;
}
if(!((data112 === "bot") || (data112 === "operator"))){
validate0.errors = [{instancePath:instancePath+"/command",schemaPath:"#/oneOf/13/properties/command/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[13].properties.command.enum},message:"must be equal to one of the allowed values",schema:schema0.oneOf[13].properties.command.enum,parentSchema:schema0.oneOf[13].properties.command,data:data112}];
return false;
}
var valid50 = _errs262 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data.operator !== undefined && func0.call(data, "operator")){
let data113 = data.operator;
const _errs264 = errors;
const _errs265 = errors;
if(errors === _errs265){
if(data113 && typeof data113 == "object" && !Array.isArray(data113)){
const _errs267 = errors;
for(const key32 of Object.keys(data113)){
if(!((key32 === "id") || (key32 === "name"))){
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data:data113}];
return false;
break;
}
}
if(_errs267 === errors){
if(data113.id !== undefined && func0.call(data113, "id")){
let data114 = data113.id;
const _errs268 = errors;
if(typeof data114 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/id",schemaPath:"model.schema.json#/$defs/operator/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.id.type,parentSchema:schema9.properties.id,data:data114}];
return false;
}
var valid53 = _errs268 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data113.name !== undefined && func0.call(data113, "name")){
let data115 = data113.name;
const _errs270 = errors;
if(typeof data115 !== "string"){
validate0.errors = [{instancePath:instancePath+"/operator/name",schemaPath:"model.schema.json#/$defs/operator/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.name.type,parentSchema:schema9.properties.name,data:data115}];
return false;
}
var valid53 = _errs270 === errors;
}
else {
var valid53 = true;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data:data113}];
return false;
}
}
var valid50 = _errs264 === errors;
}
else {
var valid50 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/13/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[13].type,parentSchema:schema0.oneOf[13],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "handoff.requested"){
const _errs273 = errors;
if(errors === _errs273){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing15;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing15 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing15 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/14/required",keyword:"required",params:{missingProperty: missing15},message:"must have required property '"+missing15+"'",schema:schema0.oneOf[14].required,parentSchema:schema0.oneOf[14],data}];
return false;
}
else {
const _errs275 = errors;
for(const key33 of Object.keys(data)){
if(!(((((((key33 === "type") || (key33 === "lead")) || (key33 === "dialog")) || (key33 === "operatorsOnline")) || (key33 === "happenedAt")) || (key33 === "reason")) || (key33 === "group"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/14/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[14],data}];
return false;
break;
}
}
if(_errs275 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data116 = data.type;
const _errs276 = errors;
if("handoff.requested" !== data116){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/14/properties/type/const",keyword:"const",params:{allowedValue: "handoff.requested"},message:"must be equal to constant",schema:"handoff.requested",parentSchema:schema0.oneOf[14].properties.type,data:data116}];
return false;
}
var valid55 = _errs276 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs277 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid55 = _errs277 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data118 = data.dialog;
const _errs278 = errors;
if(errors === _errs278){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
const _errs280 = errors;
for(const key34 of Object.keys(data118)){
if(!(key34 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/14/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[14].properties.dialog,data:data118}];
return false;
break;
}
}
if(_errs280 === errors){
if(data118.externalId !== undefined && func0.call(data118, "externalId")){
let data119 = data118.externalId;
const _errs281 = errors;
if(errors === _errs281){
if(typeof data119 === "string"){
if(func10(data119) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/14/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[14].properties.dialog.properties.externalId,data:data119}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/14/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[14].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[14].properties.dialog.properties.externalId,data:data119}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/14/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[14].properties.dialog.type,parentSchema:schema0.oneOf[14].properties.dialog,data:data118}];
return false;
}
}
var valid55 = _errs278 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data120 = data.operatorsOnline;
const _errs283 = errors;
if(typeof data120 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/14/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[14].properties.operatorsOnline.type,parentSchema:schema0.oneOf[14].properties.operatorsOnline,data:data120}];
return false;
}
var valid55 = _errs283 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data121 = data.happenedAt;
const _errs285 = errors;
if(errors === _errs285){
if(errors === _errs285){
if(typeof data121 === "string"){
if(!(formats0.validate(data121))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/14/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[14].properties.happenedAt,data:data121}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/14/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[14].properties.happenedAt.type,parentSchema:schema0.oneOf[14].properties.happenedAt,data:data121}];
return false;
}
}
}
var valid55 = _errs285 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.reason !== undefined && func0.call(data, "reason")){
let data122 = data.reason;
const _errs287 = errors;
if(typeof data122 !== "string"){
validate0.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/14/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[14].properties.reason.type,parentSchema:schema0.oneOf[14].properties.reason,data:data122}];
return false;
}
var valid55 = _errs287 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data.group !== undefined && func0.call(data, "group")){
let data123 = data.group;
const _errs289 = errors;
if(typeof data123 !== "string"){
validate0.errors = [{instancePath:instancePath+"/group",schemaPath:"#/oneOf/14/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[14].properties.group.type,parentSchema:schema0.oneOf[14].properties.group,data:data123}];
return false;
}
var valid55 = _errs289 === errors;
}
else {
var valid55 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/14/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[14].type,parentSchema:schema0.oneOf[14],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "attributes.set"){
const _errs291 = errors;
if(errors === _errs291){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing16;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing16 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing16 = "lead"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/15/required",keyword:"required",params:{missingProperty: missing16},message:"must have required property '"+missing16+"'",schema:schema0.oneOf[15].required,parentSchema:schema0.oneOf[15],data}];
return false;
}
else {
const _errs293 = errors;
for(const key35 of Object.keys(data)){
if(!(((((((key35 === "type") || (key35 === "lead")) || (key35 === "dialog")) || (key35 === "operatorsOnline")) || (key35 === "happenedAt")) || (key35 === "attributes")) || (key35 === "desk"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/15/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[15],data}];
return false;
break;
}
}
if(_errs293 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data124 = data.type;
const _errs294 = errors;
if("attributes.set" !== data124){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/15/properties/type/const",keyword:"const",params:{allowedValue: "attributes.set"},message:"must be equal to constant",schema:"attributes.set",parentSchema:schema0.oneOf[15].properties.type,data:data124}];
return false;
}
var valid58 = _errs294 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs295 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid58 = _errs295 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data126 = data.dialog;
const _errs296 = errors;
if(errors === _errs296){
if(data126 && typeof data126 == "object" && !Array.isArray(data126)){
const _errs298 = errors;
for(const key36 of Object.keys(data126)){
if(!(key36 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/15/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[15].properties.dialog,data:data126}];
return false;
break;
}
}
if(_errs298 === errors){
if(data126.externalId !== undefined && func0.call(data126, "externalId")){
let data127 = data126.externalId;
const _errs299 = errors;
if(errors === _errs299){
if(typeof data127 === "string"){
if(func10(data127) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/15/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[15].properties.dialog.properties.externalId,data:data127}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/15/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[15].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[15].properties.dialog.properties.externalId,data:data127}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/15/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[15].properties.dialog.type,parentSchema:schema0.oneOf[15].properties.dialog,data:data126}];
return false;
}
}
var valid58 = _errs296 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data128 = data.operatorsOnline;
const _errs301 = errors;
if(typeof data128 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/15/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[15].properties.operatorsOnline.type,parentSchema:schema0.oneOf[15].properties.operatorsOnline,data:data128}];
return false;
}
var valid58 = _errs301 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data129 = data.happenedAt;
const _errs303 = errors;
if(errors === _errs303){
if(errors === _errs303){
if(typeof data129 === "string"){
if(!(formats0.validate(data129))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/15/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[15].properties.happenedAt,data:data129}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/15/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[15].properties.happenedAt.type,parentSchema:schema0.oneOf[15].properties.happenedAt,data:data129}];
return false;
}
}
}
var valid58 = _errs303 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data.attributes !== undefined && func0.call(data, "attributes")){
let data130 = data.attributes;
const _errs305 = errors;
const _errs306 = errors;
if(errors === _errs306){
if(data130 && typeof data130 == "object" && !Array.isArray(data130)){
}
else {
validate0.errors = [{instancePath:instancePath+"/attributes",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data130}];
return false;
}
}
var valid58 = _errs305 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data.desk !== undefined && func0.call(data, "desk")){
let data131 = data.desk;
const _errs310 = errors;
const _errs311 = errors;
if(errors === _errs311){
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
}
else {
validate0.errors = [{instancePath:instancePath+"/desk",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data131}];
return false;
}
}
var valid58 = _errs310 === errors;
}
else {
var valid58 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/15/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[15].type,parentSchema:schema0.oneOf[15],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "bot.replied"){
const _errs315 = errors;
if(errors === _errs315){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing17;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing17 = "type")) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing17 = "lead"))) || (((data.actions === undefined) || (!(func0.call(data, "actions")))) && (missing17 = "actions"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/16/required",keyword:"required",params:{missingProperty: missing17},message:"must have required property '"+missing17+"'",schema:schema0.oneOf[16].required,parentSchema:schema0.oneOf[16],data}];
return false;
}
else {
const _errs317 = errors;
for(const key37 of Object.keys(data)){
if(!((((((((key37 === "type") || (key37 === "lead")) || (key37 === "dialog")) || (key37 === "operatorsOnline")) || (key37 === "happenedAt")) || (key37 === "actions")) || (key37 === "epoch")) || (key37 === "bot"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/16/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[16],data}];
return false;
break;
}
}
if(_errs317 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data132 = data.type;
const _errs318 = errors;
if("bot.replied" !== data132){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/16/properties/type/const",keyword:"const",params:{allowedValue: "bot.replied"},message:"must be equal to constant",schema:"bot.replied",parentSchema:schema0.oneOf[16].properties.type,data:data132}];
return false;
}
var valid63 = _errs318 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.lead !== undefined && func0.call(data, "lead")){
const _errs319 = errors;
if(!(validate2(data.lead, {instancePath:instancePath+"/lead",parentData:data,parentDataProperty:"lead",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid63 = _errs319 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data134 = data.dialog;
const _errs320 = errors;
if(errors === _errs320){
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
const _errs322 = errors;
for(const key38 of Object.keys(data134)){
if(!(key38 === "externalId")){
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/16/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[16].properties.dialog,data:data134}];
return false;
break;
}
}
if(_errs322 === errors){
if(data134.externalId !== undefined && func0.call(data134, "externalId")){
let data135 = data134.externalId;
const _errs323 = errors;
if(errors === _errs323){
if(typeof data135 === "string"){
if(func10(data135) < 1){
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/16/properties/dialog/properties/externalId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[16].properties.dialog.properties.externalId,data:data135}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/oneOf/16/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[16].properties.dialog.properties.externalId.type,parentSchema:schema0.oneOf[16].properties.dialog.properties.externalId,data:data135}];
return false;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/oneOf/16/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[16].properties.dialog.type,parentSchema:schema0.oneOf[16].properties.dialog,data:data134}];
return false;
}
}
var valid63 = _errs320 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.operatorsOnline !== undefined && func0.call(data, "operatorsOnline")){
let data136 = data.operatorsOnline;
const _errs325 = errors;
if(typeof data136 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/operatorsOnline",schemaPath:"#/oneOf/16/properties/operatorsOnline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[16].properties.operatorsOnline.type,parentSchema:schema0.oneOf[16].properties.operatorsOnline,data:data136}];
return false;
}
var valid63 = _errs325 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.happenedAt !== undefined && func0.call(data, "happenedAt")){
let data137 = data.happenedAt;
const _errs327 = errors;
if(errors === _errs327){
if(errors === _errs327){
if(typeof data137 === "string"){
if(!(formats0.validate(data137))){
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/16/properties/happenedAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema0.oneOf[16].properties.happenedAt,data:data137}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/happenedAt",schemaPath:"#/oneOf/16/properties/happenedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[16].properties.happenedAt.type,parentSchema:schema0.oneOf[16].properties.happenedAt,data:data137}];
return false;
}
}
}
var valid63 = _errs327 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.actions !== undefined && func0.call(data, "actions")){
const _errs329 = errors;
if(!(validate25(data.actions, {instancePath:instancePath+"/actions",parentData:data,parentDataProperty:"actions",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid63 = _errs329 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.epoch !== undefined && func0.call(data, "epoch")){
let data139 = data.epoch;
const _errs330 = errors;
if(!(((typeof data139 == "number") && (!(data139 % 1) && !isNaN(data139))) && (isFinite(data139)))){
validate0.errors = [{instancePath:instancePath+"/epoch",schemaPath:"#/oneOf/16/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[16].properties.epoch.type,parentSchema:schema0.oneOf[16].properties.epoch,data:data139}];
return false;
}
if(errors === _errs330){
if((typeof data139 == "number") && (isFinite(data139))){
if(data139 < 0 || isNaN(data139)){
validate0.errors = [{instancePath:instancePath+"/epoch",schemaPath:"#/oneOf/16/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[16].properties.epoch,data:data139}];
return false;
}
}
}
var valid63 = _errs330 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data.bot !== undefined && func0.call(data, "bot")){
let data140 = data.bot;
const _errs332 = errors;
if(typeof data140 !== "string"){
validate0.errors = [{instancePath:instancePath+"/bot",schemaPath:"#/oneOf/16/properties/bot/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[16].properties.bot.type,parentSchema:schema0.oneOf[16].properties.bot,data:data140}];
return false;
}
var valid63 = _errs332 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/16/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[16].type,parentSchema:schema0.oneOf[16],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema0.discriminator,parentSchema:schema0,data}];
return false;
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema0.discriminator,parentSchema:schema0,data}];
return false;
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data}];
return false;
}
}
validate0.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate0.evaluated = {"dynamicProps":true,"dynamicItems":false};

return module.exports;
},
"b0663742f777c19e6a7649c9ed92a10d7e3dd673c4531ca298eadbb33ef7a290"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at("command", "");
const schema2 = at("model", "/$defs/attributes");
const func0 = Object.prototype.hasOwnProperty;
const func8 = require("ajv/dist/runtime/ucs2length").default;
const schema3 = at("model", "/$defs/message");
const schema4 = at("model", "/$defs/author");
const schema5 = at("model", "/$defs/messageKind");
const schema8 = at("model", "/$defs/attachment");
const schema9 = at("model", "/$defs/location");
const schema10 = at("model", "/$defs/contact");
const formats0 = formats["date-time"];
const schema6 = at("model", "/$defs/buttons");
const schema7 = at("model", "/$defs/button");

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len1 = data0.length;
for(let i1=0; i1<len1; i1++){
let data1 = data0[i1];
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if((((data1.code === undefined) || (!(func0.call(data1, "code")))) && (missing0 = "code")) || (((data1.caption === undefined) || (!(func0.call(data1, "caption")))) && (missing0 = "caption"))){
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1,schemaPath:"#/$defs/button/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema7.required,parentSchema:schema7,data:data1}];
return false;
}
else {
const _errs6 = errors;
for(const key0 of Object.keys(data1)){
if(!(((key0 === "code") || (key0 === "caption")) || (key0 === "url"))){
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1,schemaPath:"#/$defs/button/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema7,data:data1}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.code !== undefined && func0.call(data1, "code")){
let data2 = data1.code;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(func8(data2) < 1){
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1+"/code",schemaPath:"#/$defs/button/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7.properties.code,data:data2}];
return false;
}
}
else {
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1+"/code",schemaPath:"#/$defs/button/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.code.type,parentSchema:schema7.properties.code,data:data2}];
return false;
}
}
var valid3 = _errs7 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.caption !== undefined && func0.call(data1, "caption")){
let data3 = data1.caption;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(func8(data3) < 1){
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1+"/caption",schemaPath:"#/$defs/button/properties/caption/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7.properties.caption,data:data3}];
return false;
}
}
else {
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1+"/caption",schemaPath:"#/$defs/button/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.caption.type,parentSchema:schema7.properties.caption,data:data3}];
return false;
}
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.url !== undefined && func0.call(data1, "url")){
let data4 = data1.url;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1+"/url",schemaPath:"#/$defs/button/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.properties.url.type,parentSchema:schema7.properties.url,data:data4}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/" + i0+"/" + i1,schemaPath:"#/$defs/button/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data:data1}];
return false;
}
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.items.type,parentSchema:schema6.items,data:data0}];
return false;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.type,parentSchema:schema6,data}];
return false;
}
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id")) || (((data.by === undefined) || (!(func0.call(data, "by")))) && (missing0 = "by"))) || (((data.at === undefined) || (!(func0.call(data, "at")))) && (missing0 = "at"))) || (((data.kind === undefined) || (!(func0.call(data, "kind")))) && (missing0 = "kind"))){
validate2.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema3.required,parentSchema:schema3,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema3.properties, key0))){
validate2.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema3,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func8(data0) < 1){
validate2.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema3.properties.id,data:data0}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.id.type,parentSchema:schema3.properties.id,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data1 = data.providerId;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate2.errors = [{instancePath:instancePath+"/providerId",schemaPath:"#/properties/providerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.providerId.type,parentSchema:schema3.properties.providerId,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined && func0.call(data, "by")){
let data2 = data.by;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate2.errors = [{instancePath:instancePath+"/by",schemaPath:"#/$defs/author/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data2}];
return false;
}
if(!((((data2 === "lead") || (data2 === "bot")) || (data2 === "operator")) || (data2 === "system"))){
validate2.errors = [{instancePath:instancePath+"/by",schemaPath:"#/$defs/author/enum",keyword:"enum",params:{allowedValues: schema4.enum},message:"must be equal to one of the allowed values",schema:schema4.enum,parentSchema:schema4,data:data2}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined && func0.call(data, "at")){
let data3 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data3 === "string"){
if(!(formats0.validate(data3))){
validate2.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema3.properties.at,data:data3}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.at.type,parentSchema:schema3.properties.at,data:data3}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined && func0.call(data, "kind")){
let data4 = data.kind;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate2.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/$defs/messageKind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.type,parentSchema:schema5,data:data4}];
return false;
}
if(!((((((((data4 === "text") || (data4 === "choice")) || (data4 === "image")) || (data4 === "video")) || (data4 === "audio")) || (data4 === "file")) || (data4 === "location")) || (data4 === "contact"))){
validate2.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/$defs/messageKind/enum",keyword:"enum",params:{allowedValues: schema5.enum},message:"must be equal to one of the allowed values",schema:schema5.enum,parentSchema:schema5,data:data4}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined && func0.call(data, "text")){
let data5 = data.text;
const _errs14 = errors;
if(typeof data5 !== "string"){
validate2.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.text.type,parentSchema:schema3.properties.text,data:data5}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.format !== undefined && func0.call(data, "format")){
let data6 = data.format;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate2.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.format.type,parentSchema:schema3.properties.format,data:data6}];
return false;
}
if(!((data6 === "plain") || (data6 === "markdown"))){
validate2.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema3.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema3.properties.format.enum,parentSchema:schema3.properties.format,data:data6}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.choice !== undefined && func0.call(data, "choice")){
let data7 = data.choice;
const _errs19 = errors;
if(errors === _errs19){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((((data7.code === undefined) || (!(func0.call(data7, "code")))) && (missing1 = "code")) || (((data7.caption === undefined) || (!(func0.call(data7, "caption")))) && (missing1 = "caption"))){
validate2.errors = [{instancePath:instancePath+"/choice",schemaPath:"#/properties/choice/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema3.properties.choice.required,parentSchema:schema3.properties.choice,data:data7}];
return false;
}
else {
const _errs21 = errors;
for(const key1 of Object.keys(data7)){
if(!((key1 === "code") || (key1 === "caption"))){
validate2.errors = [{instancePath:instancePath+"/choice",schemaPath:"#/properties/choice/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema3.properties.choice,data:data7}];
return false;
break;
}
}
if(_errs21 === errors){
if(data7.code !== undefined && func0.call(data7, "code")){
let data8 = data7.code;
const _errs22 = errors;
if(typeof data8 !== "string"){
validate2.errors = [{instancePath:instancePath+"/choice/code",schemaPath:"#/properties/choice/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.choice.properties.code.type,parentSchema:schema3.properties.choice.properties.code,data:data8}];
return false;
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data7.caption !== undefined && func0.call(data7, "caption")){
let data9 = data7.caption;
const _errs24 = errors;
if(typeof data9 !== "string"){
validate2.errors = [{instancePath:instancePath+"/choice/caption",schemaPath:"#/properties/choice/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.choice.properties.caption.type,parentSchema:schema3.properties.choice.properties.caption,data:data9}];
return false;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/choice",schemaPath:"#/properties/choice/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.properties.choice.type,parentSchema:schema3.properties.choice,data:data7}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.buttons !== undefined && func0.call(data, "buttons")){
const _errs27 = errors;
if(!(validate3(data.buttons, {instancePath:instancePath+"/buttons",parentData:data,parentDataProperty:"buttons",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attachments !== undefined && func0.call(data, "attachments")){
let data11 = data.attachments;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data11)){
var valid4 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if((((data12.kind === undefined) || (!(func0.call(data12, "kind")))) && (missing2 = "kind")) || (((data12.url === undefined) || (!(func0.call(data12, "url")))) && (missing2 = "url"))){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/attachment/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema8.required,parentSchema:schema8,data:data12}];
return false;
}
else {
const _errs33 = errors;
for(const key2 of Object.keys(data12)){
if(!(((((key2 === "kind") || (key2 === "url")) || (key2 === "name")) || (key2 === "mediaType")) || (key2 === "size"))){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/attachment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema8,data:data12}];
return false;
break;
}
}
if(_errs33 === errors){
if(data12.kind !== undefined && func0.call(data12, "kind")){
let data13 = data12.kind;
const _errs34 = errors;
if(typeof data13 !== "string"){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/kind",schemaPath:"#/$defs/attachment/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.kind.type,parentSchema:schema8.properties.kind,data:data13}];
return false;
}
if(!((((data13 === "image") || (data13 === "video")) || (data13 === "audio")) || (data13 === "file"))){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/kind",schemaPath:"#/$defs/attachment/properties/kind/enum",keyword:"enum",params:{allowedValues: schema8.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema8.properties.kind.enum,parentSchema:schema8.properties.kind,data:data13}];
return false;
}
var valid6 = _errs34 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.url !== undefined && func0.call(data12, "url")){
let data14 = data12.url;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data14 === "string"){
if(func8(data14) < 1){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/url",schemaPath:"#/$defs/attachment/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema8.properties.url,data:data14}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/url",schemaPath:"#/$defs/attachment/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.url.type,parentSchema:schema8.properties.url,data:data14}];
return false;
}
}
var valid6 = _errs36 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.name !== undefined && func0.call(data12, "name")){
let data15 = data12.name;
const _errs39 = errors;
if(typeof data15 !== "string"){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/name",schemaPath:"#/$defs/attachment/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.name.type,parentSchema:schema8.properties.name,data:data15}];
return false;
}
var valid6 = _errs39 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.mediaType !== undefined && func0.call(data12, "mediaType")){
let data16 = data12.mediaType;
const _errs42 = errors;
if(typeof data16 !== "string"){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/mediaType",schemaPath:"#/$defs/attachment/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.mediaType.type,parentSchema:schema8.properties.mediaType,data:data16}];
return false;
}
var valid6 = _errs42 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data12.size !== undefined && func0.call(data12, "size")){
let data17 = data12.size;
const _errs44 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/size",schemaPath:"#/$defs/attachment/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema8.properties.size.type,parentSchema:schema8.properties.size,data:data17}];
return false;
}
if(errors === _errs44){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0+"/size",schemaPath:"#/$defs/attachment/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.size,data:data17}];
return false;
}
}
}
var valid6 = _errs44 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/attachments/" + i0,schemaPath:"#/$defs/attachment/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.type,parentSchema:schema8,data:data12}];
return false;
}
}
var valid4 = _errs30 === errors;
if(!valid4){
break;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema3.properties.attachments.type,parentSchema:schema3.properties.attachments,data:data11}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.location !== undefined && func0.call(data, "location")){
let data18 = data.location;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing3;
if((((data18.latitude === undefined) || (!(func0.call(data18, "latitude")))) && (missing3 = "latitude")) || (((data18.longitude === undefined) || (!(func0.call(data18, "longitude")))) && (missing3 = "longitude"))){
validate2.errors = [{instancePath:instancePath+"/location",schemaPath:"#/$defs/location/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema9.required,parentSchema:schema9,data:data18}];
return false;
}
else {
const _errs49 = errors;
for(const key3 of Object.keys(data18)){
if(!(((key3 === "latitude") || (key3 === "longitude")) || (key3 === "title"))){
validate2.errors = [{instancePath:instancePath+"/location",schemaPath:"#/$defs/location/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data:data18}];
return false;
break;
}
}
if(_errs49 === errors){
if(data18.latitude !== undefined && func0.call(data18, "latitude")){
let data19 = data18.latitude;
const _errs50 = errors;
if(errors === _errs50){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 90 || isNaN(data19)){
validate2.errors = [{instancePath:instancePath+"/location/latitude",schemaPath:"#/$defs/location/properties/latitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},message:"must be <= 90",schema:90,parentSchema:schema9.properties.latitude,data:data19}];
return false;
}
else {
if(data19 < -90 || isNaN(data19)){
validate2.errors = [{instancePath:instancePath+"/location/latitude",schemaPath:"#/$defs/location/properties/latitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: -90},message:"must be >= -90",schema:-90,parentSchema:schema9.properties.latitude,data:data19}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/location/latitude",schemaPath:"#/$defs/location/properties/latitude/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.latitude.type,parentSchema:schema9.properties.latitude,data:data19}];
return false;
}
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data18.longitude !== undefined && func0.call(data18, "longitude")){
let data20 = data18.longitude;
const _errs53 = errors;
if(errors === _errs53){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 180 || isNaN(data20)){
validate2.errors = [{instancePath:instancePath+"/location/longitude",schemaPath:"#/$defs/location/properties/longitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 180},message:"must be <= 180",schema:180,parentSchema:schema9.properties.longitude,data:data20}];
return false;
}
else {
if(data20 < -180 || isNaN(data20)){
validate2.errors = [{instancePath:instancePath+"/location/longitude",schemaPath:"#/$defs/location/properties/longitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: -180},message:"must be >= -180",schema:-180,parentSchema:schema9.properties.longitude,data:data20}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/location/longitude",schemaPath:"#/$defs/location/properties/longitude/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.longitude.type,parentSchema:schema9.properties.longitude,data:data20}];
return false;
}
}
var valid8 = _errs53 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data18.title !== undefined && func0.call(data18, "title")){
let data21 = data18.title;
const _errs56 = errors;
if(typeof data21 !== "string"){
validate2.errors = [{instancePath:instancePath+"/location/title",schemaPath:"#/$defs/location/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.properties.title.type,parentSchema:schema9.properties.title,data:data21}];
return false;
}
var valid8 = _errs56 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/location",schemaPath:"#/$defs/location/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.type,parentSchema:schema9,data:data18}];
return false;
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edited !== undefined && func0.call(data, "edited")){
let data22 = data.edited;
const _errs59 = errors;
if(true !== data22){
validate2.errors = [{instancePath:instancePath+"/edited",schemaPath:"#/properties/edited/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema3.properties.edited,data:data22}];
return false;
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contact !== undefined && func0.call(data, "contact")){
let data23 = data.contact;
const _errs60 = errors;
const _errs61 = errors;
if(errors === _errs61){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
const _errs63 = errors;
for(const key4 of Object.keys(data23)){
if(!(((key4 === "name") || (key4 === "phone")) || (key4 === "email"))){
validate2.errors = [{instancePath:instancePath+"/contact",schemaPath:"#/$defs/contact/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema10,data:data23}];
return false;
break;
}
}
if(_errs63 === errors){
if(data23.name !== undefined && func0.call(data23, "name")){
let data24 = data23.name;
const _errs64 = errors;
if(typeof data24 !== "string"){
validate2.errors = [{instancePath:instancePath+"/contact/name",schemaPath:"#/$defs/contact/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.name.type,parentSchema:schema10.properties.name,data:data24}];
return false;
}
var valid10 = _errs64 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data23.phone !== undefined && func0.call(data23, "phone")){
let data25 = data23.phone;
const _errs67 = errors;
if(typeof data25 !== "string"){
validate2.errors = [{instancePath:instancePath+"/contact/phone",schemaPath:"#/$defs/contact/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.phone.type,parentSchema:schema10.properties.phone,data:data25}];
return false;
}
var valid10 = _errs67 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data23.email !== undefined && func0.call(data23, "email")){
let data26 = data23.email;
const _errs70 = errors;
if(typeof data26 !== "string"){
validate2.errors = [{instancePath:instancePath+"/contact/email",schemaPath:"#/$defs/contact/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.email.type,parentSchema:schema10.properties.email,data:data26}];
return false;
}
var valid10 = _errs70 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/contact",schemaPath:"#/$defs/contact/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.type,parentSchema:schema10,data:data23}];
return false;
}
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate2.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data}];
return false;
}
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema18 = at("command", "/$defs/botEvent");
const schema21 = at("model", "/$defs/operator");

function validate7(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate7.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.at === undefined) || (!(func0.call(data, "at")))) && (missing0 = "at"))) || (((data.epoch === undefined) || (!(func0.call(data, "epoch")))) && (missing0 = "epoch"))) || (((data.lead === undefined) || (!(func0.call(data, "lead")))) && (missing0 = "lead"))) || (((data.dialog === undefined) || (!(func0.call(data, "dialog")))) && (missing0 = "dialog"))){
validate7.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema18.required,parentSchema:schema18,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema18.properties, key0))){
validate7.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate7.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.type.type,parentSchema:schema18.properties.type,data:data0}];
return false;
}
if(!(((((((((((((data0 === "message.received") || (data0 === "message.edited")) || (data0 === "dialog.opened")) || (data0 === "handoff.queued")) || (data0 === "operator.joined")) || (data0 === "handoff.failed")) || (data0 === "operators.unavailable")) || (data0 === "operators.available")) || (data0 === "operator.silent")) || (data0 === "dialog.returned")) || (data0 === "dialog.closed")) || (data0 === "lead.updated")) || (data0 === "message.failed"))){
validate7.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema18.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema18.properties.type.enum,parentSchema:schema18.properties.type,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined && func0.call(data, "at")){
let data1 = data.at;
const _errs4 = errors;
if(errors === _errs4){
if(errors === _errs4){
if(typeof data1 === "string"){
if(!(formats0.validate(data1))){
validate7.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema18.properties.at,data:data1}];
return false;
}
}
else {
validate7.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.at.type,parentSchema:schema18.properties.at,data:data1}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.epoch !== undefined && func0.call(data, "epoch")){
let data2 = data.epoch;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate7.errors = [{instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema18.properties.epoch.type,parentSchema:schema18.properties.epoch,data:data2}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate7.errors = [{instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema18.properties.epoch,data:data2}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lead !== undefined && func0.call(data, "lead")){
let data3 = data.lead;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((((((data3.id === undefined) || (!(func0.call(data3, "id")))) && (missing1 = "id")) || (((data3.externalId === undefined) || (!(func0.call(data3, "externalId")))) && (missing1 = "externalId"))) || (((data3.binding === undefined) || (!(func0.call(data3, "binding")))) && (missing1 = "binding"))) || (((data3.attributes === undefined) || (!(func0.call(data3, "attributes")))) && (missing1 = "attributes"))) || (((data3.desk === undefined) || (!(func0.call(data3, "desk")))) && (missing1 = "desk"))) || (((data3.muted === undefined) || (!(func0.call(data3, "muted")))) && (missing1 = "muted"))){
validate7.errors = [{instancePath:instancePath+"/lead",schemaPath:"#/properties/lead/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema18.properties.lead.required,parentSchema:schema18.properties.lead,data:data3}];
return false;
}
else {
const _errs10 = errors;
for(const key1 of Object.keys(data3)){
if(!(func0.call(schema18.properties.lead.properties, key1))){
validate7.errors = [{instancePath:instancePath+"/lead",schemaPath:"#/properties/lead/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema18.properties.lead,data:data3}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.id !== undefined && func0.call(data3, "id")){
let data4 = data3.id;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/id",schemaPath:"#/properties/lead/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.id.type,parentSchema:schema18.properties.lead.properties.id,data:data4}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.externalId !== undefined && func0.call(data3, "externalId")){
let data5 = data3.externalId;
const _errs13 = errors;
if(typeof data5 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/externalId",schemaPath:"#/properties/lead/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.externalId.type,parentSchema:schema18.properties.lead.properties.externalId,data:data5}];
return false;
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.binding !== undefined && func0.call(data3, "binding")){
let data6 = data3.binding;
const _errs15 = errors;
if(typeof data6 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/binding",schemaPath:"#/properties/lead/properties/binding/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.binding.type,parentSchema:schema18.properties.lead.properties.binding,data:data6}];
return false;
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.name !== undefined && func0.call(data3, "name")){
let data7 = data3.name;
const _errs17 = errors;
if(typeof data7 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/name",schemaPath:"#/properties/lead/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.name.type,parentSchema:schema18.properties.lead.properties.name,data:data7}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.login !== undefined && func0.call(data3, "login")){
let data8 = data3.login;
const _errs20 = errors;
if(typeof data8 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/login",schemaPath:"#/properties/lead/properties/login/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.login.type,parentSchema:schema18.properties.lead.properties.login,data:data8}];
return false;
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.messenger !== undefined && func0.call(data3, "messenger")){
let data9 = data3.messenger;
const _errs23 = errors;
if(typeof data9 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/messenger",schemaPath:"#/properties/lead/properties/messenger/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.messenger.type,parentSchema:schema18.properties.lead.properties.messenger,data:data9}];
return false;
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.phone !== undefined && func0.call(data3, "phone")){
let data10 = data3.phone;
const _errs25 = errors;
if(typeof data10 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/phone",schemaPath:"#/properties/lead/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.phone.type,parentSchema:schema18.properties.lead.properties.phone,data:data10}];
return false;
}
var valid1 = _errs25 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.email !== undefined && func0.call(data3, "email")){
let data11 = data3.email;
const _errs28 = errors;
if(typeof data11 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/email",schemaPath:"#/properties/lead/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.email.type,parentSchema:schema18.properties.lead.properties.email,data:data11}];
return false;
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.language !== undefined && func0.call(data3, "language")){
let data12 = data3.language;
const _errs31 = errors;
if(typeof data12 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/language",schemaPath:"#/properties/lead/properties/language/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.language.type,parentSchema:schema18.properties.lead.properties.language,data:data12}];
return false;
}
var valid1 = _errs31 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.page !== undefined && func0.call(data3, "page")){
let data13 = data3.page;
const _errs33 = errors;
if(typeof data13 !== "string"){
validate7.errors = [{instancePath:instancePath+"/lead/page",schemaPath:"#/properties/lead/properties/page/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.lead.properties.page.type,parentSchema:schema18.properties.lead.properties.page,data:data13}];
return false;
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.attributes !== undefined && func0.call(data3, "attributes")){
let data14 = data3.attributes;
const _errs36 = errors;
const _errs37 = errors;
if(errors === _errs37){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
}
else {
validate7.errors = [{instancePath:instancePath+"/lead/attributes",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data14}];
return false;
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.desk !== undefined && func0.call(data3, "desk")){
let data15 = data3.desk;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
}
else {
validate7.errors = [{instancePath:instancePath+"/lead/desk",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data15}];
return false;
}
}
var valid1 = _errs41 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.muted !== undefined && func0.call(data3, "muted")){
let data16 = data3.muted;
const _errs46 = errors;
if(typeof data16 !== "boolean"){
validate7.errors = [{instancePath:instancePath+"/lead/muted",schemaPath:"#/properties/lead/properties/muted/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema18.properties.lead.properties.muted.type,parentSchema:schema18.properties.lead.properties.muted,data:data16}];
return false;
}
var valid1 = _errs46 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/lead",schemaPath:"#/properties/lead/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.properties.lead.type,parentSchema:schema18.properties.lead,data:data3}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dialog !== undefined && func0.call(data, "dialog")){
let data17 = data.dialog;
const _errs48 = errors;
if(errors === _errs48){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing2;
if((((((data17.id === undefined) || (!(func0.call(data17, "id")))) && (missing2 = "id")) || (((data17.state === undefined) || (!(func0.call(data17, "state")))) && (missing2 = "state"))) || (((data17.binding === undefined) || (!(func0.call(data17, "binding")))) && (missing2 = "binding"))) || (((data17.operatorsOnline === undefined) || (!(func0.call(data17, "operatorsOnline")))) && (missing2 = "operatorsOnline"))){
validate7.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/properties/dialog/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema18.properties.dialog.required,parentSchema:schema18.properties.dialog,data:data17}];
return false;
}
else {
const _errs50 = errors;
for(const key2 of Object.keys(data17)){
if(!(((((key2 === "id") || (key2 === "state")) || (key2 === "binding")) || (key2 === "externalId")) || (key2 === "operatorsOnline"))){
validate7.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/properties/dialog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema18.properties.dialog,data:data17}];
return false;
break;
}
}
if(_errs50 === errors){
if(data17.id !== undefined && func0.call(data17, "id")){
let data18 = data17.id;
const _errs51 = errors;
if(typeof data18 !== "string"){
validate7.errors = [{instancePath:instancePath+"/dialog/id",schemaPath:"#/properties/dialog/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.dialog.properties.id.type,parentSchema:schema18.properties.dialog.properties.id,data:data18}];
return false;
}
var valid4 = _errs51 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data17.state !== undefined && func0.call(data17, "state")){
let data19 = data17.state;
const _errs53 = errors;
if(typeof data19 !== "string"){
validate7.errors = [{instancePath:instancePath+"/dialog/state",schemaPath:"#/properties/dialog/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.dialog.properties.state.type,parentSchema:schema18.properties.dialog.properties.state,data:data19}];
return false;
}
var valid4 = _errs53 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data17.binding !== undefined && func0.call(data17, "binding")){
let data20 = data17.binding;
const _errs55 = errors;
if(typeof data20 !== "string"){
validate7.errors = [{instancePath:instancePath+"/dialog/binding",schemaPath:"#/properties/dialog/properties/binding/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.dialog.properties.binding.type,parentSchema:schema18.properties.dialog.properties.binding,data:data20}];
return false;
}
var valid4 = _errs55 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data17.externalId !== undefined && func0.call(data17, "externalId")){
let data21 = data17.externalId;
const _errs57 = errors;
if(typeof data21 !== "string"){
validate7.errors = [{instancePath:instancePath+"/dialog/externalId",schemaPath:"#/properties/dialog/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.dialog.properties.externalId.type,parentSchema:schema18.properties.dialog.properties.externalId,data:data21}];
return false;
}
var valid4 = _errs57 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data17.operatorsOnline !== undefined && func0.call(data17, "operatorsOnline")){
let data22 = data17.operatorsOnline;
const _errs59 = errors;
if((typeof data22 !== "boolean") && (data22 !== null)){
validate7.errors = [{instancePath:instancePath+"/dialog/operatorsOnline",schemaPath:"#/properties/dialog/properties/operatorsOnline/type",keyword:"type",params:{type: schema18.properties.dialog.properties.operatorsOnline.type},message:"must be boolean,null",schema:schema18.properties.dialog.properties.operatorsOnline.type,parentSchema:schema18.properties.dialog.properties.operatorsOnline,data:data22}];
return false;
}
var valid4 = _errs59 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/dialog",schemaPath:"#/properties/dialog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.properties.dialog.type,parentSchema:schema18.properties.dialog,data:data17}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
const _errs61 = errors;
if(!(validate2(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid0 = _errs61 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.messages !== undefined && func0.call(data, "messages")){
let data24 = data.messages;
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data24)){
var valid5 = true;
const len0 = data24.length;
for(let i0=0; i0<len0; i0++){
const _errs64 = errors;
if(!(validate2(data24[i0], {instancePath:instancePath+"/messages/" + i0,parentData:data24,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid5 = _errs64 === errors;
if(!valid5){
break;
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema18.properties.messages.type,parentSchema:schema18.properties.messages,data:data24}];
return false;
}
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.handoff !== undefined && func0.call(data, "handoff")){
let data26 = data.handoff;
const _errs65 = errors;
if(errors === _errs65){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
let missing3;
if(((data26.id === undefined) || (!(func0.call(data26, "id")))) && (missing3 = "id")){
validate7.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/properties/handoff/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema18.properties.handoff.required,parentSchema:schema18.properties.handoff,data:data26}];
return false;
}
else {
const _errs67 = errors;
for(const key3 of Object.keys(data26)){
if(!((key3 === "id") || (key3 === "reason"))){
validate7.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/properties/handoff/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema18.properties.handoff,data:data26}];
return false;
break;
}
}
if(_errs67 === errors){
if(data26.id !== undefined && func0.call(data26, "id")){
let data27 = data26.id;
const _errs68 = errors;
if(typeof data27 !== "string"){
validate7.errors = [{instancePath:instancePath+"/handoff/id",schemaPath:"#/properties/handoff/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.handoff.properties.id.type,parentSchema:schema18.properties.handoff.properties.id,data:data27}];
return false;
}
var valid6 = _errs68 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data26.reason !== undefined && func0.call(data26, "reason")){
let data28 = data26.reason;
const _errs70 = errors;
if(typeof data28 !== "string"){
validate7.errors = [{instancePath:instancePath+"/handoff/reason",schemaPath:"#/properties/handoff/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.handoff.properties.reason.type,parentSchema:schema18.properties.handoff.properties.reason,data:data28}];
return false;
}
var valid6 = _errs70 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/properties/handoff/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.properties.handoff.type,parentSchema:schema18.properties.handoff,data:data26}];
return false;
}
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operator !== undefined && func0.call(data, "operator")){
let data29 = data.operator;
const _errs72 = errors;
const _errs73 = errors;
if(errors === _errs73){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
const _errs75 = errors;
for(const key4 of Object.keys(data29)){
if(!((key4 === "id") || (key4 === "name"))){
validate7.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data:data29}];
return false;
break;
}
}
if(_errs75 === errors){
if(data29.id !== undefined && func0.call(data29, "id")){
let data30 = data29.id;
const _errs76 = errors;
if(typeof data30 !== "string"){
validate7.errors = [{instancePath:instancePath+"/operator/id",schemaPath:"model.schema.json#/$defs/operator/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.id.type,parentSchema:schema21.properties.id,data:data30}];
return false;
}
var valid8 = _errs76 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data29.name !== undefined && func0.call(data29, "name")){
let data31 = data29.name;
const _errs78 = errors;
if(typeof data31 !== "string"){
validate7.errors = [{instancePath:instancePath+"/operator/name",schemaPath:"model.schema.json#/$defs/operator/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.name.type,parentSchema:schema21.properties.name,data:data31}];
return false;
}
var valid8 = _errs78 === errors;
}
else {
var valid8 = true;
}
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/operator",schemaPath:"model.schema.json#/$defs/operator/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data:data29}];
return false;
}
}
var valid0 = _errs72 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data32 = data.reason;
const _errs81 = errors;
if(typeof data32 !== "string"){
validate7.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.reason.type,parentSchema:schema18.properties.reason,data:data32}];
return false;
}
var valid0 = _errs81 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.opensAt !== undefined && func0.call(data, "opensAt")){
let data33 = data.opensAt;
const _errs83 = errors;
if(errors === _errs83){
if(errors === _errs83){
if(typeof data33 === "string"){
if(!(formats0.validate(data33))){
validate7.errors = [{instancePath:instancePath+"/opensAt",schemaPath:"#/properties/opensAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\"",schema:"date-time",parentSchema:schema18.properties.opensAt,data:data33}];
return false;
}
}
else {
validate7.errors = [{instancePath:instancePath+"/opensAt",schemaPath:"#/properties/opensAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.opensAt.type,parentSchema:schema18.properties.opensAt,data:data33}];
return false;
}
}
}
var valid0 = _errs83 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seconds !== undefined && func0.call(data, "seconds")){
let data34 = data.seconds;
const _errs85 = errors;
if(errors === _errs85){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 < 0 || isNaN(data34)){
validate7.errors = [{instancePath:instancePath+"/seconds",schemaPath:"#/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema18.properties.seconds,data:data34}];
return false;
}
}
else {
validate7.errors = [{instancePath:instancePath+"/seconds",schemaPath:"#/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema18.properties.seconds.type,parentSchema:schema18.properties.seconds,data:data34}];
return false;
}
}
var valid0 = _errs85 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.changed !== undefined && func0.call(data, "changed")){
let data35 = data.changed;
const _errs87 = errors;
if(errors === _errs87){
if(Array.isArray(data35)){
var valid9 = true;
const len1 = data35.length;
for(let i1=0; i1<len1; i1++){
let data36 = data35[i1];
const _errs89 = errors;
if(typeof data36 !== "string"){
validate7.errors = [{instancePath:instancePath+"/changed/" + i1,schemaPath:"#/properties/changed/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.properties.changed.items.type,parentSchema:schema18.properties.changed.items,data:data36}];
return false;
}
var valid9 = _errs89 === errors;
if(!valid9){
break;
}
}
}
else {
validate7.errors = [{instancePath:instancePath+"/changed",schemaPath:"#/properties/changed/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema18.properties.changed.type,parentSchema:schema18.properties.changed,data:data35}];
return false;
}
}
var valid0 = _errs87 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.listenOnly !== undefined && func0.call(data, "listenOnly")){
let data37 = data.listenOnly;
const _errs91 = errors;
if(typeof data37 !== "boolean"){
validate7.errors = [{instancePath:instancePath+"/listenOnly",schemaPath:"#/properties/listenOnly/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema18.properties.listenOnly.type,parentSchema:schema18.properties.listenOnly,data:data37}];
return false;
}
var valid0 = _errs91 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate7.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data}];
return false;
}
}
validate7.errors = vErrors;
return errors === 0;
}
validate7.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="command.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate0.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema0.required,parentSchema:schema0,data}];
return false;
}
else {
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "message.send"){
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing1 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing1 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing1 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing1 = "context"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing1 = "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema0.oneOf[0].required,parentSchema:schema0.oneOf[0],data}];
return false;
}
else {
const _errs4 = errors;
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "type") || (key0 === "to")) || (key0 === "guard")) || (key0 === "context")) || (key0 === "transient")) || (key0 === "message")) || (key0 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[0],data}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
const _errs5 = errors;
if("message.send" !== data0){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "message.send"},message:"must be equal to constant",schema:"message.send",parentSchema:schema0.oneOf[0].properties.type,data:data0}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.to !== undefined && func0.call(data, "to")){
let data1 = data.to;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func8(data1) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/0/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[0].properties.to,data:data1}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/0/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[0].properties.to.type,parentSchema:schema0.oneOf[0].properties.to,data:data1}];
return false;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.guard !== undefined && func0.call(data, "guard")){
let data2 = data.guard;
const _errs8 = errors;
if(errors === _errs8){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
const _errs10 = errors;
for(const key1 of Object.keys(data2)){
if(!(((key1 === "epoch") || (key1 === "handoff")) || (key1 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/0/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[0].properties.guard,data:data2}];
return false;
break;
}
}
if(_errs10 === errors){
if(data2.epoch !== undefined && func0.call(data2, "epoch")){
let data3 = data2.epoch;
const _errs11 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/0/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[0].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[0].properties.guard.properties.epoch,data:data3}];
return false;
}
if(errors === _errs11){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/0/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[0].properties.guard.properties.epoch,data:data3}];
return false;
}
}
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.handoff !== undefined && func0.call(data2, "handoff")){
let data4 = data2.handoff;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/0/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[0].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[0].properties.guard.properties.handoff,data:data4}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.chat !== undefined && func0.call(data2, "chat")){
let data5 = data2.chat;
const _errs15 = errors;
if(typeof data5 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/0/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[0].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[0].properties.guard.properties.chat,data:data5}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/0/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[0].properties.guard.type,parentSchema:schema0.oneOf[0].properties.guard,data:data2}];
return false;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.context !== undefined && func0.call(data, "context")){
let data6 = data.context;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data6}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.transient !== undefined && func0.call(data, "transient")){
let data7 = data.transient;
const _errs21 = errors;
if(typeof data7 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/0/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[0].properties.transient.type,parentSchema:schema0.oneOf[0].properties.transient,data:data7}];
return false;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.message !== undefined && func0.call(data, "message")){
const _errs23 = errors;
if(!(validate2(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data9 = data.onDoubt;
const _errs24 = errors;
if("drop" !== data9){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/0/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[0].properties.onDoubt,data:data9}];
return false;
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[0].type,parentSchema:schema0.oneOf[0],data}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "message.mirror"){
const _errs25 = errors;
if(errors === _errs25){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing2 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing2 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing2 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing2 = "context"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing2 = "message"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema0.oneOf[1].required,parentSchema:schema0.oneOf[1],data}];
return false;
}
else {
const _errs27 = errors;
for(const key2 of Object.keys(data)){
if(!(((((((key2 === "type") || (key2 === "to")) || (key2 === "guard")) || (key2 === "context")) || (key2 === "transient")) || (key2 === "message")) || (key2 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[1],data}];
return false;
break;
}
}
if(_errs27 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data10 = data.type;
const _errs28 = errors;
if("message.mirror" !== data10){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "message.mirror"},message:"must be equal to constant",schema:"message.mirror",parentSchema:schema0.oneOf[1].properties.type,data:data10}];
return false;
}
var valid6 = _errs28 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.to !== undefined && func0.call(data, "to")){
let data11 = data.to;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data11 === "string"){
if(func8(data11) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/1/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[1].properties.to,data:data11}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/1/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[1].properties.to.type,parentSchema:schema0.oneOf[1].properties.to,data:data11}];
return false;
}
}
var valid6 = _errs29 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.guard !== undefined && func0.call(data, "guard")){
let data12 = data.guard;
const _errs31 = errors;
if(errors === _errs31){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
const _errs33 = errors;
for(const key3 of Object.keys(data12)){
if(!(((key3 === "epoch") || (key3 === "handoff")) || (key3 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/1/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[1].properties.guard,data:data12}];
return false;
break;
}
}
if(_errs33 === errors){
if(data12.epoch !== undefined && func0.call(data12, "epoch")){
let data13 = data12.epoch;
const _errs34 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/1/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[1].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[1].properties.guard.properties.epoch,data:data13}];
return false;
}
if(errors === _errs34){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/1/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[1].properties.guard.properties.epoch,data:data13}];
return false;
}
}
}
var valid7 = _errs34 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.handoff !== undefined && func0.call(data12, "handoff")){
let data14 = data12.handoff;
const _errs36 = errors;
if(typeof data14 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/1/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[1].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[1].properties.guard.properties.handoff,data:data14}];
return false;
}
var valid7 = _errs36 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.chat !== undefined && func0.call(data12, "chat")){
let data15 = data12.chat;
const _errs38 = errors;
if(typeof data15 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/1/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[1].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[1].properties.guard.properties.chat,data:data15}];
return false;
}
var valid7 = _errs38 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/1/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[1].properties.guard.type,parentSchema:schema0.oneOf[1].properties.guard,data:data12}];
return false;
}
}
var valid6 = _errs31 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.context !== undefined && func0.call(data, "context")){
let data16 = data.context;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data16}];
return false;
}
}
var valid6 = _errs40 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.transient !== undefined && func0.call(data, "transient")){
let data17 = data.transient;
const _errs44 = errors;
if(typeof data17 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/1/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[1].properties.transient.type,parentSchema:schema0.oneOf[1].properties.transient,data:data17}];
return false;
}
var valid6 = _errs44 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.message !== undefined && func0.call(data, "message")){
const _errs46 = errors;
if(!(validate2(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid6 = _errs46 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data19 = data.onDoubt;
const _errs47 = errors;
if("drop" !== data19){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/1/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[1].properties.onDoubt,data:data19}];
return false;
}
var valid6 = _errs47 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[1].type,parentSchema:schema0.oneOf[1],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "handoff.start"){
const _errs48 = errors;
if(errors === _errs48){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing3 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing3 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing3 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing3 = "context"))) || (((data.handoff === undefined) || (!(func0.call(data, "handoff")))) && (missing3 = "handoff"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema0.oneOf[2].required,parentSchema:schema0.oneOf[2],data}];
return false;
}
else {
const _errs50 = errors;
for(const key4 of Object.keys(data)){
if(!(((((((key4 === "type") || (key4 === "to")) || (key4 === "guard")) || (key4 === "context")) || (key4 === "transient")) || (key4 === "handoff")) || (key4 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[2],data}];
return false;
break;
}
}
if(_errs50 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data20 = data.type;
const _errs51 = errors;
if("handoff.start" !== data20){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "handoff.start"},message:"must be equal to constant",schema:"handoff.start",parentSchema:schema0.oneOf[2].properties.type,data:data20}];
return false;
}
var valid10 = _errs51 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.to !== undefined && func0.call(data, "to")){
let data21 = data.to;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data21 === "string"){
if(func8(data21) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/2/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[2].properties.to,data:data21}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/2/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.to.type,parentSchema:schema0.oneOf[2].properties.to,data:data21}];
return false;
}
}
var valid10 = _errs52 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.guard !== undefined && func0.call(data, "guard")){
let data22 = data.guard;
const _errs54 = errors;
if(errors === _errs54){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
const _errs56 = errors;
for(const key5 of Object.keys(data22)){
if(!(((key5 === "epoch") || (key5 === "handoff")) || (key5 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/2/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[2].properties.guard,data:data22}];
return false;
break;
}
}
if(_errs56 === errors){
if(data22.epoch !== undefined && func0.call(data22, "epoch")){
let data23 = data22.epoch;
const _errs57 = errors;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/2/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[2].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[2].properties.guard.properties.epoch,data:data23}];
return false;
}
if(errors === _errs57){
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/2/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[2].properties.guard.properties.epoch,data:data23}];
return false;
}
}
}
var valid11 = _errs57 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data22.handoff !== undefined && func0.call(data22, "handoff")){
let data24 = data22.handoff;
const _errs59 = errors;
if(typeof data24 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/2/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[2].properties.guard.properties.handoff,data:data24}];
return false;
}
var valid11 = _errs59 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data22.chat !== undefined && func0.call(data22, "chat")){
let data25 = data22.chat;
const _errs61 = errors;
if(typeof data25 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/2/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[2].properties.guard.properties.chat,data:data25}];
return false;
}
var valid11 = _errs61 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/2/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[2].properties.guard.type,parentSchema:schema0.oneOf[2].properties.guard,data:data22}];
return false;
}
}
var valid10 = _errs54 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.context !== undefined && func0.call(data, "context")){
let data26 = data.context;
const _errs63 = errors;
const _errs64 = errors;
if(errors === _errs64){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data26}];
return false;
}
}
var valid10 = _errs63 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.transient !== undefined && func0.call(data, "transient")){
let data27 = data.transient;
const _errs67 = errors;
if(typeof data27 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/2/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[2].properties.transient.type,parentSchema:schema0.oneOf[2].properties.transient,data:data27}];
return false;
}
var valid10 = _errs67 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.handoff !== undefined && func0.call(data, "handoff")){
let data28 = data.handoff;
const _errs69 = errors;
if(errors === _errs69){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing4;
if((((((data28.id === undefined) || (!(func0.call(data28, "id")))) && (missing4 = "id")) || (((data28.attributes === undefined) || (!(func0.call(data28, "attributes")))) && (missing4 = "attributes"))) || (((data28.hidden === undefined) || (!(func0.call(data28, "hidden")))) && (missing4 = "hidden"))) || (((data28.history === undefined) || (!(func0.call(data28, "history")))) && (missing4 = "history"))){
validate0.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/oneOf/2/properties/handoff/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema0.oneOf[2].properties.handoff.required,parentSchema:schema0.oneOf[2].properties.handoff,data:data28}];
return false;
}
else {
const _errs71 = errors;
for(const key6 of Object.keys(data28)){
if(!(((((((key6 === "id") || (key6 === "reason")) || (key6 === "group")) || (key6 === "note")) || (key6 === "attributes")) || (key6 === "hidden")) || (key6 === "history"))){
validate0.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/oneOf/2/properties/handoff/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[2].properties.handoff,data:data28}];
return false;
break;
}
}
if(_errs71 === errors){
if(data28.id !== undefined && func0.call(data28, "id")){
let data29 = data28.id;
const _errs72 = errors;
if(errors === _errs72){
if(typeof data29 === "string"){
if(func8(data29) < 1){
validate0.errors = [{instancePath:instancePath+"/handoff/id",schemaPath:"#/oneOf/2/properties/handoff/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[2].properties.handoff.properties.id,data:data29}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/handoff/id",schemaPath:"#/oneOf/2/properties/handoff/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.handoff.properties.id.type,parentSchema:schema0.oneOf[2].properties.handoff.properties.id,data:data29}];
return false;
}
}
var valid13 = _errs72 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data28.reason !== undefined && func0.call(data28, "reason")){
let data30 = data28.reason;
const _errs74 = errors;
if(typeof data30 !== "string"){
validate0.errors = [{instancePath:instancePath+"/handoff/reason",schemaPath:"#/oneOf/2/properties/handoff/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.handoff.properties.reason.type,parentSchema:schema0.oneOf[2].properties.handoff.properties.reason,data:data30}];
return false;
}
var valid13 = _errs74 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data28.group !== undefined && func0.call(data28, "group")){
let data31 = data28.group;
const _errs76 = errors;
if(typeof data31 !== "string"){
validate0.errors = [{instancePath:instancePath+"/handoff/group",schemaPath:"#/oneOf/2/properties/handoff/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.handoff.properties.group.type,parentSchema:schema0.oneOf[2].properties.handoff.properties.group,data:data31}];
return false;
}
var valid13 = _errs76 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data28.note !== undefined && func0.call(data28, "note")){
let data32 = data28.note;
const _errs78 = errors;
if(typeof data32 !== "string"){
validate0.errors = [{instancePath:instancePath+"/handoff/note",schemaPath:"#/oneOf/2/properties/handoff/properties/note/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[2].properties.handoff.properties.note.type,parentSchema:schema0.oneOf[2].properties.handoff.properties.note,data:data32}];
return false;
}
var valid13 = _errs78 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data28.attributes !== undefined && func0.call(data28, "attributes")){
let data33 = data28.attributes;
const _errs81 = errors;
const _errs82 = errors;
if(errors === _errs82){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
}
else {
validate0.errors = [{instancePath:instancePath+"/handoff/attributes",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data33}];
return false;
}
}
var valid13 = _errs81 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data28.hidden !== undefined && func0.call(data28, "hidden")){
let data34 = data28.hidden;
const _errs86 = errors;
const _errs87 = errors;
if(errors === _errs87){
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
}
else {
validate0.errors = [{instancePath:instancePath+"/handoff/hidden",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data34}];
return false;
}
}
var valid13 = _errs86 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data28.history !== undefined && func0.call(data28, "history")){
let data35 = data28.history;
const _errs91 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate0.errors = [{instancePath:instancePath+"/handoff/history",schemaPath:"#/oneOf/2/properties/handoff/properties/history/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[2].properties.handoff.properties.history.type,parentSchema:schema0.oneOf[2].properties.handoff.properties.history,data:data35}];
return false;
}
if(errors === _errs91){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 0 || isNaN(data35)){
validate0.errors = [{instancePath:instancePath+"/handoff/history",schemaPath:"#/oneOf/2/properties/handoff/properties/history/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[2].properties.handoff.properties.history,data:data35}];
return false;
}
}
}
var valid13 = _errs91 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/oneOf/2/properties/handoff/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[2].properties.handoff.type,parentSchema:schema0.oneOf[2].properties.handoff,data:data28}];
return false;
}
}
var valid10 = _errs69 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data36 = data.onDoubt;
const _errs93 = errors;
if("drop" !== data36){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/2/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[2].properties.onDoubt,data:data36}];
return false;
}
var valid10 = _errs93 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[2].type,parentSchema:schema0.oneOf[2],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "handoff.cancel"){
const _errs94 = errors;
if(errors === _errs94){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing5 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing5 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing5 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing5 = "context"))) || (((data.handoff === undefined) || (!(func0.call(data, "handoff")))) && (missing5 = "handoff"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema0.oneOf[3].required,parentSchema:schema0.oneOf[3],data}];
return false;
}
else {
const _errs96 = errors;
for(const key7 of Object.keys(data)){
if(!(((((((key7 === "type") || (key7 === "to")) || (key7 === "guard")) || (key7 === "context")) || (key7 === "transient")) || (key7 === "handoff")) || (key7 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[3],data}];
return false;
break;
}
}
if(_errs96 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data37 = data.type;
const _errs97 = errors;
if("handoff.cancel" !== data37){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "handoff.cancel"},message:"must be equal to constant",schema:"handoff.cancel",parentSchema:schema0.oneOf[3].properties.type,data:data37}];
return false;
}
var valid17 = _errs97 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.to !== undefined && func0.call(data, "to")){
let data38 = data.to;
const _errs98 = errors;
if(errors === _errs98){
if(typeof data38 === "string"){
if(func8(data38) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/3/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[3].properties.to,data:data38}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/3/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.to.type,parentSchema:schema0.oneOf[3].properties.to,data:data38}];
return false;
}
}
var valid17 = _errs98 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.guard !== undefined && func0.call(data, "guard")){
let data39 = data.guard;
const _errs100 = errors;
if(errors === _errs100){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
const _errs102 = errors;
for(const key8 of Object.keys(data39)){
if(!(((key8 === "epoch") || (key8 === "handoff")) || (key8 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/3/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[3].properties.guard,data:data39}];
return false;
break;
}
}
if(_errs102 === errors){
if(data39.epoch !== undefined && func0.call(data39, "epoch")){
let data40 = data39.epoch;
const _errs103 = errors;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/3/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[3].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[3].properties.guard.properties.epoch,data:data40}];
return false;
}
if(errors === _errs103){
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 < 0 || isNaN(data40)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/3/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[3].properties.guard.properties.epoch,data:data40}];
return false;
}
}
}
var valid18 = _errs103 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data39.handoff !== undefined && func0.call(data39, "handoff")){
let data41 = data39.handoff;
const _errs105 = errors;
if(typeof data41 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/3/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[3].properties.guard.properties.handoff,data:data41}];
return false;
}
var valid18 = _errs105 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data39.chat !== undefined && func0.call(data39, "chat")){
let data42 = data39.chat;
const _errs107 = errors;
if(typeof data42 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/3/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[3].properties.guard.properties.chat,data:data42}];
return false;
}
var valid18 = _errs107 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/3/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[3].properties.guard.type,parentSchema:schema0.oneOf[3].properties.guard,data:data39}];
return false;
}
}
var valid17 = _errs100 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.context !== undefined && func0.call(data, "context")){
let data43 = data.context;
const _errs109 = errors;
const _errs110 = errors;
if(errors === _errs110){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data43}];
return false;
}
}
var valid17 = _errs109 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.transient !== undefined && func0.call(data, "transient")){
let data44 = data.transient;
const _errs113 = errors;
if(typeof data44 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/3/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[3].properties.transient.type,parentSchema:schema0.oneOf[3].properties.transient,data:data44}];
return false;
}
var valid17 = _errs113 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.handoff !== undefined && func0.call(data, "handoff")){
let data45 = data.handoff;
const _errs115 = errors;
if(errors === _errs115){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
let missing6;
if((((data45.id === undefined) || (!(func0.call(data45, "id")))) && (missing6 = "id")) || (((data45.reason === undefined) || (!(func0.call(data45, "reason")))) && (missing6 = "reason"))){
validate0.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/oneOf/3/properties/handoff/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'",schema:schema0.oneOf[3].properties.handoff.required,parentSchema:schema0.oneOf[3].properties.handoff,data:data45}];
return false;
}
else {
const _errs117 = errors;
for(const key9 of Object.keys(data45)){
if(!((key9 === "id") || (key9 === "reason"))){
validate0.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/oneOf/3/properties/handoff/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[3].properties.handoff,data:data45}];
return false;
break;
}
}
if(_errs117 === errors){
if(data45.id !== undefined && func0.call(data45, "id")){
let data46 = data45.id;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data46 === "string"){
if(func8(data46) < 1){
validate0.errors = [{instancePath:instancePath+"/handoff/id",schemaPath:"#/oneOf/3/properties/handoff/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[3].properties.handoff.properties.id,data:data46}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/handoff/id",schemaPath:"#/oneOf/3/properties/handoff/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.handoff.properties.id.type,parentSchema:schema0.oneOf[3].properties.handoff.properties.id,data:data46}];
return false;
}
}
var valid20 = _errs118 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data45.reason !== undefined && func0.call(data45, "reason")){
let data47 = data45.reason;
const _errs120 = errors;
if(typeof data47 !== "string"){
validate0.errors = [{instancePath:instancePath+"/handoff/reason",schemaPath:"#/oneOf/3/properties/handoff/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[3].properties.handoff.properties.reason.type,parentSchema:schema0.oneOf[3].properties.handoff.properties.reason,data:data47}];
return false;
}
var valid20 = _errs120 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/handoff",schemaPath:"#/oneOf/3/properties/handoff/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[3].properties.handoff.type,parentSchema:schema0.oneOf[3].properties.handoff,data:data45}];
return false;
}
}
var valid17 = _errs115 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data48 = data.onDoubt;
const _errs122 = errors;
if("drop" !== data48){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/3/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[3].properties.onDoubt,data:data48}];
return false;
}
var valid17 = _errs122 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[3].type,parentSchema:schema0.oneOf[3],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "availability.check"){
const _errs123 = errors;
if(errors === _errs123){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing7 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing7 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing7 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing7 = "context"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'",schema:schema0.oneOf[4].required,parentSchema:schema0.oneOf[4],data}];
return false;
}
else {
const _errs125 = errors;
for(const key10 of Object.keys(data)){
if(!(((((((key10 === "type") || (key10 === "to")) || (key10 === "guard")) || (key10 === "context")) || (key10 === "transient")) || (key10 === "group")) || (key10 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[4],data}];
return false;
break;
}
}
if(_errs125 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data49 = data.type;
const _errs126 = errors;
if("availability.check" !== data49){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "availability.check"},message:"must be equal to constant",schema:"availability.check",parentSchema:schema0.oneOf[4].properties.type,data:data49}];
return false;
}
var valid22 = _errs126 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data.to !== undefined && func0.call(data, "to")){
let data50 = data.to;
const _errs127 = errors;
if(errors === _errs127){
if(typeof data50 === "string"){
if(func8(data50) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/4/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[4].properties.to,data:data50}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/4/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.to.type,parentSchema:schema0.oneOf[4].properties.to,data:data50}];
return false;
}
}
var valid22 = _errs127 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data.guard !== undefined && func0.call(data, "guard")){
let data51 = data.guard;
const _errs129 = errors;
if(errors === _errs129){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
const _errs131 = errors;
for(const key11 of Object.keys(data51)){
if(!(((key11 === "epoch") || (key11 === "handoff")) || (key11 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/4/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[4].properties.guard,data:data51}];
return false;
break;
}
}
if(_errs131 === errors){
if(data51.epoch !== undefined && func0.call(data51, "epoch")){
let data52 = data51.epoch;
const _errs132 = errors;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/4/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[4].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[4].properties.guard.properties.epoch,data:data52}];
return false;
}
if(errors === _errs132){
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 < 0 || isNaN(data52)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/4/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[4].properties.guard.properties.epoch,data:data52}];
return false;
}
}
}
var valid23 = _errs132 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data51.handoff !== undefined && func0.call(data51, "handoff")){
let data53 = data51.handoff;
const _errs134 = errors;
if(typeof data53 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/4/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[4].properties.guard.properties.handoff,data:data53}];
return false;
}
var valid23 = _errs134 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data51.chat !== undefined && func0.call(data51, "chat")){
let data54 = data51.chat;
const _errs136 = errors;
if(typeof data54 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/4/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[4].properties.guard.properties.chat,data:data54}];
return false;
}
var valid23 = _errs136 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/4/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[4].properties.guard.type,parentSchema:schema0.oneOf[4].properties.guard,data:data51}];
return false;
}
}
var valid22 = _errs129 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data.context !== undefined && func0.call(data, "context")){
let data55 = data.context;
const _errs138 = errors;
const _errs139 = errors;
if(errors === _errs139){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data55}];
return false;
}
}
var valid22 = _errs138 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data.transient !== undefined && func0.call(data, "transient")){
let data56 = data.transient;
const _errs142 = errors;
if(typeof data56 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/4/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[4].properties.transient.type,parentSchema:schema0.oneOf[4].properties.transient,data:data56}];
return false;
}
var valid22 = _errs142 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data.group !== undefined && func0.call(data, "group")){
let data57 = data.group;
const _errs144 = errors;
if(typeof data57 !== "string"){
validate0.errors = [{instancePath:instancePath+"/group",schemaPath:"#/oneOf/4/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[4].properties.group.type,parentSchema:schema0.oneOf[4].properties.group,data:data57}];
return false;
}
var valid22 = _errs144 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data58 = data.onDoubt;
const _errs146 = errors;
if("drop" !== data58){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/4/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[4].properties.onDoubt,data:data58}];
return false;
}
var valid22 = _errs146 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[4].type,parentSchema:schema0.oneOf[4],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "bot.notify"){
const _errs147 = errors;
if(errors === _errs147){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing8 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing8 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing8 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing8 = "context"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing8 = "event"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'",schema:schema0.oneOf[5].required,parentSchema:schema0.oneOf[5],data}];
return false;
}
else {
const _errs149 = errors;
for(const key12 of Object.keys(data)){
if(!(((((((key12 === "type") || (key12 === "to")) || (key12 === "guard")) || (key12 === "context")) || (key12 === "transient")) || (key12 === "event")) || (key12 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[5],data}];
return false;
break;
}
}
if(_errs149 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data59 = data.type;
const _errs150 = errors;
if("bot.notify" !== data59){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "bot.notify"},message:"must be equal to constant",schema:"bot.notify",parentSchema:schema0.oneOf[5].properties.type,data:data59}];
return false;
}
var valid26 = _errs150 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.to !== undefined && func0.call(data, "to")){
let data60 = data.to;
const _errs151 = errors;
if(errors === _errs151){
if(typeof data60 === "string"){
if(func8(data60) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/5/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[5].properties.to,data:data60}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/5/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[5].properties.to.type,parentSchema:schema0.oneOf[5].properties.to,data:data60}];
return false;
}
}
var valid26 = _errs151 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.guard !== undefined && func0.call(data, "guard")){
let data61 = data.guard;
const _errs153 = errors;
if(errors === _errs153){
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
const _errs155 = errors;
for(const key13 of Object.keys(data61)){
if(!(((key13 === "epoch") || (key13 === "handoff")) || (key13 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/5/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[5].properties.guard,data:data61}];
return false;
break;
}
}
if(_errs155 === errors){
if(data61.epoch !== undefined && func0.call(data61, "epoch")){
let data62 = data61.epoch;
const _errs156 = errors;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/5/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[5].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[5].properties.guard.properties.epoch,data:data62}];
return false;
}
if(errors === _errs156){
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 < 0 || isNaN(data62)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/5/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[5].properties.guard.properties.epoch,data:data62}];
return false;
}
}
}
var valid27 = _errs156 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data61.handoff !== undefined && func0.call(data61, "handoff")){
let data63 = data61.handoff;
const _errs158 = errors;
if(typeof data63 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/5/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[5].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[5].properties.guard.properties.handoff,data:data63}];
return false;
}
var valid27 = _errs158 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data61.chat !== undefined && func0.call(data61, "chat")){
let data64 = data61.chat;
const _errs160 = errors;
if(typeof data64 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/5/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[5].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[5].properties.guard.properties.chat,data:data64}];
return false;
}
var valid27 = _errs160 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/5/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[5].properties.guard.type,parentSchema:schema0.oneOf[5].properties.guard,data:data61}];
return false;
}
}
var valid26 = _errs153 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.context !== undefined && func0.call(data, "context")){
let data65 = data.context;
const _errs162 = errors;
const _errs163 = errors;
if(errors === _errs163){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data65}];
return false;
}
}
var valid26 = _errs162 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.transient !== undefined && func0.call(data, "transient")){
let data66 = data.transient;
const _errs166 = errors;
if(typeof data66 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/5/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[5].properties.transient.type,parentSchema:schema0.oneOf[5].properties.transient,data:data66}];
return false;
}
var valid26 = _errs166 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.event !== undefined && func0.call(data, "event")){
const _errs168 = errors;
if(!(validate7(data.event, {instancePath:instancePath+"/event",parentData:data,parentDataProperty:"event",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate7.errors : vErrors.concat(validate7.errors);
errors = vErrors.length;
}
var valid26 = _errs168 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data68 = data.onDoubt;
const _errs169 = errors;
if("drop" !== data68){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/5/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[5].properties.onDoubt,data:data68}];
return false;
}
var valid26 = _errs169 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[5].type,parentSchema:schema0.oneOf[5],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "lead.update"){
const _errs170 = errors;
if(errors === _errs170){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing9 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing9 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing9 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing9 = "context"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'",schema:schema0.oneOf[6].required,parentSchema:schema0.oneOf[6],data}];
return false;
}
else {
const _errs172 = errors;
for(const key14 of Object.keys(data)){
if(!((((((key14 === "type") || (key14 === "to")) || (key14 === "guard")) || (key14 === "context")) || (key14 === "transient")) || (key14 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[6],data}];
return false;
break;
}
}
if(_errs172 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data69 = data.type;
const _errs173 = errors;
if("lead.update" !== data69){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/6/properties/type/const",keyword:"const",params:{allowedValue: "lead.update"},message:"must be equal to constant",schema:"lead.update",parentSchema:schema0.oneOf[6].properties.type,data:data69}];
return false;
}
var valid30 = _errs173 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data.to !== undefined && func0.call(data, "to")){
let data70 = data.to;
const _errs174 = errors;
if(errors === _errs174){
if(typeof data70 === "string"){
if(func8(data70) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/6/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[6].properties.to,data:data70}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/6/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.to.type,parentSchema:schema0.oneOf[6].properties.to,data:data70}];
return false;
}
}
var valid30 = _errs174 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data.guard !== undefined && func0.call(data, "guard")){
let data71 = data.guard;
const _errs176 = errors;
if(errors === _errs176){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
const _errs178 = errors;
for(const key15 of Object.keys(data71)){
if(!(((key15 === "epoch") || (key15 === "handoff")) || (key15 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/6/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[6].properties.guard,data:data71}];
return false;
break;
}
}
if(_errs178 === errors){
if(data71.epoch !== undefined && func0.call(data71, "epoch")){
let data72 = data71.epoch;
const _errs179 = errors;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/6/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[6].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[6].properties.guard.properties.epoch,data:data72}];
return false;
}
if(errors === _errs179){
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 < 0 || isNaN(data72)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/6/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[6].properties.guard.properties.epoch,data:data72}];
return false;
}
}
}
var valid31 = _errs179 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data71.handoff !== undefined && func0.call(data71, "handoff")){
let data73 = data71.handoff;
const _errs181 = errors;
if(typeof data73 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/6/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[6].properties.guard.properties.handoff,data:data73}];
return false;
}
var valid31 = _errs181 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data71.chat !== undefined && func0.call(data71, "chat")){
let data74 = data71.chat;
const _errs183 = errors;
if(typeof data74 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/6/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[6].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[6].properties.guard.properties.chat,data:data74}];
return false;
}
var valid31 = _errs183 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/6/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[6].properties.guard.type,parentSchema:schema0.oneOf[6].properties.guard,data:data71}];
return false;
}
}
var valid30 = _errs176 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data.context !== undefined && func0.call(data, "context")){
let data75 = data.context;
const _errs185 = errors;
const _errs186 = errors;
if(errors === _errs186){
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data75}];
return false;
}
}
var valid30 = _errs185 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data.transient !== undefined && func0.call(data, "transient")){
let data76 = data.transient;
const _errs189 = errors;
if(typeof data76 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/6/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[6].properties.transient.type,parentSchema:schema0.oneOf[6].properties.transient,data:data76}];
return false;
}
var valid30 = _errs189 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data77 = data.onDoubt;
const _errs191 = errors;
if("drop" !== data77){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/6/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[6].properties.onDoubt,data:data77}];
return false;
}
var valid30 = _errs191 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/6/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[6].type,parentSchema:schema0.oneOf[6],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "lead.lookup"){
const _errs192 = errors;
if(errors === _errs192){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing10 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing10 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing10 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing10 = "context"))) || (((data.why === undefined) || (!(func0.call(data, "why")))) && (missing10 = "why"))) || (((data.chat === undefined) || (!(func0.call(data, "chat")))) && (missing10 = "chat"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/7/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'",schema:schema0.oneOf[7].required,parentSchema:schema0.oneOf[7],data}];
return false;
}
else {
const _errs194 = errors;
for(const key16 of Object.keys(data)){
if(!(func0.call(schema0.oneOf[7].properties, key16))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/7/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[7],data}];
return false;
break;
}
}
if(_errs194 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data78 = data.type;
const _errs195 = errors;
if("lead.lookup" !== data78){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/7/properties/type/const",keyword:"const",params:{allowedValue: "lead.lookup"},message:"must be equal to constant",schema:"lead.lookup",parentSchema:schema0.oneOf[7].properties.type,data:data78}];
return false;
}
var valid34 = _errs195 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.to !== undefined && func0.call(data, "to")){
let data79 = data.to;
const _errs196 = errors;
if(errors === _errs196){
if(typeof data79 === "string"){
if(func8(data79) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/7/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[7].properties.to,data:data79}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/7/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.to.type,parentSchema:schema0.oneOf[7].properties.to,data:data79}];
return false;
}
}
var valid34 = _errs196 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.guard !== undefined && func0.call(data, "guard")){
let data80 = data.guard;
const _errs198 = errors;
if(errors === _errs198){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
const _errs200 = errors;
for(const key17 of Object.keys(data80)){
if(!(((key17 === "epoch") || (key17 === "handoff")) || (key17 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/7/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[7].properties.guard,data:data80}];
return false;
break;
}
}
if(_errs200 === errors){
if(data80.epoch !== undefined && func0.call(data80, "epoch")){
let data81 = data80.epoch;
const _errs201 = errors;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/7/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[7].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[7].properties.guard.properties.epoch,data:data81}];
return false;
}
if(errors === _errs201){
if((typeof data81 == "number") && (isFinite(data81))){
if(data81 < 0 || isNaN(data81)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/7/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[7].properties.guard.properties.epoch,data:data81}];
return false;
}
}
}
var valid35 = _errs201 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data80.handoff !== undefined && func0.call(data80, "handoff")){
let data82 = data80.handoff;
const _errs203 = errors;
if(typeof data82 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/7/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[7].properties.guard.properties.handoff,data:data82}];
return false;
}
var valid35 = _errs203 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data80.chat !== undefined && func0.call(data80, "chat")){
let data83 = data80.chat;
const _errs205 = errors;
if(typeof data83 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/7/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[7].properties.guard.properties.chat,data:data83}];
return false;
}
var valid35 = _errs205 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/7/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[7].properties.guard.type,parentSchema:schema0.oneOf[7].properties.guard,data:data80}];
return false;
}
}
var valid34 = _errs198 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.context !== undefined && func0.call(data, "context")){
let data84 = data.context;
const _errs207 = errors;
const _errs208 = errors;
if(errors === _errs208){
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data84}];
return false;
}
}
var valid34 = _errs207 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.transient !== undefined && func0.call(data, "transient")){
let data85 = data.transient;
const _errs211 = errors;
if(typeof data85 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/7/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[7].properties.transient.type,parentSchema:schema0.oneOf[7].properties.transient,data:data85}];
return false;
}
var valid34 = _errs211 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data86 = data.onDoubt;
const _errs213 = errors;
if("drop" !== data86){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/7/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[7].properties.onDoubt,data:data86}];
return false;
}
var valid34 = _errs213 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.why !== undefined && func0.call(data, "why")){
let data87 = data.why;
const _errs214 = errors;
if(!(((data87 === "opened") || (data87 === "joined")) || (data87 === "returned"))){
validate0.errors = [{instancePath:instancePath+"/why",schemaPath:"#/oneOf/7/properties/why/enum",keyword:"enum",params:{allowedValues: schema0.oneOf[7].properties.why.enum},message:"must be equal to one of the allowed values",schema:schema0.oneOf[7].properties.why.enum,parentSchema:schema0.oneOf[7].properties.why,data:data87}];
return false;
}
var valid34 = _errs214 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.chat !== undefined && func0.call(data, "chat")){
let data88 = data.chat;
const _errs215 = errors;
if(errors === _errs215){
if(typeof data88 === "string"){
if(func8(data88) < 1){
validate0.errors = [{instancePath:instancePath+"/chat",schemaPath:"#/oneOf/7/properties/chat/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[7].properties.chat,data:data88}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/chat",schemaPath:"#/oneOf/7/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.chat.type,parentSchema:schema0.oneOf[7].properties.chat,data:data88}];
return false;
}
}
var valid34 = _errs215 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data.operator !== undefined && func0.call(data, "operator")){
let data89 = data.operator;
const _errs217 = errors;
if(errors === _errs217){
if(typeof data89 === "string"){
if(func8(data89) < 1){
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/oneOf/7/properties/operator/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[7].properties.operator,data:data89}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/oneOf/7/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[7].properties.operator.type,parentSchema:schema0.oneOf[7].properties.operator,data:data89}];
return false;
}
}
var valid34 = _errs217 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/7/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[7].type,parentSchema:schema0.oneOf[7],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "dialog.close"){
const _errs219 = errors;
if(errors === _errs219){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing11 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing11 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing11 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing11 = "context"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/8/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'",schema:schema0.oneOf[8].required,parentSchema:schema0.oneOf[8],data}];
return false;
}
else {
const _errs221 = errors;
for(const key18 of Object.keys(data)){
if(!(func0.call(schema0.oneOf[8].properties, key18))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/8/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[8],data}];
return false;
break;
}
}
if(_errs221 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data90 = data.type;
const _errs222 = errors;
if("dialog.close" !== data90){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/8/properties/type/const",keyword:"const",params:{allowedValue: "dialog.close"},message:"must be equal to constant",schema:"dialog.close",parentSchema:schema0.oneOf[8].properties.type,data:data90}];
return false;
}
var valid38 = _errs222 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.to !== undefined && func0.call(data, "to")){
let data91 = data.to;
const _errs223 = errors;
if(errors === _errs223){
if(typeof data91 === "string"){
if(func8(data91) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/8/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[8].properties.to,data:data91}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/8/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.to.type,parentSchema:schema0.oneOf[8].properties.to,data:data91}];
return false;
}
}
var valid38 = _errs223 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.guard !== undefined && func0.call(data, "guard")){
let data92 = data.guard;
const _errs225 = errors;
if(errors === _errs225){
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
const _errs227 = errors;
for(const key19 of Object.keys(data92)){
if(!(((key19 === "epoch") || (key19 === "handoff")) || (key19 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/8/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[8].properties.guard,data:data92}];
return false;
break;
}
}
if(_errs227 === errors){
if(data92.epoch !== undefined && func0.call(data92, "epoch")){
let data93 = data92.epoch;
const _errs228 = errors;
if(!(((typeof data93 == "number") && (!(data93 % 1) && !isNaN(data93))) && (isFinite(data93)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/8/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[8].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[8].properties.guard.properties.epoch,data:data93}];
return false;
}
if(errors === _errs228){
if((typeof data93 == "number") && (isFinite(data93))){
if(data93 < 0 || isNaN(data93)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/8/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[8].properties.guard.properties.epoch,data:data93}];
return false;
}
}
}
var valid39 = _errs228 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data92.handoff !== undefined && func0.call(data92, "handoff")){
let data94 = data92.handoff;
const _errs230 = errors;
if(typeof data94 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/8/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[8].properties.guard.properties.handoff,data:data94}];
return false;
}
var valid39 = _errs230 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data92.chat !== undefined && func0.call(data92, "chat")){
let data95 = data92.chat;
const _errs232 = errors;
if(typeof data95 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/8/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[8].properties.guard.properties.chat,data:data95}];
return false;
}
var valid39 = _errs232 === errors;
}
else {
var valid39 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/8/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[8].properties.guard.type,parentSchema:schema0.oneOf[8].properties.guard,data:data92}];
return false;
}
}
var valid38 = _errs225 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.context !== undefined && func0.call(data, "context")){
let data96 = data.context;
const _errs234 = errors;
const _errs235 = errors;
if(errors === _errs235){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data96}];
return false;
}
}
var valid38 = _errs234 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.transient !== undefined && func0.call(data, "transient")){
let data97 = data.transient;
const _errs238 = errors;
if(typeof data97 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/8/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[8].properties.transient.type,parentSchema:schema0.oneOf[8].properties.transient,data:data97}];
return false;
}
var valid38 = _errs238 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.reason !== undefined && func0.call(data, "reason")){
let data98 = data.reason;
const _errs240 = errors;
if(typeof data98 !== "string"){
validate0.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/8/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.reason.type,parentSchema:schema0.oneOf[8].properties.reason,data:data98}];
return false;
}
var valid38 = _errs240 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data99 = data.onDoubt;
const _errs242 = errors;
if("drop" !== data99){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/8/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[8].properties.onDoubt,data:data99}];
return false;
}
var valid38 = _errs242 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.category !== undefined && func0.call(data, "category")){
let data100 = data.category;
const _errs243 = errors;
if(errors === _errs243){
if(typeof data100 === "string"){
if(func8(data100) < 1){
validate0.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/8/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[8].properties.category,data:data100}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/8/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.category.type,parentSchema:schema0.oneOf[8].properties.category,data:data100}];
return false;
}
}
var valid38 = _errs243 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data.subcategory !== undefined && func0.call(data, "subcategory")){
let data101 = data.subcategory;
const _errs245 = errors;
if(errors === _errs245){
if(typeof data101 === "string"){
if(func8(data101) < 1){
validate0.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/8/properties/subcategory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[8].properties.subcategory,data:data101}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/8/properties/subcategory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[8].properties.subcategory.type,parentSchema:schema0.oneOf[8].properties.subcategory,data:data101}];
return false;
}
}
var valid38 = _errs245 === errors;
}
else {
var valid38 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/8/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[8].type,parentSchema:schema0.oneOf[8],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "typing.send"){
const _errs247 = errors;
if(errors === _errs247){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing12 = "type")) || (((data.to === undefined) || (!(func0.call(data, "to")))) && (missing12 = "to"))) || (((data.guard === undefined) || (!(func0.call(data, "guard")))) && (missing12 = "guard"))) || (((data.context === undefined) || (!(func0.call(data, "context")))) && (missing12 = "context"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/9/required",keyword:"required",params:{missingProperty: missing12},message:"must have required property '"+missing12+"'",schema:schema0.oneOf[9].required,parentSchema:schema0.oneOf[9],data}];
return false;
}
else {
const _errs249 = errors;
for(const key20 of Object.keys(data)){
if(!((((((key20 === "type") || (key20 === "to")) || (key20 === "guard")) || (key20 === "context")) || (key20 === "transient")) || (key20 === "onDoubt"))){
validate0.errors = [{instancePath,schemaPath:"#/oneOf/9/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[9],data}];
return false;
break;
}
}
if(_errs249 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data102 = data.type;
const _errs250 = errors;
if("typing.send" !== data102){
validate0.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/9/properties/type/const",keyword:"const",params:{allowedValue: "typing.send"},message:"must be equal to constant",schema:"typing.send",parentSchema:schema0.oneOf[9].properties.type,data:data102}];
return false;
}
var valid42 = _errs250 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.to !== undefined && func0.call(data, "to")){
let data103 = data.to;
const _errs251 = errors;
if(errors === _errs251){
if(typeof data103 === "string"){
if(func8(data103) < 1){
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/9/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.oneOf[9].properties.to,data:data103}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/to",schemaPath:"#/oneOf/9/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[9].properties.to.type,parentSchema:schema0.oneOf[9].properties.to,data:data103}];
return false;
}
}
var valid42 = _errs251 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.guard !== undefined && func0.call(data, "guard")){
let data104 = data.guard;
const _errs253 = errors;
if(errors === _errs253){
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
const _errs255 = errors;
for(const key21 of Object.keys(data104)){
if(!(((key21 === "epoch") || (key21 === "handoff")) || (key21 === "chat"))){
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/9/properties/guard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties",schema:false,parentSchema:schema0.oneOf[9].properties.guard,data:data104}];
return false;
break;
}
}
if(_errs255 === errors){
if(data104.epoch !== undefined && func0.call(data104, "epoch")){
let data105 = data104.epoch;
const _errs256 = errors;
if(!(((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105))) && (isFinite(data105)))){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/9/properties/guard/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.oneOf[9].properties.guard.properties.epoch.type,parentSchema:schema0.oneOf[9].properties.guard.properties.epoch,data:data105}];
return false;
}
if(errors === _errs256){
if((typeof data105 == "number") && (isFinite(data105))){
if(data105 < 0 || isNaN(data105)){
validate0.errors = [{instancePath:instancePath+"/guard/epoch",schemaPath:"#/oneOf/9/properties/guard/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.oneOf[9].properties.guard.properties.epoch,data:data105}];
return false;
}
}
}
var valid43 = _errs256 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data104.handoff !== undefined && func0.call(data104, "handoff")){
let data106 = data104.handoff;
const _errs258 = errors;
if(typeof data106 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/handoff",schemaPath:"#/oneOf/9/properties/guard/properties/handoff/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[9].properties.guard.properties.handoff.type,parentSchema:schema0.oneOf[9].properties.guard.properties.handoff,data:data106}];
return false;
}
var valid43 = _errs258 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data104.chat !== undefined && func0.call(data104, "chat")){
let data107 = data104.chat;
const _errs260 = errors;
if(typeof data107 !== "string"){
validate0.errors = [{instancePath:instancePath+"/guard/chat",schemaPath:"#/oneOf/9/properties/guard/properties/chat/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.oneOf[9].properties.guard.properties.chat.type,parentSchema:schema0.oneOf[9].properties.guard.properties.chat,data:data107}];
return false;
}
var valid43 = _errs260 === errors;
}
else {
var valid43 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/guard",schemaPath:"#/oneOf/9/properties/guard/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[9].properties.guard.type,parentSchema:schema0.oneOf[9].properties.guard,data:data104}];
return false;
}
}
var valid42 = _errs253 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.context !== undefined && func0.call(data, "context")){
let data108 = data.context;
const _errs262 = errors;
const _errs263 = errors;
if(errors === _errs263){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
}
else {
validate0.errors = [{instancePath:instancePath+"/context",schemaPath:"model.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data108}];
return false;
}
}
var valid42 = _errs262 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.transient !== undefined && func0.call(data, "transient")){
let data109 = data.transient;
const _errs266 = errors;
if(typeof data109 !== "boolean"){
validate0.errors = [{instancePath:instancePath+"/transient",schemaPath:"#/oneOf/9/properties/transient/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.oneOf[9].properties.transient.type,parentSchema:schema0.oneOf[9].properties.transient,data:data109}];
return false;
}
var valid42 = _errs266 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data110 = data.onDoubt;
const _errs268 = errors;
if("drop" !== data110){
validate0.errors = [{instancePath:instancePath+"/onDoubt",schemaPath:"#/oneOf/9/properties/onDoubt/const",keyword:"const",params:{allowedValue: "drop"},message:"must be equal to constant",schema:"drop",parentSchema:schema0.oneOf[9].properties.onDoubt,data:data110}];
return false;
}
var valid42 = _errs268 === errors;
}
else {
var valid42 = true;
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/oneOf/9/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.oneOf[9].type,parentSchema:schema0.oneOf[9],data}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema0.discriminator,parentSchema:schema0,data}];
return false;
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema0.discriminator,parentSchema:schema0,data}];
return false;
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data}];
return false;
}
}
validate0.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate0.evaluated = {"dynamicProps":true,"dynamicItems":false};

return module.exports;
},
"6e63745091263cf552e2a0b017db0ffd4ffe5344dd0df43d42731bb9c5649c36"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const schema1 = at(null, "/$defs/server");
const schema2 = at(null, "/$defs/storage");
const schema3 = at(null, "/$defs/archive");
const schema8 = at(null, "/$defs/duration");
const func0 = Object.prototype.hasOwnProperty;
const func16 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^[a-z0-9][a-z0-9-]{0,62}$", "u");
const schema4 = at(null, "/$defs/binding");
const schema5 = at(null, "/$defs/messenger");
const schema22 = at(null, "/$defs/oneOrMany");
const schema6 = at(null, "/$defs/handoff");
const schema7 = at(null, "/$defs/bindingId");
const schema15 = at(null, "/$defs/text");
const formats0 = formats.duration;
const schema12 = at(null, "/$defs/hours");
const schema13 = at(null, "/$defs/spans");
const pattern1 = new RegExp("^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$", "u");
const formats6 = formats.hours;
const formats10 = formats.date;

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.timeZone === undefined) || (!(func0.call(data, "timeZone")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timeZone"},message:"must have required property '"+"timeZone"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.week === undefined) || (!(func0.call(data, "week")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "week"},message:"must have required property '"+"week"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "timeZone") || (key0 === "week")) || (key0 === "holidays")) || (key0 === "extra"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.timeZone !== undefined && func0.call(data, "timeZone")){
let data0 = data.timeZone;
if(typeof data0 === "string"){
if(func16(data0) < 1){
const err3 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema12.properties.timeZone,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.timeZone.type,parentSchema:schema12.properties.timeZone,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.week !== undefined && func0.call(data, "week")){
let data1 = data.week;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 1){
const err5 = {instancePath:instancePath+"/week",schemaPath:"#/properties/week/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema12.properties.week,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 of Object.keys(data1)){
const _errs6 = errors;
if(typeof key1 === "string"){
if(!pattern1.test(key1)){
const err6 = {instancePath:instancePath+"/week",schemaPath:"#/properties/week/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$"},message:"must match pattern \""+"^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$"+"\"",schema:"^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$",parentSchema:schema12.properties.week.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
const err7 = {instancePath:instancePath+"/week",schemaPath:"#/properties/week/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema12.properties.week.propertyNames,parentSchema:schema12.properties.week,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
for(const key2 of Object.keys(data1)){
let data2 = data1[key2];
const _errs10 = errors;
let valid4 = false;
const _errs11 = errors;
if(typeof data2 === "string"){
if(!(formats6.validate(data2))){
const err8 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/0/format",keyword:"format",params:{format: "hours"},message:"must match format \""+"hours"+"\"",schema:"hours",parentSchema:schema13.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.anyOf[0].type,parentSchema:schema13.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid4 = valid4 || _valid0;
const _errs13 = errors;
if(Array.isArray(data2)){
if(data2.length > 10){
const err10 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items",schema:10,parentSchema:schema13.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema13.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!(formats6.validate(data3))){
const err12 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/$defs/spans/anyOf/1/items/format",keyword:"format",params:{format: "hours"},message:"must match format \""+"hours"+"\"",schema:"hours",parentSchema:schema13.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/$defs/spans/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.anyOf[1].items.type,parentSchema:schema13.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.anyOf[1].type,parentSchema:schema13.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err15 = {instancePath:instancePath+"/week/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.anyOf,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err16 = {instancePath:instancePath+"/week",schemaPath:"#/properties/week/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.week.type,parentSchema:schema12.properties.week,data:data1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.holidays !== undefined && func0.call(data, "holidays")){
let data4 = data.holidays;
if(Array.isArray(data4)){
if(data4.length > 400){
const err17 = {instancePath:instancePath+"/holidays",schemaPath:"#/properties/holidays/maxItems",keyword:"maxItems",params:{limit: 400},message:"must NOT have more than 400 items",schema:400,parentSchema:schema12.properties.holidays,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(!(formats10.validate(data5))){
const err18 = {instancePath:instancePath+"/holidays/" + i1,schemaPath:"#/properties/holidays/items/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\"",schema:"date",parentSchema:schema12.properties.holidays.items,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/holidays/" + i1,schemaPath:"#/properties/holidays/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.holidays.items.type,parentSchema:schema12.properties.holidays.items,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/holidays",schemaPath:"#/properties/holidays/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.holidays.type,parentSchema:schema12.properties.holidays,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.extra !== undefined && func0.call(data, "extra")){
let data6 = data.extra;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 400){
const err21 = {instancePath:instancePath+"/extra",schemaPath:"#/properties/extra/maxProperties",keyword:"maxProperties",params:{limit: 400},message:"must NOT have more than 400 properties",schema:400,parentSchema:schema12.properties.extra,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key3 of Object.keys(data6)){
const _errs23 = errors;
if(typeof key3 === "string"){
if(!(formats10.validate(key3))){
const err22 = {instancePath:instancePath+"/extra",schemaPath:"#/properties/extra/propertyNames/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\"",schema:"date",parentSchema:schema12.properties.extra.propertyNames,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid9 = _errs23 === errors;
if(!valid9){
const err23 = {instancePath:instancePath+"/extra",schemaPath:"#/properties/extra/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema12.properties.extra.propertyNames,parentSchema:schema12.properties.extra,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key4 of Object.keys(data6)){
let data7 = data6[key4];
const _errs27 = errors;
let valid12 = false;
const _errs28 = errors;
if(typeof data7 === "string"){
if(!(formats6.validate(data7))){
const err24 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/0/format",keyword:"format",params:{format: "hours"},message:"must match format \""+"hours"+"\"",schema:"hours",parentSchema:schema13.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.anyOf[0].type,parentSchema:schema13.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid1 = _errs28 === errors;
valid12 = valid12 || _valid1;
const _errs30 = errors;
if(Array.isArray(data7)){
if(data7.length > 10){
const err26 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items",schema:10,parentSchema:schema13.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7.length < 1){
const err27 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema13.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(!(formats6.validate(data8))){
const err28 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/$defs/spans/anyOf/1/items/format",keyword:"format",params:{format: "hours"},message:"must match format \""+"hours"+"\"",schema:"hours",parentSchema:schema13.anyOf[1].items,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/$defs/spans/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.anyOf[1].items.type,parentSchema:schema13.anyOf[1].items,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.anyOf[1].type,parentSchema:schema13.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid1 = _errs30 === errors;
valid12 = valid12 || _valid1;
if(!valid12){
const err31 = {instancePath:instancePath+"/extra/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/spans/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.anyOf,parentSchema:schema13,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err32 = {instancePath:instancePath+"/extra",schemaPath:"#/properties/extra/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.extra.type,parentSchema:schema12.properties.extra,data:data6};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern2 = new RegExp("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$", "u");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "whenNobodyOnline") || (key0 === "history")) || (key0 === "assignTimeout")) || (key0 === "operatorSilence")) || (key0 === "returnOn")) || (key0 === "hours")) || (key0 === "notices"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.whenNobodyOnline !== undefined && func0.call(data, "whenNobodyOnline")){
let data0 = data.whenNobodyOnline;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if("bot" !== data0){
const err1 = {instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/properties/whenNobodyOnline/anyOf/0/const",keyword:"const",params:{allowedValue: "bot"},message:"must be equal to constant",schema:"bot",parentSchema:schema6.properties.whenNobodyOnline.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
const _errs5 = errors;
if("queue" !== data0){
const err2 = {instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/properties/whenNobodyOnline/anyOf/1/const",keyword:"const",params:{allowedValue: "queue"},message:"must be equal to constant",schema:"queue",parentSchema:schema6.properties.whenNobodyOnline.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs6 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.desk === undefined) || (!(func0.call(data0, "desk")))){
const err3 = {instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/properties/whenNobodyOnline/anyOf/2/required",keyword:"required",params:{missingProperty: "desk"},message:"must have required property '"+"desk"+"'",schema:schema6.properties.whenNobodyOnline.anyOf[2].required,parentSchema:schema6.properties.whenNobodyOnline.anyOf[2],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!(key1 === "desk")){
const err4 = {instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/properties/whenNobodyOnline/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.whenNobodyOnline.anyOf[2],data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.desk !== undefined && func0.call(data0, "desk")){
let data1 = data0.desk;
if(typeof data1 === "string"){
if(func16(data1) < 1){
const err5 = {instancePath:instancePath+"/whenNobodyOnline/desk",schemaPath:"#/$defs/bindingId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/whenNobodyOnline/desk",schemaPath:"#/$defs/bindingId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/properties/whenNobodyOnline/anyOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.whenNobodyOnline.anyOf[2].type,parentSchema:schema6.properties.whenNobodyOnline.anyOf[2],data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err8 = {instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/properties/whenNobodyOnline/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema6.properties.whenNobodyOnline.anyOf,parentSchema:schema6.properties.whenNobodyOnline,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.history !== undefined && func0.call(data, "history")){
let data2 = data.history;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.history.type,parentSchema:schema6.properties.history,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 500 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/maximum",keyword:"maximum",params:{comparison: "<=", limit: 500},message:"must be <= 500",schema:500,parentSchema:schema6.properties.history,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.history,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.assignTimeout !== undefined && func0.call(data, "assignTimeout")){
let data3 = data.assignTimeout;
const _errs15 = errors;
let valid4 = false;
const _errs16 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.after === undefined) || (!(func0.call(data3, "after")))){
const err12 = {instancePath:instancePath+"/assignTimeout",schemaPath:"#/properties/assignTimeout/anyOf/0/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema6.properties.assignTimeout.anyOf[0].required,parentSchema:schema6.properties.assignTimeout.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((data3.then === undefined) || (!(func0.call(data3, "then")))){
const err13 = {instancePath:instancePath+"/assignTimeout",schemaPath:"#/properties/assignTimeout/anyOf/0/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'",schema:schema6.properties.assignTimeout.anyOf[0].required,parentSchema:schema6.properties.assignTimeout.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 of Object.keys(data3)){
if(!(((key2 === "after") || (key2 === "then")) || (key2 === "desk"))){
const err14 = {instancePath:instancePath+"/assignTimeout",schemaPath:"#/properties/assignTimeout/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.assignTimeout.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.after !== undefined && func0.call(data3, "after")){
let data4 = data3.after;
if(typeof data4 === "string"){
if(!(formats0.validate(data4))){
const err15 = {instancePath:instancePath+"/assignTimeout/after",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/assignTimeout/after",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data3.then !== undefined && func0.call(data3, "then")){
let data5 = data3.then;
if(!(((data5 === "notice") || (data5 === "desk")) || (data5 === "bot"))){
const err17 = {instancePath:instancePath+"/assignTimeout/then",schemaPath:"#/properties/assignTimeout/anyOf/0/properties/then/enum",keyword:"enum",params:{allowedValues: schema6.properties.assignTimeout.anyOf[0].properties.then.enum},message:"must be equal to one of the allowed values",schema:schema6.properties.assignTimeout.anyOf[0].properties.then.enum,parentSchema:schema6.properties.assignTimeout.anyOf[0].properties.then,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data3.desk !== undefined && func0.call(data3, "desk")){
let data6 = data3.desk;
if(typeof data6 === "string"){
if(func16(data6) < 1){
const err18 = {instancePath:instancePath+"/assignTimeout/desk",schemaPath:"#/$defs/bindingId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/assignTimeout/desk",schemaPath:"#/$defs/bindingId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/assignTimeout",schemaPath:"#/properties/assignTimeout/anyOf/0/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.assignTimeout.anyOf[0].type,parentSchema:schema6.properties.assignTimeout.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid4 = valid4 || _valid1;
const _errs26 = errors;
if(data3 !== null){
const err21 = {instancePath:instancePath+"/assignTimeout",schemaPath:"#/properties/assignTimeout/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema6.properties.assignTimeout.anyOf[1].type,parentSchema:schema6.properties.assignTimeout.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid1 = _errs26 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const err22 = {instancePath:instancePath+"/assignTimeout",schemaPath:"#/properties/assignTimeout/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema6.properties.assignTimeout.anyOf,parentSchema:schema6.properties.assignTimeout,data:data3};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
}
if(data.operatorSilence !== undefined && func0.call(data, "operatorSilence")){
let data7 = data.operatorSilence;
const _errs29 = errors;
let valid8 = false;
const _errs30 = errors;
if(typeof data7 === "string"){
if(!(formats0.validate(data7))){
const err23 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid2 = _errs30 === errors;
valid8 = valid8 || _valid2;
const _errs33 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if((data7.after === undefined) || (!(func0.call(data7, "after")))){
const err25 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/properties/operatorSilence/anyOf/1/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema6.properties.operatorSilence.anyOf[1].required,parentSchema:schema6.properties.operatorSilence.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((data7.then === undefined) || (!(func0.call(data7, "then")))){
const err26 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/properties/operatorSilence/anyOf/1/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'",schema:schema6.properties.operatorSilence.anyOf[1].required,parentSchema:schema6.properties.operatorSilence.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key3 of Object.keys(data7)){
if(!((key3 === "after") || (key3 === "then"))){
const err27 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/properties/operatorSilence/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.operatorSilence.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data7.after !== undefined && func0.call(data7, "after")){
let data8 = data7.after;
if(typeof data8 === "string"){
if(!(formats0.validate(data8))){
const err28 = {instancePath:instancePath+"/operatorSilence/after",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/operatorSilence/after",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data7.then !== undefined && func0.call(data7, "then")){
let data9 = data7.then;
if(!((data9 === "notice") || (data9 === "bot"))){
const err30 = {instancePath:instancePath+"/operatorSilence/then",schemaPath:"#/properties/operatorSilence/anyOf/1/properties/then/enum",keyword:"enum",params:{allowedValues: schema6.properties.operatorSilence.anyOf[1].properties.then.enum},message:"must be equal to one of the allowed values",schema:schema6.properties.operatorSilence.anyOf[1].properties.then.enum,parentSchema:schema6.properties.operatorSilence.anyOf[1].properties.then,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/properties/operatorSilence/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.operatorSilence.anyOf[1].type,parentSchema:schema6.properties.operatorSilence.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid2 = _errs33 === errors;
valid8 = valid8 || _valid2;
const _errs40 = errors;
if(data7 !== null){
const err32 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/properties/operatorSilence/anyOf/2/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema6.properties.operatorSilence.anyOf[2].type,parentSchema:schema6.properties.operatorSilence.anyOf[2],data:data7};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid2 = _errs40 === errors;
valid8 = valid8 || _valid2;
if(!valid8){
const err33 = {instancePath:instancePath+"/operatorSilence",schemaPath:"#/properties/operatorSilence/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema6.properties.operatorSilence.anyOf,parentSchema:schema6.properties.operatorSilence,data:data7};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
}
}
if(data.returnOn !== undefined && func0.call(data, "returnOn")){
let data10 = data.returnOn;
if(Array.isArray(data10)){
if(data10.length > 20){
const err34 = {instancePath:instancePath+"/returnOn",schemaPath:"#/properties/returnOn/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema6.properties.returnOn,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(typeof data11 === "string"){
if(func16(data11) > 100){
const err35 = {instancePath:instancePath+"/returnOn/" + i0,schemaPath:"#/properties/returnOn/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema6.properties.returnOn.items,data:data11};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(func16(data11) < 1){
const err36 = {instancePath:instancePath+"/returnOn/" + i0,schemaPath:"#/properties/returnOn/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6.properties.returnOn.items,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/returnOn/" + i0,schemaPath:"#/properties/returnOn/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.returnOn.items.type,parentSchema:schema6.properties.returnOn.items,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/returnOn",schemaPath:"#/properties/returnOn/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.properties.returnOn.type,parentSchema:schema6.properties.returnOn,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.hours !== undefined && func0.call(data, "hours")){
let data12 = data.hours;
const _errs47 = errors;
let valid14 = false;
const _errs48 = errors;
if(!(validate3(data12, {instancePath:instancePath+"/hours",parentData:data,parentDataProperty:"hours",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid3 = _errs48 === errors;
valid14 = valid14 || _valid3;
const _errs49 = errors;
if(data12 !== null){
const err39 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema6.properties.hours.anyOf[1].type,parentSchema:schema6.properties.hours.anyOf[1],data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid3 = _errs49 === errors;
valid14 = valid14 || _valid3;
if(!valid14){
const err40 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema6.properties.hours.anyOf,parentSchema:schema6.properties.hours,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
else {
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
}
}
if(data.notices !== undefined && func0.call(data, "notices")){
let data13 = data.notices;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key4 of Object.keys(data13)){
if(!(((key4 === "transferred") || (key4 === "joined")) || (key4 === "returned"))){
const err41 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.notices,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data13.transferred !== undefined && func0.call(data13, "transferred")){
let data14 = data13.transferred;
const _errs56 = errors;
let valid17 = false;
const _errs57 = errors;
if(typeof data14 === "string"){
if(func16(data14) > 4000){
const err42 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[0].type,parentSchema:schema15.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid4 = _errs57 === errors;
valid17 = valid17 || _valid4;
const _errs59 = errors;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length < 1){
const err44 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema15.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
for(const key5 of Object.keys(data14)){
const _errs61 = errors;
if(typeof key5 === "string"){
if(!pattern2.test(key5)){
const err45 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/1/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"},message:"must match pattern \""+"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"+"\"",schema:"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$",parentSchema:schema15.anyOf[1].propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var valid18 = _errs61 === errors;
if(!valid18){
const err46 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/1/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema15.anyOf[1].propertyNames,parentSchema:schema15.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
for(const key6 of Object.keys(data14)){
let data15 = data14[key6];
if(typeof data15 === "string"){
if(func16(data15) > 4000){
const err47 = {instancePath:instancePath+"/notices/transferred/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[1].additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/notices/transferred/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[1].additionalProperties.type,parentSchema:schema15.anyOf[1].additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.anyOf[1].type,parentSchema:schema15.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid4 = _errs59 === errors;
valid17 = valid17 || _valid4;
const _errs65 = errors;
if(data14 !== null){
const err50 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf/2/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema15.anyOf[2].type,parentSchema:schema15.anyOf[2],data:data14};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid4 = _errs65 === errors;
valid17 = valid17 || _valid4;
if(!valid17){
const err51 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/$defs/text/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.anyOf,parentSchema:schema15,data:data14};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
errors = _errs56;
if(vErrors !== null){
if(_errs56){
vErrors.length = _errs56;
}
else {
vErrors = null;
}
}
}
}
if(data13.joined !== undefined && func0.call(data13, "joined")){
let data16 = data13.joined;
const _errs69 = errors;
let valid21 = false;
const _errs70 = errors;
if(typeof data16 === "string"){
if(func16(data16) > 4000){
const err52 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[0].type,parentSchema:schema15.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid5 = _errs70 === errors;
valid21 = valid21 || _valid5;
const _errs72 = errors;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(Object.keys(data16).length < 1){
const err54 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema15.anyOf[1],data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
for(const key7 of Object.keys(data16)){
const _errs74 = errors;
if(typeof key7 === "string"){
if(!pattern2.test(key7)){
const err55 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/1/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"},message:"must match pattern \""+"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"+"\"",schema:"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$",parentSchema:schema15.anyOf[1].propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
var valid22 = _errs74 === errors;
if(!valid22){
const err56 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/1/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema15.anyOf[1].propertyNames,parentSchema:schema15.anyOf[1],data:data16};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
for(const key8 of Object.keys(data16)){
let data17 = data16[key8];
if(typeof data17 === "string"){
if(func16(data17) > 4000){
const err57 = {instancePath:instancePath+"/notices/joined/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[1].additionalProperties,data:data17};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/notices/joined/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[1].additionalProperties.type,parentSchema:schema15.anyOf[1].additionalProperties,data:data17};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.anyOf[1].type,parentSchema:schema15.anyOf[1],data:data16};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid5 = _errs72 === errors;
valid21 = valid21 || _valid5;
const _errs78 = errors;
if(data16 !== null){
const err60 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf/2/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema15.anyOf[2].type,parentSchema:schema15.anyOf[2],data:data16};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var _valid5 = _errs78 === errors;
valid21 = valid21 || _valid5;
if(!valid21){
const err61 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/$defs/text/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.anyOf,parentSchema:schema15,data:data16};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
else {
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
}
}
if(data13.returned !== undefined && func0.call(data13, "returned")){
let data18 = data13.returned;
const _errs82 = errors;
let valid25 = false;
const _errs83 = errors;
if(typeof data18 === "string"){
if(func16(data18) > 4000){
const err62 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[0].type,parentSchema:schema15.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid6 = _errs83 === errors;
valid25 = valid25 || _valid6;
const _errs85 = errors;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length < 1){
const err64 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema15.anyOf[1],data:data18};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key9 of Object.keys(data18)){
const _errs87 = errors;
if(typeof key9 === "string"){
if(!pattern2.test(key9)){
const err65 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/1/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"},message:"must match pattern \""+"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"+"\"",schema:"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$",parentSchema:schema15.anyOf[1].propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
var valid26 = _errs87 === errors;
if(!valid26){
const err66 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/1/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid",schema:schema15.anyOf[1].propertyNames,parentSchema:schema15.anyOf[1],data:data18};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
for(const key10 of Object.keys(data18)){
let data19 = data18[key10];
if(typeof data19 === "string"){
if(func16(data19) > 4000){
const err67 = {instancePath:instancePath+"/notices/returned/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[1].additionalProperties,data:data19};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/notices/returned/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[1].additionalProperties.type,parentSchema:schema15.anyOf[1].additionalProperties,data:data19};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.anyOf[1].type,parentSchema:schema15.anyOf[1],data:data18};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var _valid6 = _errs85 === errors;
valid25 = valid25 || _valid6;
const _errs91 = errors;
if(data18 !== null){
const err70 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf/2/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema15.anyOf[2].type,parentSchema:schema15.anyOf[2],data:data18};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid6 = _errs91 === errors;
valid25 = valid25 || _valid6;
if(!valid25){
const err71 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/$defs/text/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.anyOf,parentSchema:schema15,data:data18};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
else {
errors = _errs82;
if(vErrors !== null){
if(_errs82){
vErrors.length = _errs82;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err72 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.notices.type,parentSchema:schema6.properties.notices,data:data13};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema18 = at(null, "/$defs/bot");

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate6.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "answerTimeout") || (key0 === "tries")) || (key0 === "silence")) || (key0 === "downNotice")) || (key0 === "forwardWhileOperator"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.answerTimeout !== undefined && func0.call(data, "answerTimeout")){
let data0 = data.answerTimeout;
if(typeof data0 === "string"){
if(!(formats0.validate(data0))){
const err1 = {instancePath:instancePath+"/answerTimeout",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/answerTimeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.tries !== undefined && func0.call(data, "tries")){
let data1 = data.tries;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/tries",schemaPath:"#/properties/tries/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema18.properties.tries.type,parentSchema:schema18.properties.tries,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 20 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/tries",schemaPath:"#/properties/tries/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20",schema:20,parentSchema:schema18.properties.tries,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/tries",schemaPath:"#/properties/tries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema18.properties.tries,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.silence !== undefined && func0.call(data, "silence")){
let data2 = data.silence;
if(typeof data2 === "string"){
if(!(formats0.validate(data2))){
const err6 = {instancePath:instancePath+"/silence",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/silence",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.downNotice !== undefined && func0.call(data, "downNotice")){
let data3 = data.downNotice;
const _errs12 = errors;
let valid4 = false;
const _errs13 = errors;
if(typeof data3 === "string"){
if(func16(data3) > 4000){
const err8 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[0].type,parentSchema:schema15.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid4 = valid4 || _valid0;
const _errs15 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
const err10 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema15.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 of Object.keys(data3)){
const _errs17 = errors;
if(typeof key1 === "string"){
if(!pattern2.test(key1)){
const err11 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/1/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"},message:"must match pattern \""+"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"+"\"",schema:"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$",parentSchema:schema15.anyOf[1].propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid5 = _errs17 === errors;
if(!valid5){
const err12 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/1/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema15.anyOf[1].propertyNames,parentSchema:schema15.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
for(const key2 of Object.keys(data3)){
let data4 = data3[key2];
if(typeof data4 === "string"){
if(func16(data4) > 4000){
const err13 = {instancePath:instancePath+"/downNotice/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters",schema:4000,parentSchema:schema15.anyOf[1].additionalProperties,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/downNotice/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/text/anyOf/1/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.anyOf[1].additionalProperties.type,parentSchema:schema15.anyOf[1].additionalProperties,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema15.anyOf[1].type,parentSchema:schema15.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid4 = valid4 || _valid0;
const _errs21 = errors;
if(data3 !== null){
const err16 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf/2/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema15.anyOf[2].type,parentSchema:schema15.anyOf[2],data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err17 = {instancePath:instancePath+"/downNotice",schemaPath:"#/$defs/text/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema15.anyOf,parentSchema:schema15,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
if(data.forwardWhileOperator !== undefined && func0.call(data, "forwardWhileOperator")){
let data5 = data.forwardWhileOperator;
if(typeof data5 !== "boolean"){
const err18 = {instancePath:instancePath+"/forwardWhileOperator",schemaPath:"#/properties/forwardWhileOperator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema18.properties.forwardWhileOperator.type,parentSchema:schema18.properties.forwardWhileOperator,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"},message:"must have required property '"+"provider"+"'",schema:schema4.required,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema4.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
let data0 = data.provider;
if(typeof data0 === "string"){
if(func16(data0) < 1){
const err2 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.provider.type,parentSchema:schema4.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data1 = data.title;
if(typeof data1 === "string"){
if(func16(data1) < 1){
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.title,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.title.type,parentSchema:schema4.properties.title,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.enabled !== undefined && func0.call(data, "enabled")){
let data2 = data.enabled;
if(typeof data2 !== "boolean"){
const err6 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema4.properties.enabled.type,parentSchema:schema4.properties.enabled,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data3 = data.headers;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 of Object.keys(data3)){
if(!((key1 === "bot") || (key1 === "lead"))){
const err7 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema4.properties.headers,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.bot !== undefined && func0.call(data3, "bot")){
let data4 = data3.bot;
if(typeof data4 === "string"){
if(func16(data4) > 100){
const err8 = {instancePath:instancePath+"/headers/bot",schemaPath:"#/properties/headers/properties/bot/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema4.properties.headers.properties.bot,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/headers/bot",schemaPath:"#/properties/headers/properties/bot/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.headers.properties.bot.type,parentSchema:schema4.properties.headers.properties.bot,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.lead !== undefined && func0.call(data3, "lead")){
let data5 = data3.lead;
if(typeof data5 === "string"){
if(func16(data5) > 100){
const err10 = {instancePath:instancePath+"/headers/lead",schemaPath:"#/properties/headers/properties/lead/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema4.properties.headers.properties.lead,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/headers/lead",schemaPath:"#/properties/headers/properties/lead/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.headers.properties.lead.type,parentSchema:schema4.properties.headers.properties.lead,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.properties.headers.type,parentSchema:schema4.properties.headers,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.excludedChannels !== undefined && func0.call(data, "excludedChannels")){
let data6 = data.excludedChannels;
if(Array.isArray(data6)){
if(data6.length > 200){
const err13 = {instancePath:instancePath+"/excludedChannels",schemaPath:"#/properties/excludedChannels/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items",schema:200,parentSchema:schema4.properties.excludedChannels,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func16(data7) < 1){
const err14 = {instancePath:instancePath+"/excludedChannels/" + i0,schemaPath:"#/properties/excludedChannels/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.excludedChannels.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/excludedChannels/" + i0,schemaPath:"#/properties/excludedChannels/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.excludedChannels.items.type,parentSchema:schema4.properties.excludedChannels.items,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/excludedChannels",schemaPath:"#/properties/excludedChannels/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema4.properties.excludedChannels.type,parentSchema:schema4.properties.excludedChannels,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.messengers !== undefined && func0.call(data, "messengers")){
let data8 = data.messengers;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 200){
const err17 = {instancePath:instancePath+"/messengers",schemaPath:"#/properties/messengers/maxProperties",keyword:"maxProperties",params:{limit: 200},message:"must NOT have more than 200 properties",schema:200,parentSchema:schema4.properties.messengers,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key2 of Object.keys(data8)){
let data9 = data8[key2];
if(typeof data9 === "string"){
if(func16(data9) < 1){
const err18 = {instancePath:instancePath+"/messengers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/messenger/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema5,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/messengers/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/messenger/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.type,parentSchema:schema5,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/messengers",schemaPath:"#/properties/messengers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.properties.messengers.type,parentSchema:schema4.properties.messengers,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.inlineButtons !== undefined && func0.call(data, "inlineButtons")){
let data10 = data.inlineButtons;
if(typeof data10 !== "boolean"){
const err21 = {instancePath:instancePath+"/inlineButtons",schemaPath:"#/properties/inlineButtons/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema4.properties.inlineButtons.type,parentSchema:schema4.properties.inlineButtons,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.handoff !== undefined && func0.call(data, "handoff")){
if(!(validate2(data.handoff, {instancePath:instancePath+"/handoff",parentData:data,parentDataProperty:"handoff",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.bot !== undefined && func0.call(data, "bot")){
if(!(validate6(data.bot, {instancePath:instancePath+"/bot",parentData:data,parentDataProperty:"bot",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.onDoubt !== undefined && func0.call(data, "onDoubt")){
let data13 = data.onDoubt;
if(!(((data13 === "resend") || (data13 === "drop")) || (data13 === "park"))){
const err22 = {instancePath:instancePath+"/onDoubt",schemaPath:"#/properties/onDoubt/enum",keyword:"enum",params:{allowedValues: schema4.properties.onDoubt.enum},message:"must be equal to one of the allowed values",schema:schema4.properties.onDoubt.enum,parentSchema:schema4.properties.onDoubt,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.formerly !== undefined && func0.call(data, "formerly")){
let data14 = data.formerly;
const _errs32 = errors;
let valid7 = false;
const _errs33 = errors;
if(typeof data14 === "string"){
if(func16(data14) < 1){
const err23 = {instancePath:instancePath+"/formerly",schemaPath:"#/$defs/oneOrMany/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/formerly",schemaPath:"#/$defs/oneOrMany/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[0].type,parentSchema:schema22.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid0 = _errs33 === errors;
valid7 = valid7 || _valid0;
const _errs35 = errors;
if(Array.isArray(data14)){
if(data14.length > 100){
const err25 = {instancePath:instancePath+"/formerly",schemaPath:"#/$defs/oneOrMany/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema22.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data14.length < 1){
const err26 = {instancePath:instancePath+"/formerly",schemaPath:"#/$defs/oneOrMany/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema22.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(typeof data15 === "string"){
if(func16(data15) < 1){
const err27 = {instancePath:instancePath+"/formerly/" + i1,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[1].items,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/formerly/" + i1,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[1].items.type,parentSchema:schema22.anyOf[1].items,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/formerly",schemaPath:"#/$defs/oneOrMany/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.anyOf[1].type,parentSchema:schema22.anyOf[1],data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid0 = _errs35 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const err30 = {instancePath:instancePath+"/formerly",schemaPath:"#/$defs/oneOrMany/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema22.anyOf,parentSchema:schema22,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
}
}
if(data.setup !== undefined && func0.call(data, "setup")){
let data16 = data.setup;
if(!((data16 === "auto") || (data16 === "manual"))){
const err31 = {instancePath:instancePath+"/setup",schemaPath:"#/properties/setup/enum",keyword:"enum",params:{allowedValues: schema4.properties.setup.enum},message:"must be equal to one of the allowed values",schema:schema4.properties.setup.enum,parentSchema:schema4.properties.setup,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.settings !== undefined && func0.call(data, "settings")){
let data17 = data.settings;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
const err32 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.properties.settings.type,parentSchema:schema4.properties.settings,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema23 = at(null, "/$defs/rule");

function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate9.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "name") || (key0 === "match")) || (key0 === "when")) || (key0 === "bot")) || (key0 === "desk")) || (key0 === "group")) || (key0 === "handoff")) || (key0 === "botPolicy"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(func16(data0) > 200){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema23.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func16(data0) < 1){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema23.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.name.type,parentSchema:schema23.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.match !== undefined && func0.call(data, "match")){
let data1 = data.match;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 1){
const err5 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema23.properties.match,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 of Object.keys(data1)){
if(!((((key1 === "messenger") || (key1 === "binding")) || (key1 === "provider")) || (key1 === "language"))){
const err6 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema23.properties.match,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.messenger !== undefined && func0.call(data1, "messenger")){
let data2 = data1.messenger;
const _errs9 = errors;
let valid3 = false;
const _errs10 = errors;
if(typeof data2 === "string"){
if(func16(data2) < 1){
const err7 = {instancePath:instancePath+"/match/messenger",schemaPath:"#/$defs/oneOrMany/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/match/messenger",schemaPath:"#/$defs/oneOrMany/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[0].type,parentSchema:schema22.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
const _errs12 = errors;
if(Array.isArray(data2)){
if(data2.length > 100){
const err9 = {instancePath:instancePath+"/match/messenger",schemaPath:"#/$defs/oneOrMany/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema22.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/match/messenger",schemaPath:"#/$defs/oneOrMany/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema22.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(func16(data3) < 1){
const err11 = {instancePath:instancePath+"/match/messenger/" + i0,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/match/messenger/" + i0,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[1].items.type,parentSchema:schema22.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/match/messenger",schemaPath:"#/$defs/oneOrMany/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.anyOf[1].type,parentSchema:schema22.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs12 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err14 = {instancePath:instancePath+"/match/messenger",schemaPath:"#/$defs/oneOrMany/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema22.anyOf,parentSchema:schema22,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
}
if(data1.binding !== undefined && func0.call(data1, "binding")){
let data4 = data1.binding;
const _errs18 = errors;
let valid7 = false;
const _errs19 = errors;
if(typeof data4 === "string"){
if(func16(data4) < 1){
const err15 = {instancePath:instancePath+"/match/binding",schemaPath:"#/$defs/oneOrMany/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/match/binding",schemaPath:"#/$defs/oneOrMany/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[0].type,parentSchema:schema22.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid1 = _errs19 === errors;
valid7 = valid7 || _valid1;
const _errs21 = errors;
if(Array.isArray(data4)){
if(data4.length > 100){
const err17 = {instancePath:instancePath+"/match/binding",schemaPath:"#/$defs/oneOrMany/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema22.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.length < 1){
const err18 = {instancePath:instancePath+"/match/binding",schemaPath:"#/$defs/oneOrMany/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema22.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func16(data5) < 1){
const err19 = {instancePath:instancePath+"/match/binding/" + i1,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[1].items,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/match/binding/" + i1,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[1].items.type,parentSchema:schema22.anyOf[1].items,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/match/binding",schemaPath:"#/$defs/oneOrMany/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.anyOf[1].type,parentSchema:schema22.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid1 = _errs21 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const err22 = {instancePath:instancePath+"/match/binding",schemaPath:"#/$defs/oneOrMany/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema22.anyOf,parentSchema:schema22,data:data4};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
}
if(data1.provider !== undefined && func0.call(data1, "provider")){
let data6 = data1.provider;
const _errs27 = errors;
let valid11 = false;
const _errs28 = errors;
if(typeof data6 === "string"){
if(func16(data6) < 1){
const err23 = {instancePath:instancePath+"/match/provider",schemaPath:"#/$defs/oneOrMany/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[0],data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/match/provider",schemaPath:"#/$defs/oneOrMany/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[0].type,parentSchema:schema22.anyOf[0],data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid2 = _errs28 === errors;
valid11 = valid11 || _valid2;
const _errs30 = errors;
if(Array.isArray(data6)){
if(data6.length > 100){
const err25 = {instancePath:instancePath+"/match/provider",schemaPath:"#/$defs/oneOrMany/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema22.anyOf[1],data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data6.length < 1){
const err26 = {instancePath:instancePath+"/match/provider",schemaPath:"#/$defs/oneOrMany/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema22.anyOf[1],data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
if(typeof data7 === "string"){
if(func16(data7) < 1){
const err27 = {instancePath:instancePath+"/match/provider/" + i2,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[1].items,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/match/provider/" + i2,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[1].items.type,parentSchema:schema22.anyOf[1].items,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/match/provider",schemaPath:"#/$defs/oneOrMany/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.anyOf[1].type,parentSchema:schema22.anyOf[1],data:data6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid2 = _errs30 === errors;
valid11 = valid11 || _valid2;
if(!valid11){
const err30 = {instancePath:instancePath+"/match/provider",schemaPath:"#/$defs/oneOrMany/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema22.anyOf,parentSchema:schema22,data:data6};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
}
if(data1.language !== undefined && func0.call(data1, "language")){
let data8 = data1.language;
const _errs36 = errors;
let valid15 = false;
const _errs37 = errors;
if(typeof data8 === "string"){
if(func16(data8) < 1){
const err31 = {instancePath:instancePath+"/match/language",schemaPath:"#/$defs/oneOrMany/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/match/language",schemaPath:"#/$defs/oneOrMany/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[0].type,parentSchema:schema22.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid3 = _errs37 === errors;
valid15 = valid15 || _valid3;
const _errs39 = errors;
if(Array.isArray(data8)){
if(data8.length > 100){
const err33 = {instancePath:instancePath+"/match/language",schemaPath:"#/$defs/oneOrMany/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema22.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data8.length < 1){
const err34 = {instancePath:instancePath+"/match/language",schemaPath:"#/$defs/oneOrMany/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema22.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
let data9 = data8[i3];
if(typeof data9 === "string"){
if(func16(data9) < 1){
const err35 = {instancePath:instancePath+"/match/language/" + i3,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.anyOf[1].items,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/match/language/" + i3,schemaPath:"#/$defs/oneOrMany/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[1].items.type,parentSchema:schema22.anyOf[1].items,data:data9};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/match/language",schemaPath:"#/$defs/oneOrMany/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.anyOf[1].type,parentSchema:schema22.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid3 = _errs39 === errors;
valid15 = valid15 || _valid3;
if(!valid15){
const err38 = {instancePath:instancePath+"/match/language",schemaPath:"#/$defs/oneOrMany/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema22.anyOf,parentSchema:schema22,data:data8};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err39 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.properties.match.type,parentSchema:schema23.properties.match,data:data1};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data10 = data.when;
if(typeof data10 === "string"){
if(func16(data10) < 1){
const err40 = {instancePath:instancePath+"/when",schemaPath:"#/properties/when/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema23.properties.when,data:data10};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/when",schemaPath:"#/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.when.type,parentSchema:schema23.properties.when,data:data10};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.bot !== undefined && func0.call(data, "bot")){
let data11 = data.bot;
if(typeof data11 === "string"){
if(func16(data11) < 1){
const err42 = {instancePath:instancePath+"/bot",schemaPath:"#/$defs/bindingId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7,data:data11};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/bot",schemaPath:"#/$defs/bindingId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data:data11};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.desk !== undefined && func0.call(data, "desk")){
let data12 = data.desk;
if(typeof data12 === "string"){
if(func16(data12) < 1){
const err44 = {instancePath:instancePath+"/desk",schemaPath:"#/$defs/bindingId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema7,data:data12};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/desk",schemaPath:"#/$defs/bindingId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data:data12};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.group !== undefined && func0.call(data, "group")){
let data13 = data.group;
if(typeof data13 === "string"){
if(func16(data13) > 200){
const err46 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema23.properties.group,data:data13};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(func16(data13) < 1){
const err47 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema23.properties.group,data:data13};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.group.type,parentSchema:schema23.properties.group,data:data13};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.handoff !== undefined && func0.call(data, "handoff")){
if(!(validate2(data.handoff, {instancePath:instancePath+"/handoff",parentData:data,parentDataProperty:"handoff",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.botPolicy !== undefined && func0.call(data, "botPolicy")){
if(!(validate6(data.botPolicy, {instancePath:instancePath+"/botPolicy",parentData:data,parentDataProperty:"botPolicy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
}
else {
const err49 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
validate9.errors = vErrors;
return errors === 0;
}
validate9.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema32 = at(null, "/$defs/media");
const schema34 = at(null, "/$defs/size");
const formats28 = formats.size;
const formats30 = /^[a-z0-9]+\/(\*|[a-z0-9][a-z0-9.+-]*)$/;
const formats32 = /^((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate15.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "expires") || (key0 === "maxSize")) || (key0 === "types")) || (key0 === "allow"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.expires !== undefined && func0.call(data, "expires")){
let data0 = data.expires;
if(typeof data0 === "string"){
if(!(formats0.validate(data0))){
const err1 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.maxSize !== undefined && func0.call(data, "maxSize")){
let data1 = data.maxSize;
if(typeof data1 === "string"){
if(!(formats28.validate(data1))){
const err3 = {instancePath:instancePath+"/maxSize",schemaPath:"#/$defs/size/format",keyword:"format",params:{format: "size"},message:"must match format \""+"size"+"\"",schema:"size",parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/maxSize",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.types !== undefined && func0.call(data, "types")){
let data2 = data.types;
if(Array.isArray(data2)){
if(data2.length > 100){
const err5 = {instancePath:instancePath+"/types",schemaPath:"#/properties/types/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema32.properties.types,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/types",schemaPath:"#/properties/types/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.types,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!(formats30.test(data3))){
const err7 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/properties/types/items/format",keyword:"format",params:{format: "media-type"},message:"must match format \""+"media-type"+"\"",schema:"media-type",parentSchema:schema32.properties.types.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/types/" + i0,schemaPath:"#/properties/types/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.types.items.type,parentSchema:schema32.properties.types.items,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/types",schemaPath:"#/properties/types/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.types.type,parentSchema:schema32.properties.types,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.allow !== undefined && func0.call(data, "allow")){
let data4 = data.allow;
if(Array.isArray(data4)){
if(data4.length > 100){
const err10 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema32.properties.allow,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(!(formats32.test(data5))){
const err11 = {instancePath:instancePath+"/allow/" + i1,schemaPath:"#/properties/allow/items/format",keyword:"format",params:{format: "host"},message:"must match format \""+"host"+"\"",schema:"host",parentSchema:schema32.properties.allow.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/allow/" + i1,schemaPath:"#/properties/allow/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.allow.items.type,parentSchema:schema32.properties.allow.items,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.allow.type,parentSchema:schema32.properties.allow,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}
validate15.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema35 = at(null, "/$defs/limits");

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate17.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "body") || (key0 === "bodyTimeout")) || (key0 === "backlog")) || (key0 === "rate"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.body !== undefined && func0.call(data, "body")){
let data0 = data.body;
if(typeof data0 === "string"){
if(!(formats28.validate(data0))){
const err1 = {instancePath:instancePath+"/body",schemaPath:"#/$defs/size/format",keyword:"format",params:{format: "size"},message:"must match format \""+"size"+"\"",schema:"size",parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/body",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.type,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.bodyTimeout !== undefined && func0.call(data, "bodyTimeout")){
let data1 = data.bodyTimeout;
if(typeof data1 === "string"){
if(!(formats0.validate(data1))){
const err3 = {instancePath:instancePath+"/bodyTimeout",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/bodyTimeout",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.backlog !== undefined && func0.call(data, "backlog")){
let data2 = data.backlog;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err5 = {instancePath:instancePath+"/backlog",schemaPath:"#/properties/backlog/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.backlog.type,parentSchema:schema35.properties.backlog,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 10000000 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/backlog",schemaPath:"#/properties/backlog/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000},message:"must be <= 10000000",schema:10000000,parentSchema:schema35.properties.backlog,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 100 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/backlog",schemaPath:"#/properties/backlog/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema35.properties.backlog,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.rate !== undefined && func0.call(data, "rate")){
let data3 = data.rate;
const _errs11 = errors;
let valid3 = false;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err8 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.rate.anyOf[0].type,parentSchema:schema35.properties.rate.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 100000 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema35.properties.rate.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema35.properties.rate.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs12 === errors;
valid3 = valid3 || _valid0;
const _errs14 = errors;
if(data3 !== null){
const err11 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema35.properties.rate.anyOf[1].type,parentSchema:schema35.properties.rate.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err12 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema35.properties.rate.anyOf,parentSchema:schema35.properties.rate,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}
validate17.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="gateway.checked.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(1 !== data0){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant",schema:1,parentSchema:schema0.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.server !== undefined && func0.call(data, "server")){
let data1 = data.server;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 of Object.keys(data1)){
if(!(((((((key1 === "listen") || (key1 === "publicUrl")) || (key1 === "secret")) || (key1 === "formerSecrets")) || (key1 === "metrics")) || (key1 === "log")) || (key1 === "traces"))){
const err3 = {instancePath:instancePath+"/server",schemaPath:"#/$defs/server/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.listen !== undefined && func0.call(data1, "listen")){
let data2 = data1.listen;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/server/listen",schemaPath:"#/$defs/server/properties/listen/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.listen.type,parentSchema:schema1.properties.listen,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.publicUrl !== undefined && func0.call(data1, "publicUrl")){
let data3 = data1.publicUrl;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/server/publicUrl",schemaPath:"#/$defs/server/properties/publicUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.publicUrl.type,parentSchema:schema1.properties.publicUrl,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.secret !== undefined && func0.call(data1, "secret")){
let data4 = data1.secret;
if(!(typeof data4 === "string")){
const err6 = {instancePath:instancePath+"/server/secret",schemaPath:"#/$defs/server/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.secret.type,parentSchema:schema1.properties.secret,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.formerSecrets !== undefined && func0.call(data1, "formerSecrets")){
let data5 = data1.formerSecrets;
if(Array.isArray(data5)){
if(data5.length > 5){
const err7 = {instancePath:instancePath+"/server/formerSecrets",schemaPath:"#/$defs/server/properties/formerSecrets/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema1.properties.formerSecrets,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(!(typeof data6 === "string")){
const err8 = {instancePath:instancePath+"/server/formerSecrets/" + i0,schemaPath:"#/$defs/server/properties/formerSecrets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.formerSecrets.items.type,parentSchema:schema1.properties.formerSecrets.items,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/server/formerSecrets",schemaPath:"#/$defs/server/properties/formerSecrets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema1.properties.formerSecrets.type,parentSchema:schema1.properties.formerSecrets,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.metrics !== undefined && func0.call(data1, "metrics")){
let data7 = data1.metrics;
if(typeof data7 !== "string"){
const err10 = {instancePath:instancePath+"/server/metrics",schemaPath:"#/$defs/server/properties/metrics/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.metrics.type,parentSchema:schema1.properties.metrics,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.log !== undefined && func0.call(data1, "log")){
let data8 = data1.log;
if(!((((data8 === "debug") || (data8 === "info")) || (data8 === "warn")) || (data8 === "error"))){
const err11 = {instancePath:instancePath+"/server/log",schemaPath:"#/$defs/server/properties/log/enum",keyword:"enum",params:{allowedValues: schema1.properties.log.enum},message:"must be equal to one of the allowed values",schema:schema1.properties.log.enum,parentSchema:schema1.properties.log,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.traces !== undefined && func0.call(data1, "traces")){
let data9 = data1.traces;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if((data9.url === undefined) || (!(func0.call(data9, "url")))){
const err12 = {instancePath:instancePath+"/server/traces",schemaPath:"#/$defs/server/properties/traces/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema1.properties.traces.required,parentSchema:schema1.properties.traces,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key2 of Object.keys(data9)){
if(!(key2 === "url")){
const err13 = {instancePath:instancePath+"/server/traces",schemaPath:"#/$defs/server/properties/traces/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema1.properties.traces,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data9.url !== undefined && func0.call(data9, "url")){
let data10 = data9.url;
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/server/traces/url",schemaPath:"#/$defs/server/properties/traces/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.traces.properties.url.type,parentSchema:schema1.properties.traces.properties.url,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/server/traces",schemaPath:"#/$defs/server/properties/traces/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.properties.traces.type,parentSchema:schema1.properties.traces,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/server",schemaPath:"#/$defs/server/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.type,parentSchema:schema1,data:data1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.storage !== undefined && func0.call(data, "storage")){
let data11 = data.storage;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key3 of Object.keys(data11)){
if(!(((key3 === "driver") || (key3 === "path")) || (key3 === "url"))){
const err17 = {instancePath:instancePath+"/storage",schemaPath:"#/$defs/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema2,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data11.driver !== undefined && func0.call(data11, "driver")){
let data12 = data11.driver;
if(!((data12 === "sqlite") || (data12 === "postgres"))){
const err18 = {instancePath:instancePath+"/storage/driver",schemaPath:"#/$defs/storage/properties/driver/enum",keyword:"enum",params:{allowedValues: schema2.properties.driver.enum},message:"must be equal to one of the allowed values",schema:schema2.properties.driver.enum,parentSchema:schema2.properties.driver,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data11.path !== undefined && func0.call(data11, "path")){
let data13 = data11.path;
if(typeof data13 === "string"){
if(func16(data13) < 1){
const err19 = {instancePath:instancePath+"/storage/path",schemaPath:"#/$defs/storage/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.properties.path,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/storage/path",schemaPath:"#/$defs/storage/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.path.type,parentSchema:schema2.properties.path,data:data13};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data11.url !== undefined && func0.call(data11, "url")){
let data14 = data11.url;
if(!(typeof data14 === "string")){
const err21 = {instancePath:instancePath+"/storage/url",schemaPath:"#/$defs/storage/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.properties.url.type,parentSchema:schema2.properties.url,data:data14};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/storage",schemaPath:"#/$defs/storage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema2.type,parentSchema:schema2,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.archive !== undefined && func0.call(data, "archive")){
let data15 = data.archive;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key4 of Object.keys(data15)){
if(!((((key4 === "enabled") || (key4 === "driver")) || (key4 === "base")) || (key4 === "options"))){
const err23 = {instancePath:instancePath+"/archive",schemaPath:"#/$defs/archive/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema3,data:data15};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data15.enabled !== undefined && func0.call(data15, "enabled")){
let data16 = data15.enabled;
if(typeof data16 !== "boolean"){
const err24 = {instancePath:instancePath+"/archive/enabled",schemaPath:"#/$defs/archive/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.enabled.type,parentSchema:schema3.properties.enabled,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data15.driver !== undefined && func0.call(data15, "driver")){
let data17 = data15.driver;
if(typeof data17 === "string"){
if(func16(data17) < 1){
const err25 = {instancePath:instancePath+"/archive/driver",schemaPath:"#/$defs/archive/properties/driver/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema3.properties.driver,data:data17};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/archive/driver",schemaPath:"#/$defs/archive/properties/driver/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.driver.type,parentSchema:schema3.properties.driver,data:data17};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data15.base !== undefined && func0.call(data15, "base")){
let data18 = data15.base;
if(typeof data18 === "string"){
if(func16(data18) < 1){
const err27 = {instancePath:instancePath+"/archive/base",schemaPath:"#/$defs/archive/properties/base/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema3.properties.base,data:data18};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/archive/base",schemaPath:"#/$defs/archive/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.properties.base.type,parentSchema:schema3.properties.base,data:data18};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data15.options !== undefined && func0.call(data15, "options")){
let data19 = data15.options;
if(!(data19 && typeof data19 == "object" && !Array.isArray(data19))){
const err29 = {instancePath:instancePath+"/archive/options",schemaPath:"#/$defs/archive/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.properties.options.type,parentSchema:schema3.properties.options,data:data19};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/archive",schemaPath:"#/$defs/archive/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.providers !== undefined && func0.call(data, "providers")){
let data20 = data.providers;
if(Array.isArray(data20)){
if(data20.length > 20){
const err31 = {instancePath:instancePath+"/providers",schemaPath:"#/properties/providers/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema0.properties.providers,data:data20};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len1 = data20.length;
for(let i1=0; i1<len1; i1++){
let data21 = data20[i1];
if(typeof data21 === "string"){
if(func16(data21) < 1){
const err32 = {instancePath:instancePath+"/providers/" + i1,schemaPath:"#/properties/providers/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.providers.items,data:data21};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/providers/" + i1,schemaPath:"#/properties/providers/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.providers.items.type,parentSchema:schema0.properties.providers.items,data:data21};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/providers",schemaPath:"#/properties/providers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.providers.type,parentSchema:schema0.properties.providers,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.bindings !== undefined && func0.call(data, "bindings")){
let data22 = data.bindings;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(Object.keys(data22).length > 200){
const err35 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/maxProperties",keyword:"maxProperties",params:{limit: 200},message:"must NOT have more than 200 properties",schema:200,parentSchema:schema0.properties.bindings,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key5 of Object.keys(data22)){
const _errs52 = errors;
if(typeof key5 === "string"){
if(!pattern0.test(key5)){
const err36 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9-]{0,62}$",parentSchema:schema0.properties.bindings.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid12 = _errs52 === errors;
if(!valid12){
const err37 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema0.properties.bindings.propertyNames,parentSchema:schema0.properties.bindings,data:data22};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
for(const key6 of Object.keys(data22)){
if(!(validate1(data22[key6], {instancePath:instancePath+"/bindings/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data22,parentDataProperty:key6,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
}
}
else {
const err38 = {instancePath:instancePath+"/bindings",schemaPath:"#/properties/bindings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.bindings.type,parentSchema:schema0.properties.bindings,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.routing !== undefined && func0.call(data, "routing")){
let data24 = data.routing;
if(Array.isArray(data24)){
if(data24.length > 200){
const err39 = {instancePath:instancePath+"/routing",schemaPath:"#/properties/routing/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items",schema:200,parentSchema:schema0.properties.routing,data:data24};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len2 = data24.length;
for(let i2=0; i2<len2; i2++){
if(!(validate9(data24[i2], {instancePath:instancePath+"/routing/" + i2,parentData:data24,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate9.errors : vErrors.concat(validate9.errors);
errors = vErrors.length;
}
}
}
else {
const err40 = {instancePath:instancePath+"/routing",schemaPath:"#/properties/routing/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.routing.type,parentSchema:schema0.properties.routing,data:data24};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.bot !== undefined && func0.call(data, "bot")){
if(!(validate6(data.bot, {instancePath:instancePath+"/bot",parentData:data,parentDataProperty:"bot",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
}
if(data.handoff !== undefined && func0.call(data, "handoff")){
if(!(validate2(data.handoff, {instancePath:instancePath+"/handoff",parentData:data,parentDataProperty:"handoff",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
}
if(data.dialogs !== undefined && func0.call(data, "dialogs")){
let data28 = data.dialogs;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key7 of Object.keys(data28)){
if(!((key7 === "idleEnd") || (key7 === "archiveAfter"))){
const err41 = {instancePath:instancePath+"/dialogs",schemaPath:"#/properties/dialogs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.dialogs,data:data28};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data28.idleEnd !== undefined && func0.call(data28, "idleEnd")){
let data29 = data28.idleEnd;
if(typeof data29 === "string"){
if(!(formats0.validate(data29))){
const err42 = {instancePath:instancePath+"/dialogs/idleEnd",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data29};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/dialogs/idleEnd",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data29};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data28.archiveAfter !== undefined && func0.call(data28, "archiveAfter")){
let data30 = data28.archiveAfter;
if(typeof data30 === "string"){
if(!(formats0.validate(data30))){
const err44 = {instancePath:instancePath+"/dialogs/archiveAfter",schemaPath:"#/$defs/duration/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema8,data:data30};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/dialogs/archiveAfter",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data:data30};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/dialogs",schemaPath:"#/properties/dialogs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.dialogs.type,parentSchema:schema0.properties.dialogs,data:data28};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.media !== undefined && func0.call(data, "media")){
if(!(validate15(data.media, {instancePath:instancePath+"/media",parentData:data,parentDataProperty:"media",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate17(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"2fcdcc88afa554fbbe499f022d1926b8e5d1bb6be8b09e91de580aaaccb5d15a"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const schema3 = at("provider", "/$defs/capabilities");
const schema2 = at("provider", "/$defs/expression");
const func0 = Object.prototype.hasOwnProperty;
const func6 = require("ajv/dist/runtime/ucs2length").default;
const schema4 = at("provider", "/$defs/computed");

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.expr === undefined) || (!(func0.call(data, "expr")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expr"},message:"must have required property '"+"expr"+"'",schema:schema4.required,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "expr")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.expr !== undefined && func0.call(data, "expr")){
let data0 = data.expr;
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err2 = {instancePath:instancePath+"/expr",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema2.type},message:"must be string,number,boolean",schema:schema2.type,parentSchema:schema2,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(func6(data0) < 1){
const err3 = {instancePath:instancePath+"/expr",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate88.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema3.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.buttons !== undefined && func0.call(data, "buttons")){
let data0 = data.buttons;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(data0 !== null){
const err1 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema3.properties.buttons.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
const _errs6 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 of Object.keys(data0)){
if(!(((((((key1 === "max") || (key1 === "perRow")) || (key1 === "rows")) || (key1 === "captionMax")) || (key1 === "codeMax")) || (key1 === "separate")) || (key1 === "when"))){
const err2 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema3.properties.buttons.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.max !== undefined && func0.call(data0, "max")){
let data1 = data0.max;
const _errs10 = errors;
let valid3 = false;
const _errs11 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/buttons/max",schemaPath:"#/properties/buttons/anyOf/1/properties/max/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema3.properties.buttons.anyOf[1].properties.max.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[1].properties.max.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/buttons/max",schemaPath:"#/properties/buttons/anyOf/1/properties/max/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema3.properties.buttons.anyOf[1].properties.max.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs11 === errors;
valid3 = valid3 || _valid1;
const _errs13 = errors;
if(!(validate3(data1, {instancePath:instancePath+"/buttons/max",parentData:data0,parentDataProperty:"max",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid1 = _errs13 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const err5 = {instancePath:instancePath+"/buttons/max",schemaPath:"#/properties/buttons/anyOf/1/properties/max/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf[1].properties.max.anyOf,parentSchema:schema3.properties.buttons.anyOf[1].properties.max,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data0.perRow !== undefined && func0.call(data0, "perRow")){
let data2 = data0.perRow;
const _errs15 = errors;
let valid4 = false;
const _errs16 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/buttons/perRow",schemaPath:"#/properties/buttons/anyOf/1/properties/perRow/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema3.properties.buttons.anyOf[1].properties.perRow.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[1].properties.perRow.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/buttons/perRow",schemaPath:"#/properties/buttons/anyOf/1/properties/perRow/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema3.properties.buttons.anyOf[1].properties.perRow.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid2 = _errs16 === errors;
valid4 = valid4 || _valid2;
const _errs18 = errors;
if(!(validate3(data2, {instancePath:instancePath+"/buttons/perRow",parentData:data0,parentDataProperty:"perRow",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const err8 = {instancePath:instancePath+"/buttons/perRow",schemaPath:"#/properties/buttons/anyOf/1/properties/perRow/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf[1].properties.perRow.anyOf,parentSchema:schema3.properties.buttons.anyOf[1].properties.perRow,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
}
if(data0.rows !== undefined && func0.call(data0, "rows")){
let data3 = data0.rows;
const _errs20 = errors;
let valid5 = false;
const _errs21 = errors;
if(typeof data3 !== "boolean"){
const err9 = {instancePath:instancePath+"/buttons/rows",schemaPath:"#/properties/buttons/anyOf/1/properties/rows/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.buttons.anyOf[1].properties.rows.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[1].properties.rows.anyOf[0],data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs21 === errors;
valid5 = valid5 || _valid3;
const _errs23 = errors;
if(!(validate3(data3, {instancePath:instancePath+"/buttons/rows",parentData:data0,parentDataProperty:"rows",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid3 = _errs23 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const err10 = {instancePath:instancePath+"/buttons/rows",schemaPath:"#/properties/buttons/anyOf/1/properties/rows/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf[1].properties.rows.anyOf,parentSchema:schema3.properties.buttons.anyOf[1].properties.rows,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
if(data0.captionMax !== undefined && func0.call(data0, "captionMax")){
let data4 = data0.captionMax;
const _errs25 = errors;
let valid6 = false;
const _errs26 = errors;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (data4 !== null)){
const err11 = {instancePath:instancePath+"/buttons/captionMax",schemaPath:"#/properties/buttons/anyOf/1/properties/captionMax/anyOf/0/type",keyword:"type",params:{type: schema3.properties.buttons.anyOf[1].properties.captionMax.anyOf[0].type},message:"must be integer,null",schema:schema3.properties.buttons.anyOf[1].properties.captionMax.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[1].properties.captionMax.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/buttons/captionMax",schemaPath:"#/properties/buttons/anyOf/1/properties/captionMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema3.properties.buttons.anyOf[1].properties.captionMax.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid4 = _errs26 === errors;
valid6 = valid6 || _valid4;
const _errs28 = errors;
if(!(validate3(data4, {instancePath:instancePath+"/buttons/captionMax",parentData:data0,parentDataProperty:"captionMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid4 = _errs28 === errors;
valid6 = valid6 || _valid4;
if(!valid6){
const err13 = {instancePath:instancePath+"/buttons/captionMax",schemaPath:"#/properties/buttons/anyOf/1/properties/captionMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf[1].properties.captionMax.anyOf,parentSchema:schema3.properties.buttons.anyOf[1].properties.captionMax,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
}
if(data0.codeMax !== undefined && func0.call(data0, "codeMax")){
let data5 = data0.codeMax;
const _errs30 = errors;
let valid7 = false;
const _errs31 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err14 = {instancePath:instancePath+"/buttons/codeMax",schemaPath:"#/properties/buttons/anyOf/1/properties/codeMax/anyOf/0/type",keyword:"type",params:{type: schema3.properties.buttons.anyOf[1].properties.codeMax.anyOf[0].type},message:"must be integer,null",schema:schema3.properties.buttons.anyOf[1].properties.codeMax.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[1].properties.codeMax.anyOf[0],data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 12 || isNaN(data5)){
const err15 = {instancePath:instancePath+"/buttons/codeMax",schemaPath:"#/properties/buttons/anyOf/1/properties/codeMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 12},message:"must be >= 12",schema:12,parentSchema:schema3.properties.buttons.anyOf[1].properties.codeMax.anyOf[0],data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid5 = _errs31 === errors;
valid7 = valid7 || _valid5;
const _errs33 = errors;
if(!(validate3(data5, {instancePath:instancePath+"/buttons/codeMax",parentData:data0,parentDataProperty:"codeMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid5 = _errs33 === errors;
valid7 = valid7 || _valid5;
if(!valid7){
const err16 = {instancePath:instancePath+"/buttons/codeMax",schemaPath:"#/properties/buttons/anyOf/1/properties/codeMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf[1].properties.codeMax.anyOf,parentSchema:schema3.properties.buttons.anyOf[1].properties.codeMax,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
}
if(data0.separate !== undefined && func0.call(data0, "separate")){
let data6 = data0.separate;
const _errs35 = errors;
let valid8 = false;
const _errs36 = errors;
if(typeof data6 !== "boolean"){
const err17 = {instancePath:instancePath+"/buttons/separate",schemaPath:"#/properties/buttons/anyOf/1/properties/separate/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.buttons.anyOf[1].properties.separate.anyOf[0].type,parentSchema:schema3.properties.buttons.anyOf[1].properties.separate.anyOf[0],data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid6 = _errs36 === errors;
valid8 = valid8 || _valid6;
const _errs38 = errors;
if(!(validate3(data6, {instancePath:instancePath+"/buttons/separate",parentData:data0,parentDataProperty:"separate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid6 = _errs38 === errors;
valid8 = valid8 || _valid6;
if(!valid8){
const err18 = {instancePath:instancePath+"/buttons/separate",schemaPath:"#/properties/buttons/anyOf/1/properties/separate/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf[1].properties.separate.anyOf,parentSchema:schema3.properties.buttons.anyOf[1].properties.separate,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
}
}
if(data0.when !== undefined && func0.call(data0, "when")){
let data7 = data0.when;
if(((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")){
const err19 = {instancePath:instancePath+"/buttons/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: schema2.type},message:"must be string,number,boolean",schema:schema2.type,parentSchema:schema2,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(typeof data7 === "string"){
if(func6(data7) < 1){
const err20 = {instancePath:instancePath+"/buttons/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.properties.buttons.anyOf[1].type,parentSchema:schema3.properties.buttons.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(_valid0){
var props6 = true;
}
const _errs42 = errors;
if(!(validate3(data0, {instancePath:instancePath+"/buttons",parentData:data,parentDataProperty:"buttons",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid0 = _errs42 === errors;
valid1 = valid1 || _valid0;
if(_valid0){
if(props6 !== true){
props6 = true;
}
}
if(!valid1){
const err22 = {instancePath:instancePath+"/buttons",schemaPath:"#/properties/buttons/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.buttons.anyOf,parentSchema:schema3.properties.buttons,data:data0};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.attachments !== undefined && func0.call(data, "attachments")){
let data8 = data.attachments;
const _errs44 = errors;
let valid10 = false;
const _errs45 = errors;
if(!((data8 === "native") || (data8 === "url"))){
const err23 = {instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.attachments.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.attachments.anyOf[0].enum,parentSchema:schema3.properties.attachments.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid7 = _errs45 === errors;
valid10 = valid10 || _valid7;
const _errs46 = errors;
if(!(validate3(data8, {instancePath:instancePath+"/attachments",parentData:data,parentDataProperty:"attachments",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid7 = _errs46 === errors;
valid10 = valid10 || _valid7;
if(!valid10){
const err24 = {instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.attachments.anyOf,parentSchema:schema3.properties.attachments,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data.captionMax !== undefined && func0.call(data, "captionMax")){
let data9 = data.captionMax;
const _errs48 = errors;
let valid11 = false;
const _errs49 = errors;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (data9 !== null)){
const err25 = {instancePath:instancePath+"/captionMax",schemaPath:"#/properties/captionMax/anyOf/0/type",keyword:"type",params:{type: schema3.properties.captionMax.anyOf[0].type},message:"must be integer,null",schema:schema3.properties.captionMax.anyOf[0].type,parentSchema:schema3.properties.captionMax.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/captionMax",schemaPath:"#/properties/captionMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema3.properties.captionMax.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var _valid8 = _errs49 === errors;
valid11 = valid11 || _valid8;
const _errs51 = errors;
if(!(validate3(data9, {instancePath:instancePath+"/captionMax",parentData:data,parentDataProperty:"captionMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid8 = _errs51 === errors;
valid11 = valid11 || _valid8;
if(!valid11){
const err27 = {instancePath:instancePath+"/captionMax",schemaPath:"#/properties/captionMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.captionMax.anyOf,parentSchema:schema3.properties.captionMax,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
}
}
if(data.locations !== undefined && func0.call(data, "locations")){
let data10 = data.locations;
const _errs53 = errors;
let valid12 = false;
const _errs54 = errors;
if(!((data10 === "native") || (data10 === "text"))){
const err28 = {instancePath:instancePath+"/locations",schemaPath:"#/properties/locations/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.locations.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.locations.anyOf[0].enum,parentSchema:schema3.properties.locations.anyOf[0],data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid9 = _errs54 === errors;
valid12 = valid12 || _valid9;
const _errs55 = errors;
if(!(validate3(data10, {instancePath:instancePath+"/locations",parentData:data,parentDataProperty:"locations",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid9 = _errs55 === errors;
valid12 = valid12 || _valid9;
if(!valid12){
const err29 = {instancePath:instancePath+"/locations",schemaPath:"#/properties/locations/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.locations.anyOf,parentSchema:schema3.properties.locations,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
}
}
if(data.contacts !== undefined && func0.call(data, "contacts")){
let data11 = data.contacts;
const _errs57 = errors;
let valid13 = false;
const _errs58 = errors;
if(!((data11 === "native") || (data11 === "text"))){
const err30 = {instancePath:instancePath+"/contacts",schemaPath:"#/properties/contacts/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.contacts.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.contacts.anyOf[0].enum,parentSchema:schema3.properties.contacts.anyOf[0],data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid10 = _errs58 === errors;
valid13 = valid13 || _valid10;
const _errs59 = errors;
if(!(validate3(data11, {instancePath:instancePath+"/contacts",parentData:data,parentDataProperty:"contacts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid10 = _errs59 === errors;
valid13 = valid13 || _valid10;
if(!valid13){
const err31 = {instancePath:instancePath+"/contacts",schemaPath:"#/properties/contacts/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.contacts.anyOf,parentSchema:schema3.properties.contacts,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
if(data.markdown !== undefined && func0.call(data, "markdown")){
let data12 = data.markdown;
const _errs61 = errors;
let valid14 = false;
const _errs62 = errors;
if(typeof data12 !== "boolean"){
const err32 = {instancePath:instancePath+"/markdown",schemaPath:"#/properties/markdown/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.markdown.anyOf[0].type,parentSchema:schema3.properties.markdown.anyOf[0],data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid11 = _errs62 === errors;
valid14 = valid14 || _valid11;
const _errs64 = errors;
if(!(validate3(data12, {instancePath:instancePath+"/markdown",parentData:data,parentDataProperty:"markdown",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid11 = _errs64 === errors;
valid14 = valid14 || _valid11;
if(!valid14){
const err33 = {instancePath:instancePath+"/markdown",schemaPath:"#/properties/markdown/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.markdown.anyOf,parentSchema:schema3.properties.markdown,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
}
}
if(data.textMax !== undefined && func0.call(data, "textMax")){
let data13 = data.textMax;
const _errs66 = errors;
let valid15 = false;
const _errs67 = errors;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)){
const err34 = {instancePath:instancePath+"/textMax",schemaPath:"#/properties/textMax/anyOf/0/type",keyword:"type",params:{type: schema3.properties.textMax.anyOf[0].type},message:"must be integer,null",schema:schema3.properties.textMax.anyOf[0].type,parentSchema:schema3.properties.textMax.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
const err35 = {instancePath:instancePath+"/textMax",schemaPath:"#/properties/textMax/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema3.properties.textMax.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid12 = _errs67 === errors;
valid15 = valid15 || _valid12;
const _errs69 = errors;
if(!(validate3(data13, {instancePath:instancePath+"/textMax",parentData:data,parentDataProperty:"textMax",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid12 = _errs69 === errors;
valid15 = valid15 || _valid12;
if(!valid15){
const err36 = {instancePath:instancePath+"/textMax",schemaPath:"#/properties/textMax/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.textMax.anyOf,parentSchema:schema3.properties.textMax,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
}
}
if(data.typing !== undefined && func0.call(data, "typing")){
let data14 = data.typing;
const _errs71 = errors;
let valid16 = false;
const _errs72 = errors;
if(typeof data14 !== "boolean"){
const err37 = {instancePath:instancePath+"/typing",schemaPath:"#/properties/typing/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.typing.anyOf[0].type,parentSchema:schema3.properties.typing.anyOf[0],data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid13 = _errs72 === errors;
valid16 = valid16 || _valid13;
const _errs74 = errors;
if(!(validate3(data14, {instancePath:instancePath+"/typing",parentData:data,parentDataProperty:"typing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid13 = _errs74 === errors;
valid16 = valid16 || _valid13;
if(!valid16){
const err38 = {instancePath:instancePath+"/typing",schemaPath:"#/properties/typing/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.typing.anyOf,parentSchema:schema3.properties.typing,data:data14};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
}
}
if(data.notices !== undefined && func0.call(data, "notices")){
let data15 = data.notices;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key2 of Object.keys(data15)){
if(!(((key2 === "transferred") || (key2 === "joined")) || (key2 === "returned"))){
const err39 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema3.properties.notices,data:data15};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data15.transferred !== undefined && func0.call(data15, "transferred")){
let data16 = data15.transferred;
const _errs79 = errors;
let valid18 = false;
const _errs80 = errors;
if(!((((data16 === "before") || (data16 === "after")) || (data16 === "provider")) || (data16 === "none"))){
const err40 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/properties/notices/properties/transferred/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.notices.properties.transferred.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.notices.properties.transferred.anyOf[0].enum,parentSchema:schema3.properties.notices.properties.transferred.anyOf[0],data:data16};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid14 = _errs80 === errors;
valid18 = valid18 || _valid14;
const _errs81 = errors;
if(!(validate3(data16, {instancePath:instancePath+"/notices/transferred",parentData:data15,parentDataProperty:"transferred",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid14 = _errs81 === errors;
valid18 = valid18 || _valid14;
if(!valid18){
const err41 = {instancePath:instancePath+"/notices/transferred",schemaPath:"#/properties/notices/properties/transferred/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.notices.properties.transferred.anyOf,parentSchema:schema3.properties.notices.properties.transferred,data:data16};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
errors = _errs79;
if(vErrors !== null){
if(_errs79){
vErrors.length = _errs79;
}
else {
vErrors = null;
}
}
}
}
if(data15.joined !== undefined && func0.call(data15, "joined")){
let data17 = data15.joined;
const _errs83 = errors;
let valid19 = false;
const _errs84 = errors;
if(!((((data17 === "before") || (data17 === "after")) || (data17 === "provider")) || (data17 === "none"))){
const err42 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/properties/notices/properties/joined/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.notices.properties.joined.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.notices.properties.joined.anyOf[0].enum,parentSchema:schema3.properties.notices.properties.joined.anyOf[0],data:data17};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid15 = _errs84 === errors;
valid19 = valid19 || _valid15;
const _errs85 = errors;
if(!(validate3(data17, {instancePath:instancePath+"/notices/joined",parentData:data15,parentDataProperty:"joined",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid15 = _errs85 === errors;
valid19 = valid19 || _valid15;
if(!valid19){
const err43 = {instancePath:instancePath+"/notices/joined",schemaPath:"#/properties/notices/properties/joined/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.notices.properties.joined.anyOf,parentSchema:schema3.properties.notices.properties.joined,data:data17};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
else {
errors = _errs83;
if(vErrors !== null){
if(_errs83){
vErrors.length = _errs83;
}
else {
vErrors = null;
}
}
}
}
if(data15.returned !== undefined && func0.call(data15, "returned")){
let data18 = data15.returned;
const _errs87 = errors;
let valid20 = false;
const _errs88 = errors;
if(!((((data18 === "before") || (data18 === "after")) || (data18 === "provider")) || (data18 === "none"))){
const err44 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/properties/notices/properties/returned/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.notices.properties.returned.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.notices.properties.returned.anyOf[0].enum,parentSchema:schema3.properties.notices.properties.returned.anyOf[0],data:data18};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid16 = _errs88 === errors;
valid20 = valid20 || _valid16;
const _errs89 = errors;
if(!(validate3(data18, {instancePath:instancePath+"/notices/returned",parentData:data15,parentDataProperty:"returned",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid16 = _errs89 === errors;
valid20 = valid20 || _valid16;
if(!valid20){
const err45 = {instancePath:instancePath+"/notices/returned",schemaPath:"#/properties/notices/properties/returned/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.notices.properties.returned.anyOf,parentSchema:schema3.properties.notices.properties.returned,data:data18};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
errors = _errs87;
if(vErrors !== null){
if(_errs87){
vErrors.length = _errs87;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err46 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.properties.notices.type,parentSchema:schema3.properties.notices,data:data15};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.reclaim !== undefined && func0.call(data, "reclaim")){
let data19 = data.reclaim;
const _errs91 = errors;
let valid21 = false;
const _errs92 = errors;
if(typeof data19 !== "boolean"){
const err47 = {instancePath:instancePath+"/reclaim",schemaPath:"#/properties/reclaim/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.reclaim.anyOf[0].type,parentSchema:schema3.properties.reclaim.anyOf[0],data:data19};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid17 = _errs92 === errors;
valid21 = valid21 || _valid17;
const _errs94 = errors;
if(!(validate3(data19, {instancePath:instancePath+"/reclaim",parentData:data,parentDataProperty:"reclaim",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid17 = _errs94 === errors;
valid21 = valid21 || _valid17;
if(!valid21){
const err48 = {instancePath:instancePath+"/reclaim",schemaPath:"#/properties/reclaim/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.reclaim.anyOf,parentSchema:schema3.properties.reclaim,data:data19};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
errors = _errs91;
if(vErrors !== null){
if(_errs91){
vErrors.length = _errs91;
}
else {
vErrors = null;
}
}
}
}
if(data.queue !== undefined && func0.call(data, "queue")){
let data20 = data.queue;
const _errs96 = errors;
let valid22 = false;
const _errs97 = errors;
if(typeof data20 !== "boolean"){
const err49 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.queue.anyOf[0].type,parentSchema:schema3.properties.queue.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid18 = _errs97 === errors;
valid22 = valid22 || _valid18;
const _errs99 = errors;
if(!(validate3(data20, {instancePath:instancePath+"/queue",parentData:data,parentDataProperty:"queue",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid18 = _errs99 === errors;
valid22 = valid22 || _valid18;
if(!valid22){
const err50 = {instancePath:instancePath+"/queue",schemaPath:"#/properties/queue/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.queue.anyOf,parentSchema:schema3.properties.queue,data:data20};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
else {
errors = _errs96;
if(vErrors !== null){
if(_errs96){
vErrors.length = _errs96;
}
else {
vErrors = null;
}
}
}
}
if(data.leadMessageMeansBot !== undefined && func0.call(data, "leadMessageMeansBot")){
let data21 = data.leadMessageMeansBot;
const _errs101 = errors;
let valid23 = false;
const _errs102 = errors;
if(typeof data21 !== "boolean"){
const err51 = {instancePath:instancePath+"/leadMessageMeansBot",schemaPath:"#/properties/leadMessageMeansBot/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.leadMessageMeansBot.anyOf[0].type,parentSchema:schema3.properties.leadMessageMeansBot.anyOf[0],data:data21};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid19 = _errs102 === errors;
valid23 = valid23 || _valid19;
const _errs104 = errors;
if(!(validate3(data21, {instancePath:instancePath+"/leadMessageMeansBot",parentData:data,parentDataProperty:"leadMessageMeansBot",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid19 = _errs104 === errors;
valid23 = valid23 || _valid19;
if(!valid23){
const err52 = {instancePath:instancePath+"/leadMessageMeansBot",schemaPath:"#/properties/leadMessageMeansBot/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.leadMessageMeansBot.anyOf,parentSchema:schema3.properties.leadMessageMeansBot,data:data21};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
else {
errors = _errs101;
if(vErrors !== null){
if(_errs101){
vErrors.length = _errs101;
}
else {
vErrors = null;
}
}
}
}
if(data.assumeTakenAfter !== undefined && func0.call(data, "assumeTakenAfter")){
let data22 = data.assumeTakenAfter;
const _errs106 = errors;
let valid24 = false;
const _errs107 = errors;
if(((typeof data22 !== "string") && (!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22))))) && (data22 !== null)){
const err53 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/anyOf/0/type",keyword:"type",params:{type: schema3.properties.assumeTakenAfter.anyOf[0].type},message:"must be string,integer,null",schema:schema3.properties.assumeTakenAfter.anyOf[0].type,parentSchema:schema3.properties.assumeTakenAfter.anyOf[0],data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err54 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema3.properties.assumeTakenAfter.anyOf[0],data:data22};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var _valid20 = _errs107 === errors;
valid24 = valid24 || _valid20;
const _errs109 = errors;
if(!(validate3(data22, {instancePath:instancePath+"/assumeTakenAfter",parentData:data,parentDataProperty:"assumeTakenAfter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid20 = _errs109 === errors;
valid24 = valid24 || _valid20;
if(!valid24){
const err55 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.assumeTakenAfter.anyOf,parentSchema:schema3.properties.assumeTakenAfter,data:data22};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs106;
if(vErrors !== null){
if(_errs106){
vErrors.length = _errs106;
}
else {
vErrors = null;
}
}
}
}
if(data.availability !== undefined && func0.call(data, "availability")){
let data23 = data.availability;
const _errs111 = errors;
let valid25 = false;
const _errs112 = errors;
if(!(((data23 === "events") || (data23 === "request")) || (data23 === "none"))){
const err56 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.availability.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.availability.anyOf[0].enum,parentSchema:schema3.properties.availability.anyOf[0],data:data23};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid21 = _errs112 === errors;
valid25 = valid25 || _valid21;
const _errs113 = errors;
if(!(validate3(data23, {instancePath:instancePath+"/availability",parentData:data,parentDataProperty:"availability",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid21 = _errs113 === errors;
valid25 = valid25 || _valid21;
if(!valid25){
const err57 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.availability.anyOf,parentSchema:schema3.properties.availability,data:data23};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
else {
errors = _errs111;
if(vErrors !== null){
if(_errs111){
vErrors.length = _errs111;
}
else {
vErrors = null;
}
}
}
}
if(data.history !== undefined && func0.call(data, "history")){
let data24 = data.history;
const _errs115 = errors;
let valid26 = false;
const _errs116 = errors;
if(typeof data24 !== "boolean"){
const err58 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.history.anyOf[0].type,parentSchema:schema3.properties.history.anyOf[0],data:data24};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var _valid22 = _errs116 === errors;
valid26 = valid26 || _valid22;
const _errs118 = errors;
if(!(validate3(data24, {instancePath:instancePath+"/history",parentData:data,parentDataProperty:"history",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid22 = _errs118 === errors;
valid26 = valid26 || _valid22;
if(!valid26){
const err59 = {instancePath:instancePath+"/history",schemaPath:"#/properties/history/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.history.anyOf,parentSchema:schema3.properties.history,data:data24};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
else {
errors = _errs115;
if(vErrors !== null){
if(_errs115){
vErrors.length = _errs115;
}
else {
vErrors = null;
}
}
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
let data25 = data.mirror;
const _errs120 = errors;
let valid27 = false;
const _errs121 = errors;
if(!(((data25 === "none") || (data25 === "handoff")) || (data25 === "live"))){
const err60 = {instancePath:instancePath+"/mirror",schemaPath:"#/properties/mirror/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.mirror.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.mirror.anyOf[0].enum,parentSchema:schema3.properties.mirror.anyOf[0],data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var _valid23 = _errs121 === errors;
valid27 = valid27 || _valid23;
const _errs122 = errors;
if(!(validate3(data25, {instancePath:instancePath+"/mirror",parentData:data,parentDataProperty:"mirror",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid23 = _errs122 === errors;
valid27 = valid27 || _valid23;
if(!valid27){
const err61 = {instancePath:instancePath+"/mirror",schemaPath:"#/properties/mirror/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.mirror.anyOf,parentSchema:schema3.properties.mirror,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
else {
errors = _errs120;
if(vErrors !== null){
if(_errs120){
vErrors.length = _errs120;
}
else {
vErrors = null;
}
}
}
}
if(data.repeatsLines !== undefined && func0.call(data, "repeatsLines")){
let data26 = data.repeatsLines;
const _errs124 = errors;
let valid28 = false;
const _errs125 = errors;
if(typeof data26 !== "boolean"){
const err62 = {instancePath:instancePath+"/repeatsLines",schemaPath:"#/properties/repeatsLines/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.repeatsLines.anyOf[0].type,parentSchema:schema3.properties.repeatsLines.anyOf[0],data:data26};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var _valid24 = _errs125 === errors;
valid28 = valid28 || _valid24;
const _errs127 = errors;
if(!(validate3(data26, {instancePath:instancePath+"/repeatsLines",parentData:data,parentDataProperty:"repeatsLines",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid24 = _errs127 === errors;
valid28 = valid28 || _valid24;
if(!valid28){
const err63 = {instancePath:instancePath+"/repeatsLines",schemaPath:"#/properties/repeatsLines/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.repeatsLines.anyOf,parentSchema:schema3.properties.repeatsLines,data:data26};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
else {
errors = _errs124;
if(vErrors !== null){
if(_errs124){
vErrors.length = _errs124;
}
else {
vErrors = null;
}
}
}
}
if(data.close !== undefined && func0.call(data, "close")){
let data27 = data.close;
const _errs129 = errors;
let valid29 = false;
const _errs130 = errors;
if(typeof data27 !== "boolean"){
const err64 = {instancePath:instancePath+"/close",schemaPath:"#/properties/close/anyOf/0/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.properties.close.anyOf[0].type,parentSchema:schema3.properties.close.anyOf[0],data:data27};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid25 = _errs130 === errors;
valid29 = valid29 || _valid25;
const _errs132 = errors;
if(!(validate3(data27, {instancePath:instancePath+"/close",parentData:data,parentDataProperty:"close",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid25 = _errs132 === errors;
valid29 = valid29 || _valid25;
if(!valid29){
const err65 = {instancePath:instancePath+"/close",schemaPath:"#/properties/close/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.close.anyOf,parentSchema:schema3.properties.close,data:data27};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
else {
errors = _errs129;
if(vErrors !== null){
if(_errs129){
vErrors.length = _errs129;
}
else {
vErrors = null;
}
}
}
}
if(data.lookup !== undefined && func0.call(data, "lookup")){
let data28 = data.lookup;
const _errs134 = errors;
let valid30 = false;
const _errs135 = errors;
if(!(((data28 === "none") || (data28 === "lead")) || (data28 === "transcript"))){
const err66 = {instancePath:instancePath+"/lookup",schemaPath:"#/properties/lookup/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema3.properties.lookup.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema3.properties.lookup.anyOf[0].enum,parentSchema:schema3.properties.lookup.anyOf[0],data:data28};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid26 = _errs135 === errors;
valid30 = valid30 || _valid26;
const _errs136 = errors;
if(!(validate3(data28, {instancePath:instancePath+"/lookup",parentData:data,parentDataProperty:"lookup",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var _valid26 = _errs136 === errors;
valid30 = valid30 || _valid26;
if(!valid30){
const err67 = {instancePath:instancePath+"/lookup",schemaPath:"#/properties/lookup/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.properties.lookup.anyOf,parentSchema:schema3.properties.lookup,data:data28};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
else {
errors = _errs134;
if(vErrors !== null){
if(_errs134){
vErrors.length = _errs134;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err68 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}
validate88.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate88(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
errors = vErrors.length;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"5d71ca917a67ab246d030304d9061a64418e1237aaa4d36eee6f9e25c95682ec"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const schema2 = at("model", "/$defs/actions");
const schema3 = at("model", "/$defs/action");
const schema4 = at("model", "/$defs/button");
const schema6 = at("model", "/$defs/attachment");
const schema7 = at("model", "/$defs/attributes");
const func0 = Object.prototype.hasOwnProperty;
const func9 = require("ajv/dist/runtime/ucs2length").default;

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema3.required,parentSchema:schema3,data}];
return false;
}
else {
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "say"){
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing1 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema3.oneOf[0].required,parentSchema:schema3.oneOf[0],data}];
return false;
}
else {
const _errs4 = errors;
for(const key0 of Object.keys(data)){
if(!(((((key0 === "type") || (key0 === "text")) || (key0 === "format")) || (key0 === "buttons")) || (key0 === "attachments"))){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[0],data}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
const _errs5 = errors;
if("say" !== data0){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "say"},message:"must be equal to constant",schema:"say",parentSchema:schema3.oneOf[0].properties.type,data:data0}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.text !== undefined && func0.call(data, "text")){
let data1 = data.text;
const _errs6 = errors;
if(typeof data1 !== "string"){
validate3.errors = [{instancePath:instancePath+"/text",schemaPath:"#/oneOf/0/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[0].properties.text.type,parentSchema:schema3.oneOf[0].properties.text,data:data1}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.format !== undefined && func0.call(data, "format")){
let data2 = data.format;
const _errs9 = errors;
if(typeof data2 !== "string"){
validate3.errors = [{instancePath:instancePath+"/format",schemaPath:"#/oneOf/0/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[0].properties.format.type,parentSchema:schema3.oneOf[0].properties.format,data:data2}];
return false;
}
if(!((data2 === "plain") || (data2 === "markdown"))){
validate3.errors = [{instancePath:instancePath+"/format",schemaPath:"#/oneOf/0/properties/format/enum",keyword:"enum",params:{allowedValues: schema3.oneOf[0].properties.format.enum},message:"must be equal to one of the allowed values",schema:schema3.oneOf[0].properties.format.enum,parentSchema:schema3.oneOf[0].properties.format,data:data2}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.buttons !== undefined && func0.call(data, "buttons")){
let data3 = data.buttons;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data3)){
var valid3 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs13 = errors;
const _errs14 = errors;
let valid4 = false;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if((((data4.code === undefined) || (!(func0.call(data4, "code")))) && (missing2 = "code")) || (((data4.caption === undefined) || (!(func0.call(data4, "caption")))) && (missing2 = "caption"))){
const err0 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/$defs/button/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema4.required,parentSchema:schema4,data:data4};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs18 = errors;
for(const key1 of Object.keys(data4)){
if(!(((key1 === "code") || (key1 === "caption")) || (key1 === "url"))){
const err1 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/$defs/button/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data:data4};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs18 === errors){
if(data4.code !== undefined && func0.call(data4, "code")){
let data5 = data4.code;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data5 === "string"){
if(func9(data5) < 1){
const err2 = {instancePath:instancePath+"/buttons/" + i0+"/code",schemaPath:"#/$defs/button/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.code,data:data5};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/buttons/" + i0+"/code",schemaPath:"#/$defs/button/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.code.type,parentSchema:schema4.properties.code,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid6 = _errs19 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data4.caption !== undefined && func0.call(data4, "caption")){
let data6 = data4.caption;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data6 === "string"){
if(func9(data6) < 1){
const err4 = {instancePath:instancePath+"/buttons/" + i0+"/caption",schemaPath:"#/$defs/button/properties/caption/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.caption,data:data6};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/buttons/" + i0+"/caption",schemaPath:"#/$defs/button/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.caption.type,parentSchema:schema4.properties.caption,data:data6};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid6 = _errs21 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data4.url !== undefined && func0.call(data4, "url")){
let data7 = data4.url;
const _errs23 = errors;
if(typeof data7 !== "string"){
const err6 = {instancePath:instancePath+"/buttons/" + i0+"/url",schemaPath:"#/$defs/button/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.url.type,parentSchema:schema4.properties.url,data:data7};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid6 = _errs23 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/$defs/button/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs15 === errors;
valid4 = valid4 || _valid0;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data4)){
var valid7 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data8 = data4[i1];
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing3;
if((((data8.code === undefined) || (!(func0.call(data8, "code")))) && (missing3 = "code")) || (((data8.caption === undefined) || (!(func0.call(data8, "caption")))) && (missing3 = "caption"))){
const err8 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1,schemaPath:"#/$defs/button/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema4.required,parentSchema:schema4,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const _errs30 = errors;
for(const key2 of Object.keys(data8)){
if(!(((key2 === "code") || (key2 === "caption")) || (key2 === "url"))){
const err9 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1,schemaPath:"#/$defs/button/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema4,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
break;
}
}
if(_errs30 === errors){
if(data8.code !== undefined && func0.call(data8, "code")){
let data9 = data8.code;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data9 === "string"){
if(func9(data9) < 1){
const err10 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/code",schemaPath:"#/$defs/button/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.code,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/code",schemaPath:"#/$defs/button/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.code.type,parentSchema:schema4.properties.code,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid9 = _errs31 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.caption !== undefined && func0.call(data8, "caption")){
let data10 = data8.caption;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data10 === "string"){
if(func9(data10) < 1){
const err12 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/caption",schemaPath:"#/$defs/button/properties/caption/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema4.properties.caption,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/caption",schemaPath:"#/$defs/button/properties/caption/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.caption.type,parentSchema:schema4.properties.caption,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid9 = _errs33 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.url !== undefined && func0.call(data8, "url")){
let data11 = data8.url;
const _errs35 = errors;
if(typeof data11 !== "string"){
const err14 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1+"/url",schemaPath:"#/$defs/button/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.properties.url.type,parentSchema:schema4.properties.url,data:data11};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid9 = _errs35 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
else {
const err15 = {instancePath:instancePath+"/buttons/" + i0+"/" + i1,schemaPath:"#/$defs/button/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.type,parentSchema:schema4,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var valid7 = _errs27 === errors;
if(!valid7){
break;
}
}
}
else {
const err16 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/oneOf/0/properties/buttons/items/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema3.oneOf[0].properties.buttons.items.anyOf[1].type,parentSchema:schema3.oneOf[0].properties.buttons.items.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
var _valid0 = _errs25 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err17 = {instancePath:instancePath+"/buttons/" + i0,schemaPath:"#/oneOf/0/properties/buttons/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema3.oneOf[0].properties.buttons.items.anyOf,parentSchema:schema3.oneOf[0].properties.buttons.items,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
validate3.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/buttons",schemaPath:"#/oneOf/0/properties/buttons/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema3.oneOf[0].properties.buttons.type,parentSchema:schema3.oneOf[0].properties.buttons,data:data3}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.attachments !== undefined && func0.call(data, "attachments")){
let data12 = data.attachments;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data12)){
var valid10 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs39 = errors;
const _errs40 = errors;
if(errors === _errs40){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing4;
if((((data13.kind === undefined) || (!(func0.call(data13, "kind")))) && (missing4 = "kind")) || (((data13.url === undefined) || (!(func0.call(data13, "url")))) && (missing4 = "url"))){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2,schemaPath:"#/$defs/attachment/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema6.required,parentSchema:schema6,data:data13}];
return false;
}
else {
const _errs42 = errors;
for(const key3 of Object.keys(data13)){
if(!(((((key3 === "kind") || (key3 === "url")) || (key3 === "name")) || (key3 === "mediaType")) || (key3 === "size"))){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2,schemaPath:"#/$defs/attachment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data:data13}];
return false;
break;
}
}
if(_errs42 === errors){
if(data13.kind !== undefined && func0.call(data13, "kind")){
let data14 = data13.kind;
const _errs43 = errors;
if(typeof data14 !== "string"){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/kind",schemaPath:"#/$defs/attachment/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.kind.type,parentSchema:schema6.properties.kind,data:data14}];
return false;
}
if(!((((data14 === "image") || (data14 === "video")) || (data14 === "audio")) || (data14 === "file"))){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/kind",schemaPath:"#/$defs/attachment/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema6.properties.kind.enum,parentSchema:schema6.properties.kind,data:data14}];
return false;
}
var valid12 = _errs43 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.url !== undefined && func0.call(data13, "url")){
let data15 = data13.url;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data15 === "string"){
if(func9(data15) < 1){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/url",schemaPath:"#/$defs/attachment/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6.properties.url,data:data15}];
return false;
}
}
else {
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/url",schemaPath:"#/$defs/attachment/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.url.type,parentSchema:schema6.properties.url,data:data15}];
return false;
}
}
var valid12 = _errs45 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.name !== undefined && func0.call(data13, "name")){
let data16 = data13.name;
const _errs48 = errors;
if(typeof data16 !== "string"){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/name",schemaPath:"#/$defs/attachment/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.name.type,parentSchema:schema6.properties.name,data:data16}];
return false;
}
var valid12 = _errs48 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.mediaType !== undefined && func0.call(data13, "mediaType")){
let data17 = data13.mediaType;
const _errs51 = errors;
if(typeof data17 !== "string"){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/mediaType",schemaPath:"#/$defs/attachment/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.mediaType.type,parentSchema:schema6.properties.mediaType,data:data17}];
return false;
}
var valid12 = _errs51 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data13.size !== undefined && func0.call(data13, "size")){
let data18 = data13.size;
const _errs53 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/size",schemaPath:"#/$defs/attachment/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.size.type,parentSchema:schema6.properties.size,data:data18}];
return false;
}
if(errors === _errs53){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2+"/size",schemaPath:"#/$defs/attachment/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.size,data:data18}];
return false;
}
}
}
var valid12 = _errs53 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/attachments/" + i2,schemaPath:"#/$defs/attachment/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data:data13}];
return false;
}
}
var valid10 = _errs39 === errors;
if(!valid10){
break;
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/attachments",schemaPath:"#/oneOf/0/properties/attachments/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema3.oneOf[0].properties.attachments.type,parentSchema:schema3.oneOf[0].properties.attachments,data:data12}];
return false;
}
}
var valid2 = _errs37 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[0].type,parentSchema:schema3.oneOf[0],data}];
return false;
}
}
var props1 = true;
}
else if(tag0 === "handoff"){
const _errs55 = errors;
if(errors === _errs55){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing5 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema3.oneOf[1].required,parentSchema:schema3.oneOf[1],data}];
return false;
}
else {
const _errs57 = errors;
for(const key4 of Object.keys(data)){
if(!(((((((key4 === "type") || (key4 === "reason")) || (key4 === "group")) || (key4 === "attributes")) || (key4 === "hidden")) || (key4 === "note")) || (key4 === "whenNobodyOnline"))){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[1],data}];
return false;
break;
}
}
if(_errs57 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data19 = data.type;
const _errs58 = errors;
if("handoff" !== data19){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "handoff"},message:"must be equal to constant",schema:"handoff",parentSchema:schema3.oneOf[1].properties.type,data:data19}];
return false;
}
var valid14 = _errs58 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.reason !== undefined && func0.call(data, "reason")){
let data20 = data.reason;
const _errs59 = errors;
if(typeof data20 !== "string"){
validate3.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/oneOf/1/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[1].properties.reason.type,parentSchema:schema3.oneOf[1].properties.reason,data:data20}];
return false;
}
var valid14 = _errs59 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.group !== undefined && func0.call(data, "group")){
let data21 = data.group;
const _errs61 = errors;
if(typeof data21 !== "string"){
validate3.errors = [{instancePath:instancePath+"/group",schemaPath:"#/oneOf/1/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[1].properties.group.type,parentSchema:schema3.oneOf[1].properties.group,data:data21}];
return false;
}
var valid14 = _errs61 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.attributes !== undefined && func0.call(data, "attributes")){
let data22 = data.attributes;
const _errs63 = errors;
const _errs64 = errors;
if(errors === _errs64){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
}
else {
validate3.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data:data22}];
return false;
}
}
var valid14 = _errs63 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.hidden !== undefined && func0.call(data, "hidden")){
let data23 = data.hidden;
const _errs68 = errors;
const _errs69 = errors;
if(errors === _errs69){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
}
else {
validate3.errors = [{instancePath:instancePath+"/hidden",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data:data23}];
return false;
}
}
var valid14 = _errs68 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.note !== undefined && func0.call(data, "note")){
let data24 = data.note;
const _errs73 = errors;
if(typeof data24 !== "string"){
validate3.errors = [{instancePath:instancePath+"/note",schemaPath:"#/oneOf/1/properties/note/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[1].properties.note.type,parentSchema:schema3.oneOf[1].properties.note,data:data24}];
return false;
}
var valid14 = _errs73 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data.whenNobodyOnline !== undefined && func0.call(data, "whenNobodyOnline")){
let data25 = data.whenNobodyOnline;
const _errs76 = errors;
if(typeof data25 !== "string"){
validate3.errors = [{instancePath:instancePath+"/whenNobodyOnline",schemaPath:"#/oneOf/1/properties/whenNobodyOnline/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[1].properties.whenNobodyOnline.type,parentSchema:schema3.oneOf[1].properties.whenNobodyOnline,data:data25}];
return false;
}
var valid14 = _errs76 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[1].type,parentSchema:schema3.oneOf[1],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "set"){
const _errs78 = errors;
if(errors === _errs78){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing6 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'",schema:schema3.oneOf[2].required,parentSchema:schema3.oneOf[2],data}];
return false;
}
else {
const _errs80 = errors;
for(const key5 of Object.keys(data)){
if(!(((key5 === "type") || (key5 === "attributes")) || (key5 === "desk"))){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[2],data}];
return false;
break;
}
}
if(_errs80 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data26 = data.type;
const _errs81 = errors;
if("set" !== data26){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/2/properties/type/const",keyword:"const",params:{allowedValue: "set"},message:"must be equal to constant",schema:"set",parentSchema:schema3.oneOf[2].properties.type,data:data26}];
return false;
}
var valid18 = _errs81 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.attributes !== undefined && func0.call(data, "attributes")){
let data27 = data.attributes;
const _errs82 = errors;
const _errs83 = errors;
if(errors === _errs83){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
}
else {
validate3.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data:data27}];
return false;
}
}
var valid18 = _errs82 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.desk !== undefined && func0.call(data, "desk")){
let data28 = data.desk;
const _errs87 = errors;
const _errs88 = errors;
if(errors === _errs88){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
}
else {
validate3.errors = [{instancePath:instancePath+"/desk",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data:data28}];
return false;
}
}
var valid18 = _errs87 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[2].type,parentSchema:schema3.oneOf[2],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "return"){
const _errs92 = errors;
if(errors === _errs92){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing7 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/3/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'",schema:schema3.oneOf[3].required,parentSchema:schema3.oneOf[3],data}];
return false;
}
else {
const _errs94 = errors;
for(const key6 of Object.keys(data)){
if(!(key6 === "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[3],data}];
return false;
break;
}
}
if(_errs94 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data29 = data.type;
if("return" !== data29){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "return"},message:"must be equal to constant",schema:"return",parentSchema:schema3.oneOf[3].properties.type,data:data29}];
return false;
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/3/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[3].type,parentSchema:schema3.oneOf[3],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "mute"){
const _errs96 = errors;
if(errors === _errs96){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing8 = "type")) || (((data.muted === undefined) || (!(func0.call(data, "muted")))) && (missing8 = "muted"))){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/4/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'",schema:schema3.oneOf[4].required,parentSchema:schema3.oneOf[4],data}];
return false;
}
else {
const _errs98 = errors;
for(const key7 of Object.keys(data)){
if(!((key7 === "type") || (key7 === "muted"))){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/4/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[4],data}];
return false;
break;
}
}
if(_errs98 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data30 = data.type;
const _errs99 = errors;
if("mute" !== data30){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/4/properties/type/const",keyword:"const",params:{allowedValue: "mute"},message:"must be equal to constant",schema:"mute",parentSchema:schema3.oneOf[4].properties.type,data:data30}];
return false;
}
var valid24 = _errs99 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data.muted !== undefined && func0.call(data, "muted")){
let data31 = data.muted;
const _errs100 = errors;
if(typeof data31 !== "boolean"){
validate3.errors = [{instancePath:instancePath+"/muted",schemaPath:"#/oneOf/4/properties/muted/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema3.oneOf[4].properties.muted.type,parentSchema:schema3.oneOf[4].properties.muted,data:data31}];
return false;
}
var valid24 = _errs100 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/4/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[4].type,parentSchema:schema3.oneOf[4],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "typing"){
const _errs102 = errors;
if(errors === _errs102){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing9 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/5/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'",schema:schema3.oneOf[5].required,parentSchema:schema3.oneOf[5],data}];
return false;
}
else {
const _errs104 = errors;
for(const key8 of Object.keys(data)){
if(!(key8 === "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/5/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[5],data}];
return false;
break;
}
}
if(_errs104 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data32 = data.type;
if("typing" !== data32){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/5/properties/type/const",keyword:"const",params:{allowedValue: "typing"},message:"must be equal to constant",schema:"typing",parentSchema:schema3.oneOf[5].properties.type,data:data32}];
return false;
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/5/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[5].type,parentSchema:schema3.oneOf[5],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag0 === "close"){
const _errs106 = errors;
if(errors === _errs106){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing10 = "type")){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/6/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'",schema:schema3.oneOf[6].required,parentSchema:schema3.oneOf[6],data}];
return false;
}
else {
const _errs108 = errors;
for(const key9 of Object.keys(data)){
if(!(((key9 === "type") || (key9 === "category")) || (key9 === "subcategory"))){
validate3.errors = [{instancePath,schemaPath:"#/oneOf/6/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema3.oneOf[6],data}];
return false;
break;
}
}
if(_errs108 === errors){
if(data.type !== undefined && func0.call(data, "type")){
let data33 = data.type;
const _errs109 = errors;
if("close" !== data33){
validate3.errors = [{instancePath:instancePath+"/type",schemaPath:"#/oneOf/6/properties/type/const",keyword:"const",params:{allowedValue: "close"},message:"must be equal to constant",schema:"close",parentSchema:schema3.oneOf[6].properties.type,data:data33}];
return false;
}
var valid28 = _errs109 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data.category !== undefined && func0.call(data, "category")){
let data34 = data.category;
const _errs110 = errors;
if(errors === _errs110){
if(typeof data34 === "string"){
if(func9(data34) > 200){
validate3.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/6/properties/category/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema3.oneOf[6].properties.category,data:data34}];
return false;
}
else {
if(func9(data34) < 1){
validate3.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/6/properties/category/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema3.oneOf[6].properties.category,data:data34}];
return false;
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/category",schemaPath:"#/oneOf/6/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[6].properties.category.type,parentSchema:schema3.oneOf[6].properties.category,data:data34}];
return false;
}
}
var valid28 = _errs110 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data.subcategory !== undefined && func0.call(data, "subcategory")){
let data35 = data.subcategory;
const _errs112 = errors;
if(errors === _errs112){
if(typeof data35 === "string"){
if(func9(data35) > 200){
validate3.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/6/properties/subcategory/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema3.oneOf[6].properties.subcategory,data:data35}];
return false;
}
else {
if(func9(data35) < 1){
validate3.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/6/properties/subcategory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema3.oneOf[6].properties.subcategory,data:data35}];
return false;
}
}
}
else {
validate3.errors = [{instancePath:instancePath+"/subcategory",schemaPath:"#/oneOf/6/properties/subcategory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.oneOf[6].properties.subcategory.type,parentSchema:schema3.oneOf[6].properties.subcategory,data:data35}];
return false;
}
}
var valid28 = _errs112 === errors;
}
else {
var valid28 = true;
}
}
}
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/oneOf/6/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.oneOf[6].type,parentSchema:schema3.oneOf[6],data}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},message:"value of tag \"type\" must be in oneOf",schema:schema3.discriminator,parentSchema:schema3,data}];
return false;
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},message:"tag \"type\" must be string",schema:schema3.discriminator,parentSchema:schema3,data}];
return false;
}
}
}
else {
validate3.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema3.type,parentSchema:schema3,data}];
return false;
}
}
validate3.errors = vErrors;
evaluated0.props = props1;
return errors === 0;
}
validate3.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 100){
validate2.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema2,data}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
const _errs1 = errors;
if(!(validate3(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate3.errors : vErrors.concat(validate3.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
else {
validate2.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema2.type,parentSchema:schema2,data}];
return false;
}
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate2(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"f370c2bfd510c17115235b102bedd307dc96ccb10f1be863494f5801b9d7d09b"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func4 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "url") || (key0 === "token"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data0 = data.url;
if(typeof data0 === "string"){
if(!(formats0.validate(data0))){
const err3 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.url,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.url.type,parentSchema:schema0.properties.url,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data1 = data.token;
if(typeof data1 === "string"){
if(func4(data1) < 1){
const err5 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"56234aad1f5529af83c19690ba64111f9f567c61028325d0f25d661572edf4e5"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func4 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;
const formats2 = formats.duration;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.baseUrl === undefined){
data.baseUrl = "https://bot.jivosite.com";
}
if(data.maxButtons === undefined){
data.maxButtons = 3;
}
if(data.assumeTakenAfter === undefined){
data.assumeTakenAfter = "60s";
}
if(data.useMarkdown === undefined){
data.useMarkdown = false;
}
if(data.forceReply === undefined){
data.forceReply = false;
}
if(data.visitorNumberIsClientId === undefined){
data.visitorNumberIsClientId = false;
}
if(data.clientInfo === undefined){
data.clientInfo = false;
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.providerId === undefined) || (!(func0.call(data, "providerId")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "providerId"},message:"must have required property '"+"providerId"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data0 = data.token;
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err3 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data1 = data.providerId;
if(typeof data1 === "string"){
if(func4(data1) < 1){
const err5 = {instancePath:instancePath+"/providerId",schemaPath:"#/properties/providerId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.providerId,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/providerId",schemaPath:"#/properties/providerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.providerId.type,parentSchema:schema0.properties.providerId,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
let data2 = data.baseUrl;
if(typeof data2 === "string"){
if(!(formats0.validate(data2))){
const err7 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
let data3 = data.maxButtons;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/maxButtons",schemaPath:"#/properties/maxButtons/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.maxButtons.type,parentSchema:schema0.properties.maxButtons,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/maxButtons",schemaPath:"#/properties/maxButtons/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.maxButtons,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let data4 = data.assumeTakenAfter;
if(typeof data4 === "string"){
if(!(formats2.validate(data4))){
const err11 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema0.properties.assumeTakenAfter,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.assumeTakenAfter.type,parentSchema:schema0.properties.assumeTakenAfter,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data5 = data.useMarkdown;
if(typeof data5 !== "boolean"){
const err13 = {instancePath:instancePath+"/useMarkdown",schemaPath:"#/properties/useMarkdown/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.useMarkdown.type,parentSchema:schema0.properties.useMarkdown,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
let data6 = data.forceReply;
if(typeof data6 !== "boolean"){
const err14 = {instancePath:instancePath+"/forceReply",schemaPath:"#/properties/forceReply/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.forceReply.type,parentSchema:schema0.properties.forceReply,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data7 = data.visitorNumberIsClientId;
if(typeof data7 !== "boolean"){
const err15 = {instancePath:instancePath+"/visitorNumberIsClientId",schemaPath:"#/properties/visitorNumberIsClientId/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.visitorNumberIsClientId.type,parentSchema:schema0.properties.visitorNumberIsClientId,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
let data8 = data.clientInfo;
if(typeof data8 !== "boolean"){
const err16 = {instancePath:instancePath+"/clientInfo",schemaPath:"#/properties/clientInfo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.clientInfo.type,parentSchema:schema0.properties.clientInfo,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"90c4263476a35f5f5f2266b11ad66b66e0ce466340a69eba2088906912e9e61a"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
data.version = "1.2";
}
if(data.eventTypes === undefined){
data.eventTypes = ["MessageDelivered","TextMessage","FileMessage","SelectDestination","Closed","HoldMessage"];
}
if(data.baseUrl === undefined){
data.baseUrl = "https://messaging.livetex.ru";
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "token") || (key0 === "version")) || (key0 === "webhookKey")) || (key0 === "eventTypes")) || (key0 === "baseUrl"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data0 = data.token;
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err2 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let data1 = data.version;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.version.type,parentSchema:schema0.properties.version,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data1 === "1.0") || (data1 === "1.1")) || (data1 === "1.2"))){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema0.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.version.enum,parentSchema:schema0.properties.version,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.webhookKey !== undefined && func0.call(data, "webhookKey")){
let data2 = data.webhookKey;
if(typeof data2 === "string"){
if(func2(data2) < 8){
const err6 = {instancePath:instancePath+"/webhookKey",schemaPath:"#/properties/webhookKey/minLength",keyword:"minLength",params:{limit: 8},message:"must NOT have fewer than 8 characters",schema:8,parentSchema:schema0.properties.webhookKey,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/webhookKey",schemaPath:"#/properties/webhookKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.webhookKey.type,parentSchema:schema0.properties.webhookKey,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
let data3 = data.eventTypes;
if(Array.isArray(data3)){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/eventTypes",schemaPath:"#/properties/eventTypes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.eventTypes,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(((((((data4 === "MessageDelivered") || (data4 === "TextMessage")) || (data4 === "FileMessage")) || (data4 === "SelectDestination")) || (data4 === "Closed")) || (data4 === "HoldMessage")) || (data4 === "EmployeeAvailabilityChanged"))){
const err9 = {instancePath:instancePath+"/eventTypes/" + i0,schemaPath:"#/properties/eventTypes/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.eventTypes.items.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.eventTypes.items.enum,parentSchema:schema0.properties.eventTypes.items,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/eventTypes",schemaPath:"#/properties/eventTypes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.eventTypes.type,parentSchema:schema0.properties.eventTypes,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
let data5 = data.baseUrl;
if(typeof data5 === "string"){
if(!(formats0.validate(data5))){
const err11 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"6611495e11655eedd66668d5257398fafc08b754f4d48695972253c786c2508b"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[0-9]+:[A-Za-z0-9_-]+$", "u");
const pattern1 = new RegExp("^[A-Za-z0-9_-]{1,256}$", "u");
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.groups === undefined){
data.groups = false;
}
if(data.messagesPerSecond === undefined){
data.messagesPerSecond = 30;
}
if(data.baseUrl === undefined){
data.baseUrl = "https://api.telegram.org";
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "token") || (key0 === "secretToken")) || (key0 === "groups")) || (key0 === "messagesPerSecond")) || (key0 === "baseUrl"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data0 = data.token;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/pattern",keyword:"pattern",params:{pattern: "^[0-9]+:[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[0-9]+:[A-Za-z0-9_-]+$"+"\"",schema:"^[0-9]+:[A-Za-z0-9_-]+$",parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.secretToken !== undefined && func0.call(data, "secretToken")){
let data1 = data.secretToken;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err4 = {instancePath:instancePath+"/secretToken",schemaPath:"#/properties/secretToken/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,256}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,256}$"+"\"",schema:"^[A-Za-z0-9_-]{1,256}$",parentSchema:schema0.properties.secretToken,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/secretToken",schemaPath:"#/properties/secretToken/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.secretToken.type,parentSchema:schema0.properties.secretToken,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let data2 = data.groups;
if(typeof data2 !== "boolean"){
const err6 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.groups.type,parentSchema:schema0.properties.groups,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let data3 = data.messagesPerSecond;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/messagesPerSecond",schemaPath:"#/properties/messagesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.messagesPerSecond,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/messagesPerSecond",schemaPath:"#/properties/messagesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.messagesPerSecond,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/messagesPerSecond",schemaPath:"#/properties/messagesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.messagesPerSecond.type,parentSchema:schema0.properties.messagesPerSecond,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data4 = data.baseUrl;
if(typeof data4 === "string"){
if(!(formats0.validate(data4))){
const err10 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"4089aefa38c9ae74b34128b5d364a449347ed28513a2549ad4c76329c45cf7f1"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func5 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.redirectWhenOffline === undefined){
data.redirectWhenOffline = false;
}
if(data.redirectWhenInvisible === undefined){
data.redirectWhenInvisible = true;
}
if((data.host === undefined) || (!(func0.call(data, "host")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.operatorDepartment === undefined) || (!(func0.call(data, "operatorDepartment")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operatorDepartment"},message:"must have required property '"+"operatorDepartment"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.host !== undefined && func0.call(data, "host")){
let data0 = data.host;
if(typeof data0 === "string"){
if(func5(data0) < 1){
const err4 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.host,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.host.type,parentSchema:schema0.properties.host,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data1 = data.token;
if(typeof data1 === "string"){
if(func5(data1) < 1){
const err6 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.operatorDepartment !== undefined && func0.call(data, "operatorDepartment")){
let data2 = data.operatorDepartment;
if(typeof data2 === "string"){
if(func5(data2) < 1){
const err8 = {instancePath:instancePath+"/operatorDepartment",schemaPath:"#/properties/operatorDepartment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.operatorDepartment,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/operatorDepartment",schemaPath:"#/properties/operatorDepartment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.operatorDepartment.type,parentSchema:schema0.properties.operatorDepartment,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.login !== undefined && func0.call(data, "login")){
let data3 = data.login;
if(typeof data3 === "string"){
if(func5(data3) < 1){
const err10 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.login,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.login.type,parentSchema:schema0.properties.login,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.password !== undefined && func0.call(data, "password")){
let data4 = data.password;
if(typeof data4 === "string"){
if(func5(data4) < 1){
const err12 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.password,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.password.type,parentSchema:schema0.properties.password,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.botOperator !== undefined && func0.call(data, "botOperator")){
let data5 = data.botOperator;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err14 = {instancePath:instancePath+"/botOperator",schemaPath:"#/properties/botOperator/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.botOperator.type,parentSchema:schema0.properties.botOperator,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.botDepartment !== undefined && func0.call(data, "botDepartment")){
let data6 = data.botDepartment;
if(typeof data6 === "string"){
if(func5(data6) < 1){
const err15 = {instancePath:instancePath+"/botDepartment",schemaPath:"#/properties/botDepartment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.botDepartment,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/botDepartment",schemaPath:"#/properties/botDepartment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.botDepartment.type,parentSchema:schema0.properties.botDepartment,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
let data7 = data.redirectWhenOffline;
if(typeof data7 !== "boolean"){
const err17 = {instancePath:instancePath+"/redirectWhenOffline",schemaPath:"#/properties/redirectWhenOffline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.redirectWhenOffline.type,parentSchema:schema0.properties.redirectWhenOffline,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
let data8 = data.redirectWhenInvisible;
if(typeof data8 !== "boolean"){
const err18 = {instancePath:instancePath+"/redirectWhenInvisible",schemaPath:"#/properties/redirectWhenInvisible/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.redirectWhenInvisible.type,parentSchema:schema0.properties.redirectWhenInvisible,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.baseUrl !== undefined && func0.call(data, "baseUrl")){
let data9 = data.baseUrl;
if(typeof data9 === "string"){
if(!(formats0.validate(data9))){
const err19 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"0ebcfce25c0d0c15acf28e22be339252c7801e1e6c974ec299a33fab2d9198ac"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func4 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.url === undefined) || (!(func0.call(data, "url")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "url") || (key0 === "token"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.url !== undefined && func0.call(data, "url")){
let data0 = data.url;
if(typeof data0 !== "string"){
let dataType0 = typeof data0;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data0;
}
else if(data0 === null){
coerced0 = "";
}
else {
const err3 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.url.type,parentSchema:schema0.properties.url,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(coerced0 !== undefined){
data0 = coerced0;
if(data !== undefined){
data["url"] = coerced0;
}
}
}
if(typeof data0 === "string"){
if(!(formats0.validate(data0))){
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.url,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data1 = data.token;
if(typeof data1 !== "string"){
let dataType1 = typeof data1;
let coerced1 = undefined;
if(!(coerced1 !== undefined)){
if(dataType1 == "number" || dataType1 == "boolean"){
coerced1 = "" + data1;
}
else if(data1 === null){
coerced1 = "";
}
else {
const err5 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(coerced1 !== undefined){
data1 = coerced1;
if(data !== undefined){
data["token"] = coerced1;
}
}
}
if(typeof data1 === "string"){
if(func4(data1) < 1){
const err6 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"63c40635d909e82aa40d3db8d2318822cf62447474eaf9335a7d5f440108e061"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func4 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;
const formats2 = formats.duration;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.baseUrl === undefined){
data.baseUrl = "https://bot.jivosite.com";
}
if(data.maxButtons === undefined){
data.maxButtons = 3;
}
if(data.assumeTakenAfter === undefined){
data.assumeTakenAfter = "60s";
}
if(data.useMarkdown === undefined){
data.useMarkdown = false;
}
if(data.forceReply === undefined){
data.forceReply = false;
}
if(data.visitorNumberIsClientId === undefined){
data.visitorNumberIsClientId = false;
}
if(data.clientInfo === undefined){
data.clientInfo = false;
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.providerId === undefined) || (!(func0.call(data, "providerId")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "providerId"},message:"must have required property '"+"providerId"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data0 = data.token;
if(typeof data0 !== "string"){
let dataType0 = typeof data0;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data0;
}
else if(data0 === null){
coerced0 = "";
}
else {
const err3 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(coerced0 !== undefined){
data0 = coerced0;
if(data !== undefined){
data["token"] = coerced0;
}
}
}
if(typeof data0 === "string"){
if(func4(data0) < 1){
const err4 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.providerId !== undefined && func0.call(data, "providerId")){
let data1 = data.providerId;
if(typeof data1 !== "string"){
let dataType1 = typeof data1;
let coerced1 = undefined;
if(!(coerced1 !== undefined)){
if(dataType1 == "number" || dataType1 == "boolean"){
coerced1 = "" + data1;
}
else if(data1 === null){
coerced1 = "";
}
else {
const err5 = {instancePath:instancePath+"/providerId",schemaPath:"#/properties/providerId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.providerId.type,parentSchema:schema0.properties.providerId,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(coerced1 !== undefined){
data1 = coerced1;
if(data !== undefined){
data["providerId"] = coerced1;
}
}
}
if(typeof data1 === "string"){
if(func4(data1) < 1){
const err6 = {instancePath:instancePath+"/providerId",schemaPath:"#/properties/providerId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.providerId,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
let data2 = data.baseUrl;
if(typeof data2 !== "string"){
let dataType2 = typeof data2;
let coerced2 = undefined;
if(!(coerced2 !== undefined)){
if(dataType2 == "number" || dataType2 == "boolean"){
coerced2 = "" + data2;
}
else if(data2 === null){
coerced2 = "";
}
else {
const err7 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(coerced2 !== undefined){
data2 = coerced2;
if(data !== undefined){
data["baseUrl"] = coerced2;
}
}
}
if(typeof data2 === "string"){
if(!(formats0.validate(data2))){
const err8 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
let data3 = data.maxButtons;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
let dataType3 = typeof data3;
let coerced3 = undefined;
if(!(coerced3 !== undefined)){
if(dataType3 === "boolean" || data3 === null
              || (dataType3 === "string" && data3 && data3 == +data3 && !(data3 % 1))){
coerced3 = +data3;
}
else {
const err9 = {instancePath:instancePath+"/maxButtons",schemaPath:"#/properties/maxButtons/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.maxButtons.type,parentSchema:schema0.properties.maxButtons,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(coerced3 !== undefined){
data3 = coerced3;
if(data !== undefined){
data["maxButtons"] = coerced3;
}
}
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/maxButtons",schemaPath:"#/properties/maxButtons/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.maxButtons,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
let data4 = data.assumeTakenAfter;
if(typeof data4 !== "string"){
let dataType4 = typeof data4;
let coerced4 = undefined;
if(!(coerced4 !== undefined)){
if(dataType4 == "number" || dataType4 == "boolean"){
coerced4 = "" + data4;
}
else if(data4 === null){
coerced4 = "";
}
else {
const err11 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.assumeTakenAfter.type,parentSchema:schema0.properties.assumeTakenAfter,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(coerced4 !== undefined){
data4 = coerced4;
if(data !== undefined){
data["assumeTakenAfter"] = coerced4;
}
}
}
if(typeof data4 === "string"){
if(!(formats2.validate(data4))){
const err12 = {instancePath:instancePath+"/assumeTakenAfter",schemaPath:"#/properties/assumeTakenAfter/format",keyword:"format",params:{format: "duration"},message:"must match format \""+"duration"+"\"",schema:"duration",parentSchema:schema0.properties.assumeTakenAfter,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data5 = data.useMarkdown;
if(typeof data5 !== "boolean"){
let coerced5 = undefined;
if(!(coerced5 !== undefined)){
if(data5 === "false" || data5 === 0 || data5 === null){
coerced5 = false;
}
else if(data5 === "true" || data5 === 1){
coerced5 = true;
}
else {
const err13 = {instancePath:instancePath+"/useMarkdown",schemaPath:"#/properties/useMarkdown/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.useMarkdown.type,parentSchema:schema0.properties.useMarkdown,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(coerced5 !== undefined){
data5 = coerced5;
if(data !== undefined){
data["useMarkdown"] = coerced5;
}
}
}
let data6 = data.forceReply;
if(typeof data6 !== "boolean"){
let coerced6 = undefined;
if(!(coerced6 !== undefined)){
if(data6 === "false" || data6 === 0 || data6 === null){
coerced6 = false;
}
else if(data6 === "true" || data6 === 1){
coerced6 = true;
}
else {
const err14 = {instancePath:instancePath+"/forceReply",schemaPath:"#/properties/forceReply/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.forceReply.type,parentSchema:schema0.properties.forceReply,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(coerced6 !== undefined){
data6 = coerced6;
if(data !== undefined){
data["forceReply"] = coerced6;
}
}
}
let data7 = data.visitorNumberIsClientId;
if(typeof data7 !== "boolean"){
let coerced7 = undefined;
if(!(coerced7 !== undefined)){
if(data7 === "false" || data7 === 0 || data7 === null){
coerced7 = false;
}
else if(data7 === "true" || data7 === 1){
coerced7 = true;
}
else {
const err15 = {instancePath:instancePath+"/visitorNumberIsClientId",schemaPath:"#/properties/visitorNumberIsClientId/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.visitorNumberIsClientId.type,parentSchema:schema0.properties.visitorNumberIsClientId,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(coerced7 !== undefined){
data7 = coerced7;
if(data !== undefined){
data["visitorNumberIsClientId"] = coerced7;
}
}
}
let data8 = data.clientInfo;
if(typeof data8 !== "boolean"){
let coerced8 = undefined;
if(!(coerced8 !== undefined)){
if(data8 === "false" || data8 === 0 || data8 === null){
coerced8 = false;
}
else if(data8 === "true" || data8 === 1){
coerced8 = true;
}
else {
const err16 = {instancePath:instancePath+"/clientInfo",schemaPath:"#/properties/clientInfo/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.clientInfo.type,parentSchema:schema0.properties.clientInfo,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(coerced8 !== undefined){
data8 = coerced8;
if(data !== undefined){
data["clientInfo"] = coerced8;
}
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"deb2f358c51b651fbe1352c8d7f4d409c2e563aff2abd81e872667690c213961"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
data.version = "1.2";
}
if(data.eventTypes === undefined){
data.eventTypes = ["MessageDelivered","TextMessage","FileMessage","SelectDestination","Closed","HoldMessage"];
}
if(data.baseUrl === undefined){
data.baseUrl = "https://messaging.livetex.ru";
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "token") || (key0 === "version")) || (key0 === "webhookKey")) || (key0 === "eventTypes")) || (key0 === "baseUrl"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data0 = data.token;
if(typeof data0 !== "string"){
let dataType0 = typeof data0;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data0;
}
else if(data0 === null){
coerced0 = "";
}
else {
const err2 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(coerced0 !== undefined){
data0 = coerced0;
if(data !== undefined){
data["token"] = coerced0;
}
}
}
if(typeof data0 === "string"){
if(func2(data0) < 1){
const err3 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
let data1 = data.version;
if(typeof data1 !== "string"){
let dataType1 = typeof data1;
let coerced1 = undefined;
if(!(coerced1 !== undefined)){
if(dataType1 == "number" || dataType1 == "boolean"){
coerced1 = "" + data1;
}
else if(data1 === null){
coerced1 = "";
}
else {
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.version.type,parentSchema:schema0.properties.version,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(coerced1 !== undefined){
data1 = coerced1;
if(data !== undefined){
data["version"] = coerced1;
}
}
}
if(!(((data1 === "1.0") || (data1 === "1.1")) || (data1 === "1.2"))){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema0.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.version.enum,parentSchema:schema0.properties.version,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.webhookKey !== undefined && func0.call(data, "webhookKey")){
let data2 = data.webhookKey;
if(typeof data2 !== "string"){
let dataType2 = typeof data2;
let coerced2 = undefined;
if(!(coerced2 !== undefined)){
if(dataType2 == "number" || dataType2 == "boolean"){
coerced2 = "" + data2;
}
else if(data2 === null){
coerced2 = "";
}
else {
const err6 = {instancePath:instancePath+"/webhookKey",schemaPath:"#/properties/webhookKey/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.webhookKey.type,parentSchema:schema0.properties.webhookKey,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(coerced2 !== undefined){
data2 = coerced2;
if(data !== undefined){
data["webhookKey"] = coerced2;
}
}
}
if(typeof data2 === "string"){
if(func2(data2) < 8){
const err7 = {instancePath:instancePath+"/webhookKey",schemaPath:"#/properties/webhookKey/minLength",keyword:"minLength",params:{limit: 8},message:"must NOT have fewer than 8 characters",schema:8,parentSchema:schema0.properties.webhookKey,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
let data3 = data.eventTypes;
if(Array.isArray(data3)){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/eventTypes",schemaPath:"#/properties/eventTypes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.eventTypes,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(((((((data4 === "MessageDelivered") || (data4 === "TextMessage")) || (data4 === "FileMessage")) || (data4 === "SelectDestination")) || (data4 === "Closed")) || (data4 === "HoldMessage")) || (data4 === "EmployeeAvailabilityChanged"))){
const err9 = {instancePath:instancePath+"/eventTypes/" + i0,schemaPath:"#/properties/eventTypes/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.eventTypes.items.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.eventTypes.items.enum,parentSchema:schema0.properties.eventTypes.items,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/eventTypes",schemaPath:"#/properties/eventTypes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.eventTypes.type,parentSchema:schema0.properties.eventTypes,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
let data5 = data.baseUrl;
if(typeof data5 !== "string"){
let dataType3 = typeof data5;
let coerced3 = undefined;
if(!(coerced3 !== undefined)){
if(dataType3 == "number" || dataType3 == "boolean"){
coerced3 = "" + data5;
}
else if(data5 === null){
coerced3 = "";
}
else {
const err11 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(coerced3 !== undefined){
data5 = coerced3;
if(data !== undefined){
data["baseUrl"] = coerced3;
}
}
}
if(typeof data5 === "string"){
if(!(formats0.validate(data5))){
const err12 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"dbb5c5aecfa4ca444a5ef5b285fa65520fbd993adb72df8f0137eb34c8f38aa5"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[0-9]+:[A-Za-z0-9_-]+$", "u");
const pattern1 = new RegExp("^[A-Za-z0-9_-]{1,256}$", "u");
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.groups === undefined){
data.groups = false;
}
if(data.messagesPerSecond === undefined){
data.messagesPerSecond = 30;
}
if(data.baseUrl === undefined){
data.baseUrl = "https://api.telegram.org";
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "token") || (key0 === "secretToken")) || (key0 === "groups")) || (key0 === "messagesPerSecond")) || (key0 === "baseUrl"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data0 = data.token;
if(typeof data0 !== "string"){
let dataType0 = typeof data0;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data0;
}
else if(data0 === null){
coerced0 = "";
}
else {
const err2 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(coerced0 !== undefined){
data0 = coerced0;
if(data !== undefined){
data["token"] = coerced0;
}
}
}
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/pattern",keyword:"pattern",params:{pattern: "^[0-9]+:[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[0-9]+:[A-Za-z0-9_-]+$"+"\"",schema:"^[0-9]+:[A-Za-z0-9_-]+$",parentSchema:schema0.properties.token,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.secretToken !== undefined && func0.call(data, "secretToken")){
let data1 = data.secretToken;
if(typeof data1 !== "string"){
let dataType1 = typeof data1;
let coerced1 = undefined;
if(!(coerced1 !== undefined)){
if(dataType1 == "number" || dataType1 == "boolean"){
coerced1 = "" + data1;
}
else if(data1 === null){
coerced1 = "";
}
else {
const err4 = {instancePath:instancePath+"/secretToken",schemaPath:"#/properties/secretToken/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.secretToken.type,parentSchema:schema0.properties.secretToken,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(coerced1 !== undefined){
data1 = coerced1;
if(data !== undefined){
data["secretToken"] = coerced1;
}
}
}
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err5 = {instancePath:instancePath+"/secretToken",schemaPath:"#/properties/secretToken/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,256}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{1,256}$"+"\"",schema:"^[A-Za-z0-9_-]{1,256}$",parentSchema:schema0.properties.secretToken,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
let data2 = data.groups;
if(typeof data2 !== "boolean"){
let coerced2 = undefined;
if(!(coerced2 !== undefined)){
if(data2 === "false" || data2 === 0 || data2 === null){
coerced2 = false;
}
else if(data2 === "true" || data2 === 1){
coerced2 = true;
}
else {
const err6 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.groups.type,parentSchema:schema0.properties.groups,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(coerced2 !== undefined){
data2 = coerced2;
if(data !== undefined){
data["groups"] = coerced2;
}
}
}
let data3 = data.messagesPerSecond;
if(!((typeof data3 == "number") && (isFinite(data3)))){
let dataType3 = typeof data3;
let coerced3 = undefined;
if(!(coerced3 !== undefined)){
if(dataType3 == "boolean" || data3 === null
              || (dataType3 == "string" && data3 && data3 == +data3)){
coerced3 = +data3;
}
else {
const err7 = {instancePath:instancePath+"/messagesPerSecond",schemaPath:"#/properties/messagesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.messagesPerSecond.type,parentSchema:schema0.properties.messagesPerSecond,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(coerced3 !== undefined){
data3 = coerced3;
if(data !== undefined){
data["messagesPerSecond"] = coerced3;
}
}
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/messagesPerSecond",schemaPath:"#/properties/messagesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.messagesPerSecond,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/messagesPerSecond",schemaPath:"#/properties/messagesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.messagesPerSecond,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let data4 = data.baseUrl;
if(typeof data4 !== "string"){
let dataType4 = typeof data4;
let coerced4 = undefined;
if(!(coerced4 !== undefined)){
if(dataType4 == "number" || dataType4 == "boolean"){
coerced4 = "" + data4;
}
else if(data4 === null){
coerced4 = "";
}
else {
const err10 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(coerced4 !== undefined){
data4 = coerced4;
if(data !== undefined){
data["baseUrl"] = coerced4;
}
}
}
if(typeof data4 === "string"){
if(!(formats0.validate(data4))){
const err11 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
"88bb14bcf8df6baf8bf87ef5c155733e0ad0d515a60c2039078e852e9b3f8004"(at, formats) {
const module = {};
"use strict";
module.exports = validate0;
module.exports.default = validate0;
const schema0 = at(null, "");
const func0 = Object.prototype.hasOwnProperty;
const func5 = require("ajv/dist/runtime/ucs2length").default;
const formats0 = formats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.redirectWhenOffline === undefined){
data.redirectWhenOffline = false;
}
if(data.redirectWhenInvisible === undefined){
data.redirectWhenInvisible = true;
}
if((data.host === undefined) || (!(func0.call(data, "host")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.operatorDepartment === undefined) || (!(func0.call(data, "operatorDepartment")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operatorDepartment"},message:"must have required property '"+"operatorDepartment"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.token === undefined) || (!(func0.call(data, "token")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "token"},message:"must have required property '"+"token"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema0.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.host !== undefined && func0.call(data, "host")){
let data0 = data.host;
if(typeof data0 !== "string"){
let dataType0 = typeof data0;
let coerced0 = undefined;
if(!(coerced0 !== undefined)){
if(dataType0 == "number" || dataType0 == "boolean"){
coerced0 = "" + data0;
}
else if(data0 === null){
coerced0 = "";
}
else {
const err4 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.host.type,parentSchema:schema0.properties.host,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(coerced0 !== undefined){
data0 = coerced0;
if(data !== undefined){
data["host"] = coerced0;
}
}
}
if(typeof data0 === "string"){
if(func5(data0) < 1){
const err5 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.host,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.token !== undefined && func0.call(data, "token")){
let data1 = data.token;
if(typeof data1 !== "string"){
let dataType1 = typeof data1;
let coerced1 = undefined;
if(!(coerced1 !== undefined)){
if(dataType1 == "number" || dataType1 == "boolean"){
coerced1 = "" + data1;
}
else if(data1 === null){
coerced1 = "";
}
else {
const err6 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.type,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(coerced1 !== undefined){
data1 = coerced1;
if(data !== undefined){
data["token"] = coerced1;
}
}
}
if(typeof data1 === "string"){
if(func5(data1) < 1){
const err7 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.token,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data.operatorDepartment !== undefined && func0.call(data, "operatorDepartment")){
let data2 = data.operatorDepartment;
if(typeof data2 !== "string"){
let dataType2 = typeof data2;
let coerced2 = undefined;
if(!(coerced2 !== undefined)){
if(dataType2 == "number" || dataType2 == "boolean"){
coerced2 = "" + data2;
}
else if(data2 === null){
coerced2 = "";
}
else {
const err8 = {instancePath:instancePath+"/operatorDepartment",schemaPath:"#/properties/operatorDepartment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.operatorDepartment.type,parentSchema:schema0.properties.operatorDepartment,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(coerced2 !== undefined){
data2 = coerced2;
if(data !== undefined){
data["operatorDepartment"] = coerced2;
}
}
}
if(typeof data2 === "string"){
if(func5(data2) < 1){
const err9 = {instancePath:instancePath+"/operatorDepartment",schemaPath:"#/properties/operatorDepartment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.operatorDepartment,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.login !== undefined && func0.call(data, "login")){
let data3 = data.login;
if(typeof data3 !== "string"){
let dataType3 = typeof data3;
let coerced3 = undefined;
if(!(coerced3 !== undefined)){
if(dataType3 == "number" || dataType3 == "boolean"){
coerced3 = "" + data3;
}
else if(data3 === null){
coerced3 = "";
}
else {
const err10 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.login.type,parentSchema:schema0.properties.login,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(coerced3 !== undefined){
data3 = coerced3;
if(data !== undefined){
data["login"] = coerced3;
}
}
}
if(typeof data3 === "string"){
if(func5(data3) < 1){
const err11 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.login,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.password !== undefined && func0.call(data, "password")){
let data4 = data.password;
if(typeof data4 !== "string"){
let dataType4 = typeof data4;
let coerced4 = undefined;
if(!(coerced4 !== undefined)){
if(dataType4 == "number" || dataType4 == "boolean"){
coerced4 = "" + data4;
}
else if(data4 === null){
coerced4 = "";
}
else {
const err12 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.password.type,parentSchema:schema0.properties.password,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(coerced4 !== undefined){
data4 = coerced4;
if(data !== undefined){
data["password"] = coerced4;
}
}
}
if(typeof data4 === "string"){
if(func5(data4) < 1){
const err13 = {instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.password,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.botOperator !== undefined && func0.call(data, "botOperator")){
let data5 = data.botOperator;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
let dataType5 = typeof data5;
let coerced5 = undefined;
if(!(coerced5 !== undefined)){
if(dataType5 === "boolean" || data5 === null
              || (dataType5 === "string" && data5 && data5 == +data5 && !(data5 % 1))){
coerced5 = +data5;
}
else {
const err14 = {instancePath:instancePath+"/botOperator",schemaPath:"#/properties/botOperator/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.botOperator.type,parentSchema:schema0.properties.botOperator,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(coerced5 !== undefined){
data5 = coerced5;
if(data !== undefined){
data["botOperator"] = coerced5;
}
}
}
}
if(data.botDepartment !== undefined && func0.call(data, "botDepartment")){
let data6 = data.botDepartment;
if(typeof data6 !== "string"){
let dataType6 = typeof data6;
let coerced6 = undefined;
if(!(coerced6 !== undefined)){
if(dataType6 == "number" || dataType6 == "boolean"){
coerced6 = "" + data6;
}
else if(data6 === null){
coerced6 = "";
}
else {
const err15 = {instancePath:instancePath+"/botDepartment",schemaPath:"#/properties/botDepartment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.botDepartment.type,parentSchema:schema0.properties.botDepartment,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(coerced6 !== undefined){
data6 = coerced6;
if(data !== undefined){
data["botDepartment"] = coerced6;
}
}
}
if(typeof data6 === "string"){
if(func5(data6) < 1){
const err16 = {instancePath:instancePath+"/botDepartment",schemaPath:"#/properties/botDepartment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.botDepartment,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
let data7 = data.redirectWhenOffline;
if(typeof data7 !== "boolean"){
let coerced7 = undefined;
if(!(coerced7 !== undefined)){
if(data7 === "false" || data7 === 0 || data7 === null){
coerced7 = false;
}
else if(data7 === "true" || data7 === 1){
coerced7 = true;
}
else {
const err17 = {instancePath:instancePath+"/redirectWhenOffline",schemaPath:"#/properties/redirectWhenOffline/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.redirectWhenOffline.type,parentSchema:schema0.properties.redirectWhenOffline,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(coerced7 !== undefined){
data7 = coerced7;
if(data !== undefined){
data["redirectWhenOffline"] = coerced7;
}
}
}
let data8 = data.redirectWhenInvisible;
if(typeof data8 !== "boolean"){
let coerced8 = undefined;
if(!(coerced8 !== undefined)){
if(data8 === "false" || data8 === 0 || data8 === null){
coerced8 = false;
}
else if(data8 === "true" || data8 === 1){
coerced8 = true;
}
else {
const err18 = {instancePath:instancePath+"/redirectWhenInvisible",schemaPath:"#/properties/redirectWhenInvisible/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.redirectWhenInvisible.type,parentSchema:schema0.properties.redirectWhenInvisible,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(coerced8 !== undefined){
data8 = coerced8;
if(data !== undefined){
data["redirectWhenInvisible"] = coerced8;
}
}
}
if(data.baseUrl !== undefined && func0.call(data, "baseUrl")){
let data9 = data.baseUrl;
if(typeof data9 !== "string"){
let dataType9 = typeof data9;
let coerced9 = undefined;
if(!(coerced9 !== undefined)){
if(dataType9 == "number" || dataType9 == "boolean"){
coerced9 = "" + data9;
}
else if(data9 === null){
coerced9 = "";
}
else {
const err19 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.baseUrl.type,parentSchema:schema0.properties.baseUrl,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(coerced9 !== undefined){
data9 = coerced9;
if(data !== undefined){
data["baseUrl"] = coerced9;
}
}
}
if(typeof data9 === "string"){
if(!(formats0.validate(data9))){
const err20 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema0.properties.baseUrl,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

return module.exports;
},
};
