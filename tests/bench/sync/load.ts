/** Puts one load on one server and prints what it saw, in one line of JSON: `load.ts JOB`. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Crowd, type Target } from "./crowd.ts";
import type { Load } from "./loads.ts";
import { cpuSeconds, familyCpuSeconds, hostTicks, memoryOf } from "./process-meter.ts";

/** What is to be done. */
export interface Job {
  readonly target: Target;
  readonly load: Load;
  readonly serverPid: number;
  readonly databasePid: number;
}

/** What one run has shown, until all had arrived. Times in milliseconds, memory in MiB. */
export interface Seen {
  readonly sent: number;
  readonly missing: number;
  readonly converged: boolean;
  readonly propagation: { readonly p50?: number; readonly p95?: number; readonly p99?: number };
  readonly acknowledgement?: number;
  readonly joining?: number;
  /** What a server that has died used, nobody knows: null, as JSON has it. */
  readonly cpuSeconds: number | null;
  readonly databaseCpuSeconds: number;
  readonly memory: number | null;
  readonly memoryGrown: number | null;
  readonly bytes: number;
  readonly frames: number;
  readonly closed: Readonly<Record<string, number>>;
  readonly attacked: number;
  /** 99th percentile of how late this process itself was. */
  readonly ownDelay: number;
  /** Share of the time that the host gave to others. */
  readonly stolen: number;
}

const job = JSON.parse(process.argv[2] ?? "") as Job;
const crowd = new Crowd(job.target, job.load);
await crowd.gather();
const before = measure();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
await crowd.work();
delay.disable();
await crowd.settle();
const after = measure();
const { propagation, acknowledgement, joining } = crowd;
const p = (times: typeof propagation, share: number) => times.quantile(share);
const seen = {
  sent: crowd.sent,
  missing: crowd.missing,
  converged: crowd.converged,
  propagation: { p50: p(propagation, 0.5), p95: p(propagation, 0.95), p99: p(propagation, 0.99) },
  acknowledgement: p(acknowledgement, 0.99),
  joining: p(joining, 0.99),
  cpuSeconds: after.cpu - before.cpu,
  databaseCpuSeconds: after.databaseCpu - before.databaseCpu,
  memory: memoryOf(job.serverPid).peak,
  memoryGrown: memoryOf(job.serverPid).peak - before.memory,
  bytes: crowd.bytes - before.bytes,
  frames: crowd.frames - before.frames,
  closed: crowd.closed,
  attacked: crowd.attacked,
  ownDelay: delay.percentile(99) / 1e6,
  stolen: (after.host.stolen - before.host.stolen) / (after.host.all - before.host.all),
};
process.stdout.write(`${JSON.stringify(seen)}\n`, () => process.exit(0));

function measure() {
  return {
    cpu: cpuSeconds(job.serverPid),
    databaseCpu: familyCpuSeconds(job.databasePid),
    memory: memoryOf(job.serverPid).now,
    bytes: crowd.bytes,
    frames: crowd.frames,
    host: hostTicks(),
  };
}
