/**
 * Rooms that open and close for an hour, and what becomes of the memory: `npm run bench -- soak`, with
 * `--minutes=60`, `--rooms=50` and `--port=4480`. Each minute a fifth of the rooms is left by everybody
 * and as many others are opened; a room that nobody is in stays in memory for 45 seconds.
 */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { ownPostgres } from "#tests/helpers/database.ts";
import { evenly } from "./sync/evenly.ts";
import { Participant } from "./sync/participant.ts";
import { cpuSeconds, memoryOf } from "./sync/process-meter.ts";
import { startServer } from "./sync/servers.ts";
import { median } from "./table.ts";

const CHURN = 0.2;
const PEOPLE = 5;
const CHANGES_PER_SECOND = 2;
/** Memory that grows by more than this from the middle third to the last, when all is warm, is not flat. */
const MOST_GROWTH = 0.05;
const MINUTE = 60_000;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    rooms: { type: "string", default: "50" },
    port: { type: "string", default: "4480" },
  },
});
const minutes = Number(values.minutes);
const size = Number(values.rooms);
const port = Number(values.port);
const postgres = await ownPostgres(true);
const rooms = `soak${randomUUID().slice(0, 8)}`;
const changed = Math.round(size * CHURN);
const load = {
  title: "rooms that open and close",
  ...{ rooms: size + changed * minutes, editorsPerRoom: PEOPLE, seconds: minutes * 60 },
  changesPerSecond: CHANGES_PER_SECOND,
};
const server = await startServer({ name: "ours", port, databaseUrl: postgres.url, rooms, load });
let opened = 0;
let people = 0;
let changes = 0;
const open: (readonly Participant[])[] = [];
for (let room = 0; room < size; room += 1) await openRoom();

const memory: number[] = [];
console.log(
  "| minute | rooms opened so far | memory, MiB | at most, MiB | processor, s | changes |",
);
console.log("| ---: | ---: | ---: | ---: | ---: | ---: |");
for (let minute = 1; minute <= minutes && !server.died; minute += 1) {
  await live(MINUTE);
  const { now, peak } = memoryOf(server.pid);
  memory.push(now);
  const used = cpuSeconds(server.pid).toFixed(1);
  console.log(
    `| ${minute} | ${opened} | ${now.toFixed(0)} | ${peak.toFixed(0)} | ${used} | ${changes} |`,
  );
}
const third = Math.ceil(memory.length / 3);
const early = median(memory.slice(third, 2 * third));
const late = median(memory.slice(-third));
const growth = memory.length < 3 ? 0 : late / early - 1;
console.log(`\n${server.died ? "The server died." : verdict()}`);
for (const { socket } of open.flat()) socket.end();
if (!server.died) await server.stop();
postgres.stop();
process.exit(server.died || growth > MOST_GROWTH ? 1 : 0);

/** One minute of work, in which rooms are left and others opened, spread evenly. */
async function live(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  for (let turn = 0; turn < changed; turn += 1) {
    await evenly(
      open.flat(),
      CHANGES_PER_SECOND,
      until - ((changed - 1 - turn) * milliseconds) / changed,
      (one) => {
        one.change("");
        changes += 1;
      },
    );
    for (const { socket } of open.shift() ?? []) socket.end();
    await openRoom();
  }
}

async function openRoom(): Promise<void> {
  const room = `${rooms}-${opened}`;
  opened += 1;
  const all = Array.from({ length: PEOPLE }, () => {
    people += 1;
    return new Participant({ server: "ours", port, room, index: people });
  });
  await Promise.all(all.map((one) => one.join()));
  open.push(all);
}

function verdict(): string {
  if (memory.length < 3) return "Too short to say whether memory stays flat.";
  const flat = growth <= MOST_GROWTH ? "flat" : "NOT flat";
  const percent = (growth * 100).toFixed(1);
  return `Memory is ${flat}: ${early.toFixed(0)} MiB in the middle third, ${late.toFixed(0)} in the last (${percent} %).`;
}
