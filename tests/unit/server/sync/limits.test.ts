import { expect, test } from "vitest";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { frames } from "#server/sync/frames.ts";
import { usualLimits } from "#server/sync/limits.ts";
import { noNotes } from "#server/sync/notes.ts";
import { pacesWith } from "#server/sync/pace.ts";
import { Pulse } from "#server/sync/pulse.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { enter, roomsOver, writes } from "#tests/helpers/wire.ts";

function paces(clock: FakeClock) {
  const said: number[] = [];
  let dropped = 0;
  const notes = { ...noNotes, presenceDropped: () => (dropped += 1) };
  const all = pacesWith(
    { clock, limits: usualLimits, notes },
    { answer: () => {}, introduce: () => {}, hear: ([entry = 0]) => said.push(entry) },
  );
  return { ...all, said, dropped: () => dropped };
}

test("[PACE1] of what comes too fast the newest is heard, and nothing is heard more than fifteen times a second", () => {
  const clock = new FakeClock();
  const { presence, said, dropped } = paces(clock);
  for (let turn = 0; turn < 200; turn++) {
    presence.offer(new Uint8Array([turn]));
    clock.pass(10);
  }
  clock.pass(100);
  expect(said.at(-1)).toBe(199);
  expect(said.length).toBeLessThanOrEqual(15 + 2 * 15 + 2);
  expect(said.length).toBeGreaterThan(30);
  expect(said.length + dropped()).toBe(200);
});

test("[PACE2] a burst is no haste, and neither is a steady hand; five seconds too fast are", () => {
  const clock = new FakeClock();
  const seconds = (perSecond: number, most: number) => {
    const { changes } = paces(clock);
    for (let turn = 1; turn <= perSecond * most; turn++) {
      if (changes.count()) return turn / perSecond;
      clock.pass(1_000 / perSecond);
    }
    return undefined;
  };
  expect(seconds(60, 30)).toBeUndefined();
  expect(seconds(1_000, 4)).toBeUndefined();
  expect(seconds(1_000, 30)).toBeCloseTo(5.2, 0);
  const burst = paces(clock).changes;
  for (let round = 0; round < 10; round++) {
    for (let turn = 0; turn < 150; turn++) expect(burst.count()).toBe(false);
    clock.pass(1_000);
  }
});

test("[PACE3] somebody too fast for five seconds is sent away with what they sent taken in", async () => {
  const clock = new FakeClock();
  const store = new MemoryStore();
  store.seed("m1");
  const room = await roomsOver(store, clock).open("m1");
  if (room === undefined) throw new Error("no map");
  const ana = enter(room);
  const doc = writes(room, ana);
  let made = 0;
  while (ana.closed === undefined) {
    doc.getMap("places").set("a", ++made);
    await clock.flow(2);
  }
  expect(ana.closed).toBe(closeCodes.rateLimited);
  await clock.flow(20);
  expect(room.doc.getMap("places").get("a")).toBe(made);
}, 60_000);

test("[PACE4] those who come back with the same state after a restart share one answer", async () => {
  const clock = new FakeClock();
  const store = new MemoryStore();
  store.seed("m1");
  const room = await roomsOver(store, clock).open("m1");
  if (room === undefined) throw new Error("no map");
  const ana = enter(room);
  const doc = writes(room, ana);
  doc.getMap("places").set("a", 1);
  await clock.flow(0);
  const vector = new Uint8Array([1, ...frames.ask(new Uint8Array()).slice(0, 1), 0]);
  const answers = Array.from({ length: 60 }, (_, index) => {
    const wire = enter(room, `p${index}`);
    wire.sent.length = 0;
    room.receive(wire, frames.ask(vector));
    return wire.sent.find((bytes) => bytes[0] === 0 && bytes[1] === 1);
  });
  expect(answers[0]).toBeDefined();
  expect(new Set(answers).size).toBe(1);
});

test("[PULSE1] one beat that is late by a second and a half is remembered for five seconds", () => {
  const clock = new FakeClock();
  const pulse = new Pulse(clock);
  clock.pass(10_000);
  expect(pulse.isSteady).toBe(true);
  // The process does nothing: time goes on, no beat is done.
  const now = clock.now.bind(clock);
  const offset = 2_000;
  clock.now = () => now() + offset;
  expect(pulse.isSteady).toBe(false);
  clock.pass(500);
  expect(pulse.isSteady).toBe(false);
  clock.pass(5_000);
  expect(pulse.isSteady).toBe(true);
});

test("[MEM1] short of memory, maps that nobody is on are let go at once, and no other is opened", async () => {
  const clock = new FakeClock();
  const store = new MemoryStore();
  for (const map of ["m1", "m2", "m3"]) store.seed(map);
  let used = 0.5;
  const rooms = roomsOver(store, clock, undefined, () => used);
  await rooms.open("m1");
  used = 0.8;
  await rooms.open("m2");
  await clock.flow(0);
  expect(rooms.find("m1")).toBeUndefined();
  used = 0.9;
  await expect(rooms.open("m3")).rejects.toThrow("no memory");
  used = 0.5;
  expect(await rooms.open("m3")).toBeDefined();
});
