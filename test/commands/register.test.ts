import { expect, test } from "vitest";
import { registration } from "../../src/commands/register.ts";
import type { Deps } from "../../src/deps.ts";
import { silentLog } from "../../src/log.ts";
import type { SetupReport } from "../../src/mapping/provider.ts";
import type { Runtime } from "../../src/mapping/runtime.ts";
import { manualClock, T0 } from "../delivery/engine-world.ts";

const MINUTE = 60_000;
const AWAY: SetupReport = { ok: false, passing: true, steps: [{ name: "webhook", ok: false, text: "no answer: refused" }] };
const WRONG: SetupReport = { ok: false, steps: [{ name: "webhook", ok: false, text: "rejected: no such token" }] };
const DONE: SetupReport = { ok: true, steps: [{ name: "webhook", ok: true, text: "done" }] };

function world(answer: () => SetupReport) {
  const clock = manualClock();
  const at: number[] = [];
  const said: string[] = [];
  const say = (level: string) => (_: object, text: string) => void said.push(`${level} ${text}`);
  const deps: Deps = {
    clock,
    newId: () => "id",
    send: () => Promise.reject(new Error("no network here")),
    openHttp: () => Promise.reject(new Error("no network here")),
    log: { ...silentLog, info: say("info"), warn: say("warn") },
  };
  const register = async () => {
    at.push((clock.now() - T0) / MINUTE);
    return answer();
  };
  const bound = { setup: "auto", binding: { id: "tg", provider: { setup: { register } } } };
  const runtime = { bindings: new Map([["tg", bound]]) } as unknown as Runtime;
  const pass = async (minutes: number) => {
    const until = clock.now() + minutes * MINUTE;
    for (let more = true; more;) {
      await new Promise(setImmediate);
      more = clock.next(until);
    }
  };
  return { registered: registration(deps), runtime, at, said, pass };
}

test("a provider that is away when the gateway starts is told our address once it is there", async () => {
  let there = false;
  const { registered, runtime, at, said, pass } = world(() => (there ? DONE : AWAY));
  registered.follow(runtime);
  await pass(200);
  expect(at).toEqual([0, 1, 3, 8, 18, 48, 108, 168]);
  there = true;
  await pass(600);
  expect(at).toHaveLength(9);
  expect(said[0]).toBe("warn not registered at the provider; it is tried again in 1 min, or with leadgate setup tg register");
  expect(said.at(-1)).toBe("warn registered at the provider");
});

test("a refusal is not repeated", async () => {
  const { registered, runtime, at, said, pass } = world(() => WRONG);
  registered.follow(runtime);
  await pass(600);
  expect(at).toEqual([0]);
  expect(said).toEqual(["warn not registered at the provider; repeat it with leadgate setup tg register"]);
});

test("a changed configuration begins anew, and a gateway that stops tries no more", async () => {
  const { registered, runtime, at, pass } = world(() => AWAY);
  registered.follow(runtime);
  await pass(2);
  registered.follow(runtime);
  await pass(2);
  expect(at).toEqual([0, 1, 2, 3]);
  registered.stop();
  await pass(600);
  expect(at).toHaveLength(4);
});
