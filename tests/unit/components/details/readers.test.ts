import { expect, test } from "vitest";
import { dateFrom, lineFrom, nameFrom, numberFrom } from "#components/details/readers.ts";

test("a number is read with either decimal sign, and empty takes it off the map", () => {
  const read = numberFrom("The wait", 0, 100);
  expect(read("3,5")).toEqual({ ok: true, value: 3.5 });
  expect(read(" 12 ")).toEqual({ ok: true, value: 12 });
  expect(read("")).toEqual({ ok: true, value: null });
});

test.each(["a lot", "1e3", "12.", "--1", "0x10"])("‘%s’ is no number, said in words", (text) => {
  const answer = numberFrom("The wait", 0, 100)(text);
  expect(answer).toEqual({ ok: false, error: "The wait must be a number, like 12" });
});

test("a number out of bounds says the bounds", () => {
  expect(numberFrom("The wait", 0, 100)("101")).toEqual({
    ok: false,
    error: "The wait must be between 0 and 100",
  });
});

test("only real days are dates", () => {
  expect(dateFrom("2028-02-29")).toEqual({ ok: true, value: "2028-02-29" });
  expect(dateFrom("2027-02-29").ok).toBe(false);
  expect(dateFrom("soon").ok).toBe(false);
  expect(dateFrom("")).toEqual({ ok: true, value: null });
});

test("a name must say something; another line may be empty", () => {
  expect(nameFrom("Enter a name")("  ")).toEqual({ ok: false, error: "Enter a name" });
  expect(lineFrom("  ")).toEqual({ ok: true, value: null });
});
