import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type * as Y from "yjs";
import type { Database } from "#server/db.ts";
import { Crew, crewMap } from "./crew.ts";
import type { KillPoint } from "./kill-points.ts";
import type { Burden } from "./killed-process.ts";
import { contentOf, Witness } from "./witness.ts";

const script = fileURLToPath(new URL("killed-process.ts", import.meta.url));
/** Two of these are more than a map's log may hold: then it is packed up. */
const LARGE = 300_000;
/** What a connection may keep back, and what a server with one small map may hold altogether. */
const MOST_BUFFERED = 4 * 1_024 * 1_024;
const MOST_HEAP = 256 * 1_024 * 1_024;
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

/** A crew on a map whose server gets killed. */
export class KilledWorkshop {
  readonly #database: Database;
  #crew!: Crew;
  #child: ChildProcess | undefined;
  #port = 0;
  /** What everybody saw before they began to edit. */
  #before = "";
  /** How often the servers were looked at, and how often one had been held up too long. */
  looks = 0;
  stalls = 0;
  /** How long everybody took to have everything again once the next server was up, in milliseconds. */
  readonly recoveries: number[] = [];

  private constructor(database: Database) {
    this.#database = database;
  }

  /** `seed` decides what people do. */
  static async open(database: Database, seed: number): Promise<KilledWorkshop> {
    const workshop = new KilledWorkshop(database);
    const mapId = await crewMap(database);
    await workshop.#start();
    const url = `ws://127.0.0.1:${workshop.#port}/sync`;
    const seat = (name: string) => {
      const role = name === "ana" || name === "ben" ? "contributor" : "observer";
      return new Witness(url, mapId, name, `${name}.${role}`);
    };
    workshop.#crew = await Crew.gather(database, mapId, seed, seat);
    return workshop;
  }

  /** People edit until the server dies at this point; then it is looked at what is left, and at what becomes of it. */
  async killAt(point: KillPoint): Promise<void> {
    await this.#die(point);
    await this.#checkPoint(point, await this.#crew.committed());
    await this.#crew.check();
    await this.#start();
    const begun = Date.now();
    await this.#crew.everybodyBack();
    this.recoveries.push(Date.now() - begun);
    await this.#crew.checkAtRest();
    await this.#checkBurden();
  }

  async close(): Promise<void> {
    this.#crew.close();
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
    await holder.query("select from documents where map_id = $1 for update", [this.#crew.mapId]);
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

  #edit(): void {
    this.#before = contentOf(this.#crew.vera.doc);
    this.#crew.edit();
  }

  /** Ana pastes until the log is packed up often enough to be cut. */
  async #fillLog(dead: Promise<unknown>): Promise<void> {
    const { ana } = this.#crew;
    let over = false;
    void dead.then(() => {
      over = true;
    });
    while (!over) {
      this.#crew.paste(LARGE);
      await Promise.race([ana.browser.until(() => ana.isSaved), dead]);
    }
  }

  /** It died where it should, no sooner and no later. */
  async #checkPoint(point: KillPoint, left: Y.Doc): Promise<void> {
    const wanted = reached[point];
    if (wanted === undefined) return;
    const { vera } = this.#crew;
    const hasHeard = () => contentOf(vera.doc) !== this.#before;
    if (wanted.heard) await vera.browser.until(hasHeard);
    expect({ written: contentOf(left) !== this.#before, heard: hasHeard() }).toEqual(wanted);
  }

  /** (8) What it holds stays within bounds. */
  async #checkBurden(): Promise<void> {
    const { buffered, heap, looks, stalls } = (await this.#ask("burden")) as Burden;
    expect(buffered).toBeLessThan(MOST_BUFFERED);
    expect(heap).toBeLessThan(MOST_HEAP);
    this.looks += looks;
    this.stalls += stalls;
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
