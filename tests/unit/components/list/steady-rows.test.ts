import fc from "fast-check";
import { expect, test } from "vitest";
import { sameOrder, steadyRows } from "#components/list/steady-rows.ts";

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });

test("without the keyboard in it a list is shown as it is", () => {
  fc.assert(
    fc.property(ids, ids, (before, now) => {
      expect(steadyRows(before, now, undefined, () => false)).toEqual(now);
    }),
  );
});

test("under the keyboard nothing is re-sorted, nothing is missing, and new rows follow whom they follow", () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(7), (before, now, at) => {
      const focused = before[at];
      if (focused === undefined) return;
      const rows = steadyRows(before, now, focused, () => true);
      expect([...rows].sort()).toEqual([...new Set([...now, focused])].sort());
      expect(sameOrder(rows, before)).toBe(true);
    }),
  );
});

test("a row that went to another list goes; one that is gone for good stays to say so", () => {
  expect(steadyRows(["a", "b", "c"], ["a", "c"], "b", () => false)).toEqual(["a", "c"]);
  expect(steadyRows(["a", "b", "c"], ["a", "c"], "b", () => true)).toEqual(["a", "b", "c"]);
});

test("whoever comes in between comes after the one before", () => {
  expect(steadyRows(["a", "b", "c"], ["c", "x", "a", "b"], "b", () => true)).toEqual([
    "a",
    "b",
    "c",
    "x",
  ]);
  expect(steadyRows(["a", "b"], ["x", "a", "b"], "b", () => true)).toEqual(["x", "a", "b"]);
});
