import { ARRAYS } from "./arrays.ts";
import type { Builtin } from "./builtin.ts";
import { builtinsOf } from "./builtin.ts";
import { NUMBERS } from "./numbers.ts";
import { OBJECTS } from "./objects.ts";
import { PICTURES } from "./pictures.ts";
import { STRINGS } from "./strings.ts";

/** Every function of JSONata but the impure ones ($random, $shuffle, $eval). */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map([STRINGS, NUMBERS, ARRAYS, OBJECTS, PICTURES].flatMap(builtinsOf));
