import { expect, test } from "vitest";
import { compileProvider } from "../../src/mapping/definition.ts";
import type { Command } from "../../src/model/command.ts";
import { newLead } from "../../src/model/lead.ts";
import { acmeBinding, acmeSource } from "./fixtures/load.ts";

type Raw = Record<string, unknown>;

const LEAD = newLead("l1", "acme", "-77", "2026-11-20T10:00:00.000Z");
const of = (type: string) => ({ type, to: "acme", guard: {}, context: {} }) as unknown as Command;
const withRates =
  (...rates: Raw[]) =>
  (raw: Raw): void => {
    raw["rates"] = rates;
    const { properties } = raw["settings"] as { properties: Raw };
    properties["perMinute"] = { type: "number" };
  };

async function resolved(settings: Raw, ...rates: Raw[]) {
  const { provider, findings } = await compileProvider(acmeSource(withRates(...rates), false));
  expect(findings).toEqual([]);
  return provider!.resolveRates!({ settings: settings as never, inlineButtons: false });
}

test("calls per time become a bucket: as many as `calls` at once, unless `burst` says otherwise", async () => {
  const rates = await resolved(
    {},
    { by: "binding", calls: 30 },
    { by: "lead", calls: 1, per: "1s", burst: 5 },
    { by: "lead", calls: 0.5, per: "1m" },
  );
  expect(rates).toMatchObject([
    { by: "binding", interval: 1000 / 30, burst: 30 },
    { by: "lead", interval: 1_000, burst: 5 },
    { by: "lead", interval: 120_000, burst: 1 },
  ]);
});

test("a setting may say how many; where it is not set there is no limit", async () => {
  const rate = { by: "binding", calls: { expr: "settings.perMinute" }, per: "1m" };
  expect(await resolved({ perMinute: 60 }, rate)).toMatchObject([{ interval: 1_000, burst: 60 }]);
  expect(await resolved({}, rate)).toEqual([]);
  await expect(resolved({ perMinute: 0 }, rate)).rejects.toThrow("rates.0.calls: expected a number");
});

test("`when` says which commands of which leads count; one that fails counts", async () => {
  const binding = await acmeBinding();
  const [group, broken] = await resolved(
    {},
    { by: "lead", calls: 20, when: 'command.type = "message.send" and $substring(lead.externalId, 0, 1) = "-"' },
    { by: "lead", calls: 20, when: "$number(lead.name & 'x') > 1" },
  );
  expect(group!.counts(binding, of("message.send"), LEAD)).toBe(true);
  expect(group!.counts(binding, of("message.send"), { ...LEAD, externalId: "77" })).toBe(false);
  expect(group!.counts(binding, of("typing.send"), LEAD)).toBe(false);
  expect(broken!.counts(binding, of("message.send"), LEAD)).toBe(true);
});

test.each<[Raw, string]>([
  [{ by: "chat", calls: 1 }, 'rates[0].by must be one of "binding" or "lead"'],
  [{ by: "lead", calls: 0 }, "rates[0].calls"],
  [{ by: "lead", calls: 1, per: "1 second" }, "rates[0].per"],
  [{ by: "lead", calls: 1, burst: 0.5 }, "rates[0].burst"],
  [{ by: "lead", calls: 1, when: "dialog.state = 'bot'" }, '"dialog" is not known here'],
  [{ by: "binding", calls: 1, when: "true" }, "`when` goes with `by: lead`"],
])("a rate that cannot be meant is a finding: %j", async (rate, expected) => {
  const { provider, findings } = await compileProvider(acmeSource(withRates(rate), false));
  expect(provider).toBeUndefined();
  expect(findings.map(({ message }) => message).join("\n")).toContain(expected);
});
