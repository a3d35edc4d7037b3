import { afterEach, describe, expect, it } from "vitest";
import { METRICS } from "../../src/metrics.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { filesIn, read } from "../sources.ts";
import { greets, hook, ok, rig, text } from "./acme.ts";
import type { Rig } from "./acme.ts";

let made: Rig | undefined;
async function acme(options?: Parameters<typeof rig>[0]): Promise<Rig> {
  made = await rig(options);
  return made;
}
afterEach(async () => {
  await made?.close();
  made = undefined;
});

async function scrape(rig: Rig): Promise<string> {
  const response = await rig.gateway.metrics.fetch(new Request("http://localhost/metrics"));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  return response.text();
}

/** `name{labels}` → value. */
async function samples(rig: Rig): Promise<Map<string, number>> {
  const lines = (await scrape(rig)).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

describe("metrics", () => {
  it("are for the admin token, the admin socket and an address of their own, and for nobody else", async () => {
    const open = await acme();
    const ask = async (entrance: Pick<Rig["gateway"], "fetch">, authorization?: string) =>
      (await entrance.fetch(new Request("http://localhost/metrics", authorization ? { headers: { authorization } } : {}))).status;
    expect(await ask(open.gateway)).toBe(404);
    expect(await ask(open.gateway.admin)).toBe(200);
    expect(await ask(open.gateway.metrics)).toBe(200);
    expect((await open.gateway.metrics.fetch(new Request("http://localhost/admin/leads"))).status).toBe(404);
    await open.close();
    const guarded = await acme({ adminToken: "T0KEN" });
    expect(await ask(guarded.gateway)).toBe(401);
    expect(await ask(guarded.gateway, "Bearer GUESS")).toBe(401);
    expect(await ask(guarded.gateway, "Bearer T0KEN")).toBe(200);
  });

  it("count every webhook by what became of it, and name no binding that is none", async () => {
    const rig = await acme();
    await rig.gateway.start();
    await hook(rig.gateway, text("e1", "Hi"));
    await hook(rig.gateway, text("e1", "Hi"));
    await hook(rig.gateway, { event: "OTHER", id: "e2" });
    await hook(rig.gateway, { event: "BROKEN", id: "e3" });
    await hook(rig.gateway, text("e4", "Hi"), "/in/WRONG");
    await hook(rig.gateway, "{");
    await hook(rig.gateway, text("e5", "x".repeat(300 * 1024)));
    await rig.gateway.fetch(new Request("http://localhost/hooks/nosuch/x", { method: "POST" }));
    const counted = [...(await samples(rig))].filter(([name]) => name.startsWith("leadgate_webhook_total"));
    expect(Object.fromEntries(counted)).toEqual({
      'leadgate_webhook_total{binding="acme",result="queued",reason=""}': 1,
      'leadgate_webhook_total{binding="acme",result="duplicate",reason=""}': 1,
      'leadgate_webhook_total{binding="acme",result="ignored",reason=""}': 1,
      'leadgate_webhook_total{binding="acme",result="dead",reason=""}': 1,
      'leadgate_webhook_total{binding="acme",result="refused",reason="unauthorized"}': 1,
      'leadgate_webhook_total{binding="acme",result="refused",reason="malformed"}': 1,
      'leadgate_webhook_total{binding="acme",result="refused",reason="request.too_large"}': 1,
      'leadgate_webhook_total{binding="",result="refused",reason="unknown.binding"}': 1,
    });
    expect((await samples(rig)).get('leadgate_webhook_ack_seconds_count{binding="acme"}')).toBe(4);
  });

  it("follow a message from its event to its delivery, over a retry", async () => {
    const rig = await acme();
    await rig.gateway.start();
    let first = true;
    rig.answer = (request) => {
      if (request.url.includes("bot.invalid")) return greets(request.body);
      if (!first) return ok();
      first = false;
      return ok({}, 503);
    };
    await hook(rig.gateway, text("e1", "Hi"));
    await rig.gateway.idle();
    const seen = await samples(rig);
    expect(seen.get('leadgate_event_total{binding="acme",result="done"}')).toBe(1);
    expect(seen.get('leadgate_attempt_total{binding="bot",command="bot.notify",outcome="delivered"}')).toBe(1);
    expect(seen.get('leadgate_attempt_total{binding="acme",command="message.send",outcome="retry"}')).toBe(1);
    expect(seen.get('leadgate_command_total{binding="acme",command="message.send",result="retried"}')).toBe(1);
    expect(seen.get('leadgate_command_total{binding="bot",command="bot.notify",result="delivered"}')).toBe(1);
    expect(seen.get('leadgate_attempt_seconds_bucket{binding="bot",command="bot.notify",le="+Inf"}')).toBe(1);
    expect(seen.get('leadgate_command_seconds_count{binding="bot"}')).toBe(1);
    expect(seen.get("leadgate_outbox_backlog")).toBe(1);
    expect(seen.get('leadgate_event_lag_seconds_count{binding="acme"}')).toBe(1);
  });

  it("show the age of parked work, why its binding is paused, and what is dead", async () => {
    const clock = manualClock(Date.now());
    const rig = await acme({ clock });
    await rig.gateway.start();
    rig.answer = (request) => (request.url.includes("bot.invalid") ? greets(request.body) : ok({ error: "token" }, 401));
    await hook(rig.gateway, text("e1", "Hi"));
    await hook(rig.gateway, { event: "BROKEN", id: "e2" });
    await rig.gateway.idle();
    expect((await samples(rig)).get('leadgate_binding_paused{binding="acme",cause="account"}')).toBe(1);
    expect((await samples(rig)).get('leadgate_binding_paused{binding="acme",cause="down"}')).toBe(0);
    const until = clock.now() + 4_000;
    while (clock.next(until));
    const later = await samples(rig);
    expect(later.get("leadgate_outbox_parked")).toBe(1);
    expect(later.get('leadgate_oldest_age_seconds{kind="outbox"}')).toBe(4);
    expect(later.get('leadgate_oldest_age_seconds{kind="inbox"}')).toBe(0);
    expect(later.get("leadgate_dead_letters")).toBe(1);
  });

  it("count calls of bots and reloads", async () => {
    const rig = await acme();
    const call = (token: string) =>
      rig.gateway.fetch(
        new Request("http://localhost/bots/bot/actions", {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify({ leadId: "nobody", idempotencyKey: "1", actions: [] }),
        }),
      );
    expect((await call("BOTSECRET")).status).toBe(404);
    await rig.mend("'$error", "'$error");
    rig.gateway.reloadRefused();
    const seen = await samples(rig);
    expect(seen.get('leadgate_bot_call_total{binding="bot",result="bot.unknown_lead"}')).toBe(1);
    expect(seen.get('leadgate_config_reload_total{result="taken"}')).toBe(1);
    expect(seen.get('leadgate_config_reload_total{result="refused"}')).toBe(1);
    expect([...seen.keys()].filter((name) => name.startsWith("leadgate_config_info{hash="))).toHaveLength(1);
  });

  it("hold no lead, no text, no name and no secret", async () => {
    const rig = await acme();
    await rig.gateway.start();
    rig.answer = (request) => (request.url.includes("bot.invalid") ? greets(request.body) : ok());
    await hook(rig.gateway, text("event-id-4711", "PERSONAL-TEXT", "client-90210"));
    await rig.gateway.idle();
    const page = await scrape(rig);
    const { leads } = (await (await rig.gateway.admin.fetch(new Request("http://localhost/admin/leads"))).json()) as {
      leads: { lead: { id: string } }[];
    };
    expect(leads).toHaveLength(1);
    for (const word of [leads[0]?.lead.id ?? "", "PERSONAL-TEXT", "Anna", "event-id-4711", "client-90210", "ACMESECRET", "BOTSECRET"])
      expect(page).not.toContain(word);
  });

  it("are what Prometheus reads: every family with its type, every line well formed, buckets that only rise", async () => {
    const rig = await acme();
    await rig.gateway.start();
    await hook(rig.gateway, text("e1", "Hi"));
    await rig.gateway.idle();
    const lines = (await scrape(rig)).trimEnd().split("\n");
    const types = lines.flatMap((line) => (line.startsWith("# TYPE ") ? [line.split(" ")[2]] : []));
    expect(types).toEqual(Object.keys(METRICS));
    const sample = /^[a-z_]+(?:\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})? (?:\d|\+Inf)[\d.e+-]*$/;
    expect(lines.filter((line) => !line.startsWith("# ") && !sample.test(line))).toEqual([]);
    const buckets = lines
      .filter((line) => line.startsWith('leadgate_webhook_ack_seconds_bucket{binding="acme"'))
      .map((line) => Number(line.split(" ")[1]));
    expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toBe(1);
  });
});

describe("what reads the metrics", () => {
  const named = (source: string) => new Set(source.match(/\b(?:leadgate|process|nodejs)_[a-z_]+/g) ?? []);
  const exists = (name: string) => {
    const base = name.replace(/_(?:bucket|sum|count)$/, "");
    return name in METRICS || (base in METRICS && METRICS[base as keyof typeof METRICS].type === "histogram");
  };

  it.each(["examples/grafana/leadgate.json", "examples/prometheus/alerts.yaml", "docs/metrics.md"])(
    "%s names only metrics that exist",
    (file) => {
      const names = [...named(read(file))];
      expect(names.length).toBeGreaterThan(5);
      expect(names.filter((name) => !exists(name))).toEqual([]);
    },
  );

  it("the dashboard shows every metric, and docs/metrics.md explains every one with its labels", () => {
    const shown = named(read("examples/grafana/leadgate.json"));
    const base = new Set([...shown].map((name) => name.replace(/_(?:bucket|sum|count)$/, "")));
    expect(Object.keys(METRICS).filter((name) => !shown.has(name) && !base.has(name))).toEqual([]);
    const rows = new Map(
      [...read("docs/metrics.md").matchAll(/^\| `([a-z_]+)` \| ([a-z, ]*)\|/gm)].map((match) => [match[1], match[2]?.trim()]),
    );
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(METRICS).map(([name, { labels }]) => [name, labels.join(", ")])),
    );
  });

  it("a query names only labels that its metric has", () => {
    const queries = filesIn("examples", ".json")
      .concat(filesIn("examples", ".yaml"))
      .flatMap((file) => [
        ...read(file)
          .replaceAll('\\"', '"')
          .matchAll(/\b((?:leadgate)_[a-z_]+)\{([^}]*)\}/g),
      ]);
    expect(queries.length).toBeGreaterThan(20);
    const wrong = queries.flatMap(([, name = "", matchers = ""]) => {
      const family = METRICS[(name in METRICS ? name : name.replace(/_(?:bucket|sum|count)$/, "")) as keyof typeof METRICS];
      const labels = new Set<string>(["instance", "job", "le", ...family.labels]);
      return [...matchers.matchAll(/([a-z]+)\s*[=!]/g)]
        .filter(([, label = ""]) => !labels.has(label))
        .map(([, label]) => `${name}: ${label}`);
    });
    expect(wrong).toEqual([]);
  });
});
