/**
 * How long after a crash the last of the people on a map has everything again: `npm run bench -- recovery`,
 * with `--rounds=20`, `--people=30` and `--away=0,10`. The server is killed while everybody writes, stays
 * away for so many seconds, and is started again; counted is from the moment when it answers.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { maps } from "#drizzle/schema.ts";
import { seedDocument } from "#server/documents.ts";
import { ownPostgres } from "#tests/helpers/database.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { shapesUpdate } from "./sync/shapes.ts";
import { median } from "./table.ts";

const MAP = "recovery";
/** So many milliseconds after the process is up everybody is to be back, 95 times of 100. */
const AIM = 3_000;
/** Shapes on the map: about as many as on the demonstration. */
const SHAPES = 200;
const script = fileURLToPath(new URL("../helpers/killed-process.ts", import.meta.url));

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    people: { type: "string", default: "30" },
    away: { type: "string", default: "0,10" },
  },
});
// Each connection looks after the end of this process.
process.setMaxListeners(0);
const postgres = await ownPostgres(true);
const database = await postgres.open();
await database.db.insert(maps).values({ id: MAP, title: MAP, joinCode: MAP });
await seedDocument(database.db, MAP, shapesUpdate(SHAPES));
let { child, port } = await start(0);
const people = Array.from({ length: Number(values.people) }, (_, index) => comeIn(`p${index}`));
await Promise.all(people.map((one) => one.until(() => one.words === "Saved")));

console.log("\n### After a crash, until the last of the people has everything again\n");
console.log("| server away for | people | rounds | middle | 95 of 100 | longest | aim |");
console.log("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const away of values.away.split(",").map(Number)) {
  const times: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    times.push(await crash(`${away} ${round}`, away));
  }
  const sorted = times.toSorted((a, b) => a - b);
  const cells = [
    `${away} s and its start`,
    people.length,
    times.length,
    ms(median(times)),
    ms(sorted[Math.ceil(sorted.length * 0.95) - 1]),
    ms(sorted.at(-1)),
    `≤ ${ms(AIM)} (95 of 100)`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
for (const one of people) one.close();
child.kill("SIGKILL");
await database.close();
postgres.stop();
process.exit(0);

/** Everybody writes, the server dies, and comes back. Gives how long the last one took. */
async function crash(mark: string, seconds: number): Promise<number> {
  for (const [index, { doc }] of people.entries()) doc.getMap("meta").set(`m${index}`, mark);
  const dead = once(child, "exit");
  child.kill("SIGKILL");
  await dead;
  for (const [index, { doc }] of people.entries()) doc.getMap("meta").set(`n${index}`, mark);
  await wait(seconds * 1_000);
  ({ child } = await start(port));
  const begun = performance.now();
  await Promise.all(people.map((one) => one.until(() => hasAll(one, mark))));
  return performance.now() - begun;
}

function hasAll({ doc, words }: Browser, mark: string): boolean {
  const meta = doc.getMap("meta");
  return (
    words === "Saved" &&
    people.every((_, index) => meta.get(`m${index}`) === mark && meta.get(`n${index}`) === mark)
  );
}

function comeIn(name: string): Browser {
  const token = `${name}.contributor`;
  const browser = new Browser(`ws://127.0.0.1:${port}/sync`, MAP, token, { random: Math.random });
  // The product asks for a token each time, and so finds out that nobody is there.
  browser.askToken = async () => {
    await fetch(`http://127.0.0.1:${port}/`);
    return { token };
  };
  return browser;
}

async function start(at: number): Promise<{ child: ChildProcess; port: number }> {
  const args = ["--import", "tsx", script, postgres.url, String(at)];
  const started = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [listening] = await once(started, "message");
  return { child: started, port: listening };
}

function ms(value = Number.NaN): string {
  return `${Math.round(value).toLocaleString("en-GB")} ms`;
}
