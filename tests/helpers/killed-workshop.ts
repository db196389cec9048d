import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import * as Y from "yjs";
import { documentLog, maps } from "#drizzle/schema.ts";
import { seedUpdate } from "#lib/board-doc/doc.ts";
import type { Database } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { newId } from "#server/secrets.ts";
import { docFromHistory } from "#server/sync/history.ts";
import { readHistory } from "#server/sync/postgres-store.ts";
import { anyEdit, bareMap } from "./any-edit.ts";
import type { KillPoint } from "./kill-points.ts";
import type { Burden } from "./killed-process.ts";
import { checkNothingDangles, contentOf, Witness } from "./witness.ts";

const script = fileURLToPath(new URL("killed-process.ts", import.meta.url));
/** Two of these are more than a map's log may hold: then it is packed up. */
const LARGE = 300_000;
/** What a connection may keep back, and what a server with one small map may hold altogether. */
const MOST_BUFFERED = 4 * 1_024 * 1_024;
const MOST_HEAP = 256 * 1_024 * 1_024;
const writers = new Set(["id-ana", "id-ben"]);
/** Where what people did just now has got to at each point; packing up goes on beside it. */
const reached: {
  readonly [P in KillPoint]?: { readonly written: boolean; readonly heard: boolean };
} = {
  "after a change is admitted": { written: false, heard: false },
  "after it is applied": { written: false, heard: false },
  "while it is being written": { written: true, heard: false },
  "after it is committed, before anybody hears of it": { written: true, heard: false },
  "after others hear of it, before it is acknowledged": { written: true, heard: true },
  "while the map is being loaded": { written: false, heard: false },
};

/** Two who write, one who reads and one who should only read, on a map whose server gets killed. */
export class KilledWorkshop {
  readonly #database: Database;
  readonly #mapId = newId("map");
  #seed: number;
  #child: ChildProcess | undefined;
  #port = 0;
  #witnesses: Witness[] = [];
  #intruder: Witness | undefined;
  /** What everybody saw before they began to edit. */
  #before = "";
  /** The worst event loop delay that a server told of, in milliseconds. */
  stall = 0;
  /** How long everybody took to have everything again once the next server was up, in milliseconds. */
  readonly recoveries: number[] = [];

  private constructor(database: Database, seed: number) {
    this.#database = database;
    this.#seed = seed;
  }

  /** `seed` decides what people do. */
  static async open(database: Database, seed: number): Promise<KilledWorkshop> {
    const workshop = new KilledWorkshop(database, seed);
    const id = workshop.#mapId;
    await database.db.insert(maps).values({ id, title: "Map", joinCode: id });
    await seedDocument(database.db, id, seedUpdate(bareMap));
    await workshop.#start();
    const url = `ws://127.0.0.1:${workshop.#port}/sync`;
    workshop.#witnesses = [
      new Witness(url, id, "ana", "contributor"),
      new Witness(url, id, "ben", "contributor"),
      new Witness(url, id, "vera", "observer"),
    ];
    await workshop.#everybodySaved();
    workshop.#intruder = new Witness(url, id, "mal", "observer");
    return workshop;
  }

  /** People edit until the server dies at this point; then it is looked at what is left, and at what becomes of it. */
  async killAt(point: KillPoint): Promise<void> {
    await this.#die(point);
    const left = await this.#committed();
    await this.#checkPoint(point, left);
    for (const witness of this.#witnesses) {
      witness.check(left);
      witness.checkOrderIn(left);
    }
    await this.#start();
    const begun = Date.now();
    await this.#everybodySaved();
    await this.#everybodyEqual();
    this.recoveries.push(Date.now() - begun);
    await this.#checkAfterwards();
  }

  async close(): Promise<void> {
    for (const witness of this.#witnesses) witness.browser.close();
    this.#intruder?.browser.close();
    await this.#kill();
  }

  async #start(point = ""): Promise<void> {
    const { host, database } = this.#database.pool.options;
    const databaseUrl = `postgres://postgres@localhost/${database}?host=${host}`;
    const args = ["--import", "tsx", script, databaseUrl, String(this.#port), point];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#child = child;
    const [port] = await once(child, "message");
    this.#port = port;
  }

  async #die(point: KillPoint): Promise<void> {
    if (point === "while it is being written") return this.#dieWriting();
    if (point === "while the map is being loaded") return this.#dieLoading();
    await this.#ask(point);
    const dead = once(this.#running, "exit");
    this.#edit();
    if (point.startsWith("while packing up")) await this.#fillLog(dead);
    await dead;
  }

  /** The row of the map is held on to until the server waits for it in the middle of its statement. */
  async #dieWriting(): Promise<void> {
    const holder = await this.#database.pool.connect();
    await holder.query("begin");
    await holder.query("select from documents where map_id = $1 for update", [this.#mapId]);
    this.#edit();
    while ((await this.#othersBusy("wait_event_type = 'Lock'")) === 0);
    await this.#kill();
    await holder.query("rollback");
    holder.release();
    // The database goes through with it.
    while ((await this.#othersBusy("state = 'active'")) > 0);
  }

  /** What they do meanwhile nobody but their own screens have. */
  async #dieLoading(): Promise<void> {
    await this.#kill();
    this.#edit();
    await this.#start("while the map is being loaded");
    await once(this.#running, "exit");
  }

  /** Those who may write, write; and one who may not tries. */
  #edit(): void {
    this.#before = contentOf(this.#witnesses[2]?.doc ?? new Y.Doc());
    for (const witness of this.#witnesses.slice(0, 2)) {
      witness.edit(fc.sample(anyEdit, { seed: this.#seed, numRuns: 4 }));
      this.#seed += 1;
    }
    this.#intruder?.doc.getMap("places").set("mal", this.#seed);
  }

  /** Ana pastes until the log is packed up often enough to be cut. */
  async #fillLog(dead: Promise<unknown>): Promise<void> {
    const [ana] = this.#witnesses;
    let over = false;
    void dead.then(() => {
      over = true;
    });
    while (ana !== undefined && !over) {
      this.#seed += 1;
      ana.put("large", String(this.#seed).padEnd(LARGE, "x"));
      await Promise.race([ana.browser.until(() => ana.isSaved), dead]);
    }
  }

  /** It died where it should, no sooner and no later. */
  async #checkPoint(point: KillPoint, left: Y.Doc): Promise<void> {
    const wanted = reached[point];
    const [, , vera] = this.#witnesses;
    if (wanted === undefined || vera === undefined) return;
    const hasHeard = () => contentOf(vera.doc) !== this.#before;
    if (wanted.heard) await vera.browser.until(hasHeard);
    expect({ written: contentOf(left) !== this.#before, heard: hasHeard() }).toEqual(wanted);
  }

  async #everybodySaved(): Promise<void> {
    await Promise.all(
      this.#witnesses.map(({ browser }) => browser.until(() => browser.words === "Saved")),
    );
  }

  async #everybodyEqual(): Promise<void> {
    const wanted = contentOf(await this.#committed());
    await Promise.all(
      this.#witnesses.map(({ browser, doc }) => browser.until(() => contentOf(doc) === wanted)),
    );
  }

  async #checkAfterwards(): Promise<void> {
    const committed = await this.#committed();
    // (4) Screens, the database alone, and somebody who gets it all from the server are of one mind.
    const url = `ws://127.0.0.1:${this.#port}/sync`;
    const fresh = new Witness(url, this.#mapId, "fay", "observer");
    await fresh.browser.until(() => fresh.browser.connection.getSnapshot().loaded);
    expect(contentOf(fresh.doc)).toBe(contentOf(committed));
    fresh.browser.close();
    for (const witness of this.#witnesses) {
      for (const { doc } of this.#witnesses) witness.checkOrderIn(doc);
      witness.check(committed);
    }
    // (5) Nobody who may not write has a hand in it.
    const rows = await this.#database.db.select().from(documentLog);
    const strangers = rows.flatMap(({ authors }) => authors).filter((id) => !writers.has(id));
    expect(strangers).toEqual([]);
    expect(Y.getState(committed.store, this.#intruder?.doc.clientID ?? 0)).toBe(0);
    checkNothingDangles(committed);
    // (8) What it holds stays within bounds.
    const { buffered, heap, stall } = (await this.#ask("burden")) as Burden;
    expect(buffered).toBeLessThan(MOST_BUFFERED);
    expect(heap).toBeLessThan(MOST_HEAP);
    this.stall = Math.max(this.stall, stall);
  }

  /** The document as the database alone has it. */
  async #committed(): Promise<Y.Doc> {
    const history = await readHistory(this.#database.db, this.#mapId);
    if (history === undefined) throw new Error("no document");
    return docFromHistory(history, (what, seq) => {
      throw new Error(`${what} ${seq}`);
    });
  }

  /** How many of the server's statements are like this at the moment. */
  async #othersBusy(how: string): Promise<number> {
    const { rows } = await this.#database.db.execute<{ count: number }>(
      sql`select count(*)::int from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and ${sql.raw(how)}`,
    );
    return rows[0]?.count ?? 0;
  }

  async #ask(what: KillPoint | "burden"): Promise<unknown> {
    const child = this.#running;
    const answer = once(child, "message");
    child.send(what);
    return (await answer)[0];
  }

  get #running(): ChildProcess {
    if (this.#child === undefined) throw new Error("no server");
    return this.#child;
  }

  async #kill(): Promise<void> {
    const child = this.#running;
    if (child.signalCode !== null) return;
    const dead = once(child, "exit");
    child.kill("SIGKILL");
    await dead;
  }
}
