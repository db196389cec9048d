/** A server that kills itself, as a power cut would, at a point it is told: `tsx killed-process.ts DATABASE_URL PORT [POINT]`, or later by a message. */
import { readFileSync } from "node:fs";
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
  /** How often it was looked, and how often the event loop had been held up too long: by its own work, whatever else the machine did. */
  readonly looks: number;
  readonly stalls: number;
}

/** Milliseconds between two looks. */
const LOOK = 10;
/** So many nanoseconds of work in one go hold others up. */
const LONGEST_WORK = 50e6;
let looks = 0;
let stalls = 0;
let before = worked();
setInterval(() => {
  const now = worked();
  looks += 1;
  if (now - before > LONGEST_WORK) stalls += 1;
  before = now;
}, LOOK);

/** Nanoseconds that the thread of the event loop has been on a processor. */
function worked(): number {
  const [onProcessor] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ");
  return Number(onProcessor);
}

process.on("message", (point: KillPoint | "burden") => {
  if (point === "burden") {
    const { buffered } = server.sync.readings();
    const burden = { buffered, heap: process.memoryUsage().heapUsed, looks, stalls };
    process.send?.(burden satisfies Burden);
  } else {
    armed = point;
    process.send?.("armed");
  }
});
process.send?.(server.port);
