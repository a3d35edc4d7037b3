import { describe, expect, it } from "vitest";
import { loadCase } from "./case-file.ts";

/** A definition of one's own with just these capabilities. */
function definition(name: string, roles: string, capabilities: string, more = ""): Record<string, string> {
  const text = `provider: ${name}
title: ${name}
roles: [${roles}]
capabilities: { ${capabilities} }
outbound:
  handoff.start: { post: "'https://desk.example'" }
${roles.includes("channel") ? `  message.send: { post: "'https://desk.example'" }\n` : ""}${more}`;
  return { [`own/${name}/provider.yaml`]: text };
}

/** The findings about capabilities, without their places. */
async function findings(bindings: string, rest: string, files: Record<string, string>): Promise<string[]> {
  const config = `version: 1
server: { publicUrl: "https://gateway.example" }
providers: [./own]
bindings:
  shop: { provider: acme-bot, settings: { url: "http://localhost:3000/events" } }
  phone: { provider: acme-messenger }
  next: { provider: acme-desk, settings: { token: abcdefgh } }
${bindings}
${rest}
`;
  const { lines } = await loadCase({ config, env: {}, files });
  const about = lines.filter((line) => !line.includes("own/"));
  // Each stands on the line of the key that it is about.
  for (const line of about) expect(Number(/^\d+/.exec(line)?.[0])).toBeGreaterThan(7);
  return about.map((line) => line.replace(/^\S+ /, ""));
}

const NEVER_BACK = "does not give a dialog back";

/** A key of `handoff`, what it asks for, the capabilities that lack it and that have it, and what is said. */
const HANDOFF = [
  { key: "whenNobodyOnline: queue", lacks: "queue: false", has: "queue: true", says: "cannot hold a dialog that nobody can take" },
  { key: "assignTimeout: { after: 5m, then: bot }", lacks: "reclaim: false", has: "reclaim: true", says: NEVER_BACK },
  { key: "assignTimeout: { after: 5m, then: desk, desk: next }", lacks: "reclaim: false", has: "reclaim: true", says: NEVER_BACK },
  { key: "operatorSilence: { after: 5m, then: bot }", lacks: "reclaim: false", has: "reclaim: true", says: NEVER_BACK },
  { key: "returnOn: [bot]", lacks: "reclaim: false", has: "reclaim: true", says: NEVER_BACK },
];

/** The same for what a desk has merely no use for. */
const USELESS = [
  { key: "history: 10", lacks: "history: false", has: "history: true", says: "takes no lines of before" },
  { key: "history: 10", lacks: "mirror: none", has: "mirror: handoff", says: "takes no lines of before" },
  ...(["transferred", "joined", "returned"] as const).flatMap((notice) => [
    {
      key: `notices: { ${notice}: Hello }`,
      lacks: `notices: { ${notice}: none }`,
      has: `notices: { ${notice}: after }`,
      says: "leaves no moment to say it",
    },
    {
      key: `notices: { ${notice}: Hello }`,
      lacks: `notices: { ${notice}: provider }`,
      has: `notices: { ${notice}: before }`,
      says: "tells the lead itself",
    },
  ]),
];

const HARMLESS = [
  "whenNobodyOnline: bot",
  "whenNobodyOnline: { desk: next }",
  "assignTimeout: { after: 5m, then: notice }",
  "assignTimeout: null",
  "operatorSilence: 5m",
  "operatorSilence: { after: 5m, then: notice }",
  "operatorSilence: null",
  "returnOn: []",
  "history: 0",
  "notices: { transferred: null, joined: null, returned: null }",
  "hours: { timeZone: UTC, week: { mon: 10:00-12:00 } }",
];

const BARE = "queue: false, reclaim: false";
const atBinding = (key: string) => `  desk: { provider: plain, handoff: { ${key} } }`;
const DESK = "  desk: { provider: plain }";
const RULE = "routing: [{ name: all, bot: shop, desk: desk }]";
const ruleWith = (key: string) => `routing:\n  - name: all\n    bot: shop\n    desk: desk\n    handoff: { ${key} }`;

describe("a handoff policy that its desk cannot carry out is refused, and drawn nowhere else", () => {
  it.each(HANDOFF)("$key on a desk with $lacks", async ({ key, lacks, has, says }) => {
    const said = [expect.stringMatching(new RegExp(`^error missing.capability plain \\(desk\\) ${says}.* \\(.+\\)$`))];
    const poor = definition("plain", "desk", lacks);
    const able = definition("plain", "desk", has);
    expect(await findings(atBinding(key), RULE, poor)).toEqual(said);
    expect(await findings(atBinding(key), RULE, able)).toEqual([]);
    expect(await findings(DESK, ruleWith(key), poor)).toEqual(said);
    expect(await findings(DESK, ruleWith(key), able)).toEqual([]);
  });

  it.each(HANDOFF)("$key at the top, when some desks have it and when none has", async ({ key, lacks, has }) => {
    const bindings = `  desk: { provider: poor }\n  other: { provider: able }\n  third: { provider: able, handoff: { ${key} } }`;
    const top = `routing: [{ name: all, bot: shop, desk: desk }]\nhandoff: { ${key} }`;
    const mixed = { ...definition("poor", "desk", lacks), ...definition("able", "desk", has) };
    // acme-desk, the desk `next`, has neither queue nor reclaim.
    expect((await findings(bindings, top, mixed)).map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
      "warning missing.capability Acme Desk",
      "warning missing.capability poor (desk)",
    ]);
    const none = { ...definition("poor", "desk", lacks), ...definition("able", "desk", lacks) };
    const levels = (await findings(bindings, top, none)).map((line) => line.split(" ").slice(0, 2).join(" "));
    expect(levels.filter((level) => level === "error missing.capability")).toHaveLength(4);
  });

  it("a desk whose own binding says otherwise is not counted among those that inherit it", async () => {
    const bindings = "  desk: { provider: plain, handoff: { whenNobodyOnline: bot } }\n  other: { provider: able }";
    const top = "routing: [{ name: all, bot: shop, desk: desk }]\nhandoff: { whenNobodyOnline: queue }";
    const files = { ...definition("plain", "desk", "queue: false"), ...definition("able", "desk", "queue: true") };
    expect((await findings(bindings, top, files)).join()).not.toContain("plain");
  });

  it.each(USELESS)("$key on a desk with $lacks does nothing", async ({ key, lacks, has, says }) => {
    const said = [expect.stringMatching(new RegExp(`^warning no.effect .*plain \\(desk\\) ${says}`))];
    expect(await findings(atBinding(key), RULE, definition("plain", "desk", lacks))).toEqual(said);
    expect(await findings(DESK, ruleWith(key), definition("plain", "desk", lacks))).toEqual(said);
    const able = has.startsWith("mirror") ? definition("plain", "desk", has, MIRROR) : definition("plain", "desk", has);
    expect(await findings(atBinding(key), RULE, able)).toEqual([]);
    // At the top it is for the desks that can.
    expect(await findings(DESK, `${RULE}\nhandoff: { ${key} }`, definition("plain", "desk", lacks))).toEqual([]);
  });

  it.each(HARMLESS)("%s is fine on any desk", async (key) => {
    expect(await findings(atBinding(key), RULE, definition("plain", "desk", BARE))).toEqual([]);
    expect(await findings(DESK, ruleWith(key), definition("plain", "desk", BARE))).toEqual([]);
    expect(await findings(DESK, `${RULE}\nhandoff: { ${key} }`, definition("plain", "desk", BARE))).toEqual([]);
  });
});

const MIRROR = `  message.mirror: { post: "'https://desk.example'" }\n`;

/** Keys of a binding and of a rule. */
const REST = [
  {
    about: "headers where nothing is mirrored",
    bindings: "  desk: { provider: plain, headers: { bot: Bot } }",
    rest: RULE,
    lacks: definition("plain", "desk", "mirror: none"),
    has: definition("plain", "desk", "mirror: live", MIRROR),
    says: "warning no.effect headers has no effect: no messages are mirrored to plain",
  },
  {
    about: "inlineButtons where there are no buttons",
    bindings: "  desk: { provider: plain, inlineButtons: true }",
    rest: RULE,
    lacks: definition("plain", "desk", ""),
    has: definition("plain", "desk", "buttons: { max: 3 }"),
    says: "warning missing.capability plain has no native buttons",
  },
  {
    about: "a rule that sends the leads of one channel to the desk of another",
    bindings: "  desk: { provider: plain }",
    rest: "routing: [{ name: all, match: { binding: phone }, bot: shop, desk: desk }]",
    lacks: definition("plain", "channel, desk", ""),
    has: definition("plain", "channel, desk", "", MIRROR),
    says: "error missing.capability plain (desk) has only the leads of its own channel: those of phone cannot go there",
  },
  {
    about: "the same by a policy",
    bindings: "  desk: { provider: plain }",
    rest: "routing: [{ name: all, match: { binding: phone }, bot: shop, desk: next, handoff: { whenNobodyOnline: { desk: desk } } }]",
    lacks: definition("plain", "channel, desk", ""),
    has: definition("plain", "channel, desk", "", MIRROR),
    says: "error missing.capability plain (desk) has only the leads of its own channel: those of phone cannot go there",
  },
];

describe("a binding or a rule that wants what the provider cannot do", () => {
  it.each(REST)("$about", async ({ bindings, rest, lacks, has, says }) => {
    expect(await findings(bindings, rest, lacks)).toEqual([expect.stringContaining(says)]);
    expect(await findings(bindings, rest, has)).toEqual([]);
  });

  it("a bot that is to listen while an operator leads, where every channel falls silent then", async () => {
    const loaded = async (capabilities: string, desk = "") => {
      const config = `version: 1
server: { publicUrl: "https://gateway.example" }
providers: [./own]
bindings:
  shop: { provider: acme-bot, settings: { url: "http://localhost:3000/events" } }
  chat: { provider: plain }
${desk}routing: [{ name: all, bot: shop }]
bot: { forwardWhileOperator: true }
`;
      const { lines } = await loadCase({ config, env: {}, files: definition("plain", "channel, desk", capabilities) });
      return lines.filter((line) => !line.includes("own/"));
    };
    expect(await loaded("leadMessageMeansBot: true")).toEqual([
      "8:8 warning missing.capability nothing can be forwarded: plain (chat) keeps what its leads write while its operators lead (remove it)",
    ]);
    expect(await loaded("leadMessageMeansBot: false")).toEqual([]);
    const center = "  center: { provider: acme-center, excludedChannels: [chat], settings: { token: abcdefgh } }\n";
    expect(await loaded("leadMessageMeansBot: true", center)).toEqual([]);
  });
});
