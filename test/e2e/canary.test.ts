import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { ACME, configOf, folderWith, GATEWAY_YAML, hook, ok, rig } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";

/** Those of twenty more bindings, each with another sign that URLs, JSON, HTML and base64 write in ways of their own. */
const MORE = Array.from("/+ &=?#%:;,<>'~ёé漢$|", (sign, n) => `CANARY${sign}of-binding-${n}${sign}secret`);
/** Secrets of the configuration, and their forms on the wire. */
const SECRETS = ["CANARY/bot+secret 4711", "CANARYacmesecret0815", "CANARYserversecret-0123456789", ...MORE];
const forms = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  Buffer.from(secret).toString("base64url"),
  JSON.stringify(secret).slice(1, -1),
];
/** What a person wrote and who they are. */
const PERSONAL = [
  "PERSON text of Анна",
  "PERSONname",
  "+7 916 PERSON",
  "person@example.org",
  "https://shop.example/PERSON",
  "PERSONattribute",
];

const YAML = GATEWAY_YAML.replace('"BOTSECRET"', `"${SECRETS[0]}"`)
  .replace('"ACMESECRET"', `"${SECRETS[1]}"`)
  .replace(
    "routing:",
    `${MORE.map((token, n) => `  more-${n}: { provider: acme, settings: { token: ${JSON.stringify(token)} } }\n`).join("")}routing:`,
  )
  .replace("publicUrl:", `secret: "${SECRETS[2]}", traces: { url: "http://collector.invalid/v1/traces" }, publicUrl:`);

/** A definition that quotes all it is given wherever it can. */
const TALKATIVE = ACME.replace(
  '"name": body.name }',
  '"name": body.name, "phone": body.phone, "email": body.email, "page": body.page, "attributes": { "note": body.note } }',
)
  .replace('$error("this mapping is broken")', '$error("broken: " & body.text & body.name & settings.token)')
  .replace(
    'json: \'{ "client": lead.externalId, "text": command.message.text }\'',
    `json: '{ "client": lead.externalId, "text": command.message.text }'
    reason: "$string(body)"`,
  );

const CLIENT = { client: "7", name: PERSONAL[1], phone: PERSONAL[2], email: PERSONAL[3], page: PERSONAL[4], note: PERSONAL[5] };
const says = (id: string, more: object = {}) => ({ event: "TEXT", id, text: PERSONAL[0], ...CLIENT, ...more });

let made: Rig | undefined;
afterEach(async () => {
  await made?.close();
  made = undefined;
});

/** Everything that the process writes, by where it goes. */
interface Written {
  logs: string;
  answers: string;
  traces: string;
  metrics: string;
  admin: string;
}

/** A gateway through everything that can go right and wrong with one lead. */
async function everything(): Promise<Written> {
  const { folder, file } = folderWith(YAML, TALKATIVE);
  const { redact } = (await configOf(file)).runtime;
  rmSync(folder, { recursive: true });
  let logs = "";
  const log = createLog({ level: "debug", redact, write: (text) => void (logs += text) });
  const rig0 = await rig({ yaml: YAML, acme: TALKATIVE, log, adminToken: "ADMIN" });
  made = rig0;
  const traces: string[] = [];
  let broken = 0;
  rig0.answer = ({ url, body, headers }) => {
    if (url.includes("collector")) {
      traces.push(String(body));
      return ok();
    }
    const quoting = { error: "refused", url, headers, sent: String(body), person: PERSONAL.slice(1) };
    if (url.includes("acme.invalid")) return ok(quoting, [200, 400, 503, 401][broken++ % 4]);
    return String(body).includes('"message.received"')
      ? ok({ actions: [{ type: "say", text: `Hello ${PERSONAL[0]} ${SECRETS[0]}` }] })
      : ok(quoting, 400);
  };
  const answers: string[] = [];
  const heard = async (response: Response | Promise<Response>) => {
    const { status, headers } = await response;
    answers.push(`${status} ${JSON.stringify([...headers])} ${await (await response).text()}`);
  };
  const path = `/in/${SECRETS[1]}`;
  await rig0.gateway.start();
  expect(TALKATIVE).toContain('"broken: " & body.text');
  await heard(hook(rig0.gateway, says("e1"), path));
  await heard(hook(rig0.gateway, says("e1"), path));
  await heard(hook(rig0.gateway, says("e2", { echo: SECRETS }), path));
  await heard(hook(rig0.gateway, says("e3", { client: "8" }), path));
  await heard(hook(rig0.gateway, says("e4", { event: "BROKEN" }), path));
  await heard(hook(rig0.gateway, says("e5", { event: "OTHER" }), path));
  await heard(hook(rig0.gateway, says("e6", { client: 5, name: { of: PERSONAL[1] } }), path));
  await heard(hook(rig0.gateway, says("e7"), `/in/${SECRETS[1]}x`));
  await heard(hook(rig0.gateway, `{"event": "TEXT", ${PERSONAL[0]} ${SECRETS[1]}`, path));
  for (const [n, token] of MORE.entries())
    for (const event of ["TEXT", "BROKEN", "OTHER"])
      await heard(
        rig0.gateway.fetch(
          new Request(`http://localhost/hooks/more-${n}/in/${encodeURIComponent(token)}?again=${encodeURIComponent(token)}`, {
            method: "POST",
            headers: { "content-type": "application/json", "x-secret": encodeURIComponent(token) },
            body: JSON.stringify(says(`${event} of ${n}`, { event, client: `of ${n}`, echo: SECRETS })),
          }),
        ),
      );
  const bot = (token: string, body: unknown) =>
    rig0.gateway.fetch(
      new Request("http://localhost/bots/bot/actions", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );
  const { leads } = (await (await rig0.gateway.admin.fetch(new Request("http://localhost/admin/leads"))).json()) as {
    leads: { lead: { id: string } }[];
  };
  expect(leads).toHaveLength(2 + MORE.length);
  const leadId = leads[0]?.lead.id ?? "";
  await heard(bot(SECRETS[0] ?? "", { leadId, idempotencyKey: "1", actions: [{ type: "say", text: `${PERSONAL[0]} ${SECRETS[1]}` }] }));
  await heard(bot(SECRETS[0] ?? "", { leadId, idempotencyKey: "2", epoch: 99, actions: [{ type: "say", text: PERSONAL[0] }] }));
  await heard(
    bot(SECRETS[0] ?? "", {
      leadId,
      idempotencyKey: "3",
      actions: [{ type: "shout", text: PERSONAL[0], [PERSONAL[1] ?? ""]: SECRETS[0] }],
    }),
  );
  await heard(bot("wrong", { leadId, idempotencyKey: "4", actions: [] }));
  await heard(rig0.gateway.fetch(new Request(`http://localhost/media/${SECRETS[0]}`)));
  await heard(rig0.gateway.fetch(new Request("http://localhost/admin/leads", { headers: { authorization: `Bearer ${SECRETS[0]}` } })));
  await rig0.gateway.idle();

  const ask = async (where: string, entrance: Pick<Rig["gateway"], "fetch"> = rig0.gateway.admin) =>
    (await entrance.fetch(new Request(`http://localhost${where}`))).text();
  const lists = ["leads", "outbox", "inbox", "dead", "stats", "bindings"].map((name) => `/admin/${name}`);
  const { requests } = JSON.parse(await ask("/admin/inbox")) as { requests: { id: string }[] };
  const { letters } = JSON.parse(await ask("/admin/dead")) as { letters: { id: string }[] };
  expect(requests.length).toBeGreaterThan(5);
  expect(letters.length).toBeGreaterThan(1);
  const all = [
    ...lists,
    ...leads.flatMap(({ lead }) => ["", "/timeline", "/dialogs"].map((part) => `/admin/leads/${lead.id}${part}`)),
    ...requests.flatMap(({ id }) => [`/admin/inbox/${id}`, `/admin/inbox/${id}?personal=true`]),
    ...letters.flatMap(({ id }) => [`/admin/dead/${id}`, `/admin/dead/${id}?personal=true`]),
  ];
  const admin = await Promise.all(all.map((where) => ask(where)));
  const metrics = await ask("/metrics", rig0.gateway.metrics);
  // The last spans and lines.
  await rig0.gateway.stop(1_000);
  await new Promise((resolve) => setImmediate(resolve));
  return {
    logs,
    answers: answers.join("\n"),
    traces: traces.join("\n"),
    metrics,
    admin: admin.join("\n"),
  };
}

describe("nothing that the process writes", { timeout: 30_000 }, () => {
  it("holds a secret anywhere, nor what people wrote where no one asked for it", async () => {
    const written = await everything();
    expect(SECRETS.length).toBeGreaterThan(20);
    for (const name of ["logs", "answers", "traces", "metrics", "admin"] as const) expect(written[name].length, name).toBeGreaterThan(500);
    expect(written.logs).toContain('"msg":"attempt"');
    expect(written.logs).toContain('"msg":"webhook"');
    for (const [where, text] of Object.entries(written)) {
      for (const secret of SECRETS)
        for (const form of forms(secret)) expect(text.includes(form) ? `${where} holds ${form}` : "clean").toBe("clean");
      if (where === "admin") continue; // For those who ask for it.
      for (const word of PERSONAL) {
        for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)]) {
          const at = text.indexOf(form);
          expect(at < 0 ? "clean" : `${where}: ${text.slice(Math.max(0, at - 300), at + 100)}`).toBe("clean");
        }
      }
    }
  });
});
