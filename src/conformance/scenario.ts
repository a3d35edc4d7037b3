import { isDeepStrictEqual } from "node:util";
import { reasonOf } from "../errors.ts";
import type { Position } from "../mapping/provider.ts";
import type { Action } from "../model/bot.ts";
import type { NoticePolicy } from "../model/capabilities.ts";
import type { ActName, Heard, Line, Scope } from "./file.ts";
import { createWorld, HEADERS, NOTICES } from "./world.ts";
import type { Sides, World } from "./world.ts";

/** The columns of the matrix, in the order of the scenario. */
export const COLUMNS = [
  "hello",
  "buttons",
  "press",
  "bot file",
  "file",
  "handoff",
  "history",
  "join",
  "lead writes on",
  "operator text",
  "operator file",
  "transfer",
  "return",
  "again",
  "close",
  "nobody online",
  "nobody takes",
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * `asText`: it works in words (numbers for buttons, an address for a file). `absent`: a provider of the pair has nothing of
 * the kind. `unreached`: the scenario failed before it.
 */
export type Cell = "passed" | "asText" | "absent" | "failed" | "unreached";

export interface Failure {
  readonly act: string;
  /** The act in the conformance.yaml of whoever acted. */
  readonly position: Position;
  readonly message: string;
}

export interface Outcome {
  readonly cells: Readonly<Record<Column, Cell>>;
  readonly failure?: Failure;
}

const SAY = {
  hello: "Добрый день",
  menu: "Что показать?",
  price: "Вот прайс",
  calling: "Зову оператора",
  late: "Это уже поздно говорить",
  back: "Снова бот",
  thanks: "Пожалуйста",
} as const;
const MENU = [
  { code: "show:prices", caption: "Цены" },
  { code: "call:person", caption: "Человек" },
];
const PRICE_LIST = "https://files.example/price.png";
const PHOTO = { kind: "image", url: "https://files.example/a/photo.jpg", name: "photo.jpg", mediaType: "image/jpeg", size: 1024 };
const SECOND = { id: "9022", name: "Пётр Ильин" };
/** Longer than any remembered answer about presence. */
const LONG = 120_000;

/** Runs the one scenario through one pair. Never rejects. */
export async function runScenario(sides: Sides, shipped: string): Promise<Outcome> {
  const cells = new Map<Column, Cell>(COLUMNS.map((column) => [column, "unreached"]));
  const now: { act: string; position: Position } = { act: "start", position: sides.channel.conformance.top };
  const failed = (error: unknown): Outcome => ({ cells: asRecord(cells), failure: { ...now, message: reasonOf(error) } });
  let world: World;
  try {
    world = await createWorld(sides, shipped);
  } catch (error) {
    return failed(error);
  }
  let outcome: Outcome | undefined;
  try {
    await play(sides, world, now, async (column, applies, run) => {
      cells.set(column, applies ? "failed" : "absent");
      if (applies) cells.set(column, (await run()) ?? "passed");
    });
  } catch (error) {
    outcome = failed(error);
  }
  try {
    await world.close();
  } catch (error) {
    outcome ??= failed(error);
  }
  return outcome ?? { cells: asRecord(cells) };
}

function asRecord(cells: ReadonlyMap<Column, Cell>): Record<Column, Cell> {
  return Object.fromEntries(cells) as Record<Column, Cell>;
}

/** `applies`: the providers have what it needs. */
type Check = (column: Column, applies: boolean, run: () => Promise<"passed" | "asText" | void>) => Promise<void>;

async function play(sides: Sides, world: World, now: { act: string; position: Position }, check: Check): Promise<void> {
  const { stage } = world;
  const isOwnDesk = sides.desk === sides.channel;
  const { capabilities } = world.desk;
  const native = world.channel.capabilities;
  const mirrors = !isOwnDesk && capabilities.mirror !== "none";
  /** What the operator must know at the handoff: headers and words, in order. */
  const history: string[] = [];
  let first = true;

  const has = (side: keyof Sides, name: ActName): boolean => sides[side].conformance.act(name) !== undefined;

  /** One act, and what came of it. */
  async function act(side: keyof Sides, name: ActName, about: Scope = {}): Promise<After> {
    const found = sides[side].conformance.act(name);
    if (!found) throw new Error(`${sides[side].folder.name} has no ${name}`);
    Object.assign(now, { act: name, position: found.position });
    const from = { calls: world.calls.length, heard: world.heard.length };
    const requests = await world.perform(side, name, about);
    if (world.problems.length > 0) throw new Error(world.problems.join("; "));
    const dead = await world.dead();
    expect("nothing to be given up on", [], dead);
    return afterOf(world, from, requests);
  }

  async function leadWrites(text: string): Promise<After> {
    const after = await act("channel", "lead.writes", { text, opens: first });
    first = false;
    history.push(HEADERS.lead, text);
    return after;
  }

  async function stateIs(...wanted: string[]): Promise<void> {
    const leads = await world.leads();
    expect("one lead, whoever acts", 1, leads.length);
    const state = leads[0]?.dialog?.state;
    if (!wanted.includes(String(state))) throw new Error(`expected the dialog to be ${wanted.join(" or ")}, it is ${String(state)}`);
  }

  const operatorNow = async () => (await world.leads())[0]?.dialog?.operator;
  const noticed = (policy: NoticePolicy): boolean => policy === "before" || policy === "after";
  /** What only we can say; the provider's own words it shows itself. */
  const notice = (name: keyof typeof NOTICES, more = ""): string[] => (noticed(capabilities.notices[name]) ? [NOTICES[name] + more] : []);

  await check("hello", true, async () => {
    stage.bot = on({ "message.received": [say(SAY.hello)] });
    const after = await leadWrites("Здравствуйте");
    await stateIs("bot");
    expect("the bot to hear", ["Здравствуйте"], after.told.flatMap(wordsOf));
    expect("the lead to see", [SAY.hello], after.lead);
    history.push(HEADERS.bot, SAY.hello);
  });

  let shown: readonly { readonly code?: string; readonly caption: string }[] = [];
  await check("buttons", true, async () => {
    stage.bot = on({ "message.received": [{ type: "say", text: SAY.menu, buttons: MENU }] });
    const after = await leadWrites("Меню");
    shown = after.lines.flatMap(({ buttons = [] }) => buttons);
    const captions = MENU.map(({ caption }) => caption);
    expectInOrder("the lead to see", [SAY.menu], after.lead);
    if (native.buttons)
      expect(
        "the lead to see the buttons",
        captions,
        shown.map(({ caption }) => caption),
      );
    else
      expectInOrder(
        "the lead to see",
        captions.map((caption, index) => `${index + 1}. ${caption}`),
        after.lead,
      );
    history.push(HEADERS.bot, SAY.menu, ...captions);
    return native.buttons ? "passed" : "asText";
  });

  await check("press", true, async () => {
    stage.bot = on({});
    const [button = MENU[0]] = shown;
    const isNative = native.buttons !== null && has("channel", "lead.presses");
    const after = isNative
      ? await act("channel", "lead.presses", { code: button?.code ?? MENU[0]?.code, caption: button?.caption })
      : await act("channel", "lead.writes", { text: "1", opens: false });
    expect(
      "the bot to hear the code of the button",
      [MENU[0]?.code],
      after.told.map(({ message }) => asObject(asObject(message)["choice"])["code"]),
    );
    history.push(HEADERS.lead, MENU[0]?.code ?? "");
    return isNative ? "passed" : "asText";
  });

  await check("bot file", true, async () => {
    const attachments = [{ kind: "image" as const, url: PRICE_LIST, name: "price.png" }];
    stage.bot = on({ "message.received": [{ type: "say", text: SAY.price, attachments }] });
    const after = await leadWrites("Прайс");
    expectInOrder("the lead to see", [SAY.price], after.lead);
    expectInOrder("the lead to see the file", [PRICE_LIST], after.lead);
    history.push(HEADERS.bot, SAY.price, PRICE_LIST);
    if (native.attachments === "native")
      expect(
        "the file as a file",
        [PRICE_LIST],
        after.lines.flatMap(({ file = [] }) => file),
      );
    return native.attachments === "native" ? "passed" : "asText";
  });

  await check("file", has("channel", "lead.sends.file"), async () => {
    stage.bot = on({});
    const after = await act("channel", "lead.sends.file", { file: PHOTO });
    const files = after.told.flatMap(
      ({ message }) => (asObject(message)["attachments"] as { url?: string; kind?: string }[] | undefined) ?? [],
    );
    expect(
      "the bot to get a file of this kind",
      [PHOTO.kind],
      files.map(({ kind }) => kind),
    );
    const url = files[0]?.url ?? "";
    if (!/^https?:\/\//.test(url)) throw new Error(`expected the bot to get an address of the file, got ${JSON.stringify(url)}`);
    history.push(HEADERS.lead, url);
  });

  /** From the lead's wish to the desk that has taken it. */
  async function handoff(): Promise<void> {
    stage.bot = on({
      "message.received": [say(SAY.calling), { type: "handoff", reason: "asked" }, say(SAY.late)],
      "handoff.queued": [say(SAY.late)],
      "operator.joined": [say(SAY.late)],
    });
    const after = await leadWrites("Оператора!");
    expect("the bot to hear", ["message.received", "handoff.queued"], after.types);
    expect("requests for an operator", 1, after.handoffs);
    expect("the lead to see", [SAY.calling, ...notice("transferred")], after.lead);
    if (noticed(capabilities.notices.transferred)) {
      const told = after.calls.findIndex(({ lead }) => lead.some(({ text }) => text === NOTICES.transferred));
      const asked = after.calls.findIndex(({ command }) => command === "handoff.start");
      const before = capabilities.notices.transferred === "before";
      if (told < asked !== before)
        throw new Error(`expected the notice of the transfer ${before ? "before" : "after"} the request for an operator`);
    }
    await stateIs("waiting");
    history.push(HEADERS.bot, SAY.calling);
    if (!mirrors) return;
    // While it waits the lead's words go to the desk alone.
    const onward = await leadWrites("Вы ещё тут?");
    expect("the bot to hear nothing while the lead waits", [], onward.types);
    expectInOrder("the operator to see", ["Вы ещё тут?"], onward.operator);
  }

  /** Every line so far, under its header, in order and once; those before the wish before the request. */
  function sawAll(): void {
    const shownIn = (calls: World["calls"]): string => calls.flatMap(({ operator }) => operator.map(textOfLine)).join("\n");
    const all = shownIn(world.calls);
    expectInOrder("the operator to see all that was said", history, [all]);
    const request = world.calls.findLastIndex(({ command }) => command === "handoff.start");
    const before = history.slice(0, history.lastIndexOf(SAY.calling) + 1);
    expectInOrder("the operator to see all of it before the request", before, [shownIn(world.calls.slice(0, request))]);
    const count = (text: string, within: string): number => within.split(text).length - 1;
    // An address may stand in the words as well as be the file.
    for (const text of new Set(history.filter((each) => !each.startsWith("http"))))
      expect(`the operator to see ${JSON.stringify(text)} so many times`, count(text, history.join("\n")), count(text, all));
    expect("the operator to see nothing that the bot said too late", 0, count(SAY.late, all));
  }

  /** An operator comes, by whatever says so first. */
  async function taken(joins: boolean): Promise<void> {
    if (!joins && !has("desk", "operator.writes")) throw new Error("neither operator.joins nor operator.writes: nobody can take a dialog");
    const relayed = joins || isOwnDesk ? [] : ["Чем помочь?"];
    const after = joins ? await act("desk", "operator.joins") : await act("desk", "operator.writes", { text: "Чем помочь?" });
    await stateIs("operator");
    expect("the bot to hear", ["operator.joined"], after.types);
    expect("the lead to see", [...notice("joined", ` ${stage.operator.name}`), ...relayed], after.lead);
  }

  await check("handoff", true, handoff);
  await check("history", mirrors, async () => sawAll());
  // An operator who writes has the dialog too.
  if (!has("desk", "operator.joins")) await taken(false);
  await check("join", has("desk", "operator.joins"), () => taken(true));

  await check("lead writes on", !isOwnDesk, async () => {
    const after = await leadWrites("Где заказ?");
    expect("the bot to hear nothing while an operator leads", [], after.types);
    expectInOrder("the operator to see", ["Где заказ?"], after.operator);
    await stateIs("operator");
  });
  await check("operator text", has("desk", "operator.writes"), async () => {
    const after = await act("desk", "operator.writes", { text: "Заказ едет" });
    expect("the lead to see from us", isOwnDesk ? [] : ["Заказ едет"], after.lead);
    expect("the bot to hear nothing while an operator leads", [], after.types);
  });
  await check("operator file", has("desk", "operator.sends.file"), async () => {
    const after = await act("desk", "operator.sends.file", { file: PHOTO });
    if (isOwnDesk) expect("the lead to see from us", [], after.lead);
    else if (!/https?:\/\//.test(after.lead.join("\n")))
      throw new Error(`expected the lead to see the file, got ${JSON.stringify(after.lead)}`);
  });

  await check("transfer", has("desk", "operator.transfers"), async () => {
    const firstOne = stage.operator;
    stage.operator = SECOND;
    const moved = await act("desk", "operator.transfers");
    const wrote = has("desk", "operator.writes") ? await act("desk", "operator.writes", { text: "Теперь отвечаю я" }) : undefined;
    await stateIs("operator");
    expect("the dialog's operator to be", SECOND.id, (await operatorNow())?.id);
    expect("the bot to hear of the new operator once", ["operator.joined"], [...moved.types, ...(wrote?.types ?? [])]);
    const relayed = wrote && !isOwnDesk ? ["Теперь отвечаю я"] : [];
    expect("the lead to see", [...notice("joined", ` ${SECOND.name}`), ...relayed], [...moved.lead, ...(wrote?.lead ?? [])]);
    stage.operator = firstOne;
  });

  /** The operator gives the dialog back; where nobody says so, the lead's next words do. */
  async function returned(): Promise<void> {
    stage.bot = on({ "dialog.returned": [say(SAY.back)], "message.received": [say(SAY.thanks)] });
    const after = await act("desk", "operator.returns");
    const back = [...notice("returned"), SAY.back];
    if (after.requests > 0) {
      await stateIs("bot");
      expect("the bot to hear", ["dialog.returned"], after.types);
      expect("the lead to see", back, after.lead);
    } else expect("nothing to happen before the lead writes", [], [...after.types, ...after.lead]);
    if (after.requests > 0) history.push(HEADERS.bot, SAY.back);
    const next = await leadWrites("Спасибо");
    if (after.requests === 0) history.push(HEADERS.bot, SAY.back);
    history.push(HEADERS.bot, SAY.thanks);
    await stateIs("bot");
    expect("the bot to hear", after.requests > 0 ? ["message.received"] : ["dialog.returned", "message.received"], next.types);
    expect("the lead to see", after.requests > 0 ? [SAY.thanks] : [...back, SAY.thanks], next.lead);
    if (has("desk", "operator.writes")) {
      const stretch = [...after.told, ...next.told].find(({ type }) => type === "dialog.returned")?.["messages"];
      expectInOrder("the bot to be told what the operator wrote", ["Заказ едет"], [JSON.stringify(stretch)]);
    }
  }

  await check("return", has("desk", "operator.returns"), returned);

  await check("again", has("desk", "operator.returns"), async () => {
    await handoff();
    if (mirrors) sawAll();
    await taken(has("desk", "operator.joins"));
    if (!has("desk", "operator.writes")) return;
    const after = await act("desk", "operator.writes", { text: "Заказ едет" });
    expect("the lead to see from us", isOwnDesk ? [] : ["Заказ едет"], after.lead);
  });

  if (!has("desk", "operator.closes")) {
    if (!has("desk", "operator.returns"))
      throw new Error("neither operator.returns nor operator.closes: no operator ever lets a dialog go");
    await returned();
  }
  await check("close", has("desk", "operator.closes"), async () => {
    stage.bot = on({ "dialog.returned": [say(SAY.late)], "dialog.closed": [say(SAY.late)], "message.received": [say(SAY.hello)] });
    const after = await act("desk", "operator.closes");
    await stateIs("closed");
    expect("nothing to be written into a closed chat", [], after.lead);
    if (after.types.length !== 1 || !["dialog.returned", "dialog.closed"].includes(String(after.types[0])))
      throw new Error(`expected the bot to hear of the end once, it heard ${JSON.stringify(after.types)}`);
    stage.chat = String(Number(stage.chat) + 1);
    first = true;
    const next = await leadWrites("Ещё вопрос");
    await stateIs("bot");
    expect("the bot to hear", ["Ещё вопрос"], next.told.flatMap(wordsOf));
    expect("the lead to see", [SAY.hello], next.lead);
  });

  await check("nobody online", capabilities.availability !== "none", async () => {
    await world.advance(LONG);
    stage.online = false;
    if (has("desk", "nobody.online")) await act("desk", "nobody.online");
    stage.bot = on({ "message.received": [say(SAY.calling), { type: "handoff", reason: "asked" }] });
    const after = await leadWrites("Оператора!");
    await stateIs("bot");
    expect("the bot to hear", ["message.received", "operators.unavailable"], after.types);
    expect("requests for an operator", 0, after.handoffs);
    expect("the lead to see", [SAY.calling], after.lead);
    stage.online = true;
    await world.advance(LONG);
  });

  await check("nobody takes", has("desk", "nobody.takes"), async () => {
    await handoff();
    stage.bot = on({ "operators.unavailable": [say(SAY.back)] });
    const after = await act("desk", "nobody.takes");
    await stateIs("bot");
    expect("the bot to hear", ["operators.unavailable"], after.types);
    expect("the lead to see", [SAY.back], after.lead);
  });

  Object.assign(now, { act: "the end", position: sides.channel.conformance.top });
  const { inbox, outbox, dead, waiting } = await world.backlog();
  expect("nothing to be left over", { inbox: 0, outbox: 0, dead: 0, waiting: 0 }, { inbox, outbox, dead, waiting });
}

/** What one act led to. */
interface After {
  readonly requests: number;
  readonly calls: World["calls"];
  /** What the bot heard, but for what is only about the lead. */
  readonly told: readonly Heard[];
  readonly types: readonly string[];
  readonly lines: readonly Line[];
  /** The same as texts. */
  readonly lead: readonly string[];
  readonly operator: readonly string[];
  /** How many handoffs were asked for. */
  readonly handoffs: number;
}

const INFORMS: ReadonlySet<string> = new Set(["lead.updated"]);

function afterOf(world: World, from: { readonly calls: number; readonly heard: number }, requests: number): After {
  const calls = world.calls.slice(from.calls);
  const told = world.heard.slice(from.heard).filter(({ type }) => !INFORMS.has(type));
  const lines = calls.flatMap(({ lead }) => lead);
  return {
    requests,
    calls,
    told,
    types: told.map(({ type }) => type),
    lines,
    lead: lines.map(textOfLine),
    operator: calls.flatMap(({ operator }) => operator.map(textOfLine)),
    handoffs: new Set(calls.flatMap(({ command, id }) => (command === "handoff.start" ? id : []))).size,
  };
}

function textOfLine({ text, file, buttons = [] }: Line): string {
  return [text ?? [], buttons.map(({ caption }) => `[${caption}]`).join(" "), file ?? []]
    .flat()
    .filter((part) => part !== "")
    .join("\n");
}

/** A dialog that opens brings its lines along. */
function wordsOf(event: Heard): string[] {
  const messages = [event["message"] ?? [], event["messages"] ?? []].flat();
  return messages.flatMap((message) => (asObject(message)["text"] as string | undefined) ?? []);
}

function on(script: Readonly<Record<string, readonly Action[]>>): (event: Heard) => readonly Action[] {
  return ({ type }) => script[type] ?? [];
}

function say(text: string): Action {
  return { type: "say", text };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function expect(what: string, wanted: unknown, came: unknown): void {
  if (!isDeepStrictEqual(wanted, came)) throw new Error(`expected ${what}: ${JSON.stringify(wanted)}, got ${JSON.stringify(came)}`);
}

/** All of them one after the other, whatever stands between. */
function expectInOrder(what: string, wanted: readonly string[], came: readonly string[]): void {
  const text = came.join("\n");
  let at = 0;
  for (const [index, fragment] of wanted.entries()) {
    const found = text.indexOf(fragment, at);
    const place =
      index === 0
        ? ""
        : ` after ${wanted
            .slice(Math.max(0, index - 3), index)
            .map((each) => JSON.stringify(each))
            .join(", ")}`;
    if (found < 0) throw new Error(`expected ${what}: ${JSON.stringify(fragment)}${place}, got ${JSON.stringify(text)}`);
    at = found + fragment.length;
  }
}
