/**
 * What is counted while the gateway works, and how Prometheus reads it (text format 0.0.4). Every label takes its values
 * from the configuration or from our own words: nothing that a payload chose, and no lead.
 */
export interface Metrics {
  /** A counter. */
  add(name: MetricName, labels?: readonly string[], by?: number): void;
  /** A histogram. */
  observe(name: MetricName, labels: readonly string[], seconds: number): void;
  /** Everything that was counted, and what was read just now: gauges, and counters that others keep. */
  text(readings: readonly Reading[]): string;
}

export type Reading = readonly [name: MetricName, labels: readonly string[], value: number];

interface Family {
  readonly type: "counter" | "gauge" | "histogram";
  readonly labels: readonly string[];
  readonly help: string;
}

/** All there are; docs/metrics.md explains them. */
export const METRICS = {
  leadgate_oldest_age_seconds: gauge("Age of the oldest unfinished item, parked and throttled ones included; 0 = none.", "kind"),
  leadgate_inbox_backlog: gauge("Accepted events that are not applied yet."),
  leadgate_inbox_waiting: gauge("Events that wait for their lead to become known."),
  leadgate_outbox_backlog: gauge("Commands that are not settled yet, parked ones included."),
  leadgate_outbox_parked: gauge("Commands that wait for a paused, disabled or removed binding."),
  leadgate_dead_letters: gauge("What was given up on and waits for a person."),

  leadgate_webhook_total: counter("Webhooks by what became of them.", "binding", "result", "reason"),
  leadgate_webhook_ack_seconds: histogram("From a webhook's arrival to our answer; refused ones aside.", "binding"),
  leadgate_bot_call_total: counter("Calls of a bot's own accord (POST /bots/…/actions).", "binding", "result"),
  leadgate_event_total: counter("Events applied, or given up on.", "binding", "result"),
  leadgate_event_lag_seconds: histogram("From the acceptance of an event to its decision.", "binding"),

  leadgate_attempt_total: counter("Tries of commands.", "binding", "command", "outcome"),
  leadgate_attempt_seconds: histogram("One try, from its start to the answer; bot.notify is the bot's latency.", "binding", "command"),
  leadgate_command_total: counter("What became of commands: delivered, retried, parked, cancelled, dead.", "binding", "command", "result"),
  leadgate_command_seconds: histogram("From the decision to the delivery, all tries included.", "binding"),
  leadgate_doubt_total: counter("Commands found started by nobody: they may have been done."),

  leadgate_lanes: gauge("Leads: lanes in memory, of these running, waiting for their turn, asleep until a retry.", "state"),
  leadgate_in_flight: gauge("Attempts under way.", "binding"),
  leadgate_waiting: gauge("Leads in line for their turn: all places are taken, or the provider's rate is used up.", "binding"),
  leadgate_binding_paused: gauge(
    "1 while nothing is sent there: it is down (the breaker is open), or its account is refused.",
    "binding",
    "cause",
  ),
  leadgate_binding_enabled: gauge("0 = configured, but disabled.", "binding"),
  leadgate_turn_total: counter("Commits of lanes."),
  leadgate_store_failure_total: counter("Turns that the store refused."),
  leadgate_noted_total: counter("Lines that a desk must not see (excluded), and timers that a dialog waited out (timer).", "kind"),
  leadgate_erased_total: counter("Leads erased."),

  leadgate_archive_written_total: counter("Documents written to the archive."),
  leadgate_archive_failed_total: counter("Writes that the archive refused."),
  leadgate_archive_backlog: gauge("Dialogs that the archive lacks something of."),
  leadgate_archive_oldest_age_seconds: gauge("Age of the oldest line that the archive lacks; 0 = none."),

  leadgate_config_reload_total: counter("Reloads, taken over or refused.", "result"),
  leadgate_config_info: gauge("Always 1; the configuration in force.", "hash"),
  leadgate_trace_span_total: counter("Spans of traces, sent or dropped.", "result"),

  leadgate_eventloop_lag_seconds: gauge("Delay of the event loop since the last reading.", "quantile"),
  process_start_time_seconds: gauge("When the process began, seconds since 1970."),
  process_cpu_seconds_total: counter("CPU time, user and system."),
  process_resident_memory_bytes: gauge("Resident memory."),
  process_open_fds: gauge("Open files."),
  nodejs_heap_size_used_bytes: gauge("Used heap."),
} satisfies Readonly<Record<string, Family>>;

export type MetricName = keyof typeof METRICS;

function counter(help: string, ...labels: string[]): Family {
  return { type: "counter", help, labels };
}
function gauge(help: string, ...labels: string[]): Family {
  return { type: "gauge", help, labels };
}
function histogram(help: string, ...labels: string[]): Family {
  return { type: "histogram", help, labels };
}

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120] as const;

interface Series {
  readonly labels: readonly string[];
  /** A counter's value; the sum of a histogram. */
  value: number;
  /** Of a histogram: how many fell into each bucket, the one without a bound last. */
  readonly counts: number[];
}

export function createMetrics(): Metrics {
  const families = new Map<MetricName, Map<string, Series>>();

  function seriesOf(name: MetricName, labels: readonly string[]): Series {
    let family = families.get(name);
    if (!family) families.set(name, (family = new Map()));
    const key = labels.join("\n");
    let series = family.get(key);
    if (!series) family.set(key, (series = { labels, value: 0, counts: Array.from({ length: BUCKETS.length + 1 }, () => 0) }));
    return series;
  }

  return {
    add(name, labels = [], by = 1) {
      seriesOf(name, labels).value += by;
    },
    observe(name, labels, seconds) {
      const series = seriesOf(name, labels);
      const bucket = BUCKETS.findIndex((bound) => seconds <= bound);
      const at = bucket < 0 ? BUCKETS.length : bucket;
      series.counts[at] = (series.counts[at] ?? 0) + 1;
      series.value += seconds;
    },
    text(readings) {
      const read = Map.groupBy(readings, ([name]) => name);
      return Object.entries<Family>(METRICS)
        .map(([name, family]) => {
          const counted = [...(families.get(name as MetricName)?.values() ?? [])];
          const lines = [
            ...counted.flatMap((series) =>
              family.type === "histogram" ? bucketLines(name, family, series) : [sample(name, family.labels, series.labels, series.value)],
            ),
            ...(read.get(name as MetricName) ?? []).map(([, labels, value]) => sample(name, family.labels, labels, value)),
          ];
          // A rate needs a beginning.
          if (lines.length === 0 && family.type === "counter" && family.labels.length === 0) lines.push(`${name} 0`);
          return `# HELP ${name} ${family.help}\n# TYPE ${name} ${family.type}\n${lines.map((line) => `${line}\n`).join("")}`;
        })
        .join("");
    },
  };
}

function bucketLines(name: string, family: Family, { labels, counts, value }: Series): string[] {
  const names = [...family.labels, "le"];
  let below = 0;
  const buckets = counts.map((count, at) => {
    below += count;
    return sample(`${name}_bucket`, names, [...labels, String(BUCKETS[at] ?? "+Inf")], below);
  });
  return [...buckets, sample(`${name}_sum`, family.labels, labels, value), sample(`${name}_count`, family.labels, labels, below)];
}

function sample(name: string, names: readonly string[], values: readonly string[], value: number): string {
  const pairs = names.map((label, at) => `${label}="${escaped(values[at] ?? "")}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
