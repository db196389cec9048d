/** A server that kills itself, as a power cut would, at a point it is told: `tsx killed-process.ts DATABASE_URL PORT [POINT]`, or later by a message. */
import { createHistogram } from "node:perf_hooks";
import { openDatabase } from "#server/db.ts";
import { postgresStore } from "#server/sync/postgres-store.ts";
import { type KillPoint, partsThatTell } from "./kill-points.ts";
import { gullible, TestServer } from "./sync-server.ts";

const [databaseUrl = "", port = "0", first] = process.argv.slice(2);
let armed = first;
const at = (point: KillPoint) => {
  if (point === armed) process.kill(process.pid, "SIGKILL");
};
const { db } = await openDatabase({ dataDir: "", databaseUrl });
const { store, ...more } = partsThatTell(db, postgresStore, at);
const server = await new TestServer(store, gullible, db, more).listen(Number(port));

/** How much it holds, for bounds that must not be passed. */
export interface Burden {
  readonly buffered: number;
  readonly heap: number;
  /** Milliseconds that the event loop was held up by this process's own work, whatever else the machine did: the hundredth part that was worst. */
  readonly stall: number;
}

const LOOK = 10;
const work = createHistogram();
let before = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  work.record(Math.max(1, user + system));
}, LOOK);

process.on("message", (point: KillPoint | "burden") => {
  if (point === "burden") {
    const { buffered } = server.sync.readings();
    const burden = {
      buffered,
      heap: process.memoryUsage().heapUsed,
      stall: work.percentile(99) / 1e3,
    };
    process.send?.(burden satisfies Burden);
  } else {
    armed = point;
    process.send?.("armed");
  }
});
process.send?.(server.port);
