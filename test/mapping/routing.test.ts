import { expect, test } from "vitest";
import { compileRouting } from "../../src/mapping/routing.ts";
import type { RoutingRule } from "../../src/mapping/routing.ts";
import { newLead } from "../../src/model/lead.ts";

const bindings = new Map([
  ["jungle", { provider: "acme", roles: ["channel", "desk"] as const }],
  ["pigeon", { provider: "post", roles: ["channel"] as const }],
  // Switched off: its leads may still have events to finish.
  ["owlery", { provider: "post", roles: [] }],
  ["picky", { provider: "acme-desk", roles: ["desk"] as const, excludedChannels: ["jungle", "post", "viber"] }],
  ["easy", { provider: "acme-desk", roles: ["desk"] as const }],
]);

function ask(rules: readonly RoutingRule[], lead: object = {}, now = 0): ReturnType<ReturnType<typeof compileRouting>["route"]> {
  const { route } = compileRouting(rules, { bindings });
  return route({ lead: { ...newLead("l", "jungle", "1", ""), ...lead }, dialog: null, message: null, now });
}

const RULES: RoutingRule[] = [
  { name: "vip", match: { messenger: ["telegram", "viber"] }, when: "lead.attributes.segment = 'vip'", desk: "vip-desk" },
  { name: "everyone", bot: "bot" },
];

test("the first rule that matches wins, for the bot and for the desk on their own, and says why", async () => {
  expect(await ask(RULES, { messenger: "telegram", attributes: { segment: "vip" } })).toEqual({
    bot: { binding: "bot", rule: "everyone", why: "matches every lead" },
    desk: { binding: "vip-desk", rule: "vip", why: "messenger = telegram and when is true" },
  });
});

test("without a rule the desk is the lead's own binding, where that is a desk", async () => {
  expect((await ask(RULES.slice(0, 1), { messenger: "widget" })).desk).toMatchObject({ binding: "jungle", rule: "own desk" });
  expect(await ask(RULES, { binding: "pigeon" })).not.toHaveProperty("desk");
});

test("the rule that gives the bot and names no desk rules the handoff to the lead's own one", async () => {
  const rules: RoutingRule[] = [
    { name: "all", bot: "bot", group: "sales" },
    { name: "other", match: { messenger: "viber" }, desk: "picky" },
  ];
  expect((await ask(rules)).desk).toMatchObject({ binding: "jungle", rule: "all", group: "sales" });
  expect((await ask(rules, { messenger: "viber" })).desk).toMatchObject({ binding: "jungle", rule: "all" });
  // What was meant for a desk that excludes the lead is not meant for another.
  const meant: RoutingRule[] = [{ name: "all", bot: "bot", desk: "picky", group: "sales" }];
  const { desk } = await ask(meant);
  expect(desk).toMatchObject({ binding: "jungle", rule: "own desk" });
  expect(desk).not.toHaveProperty("group");
});

test("every condition of a rule must hold", async () => {
  const rules: RoutingRule[] = [{ name: "r", match: { binding: "jungle", provider: "acme", language: ["ru"] }, bot: "b" }];
  expect((await ask(rules, { language: "ru" })).bot?.why).toBe("binding = jungle and provider = acme and language = ru");
  expect(await ask(rules, { language: "en" })).not.toHaveProperty("bot");
  expect(await ask(rules)).not.toHaveProperty("bot");
});

test("a rule may look at the time", async () => {
  const rules: RoutingRule[] = [{ name: "night", when: "$number($fromMillis(now, '[H]', '+0300')) < 6", bot: "owl" }];
  expect((await ask(rules, {}, Date.parse("2026-11-20T01:00:00Z"))).bot?.binding).toBe("owl");
  expect(await ask(rules, {}, Date.parse("2026-11-20T09:00:00Z"))).not.toHaveProperty("bot");
});

test("a condition that throws does not match and is told", async () => {
  const told: string[] = [];
  const rules = [
    { name: "odd", when: "lead.name + 1 > 2", bot: "a" },
    { name: "else", bot: "b" },
  ];
  const { route } = compileRouting(rules, { bindings, onFailed: (rule, reason) => told.push(`${rule}: ${reason}`) });
  const about = { lead: { ...newLead("l", "jungle", "1", ""), name: "Private" }, dialog: null, message: null, now: 0 };
  expect((await route(about)).bot?.rule).toBe("else");
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^odd: T2001/);
  expect(told[0]).not.toContain("Private");
});

test("a condition that does not compile is a problem with its place, and its rule never matches", async () => {
  const rules = [
    { name: "a", when: "lead.name = ", bot: "a" },
    { name: "b", when: "led.name", bot: "b" },
    { name: "c", when: "$random() > 0.5", bot: "c" },
  ];
  expect(compileRouting(rules, { bindings }).problems).toMatchObject([
    { path: [0, "when"], kind: "mapping.syntax", offset: 12 },
    { path: [1, "when"], kind: "mapping.unknown_name", offset: 0, hint: 'did you mean "lead"?' },
    { path: [2, "when"], kind: "mapping.impure" },
  ]);
  expect(await ask(rules)).not.toHaveProperty("bot");
});

const PICKY_FIRST: RoutingRule[] = [
  { name: "vip", match: { messenger: "viber" }, bot: "vip-bot", desk: "picky" },
  { name: "picky", desk: "picky", group: "sales" },
  { name: "everyone", bot: "bot", desk: "easy", group: "support" },
];

test("a desk that excludes the lead's messenger is passed over, the bot of its rule is not; the explanation says so", async () => {
  expect(await ask(PICKY_FIRST, { binding: "elsewhere", messenger: "viber" })).toEqual({
    bot: { binding: "vip-bot", rule: "vip", why: "messenger = viber" },
    desk: {
      binding: "easy",
      rule: "everyone",
      why: "matches every lead; passed over picky: messenger viber is excluded",
      group: "support",
    },
    excluded: [{ desk: "picky", because: "messenger viber is excluded" }],
  });
});

test("it excludes by binding and by provider too, also leads of a binding that is switched off", async () => {
  const because = async (lead: object) => (await ask(PICKY_FIRST, lead)).excluded?.map((each) => each.because);
  expect(await because({ messenger: "telegram" })).toEqual(["binding jungle is excluded"]);
  expect(await because({ binding: "pigeon" })).toEqual(["provider post is excluded"]);
  expect(await because({ binding: "owlery" })).toEqual(["provider post is excluded"]);
  expect(await because({ binding: "elsewhere", messenger: "telegram" })).toBeUndefined();
});

test("a desk that excludes nobody of this lead's gets it, with the rule's group", async () => {
  expect((await ask(PICKY_FIRST, { binding: "elsewhere" })).desk).toEqual({
    binding: "picky",
    rule: "picky",
    why: "matches every lead",
    group: "sales",
  });
});

test("a desk that only a rule out of this lead's reach names is not counted as passed over", async () => {
  const rules: RoutingRule[] = [{ name: "vip", match: { messenger: "viber" }, desk: "picky" }];
  expect(await ask(rules, { messenger: "telegram" })).toEqual({
    desk: { binding: "jungle", rule: "own desk", why: "no rule names a desk, and the lead's own channel is one" },
  });
});

test("when the only desk is passed over, the lead falls to its own channel, where that is a desk and takes it", async () => {
  const rules: RoutingRule[] = [{ name: "all", desk: "picky" }];
  expect((await ask(rules)).desk).toEqual({
    binding: "jungle",
    rule: "own desk",
    why: "no other rule names a desk, and the lead's own channel is one; passed over picky: binding jungle is excluded",
  });
  expect(await ask(rules, { binding: "pigeon" })).toEqual({ excluded: [{ desk: "picky", because: "provider post is excluded" }] });
  const own = new Map([["jungle", { provider: "acme", roles: ["channel", "desk"] as const, excludedChannels: ["widget"] }]]);
  const { route } = compileRouting([], { bindings: own });
  const lead = { ...newLead("l", "jungle", "1", ""), messenger: "widget" };
  expect(await route({ lead, dialog: null, message: null, now: 0 })).toEqual({
    excluded: [{ desk: "jungle", because: "messenger widget is excluded" }],
  });
});

test("any desk can be asked about a lead, as policies and bots may name another one", () => {
  const { isExcluded } = compileRouting([], { bindings });
  const lead = { ...newLead("l", "elsewhere", "1", ""), messenger: "viber" };
  expect(isExcluded("picky", lead)).toBe("messenger viber is excluded");
  expect(isExcluded("easy", lead)).toBeUndefined();
  expect(isExcluded("nobody-knows-it", lead)).toBeUndefined();
});
