import { describe, expect, test } from "vitest";
import { acceptanceOf, reasonsOf } from "#lib/gap-map/analysis/acceptance.ts";
import { type Asked, answerTo } from "#lib/gap-map/analysis/answers.ts";
import { surveyOf } from "#lib/gap-map/analysis/survey.ts";
import { judge } from "#lib/gap-map/analysis/verdict.ts";
import type { Threshold } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import expected from "#tests/data/bristol-expected.json" with { type: "json" };
import { aThreshold, id } from "#tests/helpers/small-map.ts";

const scale = ["none", "low", "moderate", "high"];
const dimensions = new Map<string, Dimension>([
  ["risk", { id: "risk", type: "ordinal", values: scale, nature: "judgement", definition: "" }],
  ["age", { id: "age", type: "number", nature: "fact", definition: "" }],
  ["place", { id: "place", type: "enum", values: ["here"], nature: "status", definition: "" }],
  ["open", { id: "open", type: "boolean", nature: "status", definition: "" }],
]);
const person = { risk: "moderate", age: 34, place: "here", open: false, odd: "extreme" };
const answer = (asked: Asked) => answerTo(asked, person, dimensions);

describe("[ANA1] a threshold is met, not met, or nobody can tell", () => {
  test.each<[Asked, ReturnType<typeof answerTo>]>([
    [{ dimension: "risk", operator: "lte", value: "high" }, "met"],
    [{ dimension: "risk", operator: "lte", value: "low" }, "not met"],
    [{ dimension: "risk", operator: "gte", value: "moderate" }, "met"],
    [{ dimension: "risk", operator: "gte", value: "high" }, "not met"],
    [{ dimension: "age", operator: "gte", value: 9 }, "met"],
    [{ dimension: "age", operator: "gte", value: "100" }, "not met"],
    [{ dimension: "open", operator: "eq", value: false }, "met"],
    [{ dimension: "place", operator: "neq", value: "here" }, "not met"],
    [{ dimension: "place", operator: "in", value: ["there", "here"] }, "met"],
    [{ dimension: "place", operator: "notIn", value: ["there"] }, "met"],
    [{ dimension: "age", operator: "in", value: ["33", "34"] }, "met"],
    [{ dimension: "age", operator: "in", value: ["33", "over 60"] }, "cannot tell"],
    [{ dimension: "place", operator: "eq", value: "Here" }, "met"],
    [{ dimension: "place", operator: "in", value: ["THERE", "HERE"] }, "met"],
    [{ dimension: "risk", operator: "gte", value: "High" }, "not met"],
    [{ dimension: "place", operator: "in", value: [] }, "cannot tell"],
    [{ dimension: "place", operator: "eq", value: "" }, "cannot tell"],
    [{ dimension: "place", operator: "neq", value: "" }, "cannot tell"],
    [{ dimension: "risk", operator: "unspecified", value: "low" }, "cannot tell"],
    [{ dimension: "risk", operator: "lte" }, "cannot tell"],
    [{ dimension: "risk", value: "low" }, "cannot tell"],
    [{}, "cannot tell"],
    [{ dimension: "nobody asked", operator: "eq", value: 1 }, "cannot tell"],
    [{ dimension: "risk", operator: "lte", value: "rather high" }, "cannot tell"],
    [{ dimension: "place", operator: "lte", value: "here" }, "cannot tell"],
    [{ dimension: "open", operator: "eq", value: "perhaps" }, "cannot tell"],
  ])("%j: %s, and turned about where it excludes", (asked, wanted) => {
    const turned = { met: "not met", "not met": "met", "cannot tell": "cannot tell" } as const;
    expect(answer(asked)).toBe(wanted);
    expect(answer({ ...asked, mode: "exclude" })).toBe(turned[wanted]);
  });

  test("what a persona's grade means off the scale, nobody can tell", () => {
    const asked = { dimension: "risk", operator: "gte", value: "low" } as const;
    expect(answerTo(asked, { risk: "extreme" }, dimensions)).toBe("cannot tell");
    expect(answerTo(asked, { risk: "" }, dimensions)).toBe("cannot tell");
    expect(answerTo(asked, {}, dimensions)).toBe("cannot tell");
  });
});

const met = { dimension: "age", operator: "gte", value: 18 } as const;
const failed = { dimension: "age", operator: "gte", value: 65 } as const;
const unclear = { dimension: "severity", operator: "unspecified" } as const;
const asking = (...all: readonly Partial<Threshold>[]) =>
  judge(
    all.map((more, index) => aThreshold("s", "", { ...more, id: id(`t${index + 1}`) })),
    person,
    dimensions,
  );

describe("[ANA2] a service's verdict, with the thresholds that decide it", () => {
  test("no threshold, or all met: accepted", () => {
    expect(asking().verdict).toBe("accepted");
    expect(asking(met, met).verdict).toBe("accepted");
  });

  test("one hard threshold failed: refused, whatever else cannot be told", () => {
    expect(asking(unclear, failed, { ...failed, hardness: "soft" })).toEqual({
      verdict: "refused",
      ...{ failedHard: ["t2"], failedSoft: ["t3"], unknown: ["t1"] },
    });
  });

  test("what cannot be told, hard or soft, is unclear and never refused", () => {
    expect(asking(unclear).verdict).toBe("unclear");
    expect(asking({ ...unclear, hardness: "soft" }, { ...failed, hardness: "soft" })).toEqual({
      verdict: "unclear",
      ...{ failedHard: [], failedSoft: ["t2"], unknown: ["t1"] },
    });
  });

  test("only soft thresholds failed: at the service's discretion", () => {
    expect(asking(met, { ...failed, hardness: "soft" }).verdict).toBe("discretionary");
  });

  test("one met is enough for an any-of group", () => {
    expect(asking({ ...failed, anyOfGroup: "g" }, { ...met, anyOfGroup: "g" }).verdict).toBe(
      "accepted",
    );
  });

  test("a group of which one cannot be told is open as a whole", () => {
    const group = [failed, unclear].map((one) => ({ ...one, anyOfGroup: "g" }));
    expect(asking(...group)).toMatchObject({ verdict: "unclear", unknown: ["t1", "t2"] });
  });

  test("a group that fails, fails as a whole: hard if any of it is hard", () => {
    const soft = { ...failed, anyOfGroup: "g", hardness: "soft" } as const;
    expect(asking(soft, soft).verdict).toBe("discretionary");
    expect(asking(soft, { ...soft, hardness: "hard" })).toMatchObject({
      ...{ verdict: "refused", failedHard: ["t1", "t2"] },
    });
  });
});

describe("[ANA3] who is accepted where on the Bristol map, and why not", () => {
  const survey = surveyOf(mapFromTemplate("bristol", "Bristol"));

  test.each(Object.keys(expected.acceptance))("person %s", (persona) => {
    const known = persona as keyof typeof expected.acceptance;
    expect(acceptanceOf(survey)[persona]).toEqual(expected.acceptance[known]);
    expect(reasonsOf(survey)[persona]).toEqual(expected.reasons[known]);
  });
});
