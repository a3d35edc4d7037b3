import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/deps.ts";
import { createSend } from "../../src/network.ts";
import { createTracer, parseTraceparent } from "../../src/traces.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { silentLog } from "../../src/log.ts";
import { GATEWAY_YAML, greets, hook, ok, rig, text } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";

interface Seen {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: string } }[];
  status: { code: number; message?: string };
}

/** A collector of OTLP over HTTP: another server, as it stands beside a gateway. */
let collector: Server;
let url: string;
let bodies: string[];
let status = 200;
let made: Rig | undefined;

beforeEach(async () => {
  bodies = [];
  status = 200;
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      bodies.push(Buffer.concat(parts).toString());
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
});
afterEach(async () => {
  await made?.close();
  made = undefined;
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

function spans(): Seen[] {
  return bodies.flatMap((body) => {
    const { resourceSpans } = JSON.parse(body) as { resourceSpans: { resource: object; scopeSpans: { spans: Seen[] }[] }[] };
    expect(resourceSpans[0]?.resource).toEqual({ attributes: [{ key: "service.name", value: { stringValue: "leadgate" } }] });
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  });
}

/** A gateway whose traces go to the collector; the bot greets, the chat center takes everything. */
async function traced(): Promise<{ rig: Rig; asked: HttpRequest[]; stop: () => Promise<Seen[]> }> {
  const rig0 = await rig({ yaml: GATEWAY_YAML.replace("publicUrl:", `traces: { url: "${url}" }, publicUrl:`) });
  made = rig0;
  const send = createSend();
  const asked: HttpRequest[] = [];
  rig0.answer = (request) => {
    if (request.url === url) return send(request);
    asked.push(request);
    return request.url.includes("bot.invalid") ? greets(request.body) : ok();
  };
  await rig0.gateway.start();
  return {
    rig: rig0,
    asked,
    async stop() {
      await rig0.gateway.idle();
      await rig0.gateway.stop(1_000);
      return spans();
    },
  };
}

const named = (all: readonly Seen[], name: string) => all.filter((span) => span.name === name);

describe("traces", () => {
  it("go from the webhook over the bot to the provider's answer: one trace, its id the request's", async () => {
    const { rig, asked, stop } = await traced();
    await hook(rig.gateway, text("e1", "CANARY words"));
    const all = await stop();

    const [webhook] = named(all, "webhook");
    const [turn] = named(all, "turn message.received");
    const [ask] = named(all, "attempt bot.notify");
    const [reply] = named(all, "attempt message.send");
    expect([webhook, turn, ask, reply].every(Boolean)).toBe(true);
    expect(new Set(all.map(({ traceId }) => traceId)).size).toBe(1);
    const request = webhook?.attributes.find(({ key }) => key === "leadgate.request")?.value.stringValue ?? "";
    expect(webhook).toMatchObject({ traceId: request.replaceAll("-", ""), kind: 2, status: { code: 1 } });
    expect(webhook).not.toHaveProperty("parentSpanId");
    expect(turn?.parentSpanId).toBe(webhook?.spanId);
    expect(ask).toMatchObject({ parentSpanId: turn?.spanId, kind: 3 });
    const settled = named(all, "turn settled delivered").find(({ spanId }) => spanId === reply?.parentSpanId);
    expect(settled?.parentSpanId).toBe(ask?.spanId);
    expect(new Set(all.map(({ spanId }) => spanId)).size).toBe(all.length);
    for (const span of all) expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);

    // The bot may go on with it; a provider gets no header that its definition does not name.
    const header = (part: string) => asked.find((one) => one.url.includes(part))?.headers["traceparent"];
    expect(header("bot.invalid")).toBe(`00-${ask?.traceId}-${ask?.spanId}-01`);
    expect(header("acme.invalid")).toBeUndefined();
    for (const word of ["CANARY", "Anna", "ACMESECRET", "BOTSECRET"]) expect(bodies.join("")).not.toContain(word);
  });

  it("join the caller's trace, and are not recorded when the caller does not record", async () => {
    const { rig, stop } = await traced();
    const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    await hook(rig.gateway, text("e1", "Hi"), undefined, { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
    await hook(rig.gateway, text("e2", "Hi", "8"), undefined, { traceparent: `00-${trace.replace("4bf9", "ffff")}-00f067aa0ba902b7-00` });
    await hook(rig.gateway, text("e3", "Hi", "9"), undefined, { traceparent: "nonsense" });
    const all = await stop();
    const own = all.filter(({ traceId }) => traceId === trace);
    expect(named(own, "webhook")).toMatchObject([{ parentSpanId: "00f067aa0ba902b7" }]);
    expect(named(own, "attempt message.send")).toHaveLength(1);
    expect(all.some(({ traceId }) => traceId.startsWith("ffff"))).toBe(false);
    expect(named(all, "webhook")).toHaveLength(2);
  });

  it("say what failed, without what a person wrote", async () => {
    const { rig, stop } = await traced();
    const { answer } = rig;
    rig.answer = (request) =>
      request.url.includes("acme.invalid") ? ok({ error: "ACMESECRET may not send Hello to Anna" }, 400) : answer(request);
    await hook(rig.gateway, text("e1", "Hi"));
    const [reply] = named(await stop(), "attempt message.send");
    expect(reply).toMatchObject({ status: { code: 2, message: expect.stringContaining("400") } });
    expect(bodies.join("")).not.toMatch(/ACMESECRET|Anna|Hello/);
  });

  it("delay no work and lose none when the collector refuses or is away: they are dropped and counted", async () => {
    const { rig, stop } = await traced();
    status = 503;
    await hook(rig.gateway, text("e1", "Hi"));
    await rig.gateway.idle();
    expect(rig.sent.filter((one) => one.url.includes("acme.invalid"))).toHaveLength(1);
    const all = await stop();
    const page = await (await rig.gateway.metrics.fetch(new Request("http://localhost/metrics"))).text();
    expect(page).toContain('leadgate_trace_span_total{result="sent"} 0\n');
    expect(page).toContain(`leadgate_trace_span_total{result="dropped"} ${all.length}\n`);
    expect(rig.lines.filter(({ message }) => message.startsWith("traces cannot be sent"))).toHaveLength(1);
  });
});

describe("the exporter", () => {
  it("holds a bounded number of spans while the collector hangs", async () => {
    const clock = manualClock();
    let answer = () => {};
    const posted: number[] = [];
    const tracer = createTracer({
      url: "http://collector.invalid/",
      redact: (text) => text,
      deps: {
        clock,
        log: silentLog,
        send: ({ body }) => {
          posted.push(String(body).split('"traceId"').length - 1);
          return new Promise((resolve) => (answer = () => resolve(ok())));
        },
      },
    });
    for (let n = 0; n < 10_000; n += 1) tracer.request(`r${n}`, { name: "webhook", start: 0, end: 1, attributes: {} });
    expect(posted).toEqual([512]);
    expect(tracer.stats()).toEqual({ sent: 0, dropped: 10_000 - 512 - 2_048 });
    for (let n = 0; n < 5; n += 1) {
      answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(posted).toEqual([512, 512, 512, 512, 512]);
    expect(tracer.stats().sent).toBe(2_560);
  });

  it("masks secrets in whatever a span says", async () => {
    const bodies: string[] = [];
    const tracer = createTracer({
      url: "http://collector.invalid/",
      redact: (text) => text.replaceAll("SECRET", "***"),
      deps: {
        clock: manualClock(),
        log: silentLog,
        send: async ({ body }) => {
          bodies.push(String(body));
          return ok();
        },
      },
    });
    tracer.request("r1", { name: "webhook", start: 0, end: 1, attributes: { "leadgate.rule": "SECRET" }, failed: "SECRET" });
    await tracer.stop(1_000);
    expect(bodies.join("")).toContain('"message":"***"');
    expect(bodies.join("")).not.toContain("SECRET");
  });

  it.each([
    ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true],
    ["cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", true],
    ["ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false],
    ["00-00000000000000000000000000000000-00f067aa0ba902b7-01", false],
    ["00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false],
    ["00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", false],
    ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", false],
    ["", false],
  ])("reads the traceparent %s: %s", (text, valid) => {
    expect(parseTraceparent(text) !== undefined).toBe(valid);
  });
});
