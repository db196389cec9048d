import { timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { hashOf } from "./secrets.ts";
import type { Notes, Readings } from "./sync/notes.ts";

/** Bounds of what takes time, in milliseconds. */
const TIMES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000];

/** Figures for monitors, in the format of Prometheus. */
export interface Metrics {
  readonly notes: Notes;
  /** The figures, for whoever knows the token; undefined for everybody else. */
  show(token: string | undefined, now: Readings): Promise<string | undefined>;
}

/** Figures that only the holder of this token may see. */
export function newMetrics(secret: string): Metrics {
  const registry = new Registry();
  const told = tellInto(registry);
  const notes = notesInto(registry);
  return {
    notes,
    async show(token, now) {
      if (token === undefined) return undefined;
      const [given, wanted] = [Buffer.from(hashOf(token)), Buffer.from(hashOf(secret))];
      if (!timingSafeEqual(given, wanted)) return undefined;
      told(now);
      return registry.metrics();
    },
  };
}

function notesInto(registry: Registry): Notes {
  const registers = [registry];
  const times = (name: string, help: string) =>
    new Histogram({ name, help, registers, buckets: TIMES });
  const count = (name: string, help: string) => new Counter({ name, help, registers });
  const acks = times("sync_ack_ms", "From a change's arrival to its acknowledgement");
  const spread = times(
    "sync_propagate_ms",
    "From a change's arrival to its way out to everybody else",
  );
  const commits = times("sync_commit_ms", "Writing to the database");
  const maps = new Histogram({
    ...{ name: "batch_rooms", help: "Maps in one write", registers, buckets: [1, 2, 4, 8, 16, 24] },
  });
  const bytes = new Histogram({
    ...{ name: "batch_bytes", help: "Bytes in one write", registers },
    buckets: [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000],
  });
  const nacks = new Counter({
    ...{ name: "nack", help: "Changes refused", registers, labelNames: ["reason"] },
  });
  const rechecks = times("authz_recheck_ms", "Looking up again who is connected");
  const dropped = count("awareness_dropped", "Presence overtaken by newer presence");
  const peers = count("bus_gap_recoveries", "Times words between two processes were lost");
  const fences = count("fence_lost", "Maps taken over by another process");
  const snapshots = count("compaction_verify_failures", "Snapshots that failed");
  return {
    acknowledged: (ms) => acks.observe(ms),
    propagated: (ms) => spread.observe(ms),
    committed: (ms, count, size) => {
      commits.observe(ms);
      maps.observe(count);
      bytes.observe(size);
    },
    refused: (reason) => nacks.inc({ reason }),
    presenceDropped: () => dropped.inc(),
    rechecked: (ms) => rechecks.observe(ms),
    fenceLost: () => fences.inc(),
    peerLost: () => peers.inc(),
    snapshotFailed: () => snapshots.inc(),
  };
}

/** Gauges that are set when somebody looks. */
function tellInto(registry: Registry): (now: Readings) => void {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const late = gauge("eventloop_delay_p99", "Milliseconds, since the last look");
  const heap = gauge("heap_used", "Bytes");
  const maps = gauge("rooms_loaded", "Maps in memory");
  const log = gauge("room_log_rows_max", "Rows since the last snapshot, where there are most");
  const age = gauge("snapshot_age_max", "Seconds that changes have been in no snapshot, at most");
  const lagging = gauge("conns_lagging", "Readers who do not keep up");
  const buffered = gauge("out_bytes_buffered", "Bytes on their way to readers");
  const unsaved = gauge("unsaved_seconds", "For how long changes could not be saved");
  const connections = new Gauge({
    ...{ name: "conns", help: "Connections", registers, labelNames: ["role", "carrier"] },
  });
  const passedOn = gauge("conns_passed_on", "Connections to maps that other processes serve");
  return (now) => {
    late.set(delay.percentile(99) / 1e6);
    delay.reset();
    heap.set(process.memoryUsage().heapUsed);
    maps.set(now.maps);
    log.set(now.longestLog);
    age.set(now.snapshotAge);
    lagging.set(now.lagging);
    buffered.set(now.buffered);
    unsaved.set(now.unsaved);
    connections.reset();
    for (const { role, carrier, count } of now.connections) {
      connections.set({ role, carrier }, count);
    }
    passedOn.set(now.passedOn);
  };
}
