import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { judge, type Verdict } from "#lib/gap-map/analysis/verdict.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { emptyMap, type Item, type ItemId } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";
import {
  anyAttributes,
  anyServiceMap,
  anyThreshold,
  anyThresholds,
} from "#tests/helpers/any-service-map.ts";
import { aService, id } from "#tests/helpers/small-map.ts";
import { leastOf, sortedSets, subsetsOf } from "#tests/helpers/subsets.ts";

const vocabulary = mapFromTemplate("blank", "").vocabulary;
const dimensions = new Map(vocabulary.dimensions.map((one): [string, Dimension] => [one.id, one]));
const openness: readonly Verdict[] = ["refused", "unclear", "discretionary", "accepted"];

test("[ANA4] one threshold more, in no group, never makes a verdict more open", () => {
  fc.assert(
    fc.property(anyThresholds(5), anyThreshold("more"), anyAttributes, (all, more, known) => {
      const { anyOfGroup: _alone, ...alone } = more;
      const before = openness.indexOf(judge(all, known, dimensions).verdict);
      const after = openness.indexOf(judge([...all, alone], known, dimensions).verdict);
      expect(after).toBeLessThanOrEqual(before);
    }),
    { numRuns: 500 },
  );
});

test("[ANA5] nobody is refused for want of knowing: with nothing known, no verdict is a refusal", () => {
  fc.assert(
    fc.property(anyThresholds(6), (all) => {
      expect(judge(all, {}, dimensions).verdict).toBe(all.length === 0 ? "accepted" : "unclear");
    }),
  );
});

test("[ANA6] every verdict names the thresholds that decide it, and each threshold at most once", () => {
  fc.assert(
    fc.property(anyThresholds(6), anyAttributes, (all, known) => {
      const { verdict, failedHard, failedSoft, unknown } = judge(all, known, dimensions);
      const named = [...failedHard, ...failedSoft, ...unknown];
      expect(new Set(named).size).toBe(named.length);
      expect(named.length > 0).toBe(verdict !== "accepted");
    }),
    { numRuns: 300 },
  );
});

test("[ANA11] any map can be analysed, and every finding is on it, under an id of its own", () => {
  const anyMap = fc.oneof(
    anyServiceMap,
    fc.array(anyEdit, { maxLength: 25 }).map((edits) => tidy(applyEdits(bareMap, edits))),
  );
  fc.assert(
    fc.property(anyMap, (map) => {
      const { findings } = analyse(map);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      for (const { sentence, items } of findings) {
        expect(sentence.startsWith("On this map, ")).toBe(true);
        for (const id of items) expect(Object.hasOwn(map.items, id)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("[ANA12] the order in which a map holds its items changes nothing that is found", () => {
  fc.assert(
    fc.property(anyServiceMap, (map) => {
      const turned = Object.fromEntries(Object.entries(map.items).reverse());
      expect(analyse({ ...map, items: turned })).toEqual(analyse(map));
    }),
    { numRuns: 200 },
  );
});

test("[ANA13] the smallest changes open their doors, and no threshold of them can be spared", () => {
  fc.assert(
    fc.property(anyThresholds(6), anyAttributes, (all, known) => {
      const person = { kind: "persona", id: id("x"), label: "", description: "" } as const;
      const service = aService("s0", { functions: ["housing"] });
      const items: Item[] = [service, ...all, { ...person, needs: ["housing"], attributes: known }];
      const map = {
        ...emptyMap,
        vocabulary,
        items: Object.fromEntries(items.map((i) => [i.id, i])),
      };
      const told = analyse(map).smallestChange["x"]?.["housing"] ?? { doors: [], leftOut: 0 };
      const opens = (change: readonly ItemId[]) =>
        judge(all, known, dimensions, new Set(change)).verdict !== "refused";
      expect(sortedSets(told.doors.map(({ change }) => change))).toEqual(
        opens([]) ? [] : sortedSets(leastOf(subsetsOf(all.map((one) => one.id)).filter(opens))),
      );
      expect(told.leftOut).toBe(0);
    }),
    { numRuns: 500 },
  );
});
