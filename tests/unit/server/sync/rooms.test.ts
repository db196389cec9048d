import { beforeEach, expect, test } from "vitest";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { frames } from "#server/sync/frames.ts";
import { docFromHistory } from "#server/sync/history.ts";
import type { Room } from "#server/sync/room.ts";
import type { Rooms } from "#server/sync/rooms.ts";
import { FakeClock, settle } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { presenceMessage } from "#tests/helpers/presence-message.ts";
import { enter, roomsOver, type Wire, writes } from "#tests/helpers/wire.ts";

let clock: FakeClock;
let store: MemoryStore;
let rooms: Rooms;
let told: string[];

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryStore();
  store.seed("m1");
  told = [];
  rooms = roomsOver(store, clock, (event) => told.push(event));
});

async function open(mapId = "m1"): Promise<Room> {
  const room = await rooms.open(mapId);
  if (room === undefined) throw new Error("no such map");
  return room;
}

const rows = () => store.documents.get("m1")?.rows ?? [];

test("[ROOM1] however many ask at once, a map is loaded once", async () => {
  const all = await Promise.all([open(), open(), open()]);
  expect(store.takes).toBe(1);
  expect(new Set(all).size).toBe(1);
});

test("[ROOM2] a map that could not be loaded can be asked for again", async () => {
  const { take } = store;
  store.take = () => Promise.reject(new Error("away"));
  await expect(open()).rejects.toThrow("away");
  store.take = take;
  expect(await open()).toBeDefined();
});

test("[ROOM3] changes that come together are one row in the log, one message to the others, and one acknowledgement each", async () => {
  const room = await open();
  const [ana, ben, cid] = ["ana", "ben", "cid"].map((name) => enter(room, name)) as [
    Wire,
    Wire,
    Wire,
  ];
  await clock.flow(0);
  writes(room, ana).getMap("meta").set("a", 1);
  const bens = writes(room, ben);
  bens.getMap("meta").set("b", 1);
  bens.getMap("meta").set("b", 2);
  const before = cid.sent.length;
  await clock.flow(0);
  expect(rows()).toHaveLength(1);
  expect(rows()[0]?.authors).toEqual(["ana", "ben"]);
  expect(cid.sent).toHaveLength(before + 1);
  expect(cid.doc.getMap("meta").toJSON()).toEqual({ a: 1, b: 2 });
  expect(ben.controls.at(-1)).toEqual({ kind: "ack", upTo: 3 });
});

test("[ROOM4] nothing is sent or acknowledged before it is committed, and who comes in meanwhile waits for it", async () => {
  const room = await open();
  const [ana, ben] = [enter(room, "ana"), enter(room, "ben")];
  await clock.flow(0);
  let commit = () => {};
  store.gate = () =>
    new Promise((resolve) => {
      commit = resolve;
    });
  writes(room, ana).getMap("meta").set("a", 1);
  const before = [ana.sent.length, ben.sent.length];
  await clock.flow(0);
  const late = enter(room, "late");
  // Not from nothing: an answer to that may be at hand from before.
  room.receive(late, frames.ask(new Uint8Array([1, 5, 1])));
  await clock.flow(500);
  expect([ana.sent.length, ben.sent.length]).toEqual(before);
  expect(late.doc.getMap("meta").size).toBe(0);
  commit();
  await clock.flow(0);
  expect(ana.controls.at(-1)).toEqual({ kind: "ack", upTo: 2 });
  for (const wire of [ben, late]) expect(wire.doc.getMap("meta").toJSON()).toEqual({ a: 1 });
});

test("[ROOM5] when the database is away for a second everybody is told, and again when it is back; nothing is lost", async () => {
  const room = await open();
  const ana = enter(room);
  await clock.flow(0);
  store.gate = () => Promise.reject(new Error("away"));
  writes(room, ana).getMap("meta").set("a", 1);
  await clock.flow(0);
  await clock.flow(999);
  expect(ana.controls).not.toContainEqual({ kind: "storage", saving: false });
  await clock.flow(1);
  expect(ana.controls).toContainEqual({ kind: "storage", saving: false });
  expect(enter(room, "late").controls).toContainEqual({ kind: "storage", saving: false });
  store.gate = async () => {};
  await clock.flow(5_000);
  expect(ana.controls.slice(-2)).toEqual([
    { kind: "ack", upTo: 2 },
    { kind: "storage", saving: true },
  ]);
  expect(rows()).toHaveLength(1);
});

test("[ROOM6] an empty map is packed up and let go after a while, and comes back the same", async () => {
  const room = await open();
  const ana = enter(room);
  writes(room, ana).getMap("meta").set("a", 1);
  await clock.flow(0);
  room.leave(ana);
  rooms.left("m1");
  await clock.flow(44_000);
  expect(rooms.all).toHaveLength(1);
  const kept = store.nextKeep();
  await clock.flow(2_000);
  await kept;
  await settle();
  expect(rooms.all).toEqual([]);
  expect(store.documents.get("m1")?.snapshots).toHaveLength(1);
  const again = await open();
  expect(again).not.toBe(room);
  expect(again.doc.getMap("meta").toJSON()).toEqual({ a: 1 });
});

test("[ROOM7] somebody who comes while the map is being packed up keeps it in memory", async () => {
  const room = await open();
  const ana = enter(room);
  writes(room, ana).getMap("meta").set("a", 1);
  await clock.flow(0);
  room.leave(ana);
  rooms.left("m1");
  let packed = () => {};
  const { keep } = store;
  const packing = new Promise<void>((resolve) => {
    store.keep = async (...args) => {
      resolve();
      await new Promise<void>((go) => {
        packed = go;
      });
      return keep.apply(store, args);
    };
  });
  await clock.flow(45_000);
  await packing;
  expect(await open()).toBe(room);
  const kept = store.nextKeep();
  packed();
  await kept;
  await settle();
  expect(rooms.find("m1")).toBe(room);
});

test("[ROOM8] a long log is packed up while people work, and reads back the same", async () => {
  const room = await open();
  const ana = enter(room);
  const doc = writes(room, ana);
  const packed = store.nextKeep();
  for (let number = 0; number < 502; number++) {
    doc.getMap("meta").set(`k${number % 7}`, number);
    await clock.flow(16);
  }
  await packed;
  expect(store.documents.get("m1")?.snapshots).toHaveLength(1);
  const history = await store.take("m1");
  if (history === undefined) throw new Error("gone");
  const again = await docFromHistory(history, () => told.push("trouble"));
  expect(again.getMap("meta").toJSON()).toEqual(doc.getMap("meta").toJSON());
  expect(told).toEqual([]);
});

test("[ROOM9] a map that another process took over closes here, writes nothing more, and is loaded afresh", async () => {
  const room = await open();
  const ana = enter(room);
  await clock.flow(0);
  await store.take("m1");
  writes(room, ana).getMap("meta").set("a", 1);
  await clock.flow(0);
  expect(ana.closed).toBe(closeCodes.restart);
  expect(ana.controls.filter(({ kind }) => kind === "ack")).toHaveLength(1);
  expect(rows()).toEqual([]);
  expect(await open()).not.toBe(room);
});

test("[ROOM10] changes are in a snapshot after ten minutes at the latest, and until then their age can be read", async () => {
  const room = await open();
  const ana = enter(room);
  const doc = writes(room, ana);
  await clock.flow(30_000);
  expect(rooms.longestUnpacked).toBe(0);
  doc.getMap("meta").set("a", 1);
  await clock.flow(60_000);
  expect(rooms.longestUnpacked).toBe(60_000);
  const kept = store.nextKeep();
  await clock.flow(9 * 60_000 + 15_000);
  await kept;
  await settle();
  expect(rooms.longestUnpacked).toBe(0);
  expect(store.documents.get("m1")?.snapshots).toHaveLength(1);
});

test("[ROOM11] that a version was brought back is told to everybody there, and to who comes in within a minute, once", async () => {
  const room = await open();
  const what = { by: { id: "fay", name: "Fay" }, version: 1, kept: 2 };
  const told = { kind: "restored", ...what };
  const ana = enter(room);
  room.company.tellRestored(what);
  expect(ana.controls).toContainEqual(told);
  await clock.flow(59_000);
  expect(enter(room, "ben").controls.slice(0, 2)).toMatchObject([{ kind: "hello" }, told]);
  expect(enter(room, "fay").controls).toContainEqual(told);
  for (const again of ["ana", "ben", "fay"]) {
    expect(enter(room, again).controls).not.toContainEqual(told);
  }
  await clock.flow(1_000);
  expect(enter(room, "late").controls).not.toContainEqual(told);
});

test("[ROOM12] who was too slow to hear who came hears it when they can: later news says only where people are", async () => {
  const room = await open();
  const slow = enter(room, "slow");
  const ana = enter(room);
  const moves = (x: number) =>
    room.receive(
      ana,
      frames.presence(presenceMessage([[7, x, JSON.stringify({ cursor: { x, y: 0 } })]])),
    );
  const heard = () => slow.sent.map((bytes) => new TextDecoder().decode(bytes)).join("");
  slow.buffered = 1_000_000;
  moves(1);
  await clock.flow(1_000);
  expect(heard()).not.toContain("cursor");
  slow.buffered = 0;
  moves(2);
  await clock.flow(1_000);
  expect(heard()).toContain('"name":"ana"');
});
