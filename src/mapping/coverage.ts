import { shippedSchema } from "../schemas.ts";
import { isTrue } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import { METHODS, routeName } from "./definition-file.ts";
import type { DefinitionFile, EndpointFile, SetupStepFile, StepFile } from "./definition-file.ts";
import { pathText } from "./findings.ts";
import type { Path } from "./findings.ts";
import type { DefinitionSource, Position } from "./provider.ts";

/** Something that a definition can do and no example showed. */
export interface Untouched {
  readonly what: string;
  readonly position: Position;
}

/** Which places of one definition its examples go through. */
export interface Coverage {
  /** The same compiler; its expressions tell what they gave. */
  readonly watched: (compiler: Compiler) => Compiler;
  /** An example came through a place that is no expression; `what` as `placesOf` calls it. */
  readonly saw: (what: string) => void;
  /** In the order of the file. */
  readonly untouched: () => readonly Untouched[];
}

interface Place {
  readonly what: string;
  readonly path: Path;
  /** Absent = somebody says that it was seen. */
  readonly by?: { readonly path: Path; readonly is: "evaluated" | "true" };
}

export function createCoverage({ raw, locate }: DefinitionSource): Coverage {
  const evaluated = new Set<string>();
  const held = new Set<string>();
  const seen = new Set<string>();
  const isTouched = ({ what, by }: Place): boolean =>
    by === undefined ? seen.has(what) : (by.is === "true" ? held : evaluated).has(pathText(by.path));
  return {
    watched: (compiler) => ({
      ...compiler,
      expression(text, path, scope) {
        const expression = compiler.expression(text, path, scope);
        const place = pathText(path);
        return {
          ...expression,
          evaluate(input) {
            evaluated.add(place);
            const value = expression.evaluate(input);
            if (isTrue(value)) held.add(place);
            return value;
          },
        };
      },
    }),
    saw: (what) => void seen.add(what),
    untouched() {
      // What stands once in the file and is used by aliases in many places is one place.
      const places = placesOf(raw as DefinitionFile).map((place) => ({ place, at: locate(place.by?.path ?? place.path) }));
      const keyOf = ({ place, at }: (typeof places)[number]): string =>
        place.by === undefined ? place.what : `${at.file}:${at.line}:${at.col} ${place.by.is}`;
      const touched = new Set(places.filter(({ place }) => isTouched(place)).map(keyOf));
      const left = new Map<string, Untouched>();
      for (const each of places) {
        const key = keyOf(each);
        if (!touched.has(key) && !left.has(key)) left.set(key, { what: each.place.what, position: each.at });
      }
      return [...left.values()];
    },
  };
}

function placesOf(file: DefinitionFile): Place[] {
  return [
    ...Object.entries(file.functions ?? {}).flatMap(([name, text]) =>
      eventTypesIn(text).map((type) => ({ what: `event ${type}`, path: ["functions", name] })),
    ),
    ...(file.inbound ?? []).flatMap((endpoint, index) => placesOfEndpoint(endpoint, ["inbound", index])),
    ...Object.entries(file.outbound ?? {}).flatMap(([name, { steps, ...single }]) => [
      { what: name, path: ["outbound", name] },
      ...(single.verify
        ? [
            ...placesOfStep({ name: "verify", ...single.verify }, 0, name, ["outbound", name, "verify"]),
            placeOf(`${name}: verify finds it`, ["outbound", name, "verify", "capture", "found"], "true"),
          ]
        : []),
      ...(steps
        ? steps.flatMap((step, index) => placesOfStep(step, index, name, ["outbound", name, "steps", index]))
        : placesOfStep(single, 0, name, ["outbound", name])),
    ]),
    ...(file.media
      ? [
          { what: "media", path: ["media"] },
          ...(file.media.steps ?? []).flatMap((step, index) => placesOfStep(step, index, "media", ["media", "steps", index])),
        ]
      : []),
    ...(file.setup?.show ? [{ what: "setup show", path: ["setup", "show"] }] : []),
    ...(["register", "check", "remove"] as const).flatMap((action) =>
      file.setup?.[action] ? placesOfAction(file.setup[action], `setup ${action}`, ["setup", action]) : [],
    ),
  ];
}

function placesOfEndpoint(endpoint: EndpointFile, path: Path): Place[] {
  const { name, body = "json", accepts, verify, routes } = endpoint;
  // A body that cannot be read cannot hold its proof either.
  const isProofInside = [verify ?? []].flat().some((check) => typeof check === "object" && check.json !== undefined);
  const canBeMalformed = accepts !== undefined || (!["none", "query"].includes(body) && !isProofInside);
  return [
    { what: `${name}: unauthorized`, path },
    ...(canBeMalformed ? [{ what: `${name}: malformed`, path }] : []),
    ...routes.flatMap((route, index) => {
      const rule = `${name} / ${routeName(route, index)}`;
      const at: Path = [...path, "routes", index];
      return [
        { what: rule, path: at },
        ...eventTypesIn(String(route.event ?? "")).map((type) => ({ what: `${rule}: ${type}`, path: [...at, "event"] })),
        ...(route.warn === undefined ? [] : [placeOf(`${rule}: its warning`, [...at, "warn"], "true")]),
      ];
    }),
  ];
}

function placesOfAction(lines: readonly SetupStepFile[], action: string, path: Path): Place[] {
  const canFail = lines.some((line) => !("note" in line));
  // `require: false` is how a definition says that there is no method for it.
  const canSucceed = !lines.some((line) => "require" in line && String(line.require).trim() === "false");
  return [
    ...(canSucceed ? [{ what: action, path }] : []),
    ...(canFail ? [{ what: `${action}: failure`, path }] : []),
    ...lines.flatMap((line, index) => {
      const at: Path = [...path, index];
      if ("note" in line) return [placeOf(`${action}: ${line.name}`, [...at, "note"])];
      if ("require" in line) return [placeOf(`${action}: ${line.name}`, [...at, "require"])];
      return placesOfStep(line, index, action, at);
    }),
  ];
}

function placesOfStep(step: StepFile, index: number, of: string, path: Path): Place[] {
  const method = METHODS.find((name) => step[name] !== undefined);
  const name = `${of}: ${step.name ?? `step ${index + 1}`}`;
  return [
    ...(method ? [placeOf(name, [...path, method])] : []),
    ...(step.later === undefined ? [] : [placeOf(`${name}: later`, [...path, "later"], "true")]),
    ...(step.outcomes ?? []).map(({ outcome, when }, entry) =>
      placeOf(`${name}: outcome ${outcome} (${String(when)})`, [...path, "outcomes", entry, "when"], "true"),
    ),
  ];
}

function placeOf(what: string, path: Path, is: "evaluated" | "true" = "evaluated"): Place {
  return { what, path, by: { path, is } };
}

let known: ReadonlySet<string> | undefined;

/** The types of event that an expression writes down. */
function eventTypesIn(text: string): string[] {
  known ??= new Set((shippedSchema("event")["oneOf"] as readonly { readonly title?: string }[]).flatMap(({ title }) => title ?? []));
  const types = [...text.matchAll(/"type"\s*:\s*"([\w.]+)"/g)].flatMap(([, type]) => type ?? []);
  return [...new Set(types)].filter((type) => known?.has(type));
}
