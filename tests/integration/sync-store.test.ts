import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { documentLog, documentSnapshots, documents, maps } from "#drizzle/schema.ts";
import type { Database } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { docFromHistory, snapshotOf } from "#server/sync/history.ts";
import { postgresStore } from "#server/sync/postgres-store.ts";
import type { Batch, Snapshot, Store } from "#server/sync/store.ts";
import { stores, withDatabase } from "#tests/helpers/database.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";

interface Bench {
  readonly store: Store;
  seed(mapId: string, update: Uint8Array): Promise<void>;
  damageNewestSnapshot(mapId: string): Promise<void>;
  damageRow(mapId: string, seq: number): Promise<void>;
  close(): Promise<void>;
}

const benches: [string, () => Promise<Bench>][] = [
  ["memory", async () => inMemory()],
  ...stores.map((name): [string, () => Promise<Bench>] => [
    name,
    async () => inDatabase(await withDatabase(name)),
  ]),
];

describe.each(benches)("store contract on %s", (_name, open) => {
  let bench: Bench;
  let store: Store;
  let count = 0;
  const newMap = async (value = "seed") => {
    count += 1;
    const mapId = `m${count}`;
    await bench.seed(mapId, changes(value)[0] as Uint8Array);
    return mapId;
  };
  beforeAll(async () => {
    bench = await open();
    ({ store } = bench);
  });
  afterAll(() => bench.close());

  test("[STORE1] a map without a document is not there", async () => {
    expect(await store.take("nowhere")).toBeUndefined();
  });

  test("[STORE2] what was appended is there for the next owner, in order", async () => {
    const mapId = await newMap();
    const { fence, headSeq } = await taken(store, mapId);
    const [one, two] = changes("one", "two");
    expect(await store.append([batch(mapId, headSeq + 1, fence, one)])).toEqual(new Set([mapId]));
    expect(await store.append([batch(mapId, headSeq + 2, fence, two)])).toEqual(new Set([mapId]));
    const history = await taken(store, mapId);
    expect(history.headSeq).toBe(3);
    expect(history.rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect([...(history.rows[2]?.update ?? [])]).toEqual([...two]);
  });

  test("[STORE3] whoever lost the map to another owner writes nothing; others in the group do", async () => {
    const [lost, kept] = [await newMap(), await newMap()];
    const old = await taken(store, lost);
    const { fence } = await taken(store, kept);
    await store.take(lost);
    const [update] = changes("late");
    const written = await store.append([
      batch(lost, 2, old.fence, update),
      batch(kept, 2, fence, update),
    ]);
    expect(written).toEqual(new Set([kept]));
    expect((await taken(store, lost)).rows).toHaveLength(1);
  });

  test("[STORE4] a batch that was committed but whose answer got lost can be sent again: once in the log", async () => {
    const mapId = await newMap();
    const { fence } = await taken(store, mapId);
    const again = batch(mapId, 2, fence, changes("twice")[0]);
    await store.append([again]);
    expect(await store.append([again])).toEqual(new Set([mapId]));
    expect((await taken(store, mapId)).rows).toHaveLength(2);
  });

  test("[STORE5] a batch that leaves a gap in the log is refused", async () => {
    const mapId = await newMap();
    const { fence } = await taken(store, mapId);
    expect(await store.append([batch(mapId, 9, fence, changes("x")[0])])).toEqual(new Set());
  });

  test("[STORE10] whose ids are whose is there for the next owner, once, by the last who was let use them", async () => {
    const mapId = await newMap();
    const { fence } = await taken(store, mapId);
    const [one, two, three] = changes("one", "two", "three");
    const hands = [
      { client: 2 ** 31, person: "ana" },
      { client: 7, person: "ben" },
    ];
    const first = { ...batch(mapId, 2, fence, one), hands };
    await store.append([first]);
    await store.append([first]);
    await store.append([{ ...batch(mapId, 3, fence, two), hands: [{ client: 9, person: "ana" }] }]);
    const anew = [{ client: 7, person: "ben again" }];
    await store.append([{ ...batch(mapId, 4, fence, three), hands: anew }]);
    const kept = (await taken(store, mapId)).hands.map(({ client, person }) => [client, person]);
    expect(new Map(kept as [number, string][])).toEqual(
      new Map([
        [2 ** 31, "ana"],
        [7, "ben again"],
        [9, "ana"],
      ]),
    );
    expect(kept).toHaveLength(3);
  });

  test("[STORE6] packed up and loaded again, the document is the same, and the log is cut behind the previous snapshot", async () => {
    const mapId = await newMap();
    await grow(store, mapId, ["a", "b"]);
    await grow(store, mapId, ["c"]);
    const history = await taken(store, mapId);
    expect(history.snapshots).toHaveLength(2);
    expect(history.rows.map(({ seq }) => seq)).toEqual([4]);
    const doc = await docFromHistory(history, fails);
    expect(doc.getMap("meta").toJSON()).toEqual({ seed: 1, a: 1, b: 1, c: 1 });
  });

  test("[STORE7] a damaged snapshot falls back to the previous one and the log", async () => {
    const mapId = await newMap();
    await grow(store, mapId, ["a", "b"]);
    await grow(store, mapId, ["c"]);
    await bench.damageNewestSnapshot(mapId);
    const told: string[] = [];
    const doc = await docFromHistory(await taken(store, mapId), (what) => told.push(what));
    expect(doc.getMap("meta").toJSON()).toEqual({ seed: 1, a: 1, b: 1, c: 1 });
    expect(told).toEqual(["snapshot"]);
  });

  test("[STORE8] a damaged row is left out and told, and the map opens", async () => {
    const mapId = await newMap();
    const { fence } = await taken(store, mapId);
    const updates = [changes("a")[0], changes("b")[0], changes("c")[0]];
    for (const [index, update] of updates.entries()) {
      await store.append([batch(mapId, index + 2, fence, update)]);
    }
    await bench.damageRow(mapId, 3);
    const told: string[] = [];
    const doc = await docFromHistory(await taken(store, mapId), (what, seq) => {
      told.push(`${what} ${seq}`);
    });
    expect(doc.getMap("meta").toJSON()).toEqual({ seed: 1, a: 1, c: 1 });
    expect(told).toEqual(["row 3"]);
  });

  test("[STORE9] an owner who lost the map keeps no snapshot", async () => {
    const mapId = await newMap();
    const { fence } = await taken(store, mapId);
    await store.take(mapId);
    const snapshot = (await snapshotOf(new Y.Doc(), 1)) as Snapshot;
    expect(await store.keep(mapId, fence, snapshot)).toBe(false);
    expect((await taken(store, mapId)).snapshots).toEqual([]);
  });
});

function fails(what: string): never {
  throw new Error(`unexpected trouble: ${what}`);
}

async function taken(store: Store, mapId: string) {
  const history = await store.take(mapId);
  if (history === undefined) throw new Error("no document");
  return history;
}

/** Appends changes and packs the whole document up. */
async function grow(store: Store, mapId: string, values: string[]): Promise<void> {
  const history = await taken(store, mapId);
  const doc = await docFromHistory(history, fails);
  let seq = history.headSeq;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const value of values) doc.getMap("meta").set(value, 1);
  for (const update of updates) {
    seq += 1;
    await store.append([batch(mapId, seq, history.fence, update)]);
  }
  await store.keep(mapId, history.fence, (await snapshotOf(doc, seq)) as Snapshot);
}

function changes<const V extends readonly string[]>(...values: V): { [I in keyof V]: Uint8Array } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const value of values) doc.getMap("meta").set(value, 1);
  return updates as unknown as { [I in keyof V]: Uint8Array };
}

function batch(mapId: string, seq: number, fence: number, update: Uint8Array): Batch {
  return { mapId, seq, fence, update, authors: ["someone"], hands: [] };
}

function inMemory(): Bench {
  const store = new MemoryStore();
  const kept = (mapId: string) => {
    const document = store.documents.get(mapId);
    if (document === undefined) throw new Error("no document");
    return document;
  };
  return {
    store,
    seed: async (mapId, update) => store.seed(mapId, update),
    async damageNewestSnapshot(mapId) {
      const { snapshots } = kept(mapId);
      const [newest] = snapshots;
      if (newest === undefined) throw new Error("no snapshot");
      snapshots[0] = { ...newest, state: damaged(newest.state) };
    },
    async damageRow(mapId, seq) {
      const row = kept(mapId).rows.find((one) => one.seq === seq);
      if (row !== undefined) row.update = new Uint8Array([1, 2, 3]);
    },
    close: async () => {},
  };
}

function inDatabase({ db, close }: Database): Bench {
  return {
    store: postgresStore(db),
    async seed(mapId, update) {
      await db.insert(maps).values({ id: mapId, title: mapId, joinCode: mapId });
      await seedDocument(db, mapId, update);
    },
    async damageNewestSnapshot(mapId) {
      const [{ snapshotSeq: seq } = { snapshotSeq: 0 }] = await db
        .select()
        .from(documents)
        .where(eq(documents.mapId, mapId));
      const where = eq(documentSnapshots.seq, seq);
      const [snapshot] = await db.select().from(documentSnapshots).where(where);
      const state = damaged(snapshot?.state ?? new Uint8Array());
      await db.update(documentSnapshots).set({ state }).where(where);
    },
    async damageRow(_mapId, seq) {
      await db
        .update(documentLog)
        .set({ update: new Uint8Array([1, 2, 3]) })
        .where(eq(documentLog.seq, seq));
    },
    close,
  };
}

function damaged(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy[20] = (copy[20] ?? 0) ^ 1;
  return copy;
}
