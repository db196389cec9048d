import { expect, test } from "vitest";
import * as Y from "yjs";
import { docFrom, readGapMap, seedUpdate, applyEdits as writeEdits } from "#lib/board-doc/doc.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { coverageOf } from "#lib/gap-map/analysis/coverage.ts";
import { rulersOf } from "#lib/gap-map/analysis/ruler.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { diffMaps } from "#lib/gap-map/diff.ts";
import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import {
  addDimension,
  addValue,
  addWord,
  type NewDimension,
  wordsOf,
} from "#lib/gap-map/new-words.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const access: NewDimension = {
  ...{ label: "Digital access", type: "ordinal", nature: "status" },
  ...{ definition: "Whether they can use a phone or the web.", values: ["none", "phone", "full"] },
};
const withAccess = applyEdits(bristol, addDimension(bristol, access).edits);
const dimension = (map: GapMap, one: string) => {
  const found = map.vocabulary.dimensions.find((known) => known.id === one);
  if (found === undefined) throw new Error(`no dimension ${one}`);
  return found;
};
const set = (item: string, field: string, value: FieldValue): Edit => ({
  kind: "set",
  id: id(item),
  field,
  value,
});

test("what a workshop adds for thresholds to be about is judged, ruled and compared like all else", () => {
  const asks = (item: string, operator: string, value: string) => [
    set(item, "dimension", "digital_access"),
    set(item, "operator", operator),
    set(item, "value", value),
  ];
  const map = applyEdits(withAccess, [
    ...asks("tt-t6", "gte", "full"),
    ...asks("awp-recovery-t5", "lte", "none"),
    set("A", "attributes/digital_access", "phone"),
  ]);
  const { reasons, disjointThresholds } = analyse(map);
  expect(reasons["A"]?.["tt"]?.failedHard).toContain("tt-t6");
  expect(disjointThresholds).toContainEqual(
    expect.objectContaining({ dimension: "digital_access", heldByNeither: ["phone"] }),
  );
  expect(rulersOf(map).find((one) => one.dimension.id === "digital_access")?.between).toEqual([1]);
});

test("a value added in the middle of a scale has its place in the order", () => {
  const act = addValue(withAccess, dimension(withAccess, "digital_access"), "text only", "phone");
  const map = applyEdits(withAccess, act.edits);
  expect(dimension(map, "digital_access").values).toEqual(["none", "text only", "phone", "full"]);
  expect(addValue(map, dimension(map, "digital_access"), " Text only ").edits).toEqual([]);
});

test("what a workshop adds for services to do counts as a need and stands in the coverage", () => {
  const grown = applyEdits(bristol, addWord(bristol, "functions", { label: "Debt advice" }).edits);
  const map = applyEdits(grown, [
    set("A", "needs/debt_advice", true),
    set("tt", "functions/debt_advice", true),
  ]);
  expect(analyse(map).needsCoverage["A"]?.["debt_advice"]?.refused).toEqual(["tt"]);
  expect(coverageOf(map).find((row) => row.function === "debt_advice")?.total).toBe(1);
});

test.each([
  "barrierKinds",
  "goodPracticeKinds",
  "sectors",
  "tiers",
  "pathwayKinds",
  "pathwayOutcomes",
] as const)("a new word for %s comes last, as it was typed, and only once", (kind) => {
  const act = addWord(bristol, kind, { label: "NHS App only" });
  const map = applyEdits(bristol, act.edits);
  expect(wordsOf(map, kind).at(-1)?.label).toBe("NHS App only");
  expect(wordsOf(map, kind)).toHaveLength(wordsOf(bristol, kind).length + 1);
  expect(addWord(map, kind, { label: "nhs app only " }).edits).toEqual([]);
  expect(diffMaps(bristol, map).changes.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining("‘NHS App only’ added."),
  ]);
});

test("two who add words to the same list at once both keep theirs", () => {
  const [one, other] = [docFrom([seedUpdate(bristol)]), new Y.Doc()];
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  writeEdits(one, addWord(bristol, "sectors", { label: "Faith group" }).edits);
  writeEdits(other, addWord(bristol, "sectors", { label: "School" }).edits);
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  expect(readGapMap(one).vocabulary.sectors).toEqual([
    ...bristol.vocabulary.sectors,
    "Faith group",
    "School",
  ]);
  expect(readGapMap(other).vocabulary).toEqual(readGapMap(one).vocabulary);
});

test("a word that was added is taken back with undo, and only that word", () => {
  const doc = docFrom([seedUpdate(bristol)]);
  const undo = new UndoStack(doc, {
    sign: () => ({ by: "Fay", at: "" }),
    now: () => 0,
    mayWrite: () => true,
  });
  writeEdits(doc, addDimension(bristol, access).edits);
  undo.stop();
  writeEdits(doc, addWord(bristol, "functions", { label: "Debt advice" }).edits);
  undo.undo();
  expect(readGapMap(doc).vocabulary).toEqual(withAccess.vocabulary);
  undo.undo();
  expect(readGapMap(doc).vocabulary).toEqual(bristol.vocabulary);
  undo.redo();
  expect(readGapMap(doc).vocabulary).toEqual(withAccess.vocabulary);
});

test("a dimension told without a word, or under a name that programs trip over, changes nothing", () => {
  expect(addDimension(bristol, { ...access, label: " " }).edits).toEqual([]);
  for (const word of ["__proto__", "constructor", "toString", ""]) {
    expect(
      applyEdits(bristol, [{ kind: "vocabulary", section: "functions", word, value: "x" }]),
    ).toBe(bristol);
  }
});
