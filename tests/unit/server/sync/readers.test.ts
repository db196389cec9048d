import { beforeEach, expect, test } from "vitest";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { frames } from "#server/sync/frames.ts";
import type { Room } from "#server/sync/room.ts";
import type { Rooms } from "#server/sync/rooms.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { enter, roomsOver, writes } from "#tests/helpers/wire.ts";

let clock: FakeClock;
let store: MemoryStore;
let rooms: Rooms;

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryStore();
  store.seed("m1");
  rooms = roomsOver(store, clock);
});

async function open(mapId = "m1"): Promise<Room> {
  const room = await rooms.open(mapId);
  if (room === undefined) throw new Error("no such map");
  return room;
}

test("[ROOM10] a reader who does not keep up gets one message with all that was missed", async () => {
  const room = await open();
  const [ana, slow] = [enter(room, "ana"), enter(room, "slow")];
  await clock.flow(0);
  const doc = writes(room, ana);
  slow.buffered = 300_000;
  for (let number = 0; number < 50; number++) {
    doc.getMap("meta").set(`k${number}`, number);
    await clock.flow(16);
  }
  const during = slow.sent.length;
  expect(slow.doc.getMap("meta").size).toBe(1);
  slow.buffered = 0;
  room.drained(slow);
  expect(slow.sent).toHaveLength(during + 1);
  expect(slow.doc.getMap("meta").toJSON()).toEqual(doc.getMap("meta").toJSON());
});

test("[ROOM11] a reader who lags for more than 15 seconds is sent away to come back", async () => {
  const room = await open();
  const [ana, slow] = [enter(room, "ana"), enter(room, "slow")];
  await clock.flow(0);
  slow.buffered = 300_000;
  writes(room, ana).getMap("meta").set("a", 1);
  await clock.flow(0);
  await clock.flow(31_000);
  expect(slow.closed).toBe(closeCodes.overload);
  expect(ana.closed).toBeUndefined();
});

test("[ROOM12] a stock client hears something every 15 seconds: else it would hang up after 30", async () => {
  const room = await open();
  const ana = enter(room);
  await clock.flow(0);
  const before = ana.sent.length;
  await clock.flow(30_000);
  expect(ana.sent.slice(before)).toEqual([frames.nothingNew, frames.nothingNew]);
});

test("[ROOM13] too much waiting for a database that is away: the writer is sent away, the rest goes on", async () => {
  const room = await open();
  const [ana, ben] = [enter(room, "ana"), enter(room, "ben")];
  await clock.flow(0);
  store.gate = () => Promise.reject(new Error("away"));
  const doc = writes(room, ana);
  for (let number = 0; number < 40 && ana.closed === undefined; number++) {
    doc.getMap("meta").set("big", "x".repeat(600_000));
    await clock.flow(0);
  }
  expect(ana.closed).toBe(closeCodes.overload);
  expect(ben.closed).toBeUndefined();
});

test("[ROOM14] sixty who come in at once cost one encoding", async () => {
  const room = await open();
  writes(room, enter(room)).getMap("meta").set("a", 1);
  await clock.flow(0);
  const answers = Array.from({ length: 60 }, (_, index) => {
    const wire = enter(room, `p${index}`);
    return wire.sent.find((bytes) => bytes[0] === 0 && bytes[1] === 1);
  });
  expect(new Set(answers).size).toBe(1);
});
