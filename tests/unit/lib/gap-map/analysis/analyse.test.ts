import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import expected from "#tests/data/bristol-expected.json" with { type: "json" };

const found = analyse(mapFromTemplate("bristol", "Bristol"));

describe("[ANA7] the findings on the Bristol map are those computed by hand of the definitions", () => {
  test.each([
    "gapBandsByFunction",
    "disjointThresholds",
    "doomedPathways",
    "leakyPathways",
    "oneSidedPathways",
    "unconfirmedPathways",
    "loopsMaxLength5",
    "noOnwardPathway",
    "noInwardPathway",
    "unclearCriteria",
    "practiceOnlyThresholds",
    "noStatedThresholds",
    "barriersByLevesque",
    "barriersByKind",
    "guidanceFlags",
    "disputed",
  ] as const)("%s, whole", (key) => {
    expect(found[key]).toEqual(expected[key]);
  });

  const told = Object.keys(expected.acceptance);
  test.each(["inTheGap", "gapUncertain", "noPlainAcceptance"] as const)(
    "%s, of the personas that were computed",
    (key) => {
      expect(found[key].filter((id) => told.includes(id))).toEqual(expected[key]);
    },
  );

  test.each(["acceptance", "reasons", "needsCoverage", "fallsBackOn", "nearestMiss"] as const)(
    "%s, of the personas that were computed",
    (key) => {
      const theirs = Object.entries(found[key]).filter(([id]) => told.includes(id));
      expect(Object.fromEntries(theirs)).toEqual(expected[key]);
    },
  );

  test("what one changed attribute would do for Person A", () => {
    for (const [dimension, values] of Object.entries(expected.sweepPersonA)) {
      expect(found.sweepPersonA[dimension]).toEqual(values);
    }
  });
});
