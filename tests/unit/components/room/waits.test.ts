import { expect, test } from "vitest";
import { Waits } from "#components/room/waits.ts";

const times = (waits: Waits, count: number) => Array.from({ length: count }, () => waits.next());

test("[WAIT1] waits double up to fifteen seconds, and each is drawn from nothing to the full wait", () => {
  expect(times(new Waits(() => 1), 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  expect(times(new Waits(() => 0.5), 3)).toEqual([250, 500, 1_000]);
  expect(times(new Waits(() => 0), 3)).toEqual([0, 0, 0]);
});

test("[WAIT2] only a connection that lasted makes the waits short again: one that is closed at once does not", () => {
  const waits = new Waits(() => 1);
  times(waits, 3);
  waits.opened(0);
  waits.closed(5_000);
  expect(waits.next()).toBe(4_000);
  waits.opened(10_000);
  waits.closed(25_000);
  expect(waits.next()).toBe(500);
});
