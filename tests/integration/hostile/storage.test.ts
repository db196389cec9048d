import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { seedUpdate } from "#lib/board-doc/doc.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { emptyMap, type ItemId } from "#lib/gap-map/model.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Database } from "#server/db.ts";
import { createMap } from "#server/maps.ts";
import { createAccount } from "#server/people.ts";
import { docFromHistory, snapshotOf } from "#server/sync/history.ts";
import { postgresStore } from "#server/sync/postgres-store.ts";
import { listVersions } from "#server/versions.ts";
import { withDatabase } from "#tests/helpers/database.ts";
import { FakeClock, settle } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { Siege } from "#tests/helpers/siege.ts";
import { Simulation } from "#tests/helpers/simulated-sync.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";
import { enter, roomsOver, writes } from "#tests/helpers/wire.ts";

const siege = new Siege();
const places = ({ doc }: { doc: Y.Doc }) => doc.getMap("places");

describe("[H41] killed at a named point, the server loses nothing that it said was saved", () => {
  const move = (x: number): Edit => ({ kind: "move", id: "s1" as ItemId, place: { x, y: 0 } });
  const points: [string, (simulation: Simulation) => Promise<void>][] = [
    ["after admission", async () => {}],
    ["after it was applied", (one) => one.time(0)],
    [
      "during the insert, which did not happen",
      async (one) => {
        await one.time(0);
        one.store.flights.shift()?.fail();
      },
    ],
    [
      "during the insert, which happened",
      async (one) => {
        await one.time(0);
        await one.store.flights.shift()?.lose();
      },
    ],
    [
      "after the commit, before anybody heard",
      async (one) => {
        await one.time(0);
        void one.store.flights.shift()?.write();
      },
    ],
    [
      "after others heard, before the acknowledgement",
      async (one) => {
        await one.time(0);
        await one.store.flights.shift()?.write();
        await one.time(0);
        one.person(1).hear();
      },
    ],
    [
      "while loading",
      async (one) => {
        await one.time(0);
        void one.start();
      },
    ],
  ];
  test.each(points)("%s", async (_name, until) => {
    const simulation = new Simulation(seedUpdate(emptyMap));
    await simulation.start();
    for (let index = 0; index < 4; index++) simulation.connect(index);
    await simulation.quiet();
    const before = simulation.person(0).saving.settled;
    for (let x = 1; x <= 3; x++) simulation.edit(0, [move(x)]);
    simulation.deliver(0, 1_000);
    await until(simulation);
    expect(simulation.person(0).saving.settled).toBe(before);
    await simulation.start();
    await simulation.quiet();
    const all = simulation.people.map(({ doc }) => places({ doc }).toJSON());
    for (const one of all) expect(one).toEqual(places({ doc: simulation.committed() }).toJSON());
    expect(simulation.person(0).saving.waiting).toEqual([]);
  });
});

test("[H42] while the database is away nobody is told that it is saved, and all of it is when it is back", async () => {
  const { ana, ben, store } = siege;
  store.gate = () => Promise.reject(new Error("away"));
  places(ana).set("a", 1);
  await ana.until(() => ana.words.startsWith("Not saved since"));
  places(ana).set("b", 1);
  expect(places(ben).has("a")).toBe(false);
  expect(siege.server.sync.healthy()).toBe(false);
  store.gate = async () => {};
  await ana.until(() => ana.words === "Saved");
  await ben.until(() => places(ben).has("b"));
});

test("[H43] committed, but the answer got lost: written once, and everybody goes on", async () => {
  const { ana, ben, store } = siege;
  const { append } = store;
  let lost = 0;
  store.append = async (batches) => {
    const written = await append.call(store, batches);
    lost += 1;
    if (lost === 1) throw new Error("the answer got lost");
    return written;
  };
  places(ana).set("a", 1);
  await ana.until(() => ana.words === "Saved");
  await ben.until(() => places(ben).has("a"));
  expect(siege.rows).toHaveLength(1);
});

test("[H44] a full disk: nothing half written, and on it goes when there is room", async () => {
  const { ana, store } = siege;
  store.gate = () => Promise.reject(Object.assign(new Error("full"), { code: "53100" }));
  places(ana).set("a", 1);
  await ana.until(() => ana.words.startsWith("Not saved since"));
  expect(siege.rows).toEqual([]);
  expect(siege.server.logged.join()).toContain("53100");
  store.gate = async () => {};
  await ana.until(() => ana.words === "Saved");
});

test("[H45] an owner who was paused while another took over writes nothing, and its people go to the other", async () => {
  const { ana, ben, store, server } = siege;
  let wake = () => {};
  store.gate = () => {
    store.gate = async () => {};
    return new Promise((resolve) => {
      wake = resolve;
    });
  };
  places(ana).set("late", 1);
  await ana.until(() => ana.words === "Saving…");
  const other = await new TestServer(store).listen();
  const cid = new Browser(other.url, "m1", "cid.contributor");
  await cid.until(() => cid.words === "Saved");
  places(cid).set("new", 1);
  await cid.until(() => cid.words === "Saved");
  const fenced = siege.rows.length;
  wake();
  // Sent away, both come back; the product's several servers agree on who owns a map, these two take turns.
  await ana.until(() => ana.words !== "Saving…");
  await siege.pulse(() => server.logged.length >= 0);
  expect(siege.rows.length).toBeGreaterThanOrEqual(fenced);
  cid.close();
  await other.close();
  await Promise.all([ana, ben].map((one) => one.until(() => places(one).has("new"))));
  await ana.until(() => ana.words === "Saved");
  expect(siege.committed.getMap("places").toJSON()).toMatchObject({ late: 1, new: 1 });
});

/** A store with a document that was packed up twice and has a row after that. */
async function grown(): Promise<MemoryStore> {
  const store = new MemoryStore();
  store.seed("m1");
  const clock = new FakeClock();
  for (const key of ["a", "b", "c"]) {
    const rooms = roomsOver(store, clock);
    const room = await rooms.open("m1");
    if (room === undefined) throw new Error("no map");
    const wire = enter(room, key);
    writes(room, wire).getMap("places").set(key, 1);
    await clock.flow(0);
    if (key === "c") break;
    const kept = store.nextKeep();
    room.leave(wire);
    rooms.left("m1");
    await clock.flow(46_000);
    await kept;
    await settle();
  }
  return store;
}

async function reopened(store: MemoryStore) {
  const told: string[] = [];
  const history = await store.take("m1");
  if (history === undefined) throw new Error("no map");
  const doc = await docFromHistory(history, (what) => told.push(what));
  return { told, content: doc.getMap("places").toJSON() };
}

test("[H46] a snapshot with one bit turned over: the one before and the log give the same map, and somebody is told", async () => {
  const store = await grown();
  const newest = store.documents.get("m1")?.snapshots[0];
  if (newest === undefined) throw new Error("no snapshot");
  newest.state[20] = (newest.state[20] ?? 0) ^ 1;
  expect(await reopened(store)).toEqual({ told: ["snapshot"], content: { a: 1, b: 1, c: 1 } });
});

test("[H47] a row that cannot be applied is left out and told, and the map opens", async () => {
  const store = await grown();
  const row = store.documents.get("m1")?.rows.at(-1);
  if (row === undefined) throw new Error("no row");
  row.update = new Uint8Array([1, 2, 3]);
  expect(await reopened(store)).toEqual({ told: ["row"], content: { a: 1, b: 1 } });
});

test("[H48] packing up that stops between keeping and cutting changes nothing", async () => {
  const store = await grown();
  const kept = store.documents.get("m1");
  if (kept === undefined) throw new Error("no map");
  const rooms = roomsOver(store, new FakeClock());
  const room = await rooms.open("m1");
  if (room === undefined) throw new Error("no map");
  const snapshot = await snapshotOf(room.doc, room.headSeq);
  if (snapshot === undefined) throw new Error("no snapshot");
  // Kept, but the rows that it holds already are all there still.
  kept.snapshots = [snapshot, ...kept.snapshots];
  expect((await reopened(store)).content).toEqual({ a: 1, b: 1, c: 1 });
});

test("[H49] a map that was put back from a backup does not take in the copy of somebody who was there before", async () => {
  const { ana, ben, server, store } = siege;
  places(ana).set("before", 1);
  await ana.until(() => ana.words === "Saved");
  const { port } = server;
  await server.close();
  places(ana).set("offline", 1);
  const { take } = store;
  store.seed("m1");
  store.take = async (mapId) => {
    const history = await take.call(store, mapId);
    return history && { ...history, epoch: 2 };
  };
  await siege.serve(port);
  await Promise.all(
    [ana, ben].map((one) => one.until(() => one.connection.getSnapshot().ended !== undefined)),
  );
  expect(ana.connection.getSnapshot().ended).toContain("put back to an earlier state");
  expect(siege.rows).toEqual([]);
  for (const one of [ana, ben]) one.close();
  [siege.ana, siege.ben] = [siege.browser("ana"), siege.browser("ben")];
});

describe("[H20] an editor who deletes a large part of a map", () => {
  let database: Database;
  let mapId: string;
  beforeAll(async () => {
    database = await withDatabase();
    const account = await createAccount(database.db, {
      ...{ email: "fay@example.org", name: "Fay", organisation: "Org", role: "facilitator" },
    });
    if (!account.ok) throw new Error(account.error.message);
    const made = await createMap(database.db, {
      ...{ title: "One", template: "bristol", createdBy: account.value.id },
    });
    if (!made.ok) throw new Error(made.error.message);
    mapId = made.value.id;
  });
  afterAll(() => database.close());

  test("may do so; the map as it was before is kept as a version", async () => {
    const { db } = database;
    const server = await new TestServer(postgresStore(db), undefined, db).listen();
    const eve = new Browser(server.url, mapId, "eve.contributor");
    await eve.until(() => eve.connection.getSnapshot().loaded);
    const items = eve.doc.getMap("items");
    const whole = items.size;
    eve.doc.transact(() => {
      for (const key of [...items.keys()]) items.delete(key);
    });
    await eve.until(() => eve.words === "Saved");
    const versions = async () => listVersions(db, mapId);
    let kept = await versions();
    while (kept.length === 0) kept = await versions();
    expect(kept[0]?.name).toBe("Before many items were deleted");
    expect(kept[0]?.savedBy.name).toBe("eve");
    const [row] = await db.query.versions.findMany();
    expect(Object.keys(JSON.parse(row?.content ?? "{}").services).length).toBeGreaterThan(5);
    expect(whole).toBeGreaterThan(50);
    expect((await server.sync.liveState(mapId))?.map.items).toEqual({});
    eve.close();
    await server.close();
  });
});

test("[H45] the number on the door says why: a paused owner closes with 1012", async () => {
  const clock = new FakeClock();
  const store = new MemoryStore();
  store.seed("m1");
  const room = await roomsOver(store, clock).open("m1");
  if (room === undefined) throw new Error("no map");
  const wire = enter(room);
  await clock.flow(0);
  await store.take("m1");
  writes(room, wire).getMap("places").set("late", 1);
  await clock.flow(0);
  expect(wire.closed).toBe(closeCodes.restart);
  expect(store.documents.get("m1")?.rows).toEqual([]);
});
