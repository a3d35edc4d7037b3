/** One guard taken out, and the tests that must not let it pass. */
export interface Mutant {
  readonly name: string;
  /** Rows of docs/promises.md that it is there for. */
  readonly promises: readonly string[];
  /** Each text stands in its file exactly once. */
  readonly edits: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  /** Each of these files must fail by itself. */
  readonly red: readonly string[];
}

const one = (file: string, find: string, replace: string): Mutant["edits"] => [{ file, find, replace }];

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a write is acknowledged before its commit",
    promises: ["P1"],
    edits: one("src/delivery/sqlite/commits.ts", "settle.push(() => write.resolve(value));", "write.resolve(value);"),
    red: ["test/delivery/store-sqlite.test.ts"],
  },
  {
    name: "a webhook is answered before it is kept",
    promises: ["P1", "P3"],
    edits: one(
      "src/http/webhooks.ts",
      "const accepted = await engine.accept(binding, received, { ...request, ...received.masked }, { began });",
      "void engine.accept(binding, received, { ...request, ...received.masked }, { began }).catch(() => {});\n        const accepted = { duplicate: false, requestId: '' };",
    ),
    red: ["test/http/webhooks.test.ts"],
  },
  {
    name: "no deduplication",
    promises: ["P4"],
    edits: one(
      "src/delivery/sql/accept.ts",
      "const key = input.retryOf === undefined ? input.dedupeKey : null;",
      "const key: string | null = input.retryOf === undefined ? null : null;",
    ),
    red: ["test/delivery/store-sqlite.test.ts", "test/promises/outages.test.ts", "test/delivery/store-postgres.test.ts"],
  },
  {
    name: "the fence is not checked: a turn decided on an old version",
    promises: ["P8"],
    edits: one(
      "src/delivery/sql/turn.ts",
      "WHERE id = ? AND version = ? RETURNING next_position",
      "WHERE id = ? AND ? >= 0 RETURNING next_position",
    ),
    red: ["test/delivery/store-sqlite.test.ts"],
  },
  {
    name: "the fence is not checked: a turn of an instance that lost its lead",
    promises: ["P8"],
    edits: one(
      "src/delivery/store-postgres.ts",
      "if (lead && turn.fence !== undefined && turn.fence !== lead.owner)",
      "if (lead && turn.fence === '' && turn.fence !== lead.owner)",
    ),
    red: ["test/delivery/store-postgres.test.ts"],
  },
  {
    name: "a lease that is over is not looked at before a call",
    promises: ["P8"],
    edits: one("src/delivery/attempt.ts", "store.holds(memory.fence);", "store.holds(memory.fence) || true;"),
    red: ["test/delivery/instances.test.ts"],
  },
  {
    name: "a lead's next number is taken outside the lock",
    promises: ["P5"],
    edits: [
      {
        file: "src/delivery/sql/accept.ts",
        find: '"UPDATE lead SET next_seq = next_seq + 1 WHERE id = ? RETURNING next_seq - 1 AS seq"',
        replace: '"SELECT coalesce(max(seq), 0) + 1 AS seq FROM inbox WHERE lead = ?"',
      },
      { file: "src/delivery/postgres/accept.ts", find: "ORDER BY id FOR UPDATE", replace: "ORDER BY id" },
    ],
    red: ["test/delivery/store-postgres.test.ts"],
  },
  {
    name: "a command is done in the store before it is sent",
    promises: ["P1", "P5"],
    edits: one(
      "src/delivery/sql/turn.ts",
      "row.command.to, position, row.status, due,",
      'row.command.to, position, row.status === "started" ? "delivered" : row.status, due,',
    ),
    red: ["test/delivery/order.test.ts", "test/faults/kill.test.ts"],
  },
  {
    name: "synchronous=OFF",
    promises: ["P2"],
    edits: [
      { file: "src/delivery/sqlite/connection.ts", find: "PRAGMA synchronous = FULL", replace: "PRAGMA synchronous = OFF" },
      { file: "src/delivery/sqlite/connection.ts", find: "const SYNCHRONOUS_FULL = 2;", replace: "const SYNCHRONOUS_FULL = 0;" },
    ],
    red: ["test/delivery/store-sqlite.test.ts", "test/promises/power.test.ts"],
  },
  {
    name: "synchronous=NORMAL",
    promises: ["P2"],
    edits: [
      { file: "src/delivery/sqlite/connection.ts", find: "PRAGMA synchronous = FULL", replace: "PRAGMA synchronous = NORMAL" },
      { file: "src/delivery/sqlite/connection.ts", find: "const SYNCHRONOUS_FULL = 2;", replace: "const SYNCHRONOUS_FULL = 1;" },
    ],
    red: ["test/delivery/store-sqlite.test.ts", "test/promises/power.test.ts"],
  },
  {
    name: "synchronous_commit is left off",
    promises: ["P2"],
    edits: one("src/delivery/store-postgres.ts", 'config.options += " -c synchronous_commit=on";', 'config.options += "";'),
    red: ["test/delivery/store-postgres.test.ts"],
  },
  {
    name: "a retry goes behind the others of its leg",
    promises: ["P5"],
    edits: one(
      "src/delivery/outbox.ts",
      "const row = firstInOrder(draft.legs.get(to)?.rows ?? []);\n      if (!row || row.status",
      'const row = firstInOrder((draft.legs.get(to)?.rows ?? []).filter((each) => each.status !== "pending" || !isLater(each.dueAt, draft.now)));\n      if (!row || row.status',
    ),
    red: ["test/delivery/outbox.test.ts", "test/promises/outages.test.ts", "test/simulation/simulation.test.ts"],
  },
  {
    name: "a start leaves what was under way",
    promises: ["P1", "P9"],
    edits: one("src/delivery/lane.ts", 'if (row.status !== "started" || lane', 'if (row.status === "started" || lane'),
    red: ["test/delivery/order.test.ts", "test/faults/kill.test.ts"],
  },
  {
    name: "leads of a dead instance stay its own",
    promises: ["P8", "P11"],
    edits: one(
      "src/delivery/postgres/instances.ts",
      "DELETE FROM instance WHERE id <> $1 AND (expires",
      "DELETE FROM instance WHERE id <> $1 AND false AND (expires",
    ),
    red: ["test/delivery/instances.test.ts"],
  },
  {
    name: "a refused request leaves what it had written",
    promises: ["P3"],
    edits: one("src/delivery/sqlite/commits.ts", "      undo.run();\n      release.run();", "      release.run();"),
    red: ["test/delivery/store-sqlite.test.ts"],
  },
  {
    name: "one lead's failures count as the destination's",
    promises: ["P6"],
    edits: one("src/delivery/breaker.ts", "if (failures.every((call) => call.leadId === leadId)) return false;", ""),
    red: ["test/delivery/breaker.test.ts"],
  },
  {
    name: "what may have been done is not asked about before it is done again",
    promises: ["P7"],
    edits: one(
      "src/delivery/attempt.ts",
      "row.attempts > 0 && row.startedAt !== null ? { since",
      "row.attempts < 0 && row.startedAt !== null ? { since",
    ),
    red: ["test/delivery/breaker.test.ts"],
  },
  {
    name: "a webhook that comes while the gateway stops is refused",
    promises: ["P10"],
    edits: one(
      "src/http/webhooks.ts",
      "    // Also while the gateway stops,",
      '    if (parts.draining()) throw new GatewayError("store.unavailable", "the gateway is stopping");\n    // Also while the gateway stops,',
    ),
    red: ["test/http/webhooks.test.ts"],
  },
  {
    name: "the gateway opens a socket of its own though one was passed",
    promises: ["P10"],
    edits: one("src/commands/serve.ts", 'return Number(env["LISTEN_FDS"] ?? 0) >= 1 &&', 'return Number(env["LISTEN_FDS"] ?? 0) >= 9 &&'),
    red: ["test/commands/serve.test.ts"],
  },
  {
    name: "a connection that broke counts as a fault of ours",
    promises: ["P11"],
    edits: one(
      "src/delivery/postgres/failure.ts",
      'if ("code" in error && typeof error.code === "string") return /^E[A-Z]+$/.test(error.code);',
      'if ("code" in error && typeof error.code === "string") return false;',
    ),
    red: ["test/delivery/store-postgres.test.ts"],
  },
  {
    name: "a disk that is full counts as written",
    promises: ["P12"],
    edits: one(
      "src/delivery/sqlite/commits.ts",
      "for (const write of batch) write.reject(refusal);",
      "for (const write of batch) write.resolve(undefined);",
    ),
    red: ["test/delivery/store-sqlite.test.ts"],
  },
  {
    name: "a probe spends an attempt",
    promises: ["P13", "P14"],
    edits: one("src/delivery/outbox.ts", "return !crashed && pauses.isDown(row.to) &&", "return !crashed && pauses.isDown('') &&"),
    red: ["test/promises/outages.test.ts", "test/delivery/breaker.test.ts"],
  },
  {
    name: "the breaker never opens",
    promises: ["P14"],
    edits: one("src/delivery/breaker.ts", "calls.delete(binding);\n      return true;", "calls.delete(binding);\n      return false;"),
    red: ["test/promises/outages.test.ts", "test/delivery/breaker.test.ts"],
  },
  {
    name: "a question to a bot that is down waits",
    promises: ["P15"],
    edits: one(
      "src/delivery/outbox.ts",
      'row.command.type === "bot.notify" || row.command.type === "handoff.start"',
      'row.command.type === "handoff.start"',
    ),
    red: ["test/promises/outages.test.ts", "test/delivery/breaker.test.ts", "test/simulation/simulation.test.ts"],
  },
  {
    name: "a dead letter without its reason",
    promises: ["P16"],
    edits: one(
      "src/delivery/outbox.ts",
      "finishRow(draft, row, status, { outcome, attempts, ...reason });",
      "finishRow(draft, row, status, { outcome, attempts });",
    ),
    red: ["test/promises/outages.test.ts", "test/simulation/simulation.test.ts"],
  },
  {
    name: "parked commands have no age",
    promises: ["P17"],
    edits: one(
      "src/delivery/sql/upkeep.ts",
      "WHERE status IN ('pending', 'started', 'parked') ORDER BY created_at",
      "WHERE status IN ('pending', 'started', 'parked') AND status <> 'parked' ORDER BY created_at",
    ),
    red: ["test/promises/outages.test.ts"],
  },
  {
    name: "a clock that is set back holds a retry up",
    promises: ["P18"],
    edits: one("src/model/retry.ts", "return moment > now && moment <= now + RETRY_LONGEST;", "return moment > now;"),
    red: ["test/delivery/outbox.test.ts", "test/simulation/simulation.test.ts"],
  },
  {
    name: "a choice of the simulation is not the seed's",
    promises: ["P19"],
    edits: one("test/simulation/scheduler.ts", "(random ? Math.floor(random() * n) : 0)", "(random ? Math.floor(Math.random() * n) : 0)"),
    red: ["test/simulation/simulation.test.ts"],
  },
  {
    name: "PostgreSQL sorts texts in its own order and refuses U+0000",
    promises: ["P20"],
    edits: one(
      "src/delivery/postgres/dialect.ts",
      'if (typeof value === "string") return encodeText(value);',
      'if (typeof value === "string") return value;',
    ),
    red: ["test/delivery/store-postgres.test.ts"],
  },
  {
    name: "a store of an older version is taken as it is",
    promises: ["P21"],
    edits: one("src/delivery/sqlite/schema.ts", "if (index < version) continue;", "if (version > 0) continue;"),
    red: ["test/promises/start.test.ts"],
  },
  {
    name: "a store of a newer version is opened",
    promises: ["P21"],
    edits: one("src/delivery/sqlite/schema.ts", "if (version > SCHEMA_VERSION) {", "if (version > SCHEMA_VERSION + 9) {"),
    red: ["test/delivery/store-sqlite.test.ts"],
  },
  {
    name: "the archive needs what it wrote before",
    promises: ["P22"],
    edits: one(
      "src/delivery/archive.ts",
      "    let { part, from, upTo } = row;\n",
      "    let { part, from, upTo } = row;\n    if (row.archivedAt !== null && (await documents.get(keyOf(row.place, part))) === null) throw new Error('it is gone');\n",
    ),
    red: ["test/promises/outages.test.ts"],
  },
  {
    name: "no bound on the depth of an expression",
    promises: ["P23"],
    edits: one("src/mapping/expression/budget.ts", "if (depthLeft === 0) throw tooDeep();", ""),
    red: ["test/mapping/expression/bombs.test.ts"],
  },
  {
    name: "bodies may be nested at will",
    promises: ["P24"],
    edits: one("src/mapping/decode.ts", "const MAX_DEPTH = 64;", "const MAX_DEPTH = 64_000;"),
    red: ["test/promises/door.test.ts", "test/security/input.test.ts"],
  },
  {
    name: "slow clients are not cut",
    promises: ["P25"],
    edits: one(
      "src/commands/serve.ts",
      "headersTimeout: 5_000, requestTimeout: 10_000,",
      "headersTimeout: 500_000, requestTimeout: 1_000_000,",
    ),
    red: ["test/promises/slow-clients.test.ts"],
  },
  {
    name: "secrets are compared by ===",
    promises: ["P26"],
    edits: one(
      "src/mapping/verify.ts",
      'const equal = timingSafeEqual(sha256(given ?? ""), sha256(secret ?? ""));',
      "const equal = given === secret;",
    ),
    red: ["test/promises/door.test.ts", "test/security/access.test.ts"],
  },
  {
    name: "a secret's beginning is enough",
    promises: ["P26"],
    edits: one(
      "src/mapping/verify.ts",
      'const equal = timingSafeEqual(sha256(given ?? ""), sha256(secret ?? ""));',
      'const equal = timingSafeEqual(sha256(given ?? ""), sha256(secret ?? "")) || (given ?? "").startsWith(secret ?? "");',
    ),
    red: ["test/promises/door.test.ts", "test/security/access.test.ts"],
  },
  {
    name: "private addresses count as public",
    promises: ["P27"],
    edits: one("src/network.ts", 'if (address.range() !== "unicast" || NOT_PUBLIC', "if (NOT_PUBLIC"),
    red: ["test/http/open.test.ts"],
  },
  {
    name: "only the name of an address is judged, not what it resolves to",
    promises: ["P27"],
    edits: one("src/network.ts", "lookup: lookupWith(resolve, isPublic)", "lookup: lookupWith(resolve, () => true)"),
    red: ["test/http/open.test.ts"],
  },
  {
    name: "secrets are not masked",
    promises: ["P32"],
    edits: one(
      "src/mapping/secrets.ts",
      "return (text) => text.replace(pattern, MASK);",
      "return (text) => (pattern.source === MASK ? MASK : text);",
    ),
    red: ["test/e2e/canary.test.ts", "test/security/secrets.test.ts", "test/mapping/secrets.test.ts"],
  },
  {
    name: "a variable that is not set is nobody's finding",
    promises: ["P33"],
    edits: one("src/config/load.ts", 'path[0] === "bindings" && path[2] !== "provider" &&', 'path[0] === "bindings" &&'),
    red: ["test/config/cases.test.ts"],
  },
  {
    name: "a bad configuration is not looked at before it is taken",
    promises: ["P33"],
    edits: one(
      "src/commands/serve.ts",
      "      if (!next.config) {\n        gateway.reloadRefused();",
      "      if (!next) {\n        gateway.reloadRefused();",
    ),
    red: ["test/promises/configuration.test.ts"],
  },
  {
    name: "every write has a commit of its own",
    promises: ["P34"],
    edits: one("src/delivery/sqlite/commits.ts", "const BATCH = 256;", "const BATCH = 1;"),
    red: ["test/delivery/store-sqlite.test.ts"],
  },
  {
    name: "nothing old is ever removed",
    promises: ["P35"],
    edits: one(
      "src/delivery/upkeep.ts",
      "await store.prune({ requests: now - KEPT.requests,",
      "await store.prune({ requests: 0 * KEPT.requests,",
    ),
    red: ["test/delivery/upkeep.test.ts"],
  },
];
