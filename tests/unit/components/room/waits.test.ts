import { expect, test } from "vitest";
import { Waits } from "#components/room/waits.ts";

const times = (waits: Waits, count: number, sentAway = false) =>
  Array.from({ length: count }, () => waits.next(sentAway));

test("[WAIT1] waits double up to two seconds for a minute, then up to fifteen, and each is drawn from nothing to the full wait", () => {
  const waits = new Waits(() => 1);
  expect(times(waits, 5)).toEqual([500, 1_000, 2_000, 2_000, 2_000]);
  expect(new Set(times(waits, 55))).toEqual(new Set([2_000]));
  expect(waits.next()).toBe(15_000);
  // A server that dies again and again is there again each time.
  waits.opened(0);
  waits.closed(1_000);
  expect(waits.next()).toBe(2_000);
  expect(times(new Waits(() => 0.5), 3)).toEqual([250, 500, 1_000]);
  expect(times(new Waits(() => 0), 3)).toEqual([0, 0, 0]);
});

test("[WAIT3] whoever the server has sent away because there is too much to do comes back later each time", () => {
  const away = times(new Waits(() => 1), 7, true);
  expect(away).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test("[WAIT2] only a connection that lasted makes the waits short again: one that is closed at once does not", () => {
  const waits = new Waits(() => 1);
  times(waits, 3);
  waits.opened(0);
  waits.closed(5_000);
  expect(waits.next(true)).toBe(4_000);
  waits.opened(10_000);
  waits.closed(25_000);
  expect(waits.next()).toBe(500);
});
