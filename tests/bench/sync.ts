/**
 * Our sync server beside others, in the same rounds on the same machine: `npm run bench -- sync`, with
 * `--loads=W1,W2`, `--servers=ours,hocuspocus`, `--rounds=5`, `--seconds=15` and `--port=4400` to have
 * it shorter or elsewhere. Each server is a process of its own, and so is the load.
 */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { ownPostgres } from "#tests/helpers/database.ts";
import { type ServerName, servers } from "./sync/dialects.ts";
import type { Job, Seen } from "./sync/load.ts";
import { type Load, type LoadName, loads } from "./sync/loads.ts";
import { printRuns, type Run } from "./sync/report.ts";
import { canPin, installPeers, spawnOn, startServer } from "./sync/servers.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const RAW = `${ROOT}/test-results/bench-sync.jsonl`;

const { values } = parseArgs({
  options: {
    loads: { type: "string", default: Object.keys(loads).join() },
    servers: { type: "string", default: servers.join() },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string" },
    port: { type: "string", default: "4400" },
  },
});
const chosenLoads = named(values.loads, Object.keys(loads) as LoadName[]);
const chosenServers = named(values.servers, servers);
const rounds = Number(values.rounds);
let port = Number(values.port);

installPeers();
const postgres = await ownPostgres(true);
const databasePid = Number(
  readFileSync(`${postgres.folder}/data/postmaster.pid`, "utf8").split("\n", 1)[0],
);
console.log(await surroundings());
const loadBefore = loadavg();
const runs: Run[] = [];
for (const name of chosenLoads) {
  const load: Load = { ...loads[name], ...(values.seconds && { seconds: Number(values.seconds) }) };
  for (let round = 1; round <= rounds; round += 1) {
    for (const server of chosenServers) {
      // What is hostile in Yjs is nothing to tldraw.
      if (server === "tldraw" && name === "W8") continue;
      const run = { name, load, server, round, ...(await runOnce(server, load)) };
      runs.push(run);
      keep(run);
    }
  }
}
printRuns(runs, chosenServers);
const busy = (load: readonly number[]) => load.map((one) => one.toFixed(1)).join(" ");
console.log(
  `\nLoad of the machine (1, 5, 15 minutes): ${busy(loadBefore)} before, ${busy(loadavg())} after.`,
);
postgres.stop();

/** One load on one server that has just been started. */
async function runOnce(name: ServerName, load: Load): Promise<{ seen?: Seen; died: boolean }> {
  port += 1;
  const rooms = `b${randomUUID().slice(0, 8)}`;
  const target = { server: name, port, rooms };
  const server = await startServer({ name, port, databaseUrl: postgres.url, rooms, load });
  const seen = await putLoad({ target, load, serverPid: server.pid, databasePid });
  const { died } = server;
  if (!died) await server.stop();
  return { ...(seen && { seen }), died };
}

async function putLoad(job: Job): Promise<Seen | undefined> {
  const file = fileURLToPath(new URL("sync/load.ts", import.meta.url));
  const child = spawnOn(1, ["--import", "tsx", file, JSON.stringify(job)]);
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  await once(child, "close");
  return text === "" ? undefined : (JSON.parse(text) as Seen);
}

function keep(run: Run): void {
  mkdirSync(`${ROOT}/test-results`, { recursive: true });
  appendFileSync(RAW, `${JSON.stringify({ at: new Date().toISOString(), ...run })}\n`);
  const { name, server, round, seen } = run;
  const p99 = seen?.propagation.p99?.toFixed(1) ?? "–";
  console.error(`${name} round ${round} ${server}: p99 ${p99} ms${run.died ? ", died" : ""}`);
}

/** What every figure has to be read with. */
async function surroundings(): Promise<string> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query(
    "select current_setting('server_version') as version, current_setting('fsync') as fsync",
  );
  await client.end();
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const pinned = canPin ? "server and load on a processor each" : "processors not chosen";
  return [
    `\nCommit ${commit.trim()}, Node ${process.versions.node}, PostgreSQL ${rows[0].version} with fsync ${rows[0].fsync};`,
    `${rounds} rounds in turn, ${pinned}; raw lines in test-results/bench-sync.jsonl.`,
  ].join(" ");
}

/** The words of a list, each of which must be known. */
function named<T extends string>(list: string, known: readonly T[]): readonly T[] {
  return list.split(",").map((word) => {
    const found = known.find((one) => one === word);
    if (found === undefined)
      throw new Error(`No such thing: ${word}. There are: ${known.join(", ")}.`);
    return found;
  });
}
