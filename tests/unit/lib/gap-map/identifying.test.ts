import { expect, test } from "vitest";
import { identifyingIn } from "#lib/gap-map/identifying.ts";

const kinds = (text: string) => identifyingIn(text).map(({ what }) => what);

test.each([
  ["943 476 5919", "NHS number"],
  ["Born 03/04/1987", "date of birth"],
  ["3rd April 1987", "date of birth"],
  ["1987-04-03", "date of birth"],
  ["call 07700 900123", "phone number"],
  ["+44 7700 900123", "phone number"],
  ["lives at BS5 0AB", "postcode"],
  ["jo@example.org", "e-mail address"],
])("‘%s’ looks like a %s", (text, what) => {
  expect(kinds(text)).toEqual([what]);
});

test.each([
  "Person A: 34, self-harms, misses 2 of 10 appointments, seen since 2019",
  "943 476 5910 has a wrong check digit",
  "section 136, NG225, S12 and T40, the BS5 area",
  "9-5 on weekdays, 24/7 line",
])("‘%s’ names nobody", (text) => {
  expect(identifyingIn(text)).toEqual([]);
});

test("what was found is quoted, so that people can take it out", () => {
  expect(identifyingIn("Ring 0117 496 0123 now")).toEqual([
    { what: "phone number", found: "0117 496 0123" },
  ]);
});
