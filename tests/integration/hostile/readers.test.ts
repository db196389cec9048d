import { expect, test } from "vitest";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { enter, roomsOver, Wire, writes } from "#tests/helpers/wire.ts";

/** Somebody whose network takes nothing. */
class Stalled extends Wire {
  stalled = false;

  override send(bytes: Uint8Array): void {
    super.send(bytes);
    if (this.stalled) this.buffered += bytes.length;
  }
}

test("[H33] a reader who stops costs at most four mebibytes while sixty go by, gets one message with the rest, or is sent away", async () => {
  const clock = new FakeClock();
  const store = new MemoryStore();
  store.seed("m1");
  const room = await roomsOver(store, clock).open("m1");
  if (room === undefined) throw new Error("no map");
  const [ana, ben] = [enter(room, "ana"), enter(room, "ben")];
  const lost = new Stalled("lost");
  const back = new Stalled("back");
  for (const wire of [lost, back]) {
    room.join(wire, "contributor");
    room.receive(wire, new Uint8Array([0, 0, 1, 0]));
    wire.stalled = true;
  }
  await clock.flow(0);
  const doc = writes(room, ana);
  for (let turn = 0; turn < 120; turn++) {
    doc.getMap("places").set(`k${turn % 2}`, `${turn}${"x".repeat(524_288)}`);
    await clock.flow(16);
  }
  expect(lost.buffered).toBeLessThan(4 * 1_024 * 1_024);
  expect(ben.doc.getMap("places").toJSON()).toEqual(doc.getMap("places").toJSON());
  back.stalled = false;
  back.buffered = 0;
  const before = back.sent.length;
  room.drained(back);
  expect(back.sent).toHaveLength(before + 1);
  expect(back.doc.getMap("places").toJSON()).toEqual(doc.getMap("places").toJSON());
  await clock.flow(31_000);
  expect([lost.closed, back.closed, ben.closed]).toEqual([
    closeCodes.overload,
    undefined,
    undefined,
  ]);
});
