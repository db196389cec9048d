import { expect, test } from "vitest";
import { actFor, faultIn, nothingTyped, thereAlready } from "#components/workshop/words-typed.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

const map = mapFromTemplate("bristol", "Bristol");
const scale = { ...nothingTyped, label: "Literacy", values: " little \n\nmuch\n" };

test("a scale needs words and two values, a value something to belong to", () => {
  expect(faultIn(nothingTyped)?.field).toBe("word-label");
  expect(faultIn({ ...scale, values: "much\n " })?.field).toBe("word-values");
  expect(faultIn({ ...scale, type: "number", values: "" })).toBeUndefined();
  expect(faultIn({ ...scale, what: "value" })?.field).toBe("word-dimension");
  expect(faultIn(scale)).toBeUndefined();
});

test("what was typed stands on the map, with its values in their order, and is told as there already", () => {
  const grown = applyEdits(map, actFor(map, scale).edits);
  expect(thereAlready(grown, scale).at(-1)).toBe("Literacy");
  const value = {
    ...nothingTyped,
    what: "value",
    dimension: "literacy",
    label: "some",
    before: "much",
  } as const;
  const fuller = applyEdits(grown, actFor(grown, value).edits);
  expect(thereAlready(fuller, value)).toEqual(["little", "some", "much"]);
  expect(actFor(fuller, { ...value, label: "Some" })).toEqual({
    edits: [],
    said: "‘Some’ is there already.",
  });
});
