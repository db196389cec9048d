import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
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
import { checkNothingDangles, contentOf, type Witness } from "./witness.ts";

/** Seats somebody at a screen: ana and ben may write, the others may not. */
type Seat = (name: string) => Witness | Promise<Witness>;

/**
 * Two who write, one who reads and one who should only read, on one map of a server that all kinds of things
 * happen to. What must be true of them and of the database is checked here: the oracle of all such tests.
 */
export class Crew {
  readonly mapId: string;
  readonly ana: Witness;
  readonly ben: Witness;
  readonly vera: Witness;
  readonly #intruder: Witness;
  readonly #database: Database;
  readonly #seat: Seat;
  /** Decides what people do. */
  #seed: number;

  private constructor(
    database: Database,
    mapId: string,
    seed: number,
    seat: Seat,
    everybody: readonly [ana: Witness, ben: Witness, vera: Witness, intruder: Witness],
  ) {
    this.#database = database;
    this.mapId = mapId;
    this.#seed = seed;
    this.#seat = seat;
    [this.ana, this.ben, this.vera, this.#intruder] = everybody;
  }

  /** Everybody is there and has the map. */
  static async gather(database: Database, mapId: string, seed: number, seat: Seat): Promise<Crew> {
    const everybody = [await seat("ana"), await seat("ben"), await seat("vera")] as const;
    await Promise.all(
      everybody.map(({ browser }) => browser.until(() => browser.words === "Saved")),
    );
    return new Crew(database, mapId, seed, seat, [...everybody, await seat("mal")]);
  }

  get #witnesses(): readonly Witness[] {
    return [this.ana, this.ben, this.vera];
  }

  /** Those who may write, write; and one who may not tries. */
  edit(): void {
    for (const witness of [this.ana, this.ben]) {
      witness.edit(fc.sample(anyEdit, { seed: this.#seed, numRuns: 4 }));
      this.#seed += 1;
    }
    this.#intruder.doc.getMap("places").set("mal", this.#seed);
  }

  /** Ana writes so much at once. */
  paste(bytes: number): void {
    // What cannot be packed: the database would make it small.
    this.ana.put("large", randomBytes((bytes * 3) / 4).toString("base64"));
  }

  async everybodySaved(): Promise<void> {
    await Promise.all(
      this.#witnesses.map(({ browser }) => browser.until(() => browser.words === "Saved")),
    );
  }

  /** All that they did is saved, and everybody has all that is saved. */
  async everybodyBack(): Promise<void> {
    await this.everybodySaved();
    const wanted = contentOf(await this.committed());
    await Promise.all(
      this.#witnesses.map(({ browser, doc }) => browser.until(() => contentOf(doc) === wanted)),
    );
  }

  /** The document as the database alone has it. */
  async committed(): Promise<Y.Doc> {
    const history = await readHistory(this.#database.db, this.mapId);
    if (history === undefined) throw new Error("no document");
    return docFromHistory(history, (what, seq) => {
      throw new Error(`${what} ${seq}`);
    });
  }

  /** (1, 2, 3, 7) What anybody was told and has heard by now is in the database, whatever is going on. Gives what is there. */
  async check(): Promise<Y.Doc> {
    const claims = this.#witnesses.map((witness) => witness.claim());
    const committed = await this.committed();
    for (const claim of claims) claim(committed);
    for (const witness of this.#witnesses) witness.checkOrderIn(committed);
    return committed;
  }

  /** Waits until everybody has everything, and looks at what they have. */
  async checkAtRest(): Promise<void> {
    await this.everybodyBack();
    const committed = await this.check();
    for (const witness of this.#witnesses) {
      for (const { doc } of this.#witnesses) witness.checkOrderIn(doc);
    }
    // (4) Screens, the database alone, and somebody who gets it all from the server are of one mind.
    const fay = await this.#seat("fay");
    await fay.browser.until(() => fay.browser.connection.getSnapshot().loaded);
    expect(contentOf(fay.doc)).toBe(contentOf(committed));
    fay.browser.close();
    // (5) Nobody who may not write has a hand in it.
    const { db } = this.#database;
    const rows = await db.select().from(documentLog).where(eq(documentLog.mapId, this.mapId));
    const writers = [this.ana.personId, this.ben.personId];
    expect(rows.flatMap(({ authors }) => authors).filter((id) => !writers.includes(id))).toEqual(
      [],
    );
    expect(Y.getState(committed.store, this.#intruder.doc.clientID)).toBe(0);
    // (6)
    checkNothingDangles(committed);
  }

  close(): void {
    for (const { browser } of [...this.#witnesses, this.#intruder]) browser.close();
  }
}

/** A map for a crew, in this database. */
export async function crewMap({ db }: Database): Promise<string> {
  const id = newId("map");
  await db.insert(maps).values({ id, title: "Map", joinCode: id });
  await seedDocument(db, id, seedUpdate(bareMap));
  return id;
}
