import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import jsonata from "jsonata";
import { parse } from "yaml";
import { GatewayError } from "../src/errors.ts";
import { compileExpression } from "../src/mapping/expression/expression.ts";
import type { Expression } from "../src/mapping/expression/expression.ts";
import { BOMBS } from "../test/mapping/expression/bombs.ts";
import { clientMessage } from "../test/e2e/jivo.ts";
import { compare, compileAll, preludeOf, shippedMappings } from "./expression-shipped.ts";
import type { Bench } from "./run.ts";

/**
 * What does a mapping cost? The same CLIENT_MESSAGE through leadgate's compiled expression, through the bare JSONata
 * interpreter, and through code that somebody wrote by hand. `plain` is what an integrator writes first, `shipped` the
 * mapping of providers/jivo with its functions.
 */
export const bench: Bench = {
  defaults: { seconds: "1", rounds: "5" },
  async run(options, progress) {
    const milliseconds = (Number(options["seconds"]) * 1_000) / 2;
    const figures: Record<string, unknown> = {};
    const compileMilliseconds = compileAll();
    progress(`all shipped mappings compiled in ${compileMilliseconds} ms of processor time`);
    for (const [name, { source, functions, byHand }] of Object.entries(cases())) {
      const ours = compileExpression(source, { functions });
      const interpreter = jsonata(`(${preludeOf(source, functions)}\n${source}\n)`);
      const ways: Record<string, (input: Input) => unknown> = {
        leadgate: (input) => ours.evaluate(input),
        interpreter: (input) => interpreter.evaluate(input),
        byHand,
      };
      await mustAgree(ways, inputOf(1));
      const samples: Record<string, number[]> = { leadgate: [], interpreter: [], byHand: [] };
      for (let round = 0; round <= Number(options["rounds"]); round += 1) {
        for (const [way, evaluate] of Object.entries(ways)) {
          const nanoseconds = await time(evaluate, milliseconds);
          if (round > 0) samples[way]?.push(nanoseconds);
        }
      }
      const [leadgate, raw, hand] = ["leadgate", "interpreter", "byHand"].map((way) => median(samples[way] ?? []));
      progress(`${name}: leadgate ${leadgate} ns, interpreter ${raw} ns, by hand ${hand} ns`);
      figures[name] = {
        nanoseconds: leadgate,
        interpreterNanoseconds: raw,
        byHandNanoseconds: hand,
        ratioToHandWritten: ratio(hand, leadgate),
        ratioToInterpreter: ratio(raw, leadgate),
      };
    }
    const toInterpreter: number[] = [];
    const toHand: number[] = [];
    const withoutByHand: string[] = [];
    for (const mapping of shippedMappings()) {
      const { ours, interpreter, byHand, bytes, bytesByHand } = await compare(mapping, milliseconds / 5);
      const hand = byHand === undefined ? "nobody by hand" : `by hand ${byHand} ns and ${bytesByHand} bytes`;
      progress(
        `${mapping.title}: leadgate ${ours} ns and ${bytes} bytes, ${hand}, interpreter ${interpreter} ns: ${ratio(interpreter, ours)} times`,
      );
      figures[mapping.title] = {
        nanoseconds: ours,
        interpreterNanoseconds: interpreter,
        ratioToInterpreter: ratio(interpreter, ours),
        bytes,
        ...(byHand === undefined ? {} : { byHandNanoseconds: byHand, ratioToHandWritten: ratio(byHand, ours), byHandBytes: bytesByHand }),
      };
      toInterpreter.push(interpreter / ours);
      if (byHand === undefined) withoutByHand.push(mapping.title);
      else toHand.push(byHand / ours);
    }
    figures["bombs"] = bombs(progress);
    const plain = figures["plain"] as { ratioToHandWritten: number; ratioToInterpreter: number };
    return {
      ratioToHandWritten: plain.ratioToHandWritten,
      ratioToInterpreter: plain.ratioToInterpreter,
      /** Over every shipped mapping that an example reaches. */
      geometricMeanRatioToInterpreter: Number(geometricMean(toInterpreter).toFixed(1)),
      geometricMeanRatioToHandWritten: Number(geometricMean(toHand).toFixed(3)),
      /** To be added to bench/expression-by-hand.ts, which a test holds to give the same. */
      withoutByHand,
      compileMilliseconds,
      ...figures,
      node: process.version,
    };
  },
};

interface Case {
  readonly source: string;
  readonly functions: Readonly<Record<string, string>>;
  readonly byHand: (input: Input) => unknown;
}

interface Input {
  readonly body: {
    readonly event: string;
    readonly id: string;
    readonly client_id: string;
    readonly chat_id: string;
    readonly agents_online?: boolean;
    readonly sender: { readonly name?: string; readonly url?: string; readonly user_token?: string };
    readonly message: { readonly type: string; readonly text: string; readonly timestamp: number };
    readonly channel: { readonly id?: string; readonly type?: string };
  };
  readonly binding: { readonly messengers: Readonly<Record<string, string>> };
  readonly settings: Readonly<Record<string, unknown>>;
}

const PLAIN = `{
  "type": "message.received",
  "lead": {
    "externalId": body.client_id,
    "aliases": { "chat": body.chat_id },
    "name": body.sender.name,
    "page": body.sender.url,
    "messenger": body.channel.type = "tg" ? "telegram" : body.channel.type
  },
  "dialog": { "externalId": body.chat_id },
  "operatorsOnline": body.agents_online,
  "message": {
    "providerId": body.id,
    "kind": "text",
    "text": body.message.type = "TEXT" ? body.message.text : "[" & body.message.type & "]"
  }
}`;

function cases(): Record<string, Case> {
  const definition = parse(readFileSync(new URL("../providers/jivo/provider.yaml", import.meta.url), "utf8")) as {
    functions: Record<string, string>;
    inbound: { routes: { name: string; event: string }[] }[];
  };
  const shipped = definition.inbound[0]?.routes.find((route) => route.name === "lead message")?.event;
  if (shipped === undefined) throw new Error('providers/jivo has no route "lead message" any more: name another one here');
  return {
    plain: { source: PLAIN, functions: {}, byHand: plainByHand },
    shipped: { source: shipped, functions: definition.functions, byHand: shippedByHand },
  };
}

function inputOf(number: number): Input {
  const body = JSON.parse(
    clientMessage({ id: `e-${number}`, lead: number, text: `Здравствуйте ${number}`, at: 1_780_000_000_000 }),
  ) as Input["body"];
  return { body, binding: { messengers: { "11820035": "widget" } }, settings: {} };
}

function plainByHand({ body }: Input): unknown {
  return {
    type: "message.received",
    lead: {
      externalId: body.client_id,
      aliases: { chat: body.chat_id },
      name: body.sender.name,
      page: body.sender.url,
      messenger: body.channel.type === "tg" ? "telegram" : body.channel.type,
    },
    dialog: { externalId: body.chat_id },
    operatorsOnline: body.agents_online,
    message: { providerId: body.id, kind: "text", text: body.message.type === "TEXT" ? body.message.text : `[${body.message.type}]` },
  };
}

function shippedByHand({ body, binding }: Input): unknown {
  const words = body.message.text.trim();
  const page = body.sender.url?.trim();
  const isFile = /^https?:\/\/(files|media)[^\s/]*\/\S+$/i.test(words);
  return {
    type: "message.received",
    lead: {
      externalId: body.client_id.trim(),
      aliases: { chat: body.chat_id.trim() },
      name: body.sender.name?.trim(),
      ...(page !== undefined && /^https?:\/\/\S+$/i.test(page) ? { page } : {}),
      messenger: binding.messengers[body.channel.id ?? ""] ?? binding.messengers[body.channel.type ?? ""] ?? body.channel.type,
      attributes: body.sender.user_token === undefined ? {} : { userToken: body.sender.user_token.trim() },
    },
    dialog: { externalId: body.chat_id.trim() },
    ...(typeof body.agents_online === "boolean" ? { operatorsOnline: body.agents_online } : {}),
    message: {
      providerId: body.id.trim(),
      at: new Date(Math.floor(body.message.timestamp * 1000)).toISOString(),
      kind: isFile ? "file" : "text",
      text: body.message.text,
    },
  };
}

/** What the expressions of the bomb corpus cost until their budget ends them, each once warm. */
function bombs(progress: (text: string) => void): Record<string, unknown> {
  const costs: { source: string; milliseconds: number; megabytes: number }[] = [];
  for (const [source] of BOMBS) {
    const compiled = compileExpression(source);
    explode(compiled);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    explode(compiled);
    const milliseconds = Math.round(performance.now() - began);
    costs.push({ source, milliseconds, megabytes: Math.round((process.memoryUsage().rss - before) / 1_048_576) });
  }
  const slowest = costs.toSorted((one, two) => two.milliseconds - one.milliseconds);
  for (const { source, milliseconds, megabytes } of slowest.slice(0, 5))
    progress(`bomb: ${milliseconds} ms, ${megabytes} MB more: ${source}`);
  return {
    count: costs.length,
    slowestMilliseconds: slowest[0]?.milliseconds,
    medianMilliseconds: slowest[costs.length >> 1]?.milliseconds,
    mostMegabytes: Math.max(...costs.map(({ megabytes }) => megabytes)),
  };
}

function explode(bomb: Expression): void {
  try {
    kept = bomb.evaluate({});
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
  }
}

/** A benchmark of things that do different work says nothing. */
async function mustAgree(ways: Readonly<Record<string, (input: Input) => unknown>>, input: Input): Promise<void> {
  const results: Record<string, unknown> = {};
  for (const [way, evaluate] of Object.entries(ways)) results[way] = JSON.parse(JSON.stringify(await evaluate(input)));
  for (const [way, result] of Object.entries(results)) {
    if (!isDeepStrictEqual(result, results["leadgate"]))
      throw new Error(`${way} gives ${JSON.stringify(result)}, leadgate gives ${JSON.stringify(results["leadgate"])}`);
  }
}

/** The last result: a compiler may not leave out what somebody looks at. */
export let kept: unknown;

/** Nanoseconds per evaluation, over different inputs; a way that gives no promise is not made to wait for one. */
async function time(evaluate: (input: Input) => unknown, milliseconds: number): Promise<number> {
  const inputs = Array.from({ length: 64 }, (_, index) => inputOf(index));
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < milliseconds) {
    for (const input of inputs) {
      const result = evaluate(input);
      kept = result instanceof Promise ? await result : result;
      count += 1;
    }
  }
  return Math.round(((performance.now() - began) * 1e6) / count);
}

function ratio(of: number | undefined, to: number | undefined): number {
  return Number(((of ?? 0) / (to ?? 1)).toFixed(3));
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
