import { expect, test } from "vitest";
import { followIndex } from "#components/details/follow-text.ts";

test("words before a caret push it on, words after it leave it", () => {
  expect(followIndex(5, [{ retain: 2 }, { insert: "abc" }])).toBe(8);
  expect(followIndex(5, [{ retain: 6 }, { insert: "abc" }])).toBe(5);
});

test("words put in at the very spot of a caret come after it", () => {
  expect(followIndex(5, [{ retain: 5 }, { insert: "abc" }])).toBe(5);
  expect(followIndex(0, [{ insert: "abc" }])).toBe(0);
});

test("a caret inside what was taken away stands where it was taken away", () => {
  expect(followIndex(5, [{ retain: 3 }, { delete: 4 }])).toBe(3);
  expect(followIndex(5, [{ retain: 3 }, { delete: 4 }, { insert: "xy" }])).toBe(3);
  expect(followIndex(9, [{ retain: 3 }, { delete: 4 }])).toBe(5);
});
