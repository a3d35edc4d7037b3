import { readdirSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Reading } from "../metrics.ts";
import type { Handler, Parts } from "./parts.ts";

/** GET /metrics: what was counted, and what is so at this moment. The store is asked for counts and two seeks, nothing is walked. */
export function readMetrics(parts: Parts): Handler {
  return async () => {
    const text = parts.metrics.text([
      ...(await ofStore(parts)),
      ...ofEngine(parts),
      ...ofConfig(parts),
      ...ofTraces(parts),
      ...ofProcess(),
    ]);
    return new Response(text, { status: 200, headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
  };
}

async function ofStore({ store, archive, deps }: Parts): Promise<Reading[]> {
  const age = (since: number | null) => (since === null ? 0 : Math.max(0, deps.clock.now() - since) / 1000);
  const backlog = await store.backlog();
  const readings: Reading[] = [
    ["leadgate_oldest_age_seconds", ["inbox"], age(backlog.oldest.inbox)],
    ["leadgate_oldest_age_seconds", ["outbox"], age(backlog.oldest.outbox)],
    ["leadgate_inbox_backlog", [], backlog.inbox],
    ["leadgate_inbox_waiting", [], backlog.waiting],
    ["leadgate_outbox_backlog", [], backlog.outbox],
    ["leadgate_outbox_parked", [], backlog.parked],
    ["leadgate_dead_letters", [], backlog.dead],
  ];
  if (!archive) return readings;
  const { dialogs, since } = await store.unarchived();
  const { written, failed } = archive.stats();
  return [
    ...readings,
    ["leadgate_archive_backlog", [], dialogs],
    ["leadgate_archive_oldest_age_seconds", [], age(since)],
    ["leadgate_archive_written_total", [], written],
    ["leadgate_archive_failed_total", [], failed],
  ];
}

function ofEngine({ engine }: Parts): Reading[] {
  const stats = engine.stats();
  return [
    ["leadgate_lanes", ["memory"], stats.lanes],
    ["leadgate_lanes", ["running"], stats.running],
    ["leadgate_lanes", ["queued"], stats.queued],
    ["leadgate_lanes", ["asleep"], stats.sleeping],
    ...Object.entries(stats.inFlight).map(([binding, count]): Reading => ["leadgate_in_flight", [binding], count]),
    ...Object.entries(stats.waiting).map(([binding, count]): Reading => ["leadgate_waiting", [binding], count]),
    ["leadgate_turn_total", [], stats.turns],
    ["leadgate_store_failure_total", [], stats.storeFailures],
    ["leadgate_doubt_total", [], stats.doubts],
    ...["excluded", "timer"].map((kind): Reading => ["leadgate_noted_total", [kind], stats.noted[kind] ?? 0]),
  ];
}

function ofConfig({ runtime, engine }: Parts): Reading[] {
  const { bindings, disabled, hash } = runtime();
  const { pauseCauses } = engine.stats();
  return [
    ["leadgate_config_info", [hash], 1],
    ...[...bindings.keys()].flatMap((binding): Reading[] => [
      ["leadgate_binding_enabled", [binding], 1],
      ["leadgate_binding_paused", [binding, "down"], pauseCauses[binding] === "down" ? 1 : 0],
      ["leadgate_binding_paused", [binding, "account"], pauseCauses[binding] === "account" ? 1 : 0],
    ]),
    ...[...disabled.keys()].map((binding): Reading => ["leadgate_binding_enabled", [binding], 0]),
  ];
}

function ofTraces({ tracer }: Parts): Reading[] {
  if (!tracer) return [];
  const { sent, dropped } = tracer.stats();
  return [
    ["leadgate_trace_span_total", ["sent"], sent],
    ["leadgate_trace_span_total", ["dropped"], dropped],
  ];
}

/** Measured from the first reading on: who never asks pays nothing. */
let eventLoop: ReturnType<typeof monitorEventLoopDelay> | undefined;
/** Milliseconds between two looks, which are no lag. */
const RESOLUTION = 10;

function ofProcess(): Reading[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const files = openFiles();
  return [
    ["process_start_time_seconds", [], performance.timeOrigin / 1000],
    ["process_cpu_seconds_total", [], (user + system) / 1e6],
    ["process_resident_memory_bytes", [], rss],
    ["nodejs_heap_size_used_bytes", [], heapUsed],
    ...(files === undefined ? [] : [["process_open_fds", [], files] as const]),
    ...loopLag(),
  ];
}

function loopLag(): Reading[] {
  if (!eventLoop) {
    eventLoop = monitorEventLoopDelay({ resolution: RESOLUTION });
    eventLoop.enable();
    return [];
  }
  const read = (quantile: number): Reading => [
    "leadgate_eventloop_lag_seconds",
    [String(quantile)],
    Math.max(0, (eventLoop?.percentile(quantile * 100) ?? 0) / 1e9 - RESOLUTION / 1000),
  ];
  const readings = eventLoop.count === 0 ? [] : [read(0.5), read(0.99)];
  eventLoop.reset();
  return readings;
}

/** Only where the system says it in a folder. */
function openFiles(): number | undefined {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return undefined;
  }
}
