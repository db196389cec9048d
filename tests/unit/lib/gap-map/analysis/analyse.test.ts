import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import expected from "#tests/data/bristol-expected.json" with { type: "json" };

const found = analyse(mapFromTemplate("bristol", "Bristol"));

describe("[ANA7] the findings on the Bristol map are those worked out from the definitions", () => {
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
    "sweepPersonA",
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
});

describe("[ANA10] each finding is a plain sentence with its evidence", () => {
  const bristol = mapFromTemplate("bristol", "Bristol");
  const said = (id: string) => found.findings.find((one) => one.id === id);

  test("of this map only, on items that are on it, and under an id of its own", () => {
    const ids = found.findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { sentence, items } of found.findings) {
      expect(sentence).toMatch(/^On this map, .*\.$/);
      expect(sentence).not.toMatch(/undefined|\[object|_/);
      expect(items.length).toBeGreaterThan(0);
      for (const id of items) expect(Object.hasOwn(bristol.items, id)).toBe(true);
    }
  });

  test("who falls through, and the smallest change for them", () => {
    expect(said("unmet-need:E:long_therapy")?.sentence).toBe(
      "On this map, no service that offers long-term or specialist psychological therapy would take on Person E.",
    );
    expect(said("unmet-need:E:long_therapy")?.items).toEqual(
      expect.arrayContaining(["E", "awp-therapy", "awp-therapy-t2"]),
    );
    expect(said("smallest-change:A:care_coordination")?.sentence).toBe(
      "On this map, no single change would open a door to ongoing mental health care coordination for Person A; the smallest is at Recovery Team, where 3 judgements stand together: T25 (Seen as severe mental illness), T26 (Risk this service says it will hold) and T27 (Engagement).",
    );
    expect(said("smallest-change:E:long_therapy")?.sentence).toBe(
      "On this map, the smallest change that would open a door to long-term or specialist psychological therapy for Person E is one circumstance, at Specialist therapy: T35 (Open to secondary care).",
    );
    const byFact = said("smallest-change:H:care_coordination");
    expect(byFact?.sentence).toBe(
      "On this map, every door to ongoing mental health care coordination for Person H stands behind a fact about the person; the nearest is at Early Intervention: T41 (Main problem).",
    );
    expect(byFact?.items).toEqual(["H", "awp-eip", "awp-eip-t1"]);
    expect(said("nominal-cover:F:long_therapy")?.items).toEqual(["F", "sarsas"]);
  });

  test("what lies between two thresholds, and what a pathway promises in vain", () => {
    expect(said("between-thresholds:tt-t6:awp-recovery-t5")?.sentence).toBe(
      "On this map, moderate (Risk this service says it will hold) falls between NHS Talking Therapies (T14) and Recovery Team (T26): neither says it will hold it.",
    );
    expect(said("between-thresholds:mhp-t3:police-t1")).toBeUndefined();
    expect(said("doomed-pathway:p11")?.items).toEqual([
      ...["p11", "awp-recovery", "tt", "tt-t4", "tt-t5"],
    ]);
  });
});
