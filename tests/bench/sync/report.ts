import { median } from "../table.ts";
import type { ServerName } from "./dialects.ts";
import type { Seen } from "./load.ts";
import type { Load, LoadName } from "./loads.ts";

/** One load on one server, once. */
export interface Run {
  readonly name: LoadName;
  readonly load: Load;
  readonly server: ServerName;
  readonly round: number;
  /** What was seen, unless the load itself came to grief. */
  readonly seen?: Seen;
  /** The server ended by itself. */
  readonly died: boolean;
}

/** A load that sent too little, was late itself, or whose machine was taken away, says little about the server. */
const LEAST_SENT = 0.98;
const LATEST_OWN = 20;
const MOST_STOLEN = 0.01;

const measures: readonly {
  readonly what: string;
  readonly of: (seen: Seen) => number | null | undefined;
}[] = [
  { what: "changes sent", of: ({ sent }) => sent },
  { what: "seen by others p50, ms", of: ({ propagation }) => propagation.p50 },
  { what: "p95, ms", of: ({ propagation }) => propagation.p95 },
  { what: "p99, ms", of: ({ propagation }) => propagation.p99 },
  { what: "saved and confirmed p99, ms", of: ({ acknowledgement }) => acknowledgement },
  { what: "coming in p99, ms", of: ({ joining }) => joining },
  { what: "server's processor time, s", of: ({ cpuSeconds }) => cpuSeconds },
  { what: "of it for each change sent, ms", of: perChange },
  { what: "database's processor time, s", of: ({ databaseCpuSeconds }) => databaseCpuSeconds },
  { what: "server's memory at most, MiB", of: ({ memory }) => memory },
  { what: "of it grown under load, MiB", of: ({ memoryGrown }) => memoryGrown },
  { what: "bytes to clients, MiB", of: ({ bytes }) => bytes / 1_024 ** 2 },
  { what: "changes not arrived", of: ({ missing }) => missing },
  { what: "connections ended by the server", of: ({ closed }) => sum(Object.values(closed)) },
  { what: "hostile messages sent", of: ({ attacked }) => attacked || undefined },
  { what: "the load's own delay p99, ms", of: ({ ownDelay }) => ownDelay },
];

const VERSIONS: Readonly<Record<ServerName, string>> = {
  ours: "ours",
  "y-websocket-server": "@y/websocket-server 0.1.5",
  "y-websocket-log": "the same, with a log in PostgreSQL",
  hocuspocus: "hocuspocus 3.4.4",
  "hocuspocus-4": "hocuspocus 4.7.0",
  tldraw: "tldraw sync 5.4.2",
};

/** Prints one table: the median of the rounds, their range, and how many times a peer's figure ours is. */
export function printRuns(runs: readonly Run[], servers: readonly ServerName[]): void {
  const heads = servers.flatMap((one) =>
    one === "ours" ? ["ours"] : [VERSIONS[one], "ours : it"],
  );
  console.log(`\n| load | measured | ${heads.join(" | ")} |`);
  console.log(`| --- | --- |${" ---: |".repeat(heads.length)}`);
  for (const name of new Set(runs.map((run) => run.name))) {
    const these = runs.filter((run) => run.name === name);
    for (const { what, of } of measures) {
      const valuesOf = (server: ServerName) =>
        these.flatMap(({ server: its, seen }) => (its === server && seen ? (of(seen) ?? []) : []));
      if (servers.every((server) => valuesOf(server).length === 0)) continue;
      const ours = median(valuesOf("ours"));
      const cells = servers.flatMap((server) => {
        const values = valuesOf(server);
        if (server === "ours") return [cell(values)];
        const ratio = ours / median(values);
        return [cell(values), Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : "–"];
      });
      console.log(`| ${name} | ${what} | ${cells.join(" | ")} |`);
    }
  }
  console.log("");
  for (const name of new Set(runs.map((run) => run.name))) {
    const load = runs.find((run) => run.name === name)?.load;
    console.log(`- ${name}: ${load?.title}, for ${load?.seconds} s.`);
  }
  for (const line of remarks(runs)) console.log(`- ${line}`);
}

/** What can still be compared when a load that was late has sent less to one server than to another. */
function perChange({ cpuSeconds, sent }: Seen): number | undefined {
  return cpuSeconds === null || sent === 0 ? undefined : (cpuSeconds * 1_000) / sent;
}

function planned({ rooms, editorsPerRoom, changesPerSecond, seconds }: Load): number {
  return rooms * editorsPerRoom * changesPerSecond * seconds;
}

function remarks(runs: readonly Run[]): string[] {
  return runs.flatMap((run) => {
    const { name, load, server, round, seen, died } = run;
    const where = `${name}, round ${round}, ${server}`;
    if (died) return [`${where}: the server died (after ${seen?.attacked ?? 0} hostile messages).`];
    if (seen === undefined) return [`${where}: the load did not get through.`];
    return doubts(seen, load).map((doubt) => `${where}: ${doubt}.`);
  });
}

/** Why the figures of a run are to be taken with care. */
function doubts({ sent, ownDelay, stolen, converged }: Seen, load: Load): string[] {
  const share = sent / planned(load);
  return [
    share < LEAST_SENT ? `only ${percent(share)} of the changes got sent` : undefined,
    ownDelay > LATEST_OWN ? "the load itself was late; not to be relied on" : undefined,
    stolen > MOST_STOLEN ? `${percent(stolen)} of the machine was taken by others` : undefined,
    converged ? undefined : "20 s after the end not everybody had the same",
  ].filter((doubt) => doubt !== undefined);
}

function cell(values: readonly number[]): string {
  if (values.length === 0) return "–";
  const range = `${figure(Math.min(...values))}–${figure(Math.max(...values))}`;
  return values.length === 1 ? figure(median(values)) : `${figure(median(values))} [${range}]`;
}

function figure(value: number): string {
  if (Number.isInteger(value) || value >= 100) return Math.round(value).toLocaleString("en-GB");
  return value.toFixed(value >= 10 ? 1 : 2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
