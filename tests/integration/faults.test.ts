import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import type { Database } from "#server/db.ts";
import { BadLine } from "#tests/helpers/bad-line.ts";
import { Crew, crewMap } from "#tests/helpers/crew.ts";
import { ownPostgres, withDatabase } from "#tests/helpers/database.ts";
import { Cluster } from "#tests/helpers/several.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";
import { contentOf, Witness } from "#tests/helpers/witness.ts";

/** What a connection may keep back (I6). */
const MOST_BUFFERED = 4 * 1_024 * 1_024;
/** PostgreSQL needs about half of it for itself. */
const SMALL_DISK = { mebibytes: 112 };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A crew that speaks over these addresses to a server in this process. */
async function crewAt(
  database: Database,
  seed: number,
  url: (server: TestServer) => Promise<string>,
) {
  const mapId = await crewMap(database);
  const server = await new TestServer(undefined, undefined, database.db).listen();
  ends.push(() => server.close());
  const address = await url(server);
  const crew = await Crew.gather(database, mapId, seed, (name) => {
    const role = name === "ana" || name === "ben" ? "contributor" : "observer";
    return new Witness(address, mapId, name, `${name}.${role}`);
  });
  ends.push(() => crew.close());
  return { crew, server };
}

const unsaved = ({ browser }: Witness) =>
  browser.until(() => browser.words.startsWith("Not saved since"));

test("[FAULT1] over a line that is slow, stands still, swallows what comes down, and breaks again and again, nothing is lost and nobody is told wrong", async () => {
  const database = await withDatabase("postgres");
  ends.push(() => database.close());
  let line!: BadLine;
  const { crew, server } = await crewAt(database, 100, async ({ port }) => {
    line = await new BadLine(port).listen();
    ends.push(() => line.close());
    return line.url;
  });
  const { ana, vera } = crew;

  line.latency = 40;
  crew.edit();
  await crew.everybodySaved();
  line.latency = 0;

  const before = contentOf(await crew.committed());
  line.stall();
  crew.edit();
  expect(ana.isSaved).toBe(false);
  expect(contentOf(await crew.committed())).toBe(before);
  line.goOn();
  await crew.everybodySaved();

  const kept = contentOf(await crew.committed());
  // The server has it, and its word of it gets lost: the screens must not say so, and must not send it twice.
  line.swallows = true;
  const heard = contentOf(vera.doc);
  crew.edit();
  while (contentOf(await crew.committed()) === kept);
  await crew.check();
  expect([ana.isSaved, contentOf(vera.doc) === heard]).toEqual([false, true]);
  line.reset();
  await crew.everybodySaved();

  for (let round = 0; round < 6; round++) {
    crew.edit();
    for (let turn = 0; turn < round; turn++) await new Promise((go) => setImmediate(go));
    line.reset();
    crew.edit();
    await crew.check();
    await ana.browser.until(() => ana.isSaved);
  }
  await crew.checkAtRest();
  expect(server.sync.readings().buffered).toBeLessThan(MOST_BUFFERED);
}, 60_000);

test("[FAULT2] PostgreSQL is shut down and started again under two processes, then the map's process is paused: screens say so, nothing is lost, and all goes on without a reload", async () => {
  const postgres = await ownPostgres();
  const database = await postgres.open();
  const cluster = await Cluster.start(database);
  ends.push(
    () => postgres.stop(),
    () => cluster.stop(),
  );
  const [one, two] = await Promise.all([cluster.process(), cluster.process()]);
  const mapId = await crewMap(database);
  await cluster.invite(mapId, "ana", "ben", "vera", "mal", "fay");
  const crew = await Crew.gather(database, mapId, 200, (name) =>
    cluster.witness(name === "ana" || name === "mal" ? one.url : two.url, name, mapId),
  );
  ends.push(() => crew.close());

  crew.edit();
  await postgres.shutDown();
  crew.edit();
  await Promise.all([unsaved(crew.ana), unsaved(crew.ben)]);
  crew.edit();
  await postgres.startAgain();
  await crew.check();
  await crew.checkAtRest();

  one.child.kill("SIGSTOP");
  crew.edit();
  await crew.ben.browser.until(() => !crew.ben.isSaved);
  await crew.ben.browser.until(() => crew.ben.isSaved);
  await crew.check();
  one.child.kill("SIGCONT");
  await crew.checkAtRest();
}, 120_000);

test("[FAULT3] the disk is full: nothing is acknowledged that is not kept, screens say so, and it goes on when there is room", async () => {
  const { database, fill, free } = await fillable();
  const { crew, server } = await crewAt(database, 300, async ({ url }) => url);
  const { ana, ben } = crew;
  crew.edit();
  await crew.everybodySaved();
  await fill();
  crew.paste(100_000);
  crew.edit();
  await Promise.all([unsaved(ana), unsaved(ben)]);
  expect(server.sync.healthy()).toBe(false);
  expect(server.logged.join()).toMatch(/commit failed/);
  await crew.check();
  await free();
  await crew.checkAtRest();
  expect(server.sync.healthy()).toBe(true);
}, 120_000);

/** A database on a disk that can be filled up; where no disk may be mounted, one that can be told to write nothing. */
async function fillable() {
  const disk = mayMount() ? SMALL_DISK : undefined;
  const postgres = await ownPostgres(false, disk);
  const database = await postgres.open();
  ends.push(
    () => postgres.stop(),
    () => database.close(),
  );
  if (disk === undefined) {
    const readOnly = async (on: boolean) => {
      await database.db.execute(sql.raw(`alter system set default_transaction_read_only = ${on}`));
      await database.db.execute(sql`select pg_reload_conf()`);
    };
    return { database, fill: () => readOnly(true), free: () => readOnly(false) };
  }
  const filler = join(postgres.folder, "data", "filler");
  return { database, fill: async () => fillUp(filler), free: async () => rmSync(filler) };
}

function mayMount(): boolean {
  return process.getuid?.() === 0 && tries("mount", "--version") && tries("unshare", "-m", "true");
}

function tries(...[program = "", ...args]: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Writes until nothing more fits. */
function fillUp(path: string): void {
  const file = openSync(path, "w");
  for (let piece = Buffer.alloc(1_024 * 1_024); piece.length > 0; ) {
    try {
      writeSync(file, piece);
    } catch {
      piece = piece.subarray(0, Math.floor(piece.length / 2));
    }
  }
  closeSync(file);
}
