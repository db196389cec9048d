import { expect, test } from "vitest";
import { type Ended, firstPace, nextPace, pauseBefore } from "#components/room/http-pace.ts";

const stream = firstPace(true, 0);
const poll = firstPace(false, 0);
const ended = (more: Partial<Ended>): Ended => ({
  how: "cut",
  heard: true,
  took: 10_000,
  now: 10_000,
  ...more,
});

test("[PACE1] a stream that stays silent is held back: answers come in one piece from then on", () => {
  expect(nextPace(stream, ended({ how: "silent", heard: false })).streams).toBe(false);
  expect(nextPace(stream, ended({ how: "silent", heard: true })).streams).toBe(false);
});

test("[PACE2] a stream that is cut now and then goes on at once; one that is cut again and again is given up", () => {
  const cut = nextPace(stream, ended({}));
  expect(cut.streams).toBe(true);
  expect(pauseBefore(cut, 10_000)).toBe(0);
  const quick = ended({ took: 100 });
  expect(pauseBefore(nextPace(stream, quick), 10_000)).toBeGreaterThan(0);
  const [first, second, third] = [1, 2, 3].map((times) =>
    Array(times).fill(quick).reduce(nextPace, stream),
  );
  expect([first?.streams, second?.streams, third?.streams]).toEqual([true, true, false]);
});

test("[PACE3] where long requests are cut, shorter ones are asked for, within bounds", () => {
  const cut = nextPace(poll, ended({ heard: false, took: 10_000 }));
  expect(cut.wait).toBe(8_000);
  const again = nextPace(cut, ended({ heard: false, took: 2_000 }));
  expect(again.wait).toBe(2_000);
  expect(nextPace(poll, ended({ how: "whole" })).wait).toBe(poll.wait);
});

test("[PACE4] the pauses after failures grow, and end with the connection after twenty seconds without a word", () => {
  const failure = ended({ heard: false, took: 10, now: 100 });
  const once = nextPace(poll, failure);
  const twice = nextPace(once, failure);
  expect(pauseBefore(once, 100)).toBe(250);
  expect(pauseBefore(twice, 100)).toBe(500);
  expect(pauseBefore(Array(20).fill(failure).reduce(nextPace, poll), 19_000)).toBe(4_000);
  expect(pauseBefore(twice, 20_001)).toBeUndefined();
  const heard = nextPace(twice, ended({ how: "whole", now: 19_000 }));
  expect(pauseBefore(heard, 30_000)).toBe(0);
});
