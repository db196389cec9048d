import { expect, test } from "vitest";
import { newLimits, rateLimit } from "#server/rate-limit.ts";

function clock() {
  let ms = 1_000_000;
  return { now: () => ms, pass: (seconds: number) => (ms += seconds * 1000) };
}

test("[LIM1] so many in a row are allowed, then none until time has passed", () => {
  const time = clock();
  const limit = rateLimit({ times: 3, seconds: 30 }, time.now);
  expect([1, 2, 3].map(() => limit.take("a").allowed)).toEqual([true, true, true]);
  expect(limit.take("a")).toEqual({ allowed: false, retryAfter: 10 });
  time.pass(10);
  expect(limit.take("a").allowed).toBe(true);
  expect(limit.take("a").allowed).toBe(false);
});

test("[LIM2] each key has its own allowance", () => {
  const limit = rateLimit({ times: 1, seconds: 60 }, clock().now);
  expect(limit.take("a").allowed).toBe(true);
  expect(limit.take("a").allowed).toBe(false);
  expect(limit.take("b").allowed).toBe(true);
});

test("[LIM3] what was let in at once is paid for afterwards", () => {
  const time = clock();
  const limit = rateLimit({ times: 2, seconds: 20 }, time.now);
  for (let i = 0; i < 4; i += 1) limit.charge("a");
  time.pass(20);
  expect(limit.look("a").allowed).toBe(false);
  time.pass(10);
  expect(limit.look("a").allowed).toBe(true);
});

test("[LIM4] an allowance never grows beyond itself, given back or left alone", () => {
  const time = clock();
  const limit = rateLimit({ times: 1, seconds: 1 }, time.now);
  limit.giveBack("a");
  time.pass(3600);
  expect(limit.take("a").allowed).toBe(true);
  expect(limit.take("a").allowed).toBe(false);
});

test("[LIM5] a flood of new keys does not grow memory without bound, and recent keys stay counted", () => {
  const limit = rateLimit({ times: 1, seconds: 3600 }, clock().now);
  for (let i = 0; i < 60_000; i += 1) limit.take(`key ${i}`);
  expect(limit.look("key 59999").allowed).toBe(false);
  expect(limit.look("key 0").allowed).toBe(true);
});

test("[LIM6] an office of 200 people joins through one address within a minute", () => {
  const { joins } = newLimits(clock().now);
  expect(Array.from({ length: 3 * 200 }, () => joins.take("office").allowed)).not.toContain(false);
});
