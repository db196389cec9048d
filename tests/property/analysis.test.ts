import fc from "fast-check";
import { expect, test } from "vitest";
import { judge, type Verdict } from "#lib/gap-map/analysis/verdict.ts";
import type { Dimension } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { anyAttributes, anyThreshold, anyThresholds } from "#tests/helpers/any-service-map.ts";

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
