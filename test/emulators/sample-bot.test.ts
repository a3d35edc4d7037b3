import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";

const TOKEN = "sample";
let bot: ReturnType<typeof spawn>;
let url = "";

beforeAll(async () => {
  bot = spawn(process.execPath, ["examples/bot/bot.ts"], {
    env: { ...process.env, PORT: "0", BOT_TOKEN: TOKEN, GATEWAY_URL: "http://127.0.0.1:1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!bot.stdout) throw new Error("the bot has no output");
  const [line] = (await once(bot.stdout, "data")) as [Buffer];
  url = /http:\/\/localhost:\d+/.exec(line.toString())?.[0] ?? "";
});

afterAll(() => {
  bot.kill();
});

const send = (event: Record<string, unknown>, token = TOKEN) =>
  fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: "1", epoch: 1, lead: { id: "l", name: "Иван" }, dialog: { operatorsOnline: true }, ...event }),
  });
const actions = async (event: Record<string, unknown>) => ((await (await send(event)).json()) as { actions: unknown[] }).actions;
const text = (text: string) => ({ type: "message.received", message: { kind: "text", text } });

it("speaks the bot protocol", async () => {
  expect(await actions(text("привет"))).toMatchObject([
    { type: "say", text: expect.stringContaining("Иван"), buttons: [[{ code: "price" }, {}, {}]] },
  ]);
  expect(await actions({ type: "message.received", message: { kind: "choice", choice: { code: "picture" } } })).toMatchObject([
    { type: "say", attachments: [{ kind: "image" }] },
  ]);
  expect(await actions(text("Оператор"))).toMatchObject([{ type: "say" }, { type: "handoff" }]);
  expect(await actions({ ...text("operator"), dialog: { operatorsOnline: false } })).toMatchObject([{ type: "handoff" }]);
  expect(await actions({ type: "operators.unavailable" })).toMatchObject([{ type: "say" }, { type: "set" }]);
  expect(await actions({ type: "dialog.returned", operator: { name: "Анна" } })).toMatchObject([
    { type: "say", text: expect.stringContaining("Анна") },
  ]);
  expect(await actions({ type: "handoff.queued" })).toEqual([]);
  expect(await actions({ ...text("привет"), listenOnly: true })).toEqual([]);
});

it("takes its time with 202, and refuses a stranger", async () => {
  expect((await send(text("slow"))).status).toBe(202);
  expect((await send(text("привет"), "other")).status).toBe(401);
});
