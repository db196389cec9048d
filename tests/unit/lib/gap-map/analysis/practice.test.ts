import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { barriersBy } from "#lib/gap-map/analysis/barrier-themes.ts";
import { againstPractice, contradictionInWords } from "#lib/gap-map/analysis/practice.ts";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import type { GapMap, Threshold } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { aService, aThreshold, id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const blank = mapFromTemplate("blank", "Rules");

type Rule = Partial<Threshold>;
const risk = { dimension: "risk_self" } as const;

/** One service with these written thresholds and these of its practice. */
function service(written: readonly Rule[], practice: readonly Rule[]): GapMap {
  const those = (rules: readonly Rule[], basis: Threshold["basis"]) =>
    rules.map((rule, at) => aThreshold("a", "", { ...rule, basis, id: id(`${basis}-${at}`) }));
  const items = [
    ...defaultLevels(),
    aService("a"),
    ...those(written, "published"),
    ...those(practice, "practice"),
  ];
  return { ...blank, items: Object.fromEntries(items.map((item) => [item.id, item])) };
}

const wordsOf = (map: GapMap) => {
  const [row] = againstPractice(map, id("a"));
  return row && contradictionInWords(map, row);
};

describe("[PRAC1] what is written stands beside what is asked in practice, and a contradiction is said", () => {
  test("stricter in practice than on paper", () => {
    const map = service(
      [{ ...risk, operator: "lte", value: "moderate" }],
      [{ ...risk, operator: "lte", value: "low" }],
    );
    expect(wordsOf(map)).toBe(
      "Risk this service says it will hold is “at most moderate” as written and “at most low” in practice: moderate would be taken as written, not as it works",
    );
    expect(analyse(map).findings).toContainEqual(
      expect.objectContaining({
        kind: "practice-differs",
        items: ["published-0", "practice-0", "a"],
      }),
    );
  });

  test("looser in practice than on paper", () => {
    const map = service(
      [{ dimension: "gp_registered", operator: "eq", value: true }],
      [{ dimension: "gp_registered", operator: "in", value: ["true", "false"] }],
    );
    expect(wordsOf(map)).toContain("no would be taken as it works, not as written");
  });

  test("ages are told by their limits", () => {
    const map = service(
      [{ dimension: "age", operator: "gte", value: 16 }],
      [{ dimension: "age", operator: "gte", value: 18 }],
    );
    expect(wordsOf(map)).toBe("Age is “at least 16” as written and “at least 18” in practice");
  });

  test.each<[string, readonly Rule[], readonly Rule[]]>([
    [
      "the same said twice",
      [{ ...risk, operator: "lte", value: "low" }],
      [{ ...risk, operator: "gte", value: "moderate", mode: "exclude" }],
    ],
    [
      "what nobody can state",
      [{ ...risk, operator: "lte", value: "low" }],
      [{ ...risk, operator: "unspecified" }],
    ],
    ["what is written nowhere", [], [{ ...risk, operator: "lte", value: "low" }]],
    ["what is about something else", [{ dimension: "age", operator: "gte", value: 16 }], [risk]],
  ])("%s contradicts nothing", (_what, written, practice) => {
    const map = service(written, practice);
    expect(wordsOf(map)).toBeUndefined();
    expect(analyse(map).findings.map(({ kind }) => kind)).not.toContain("practice-differs");
  });

  test("ten thousand limits on one service are held against each other in bounds", () => {
    const many = Array.from({ length: 5_000 }, (_, value): Rule => {
      return { dimension: "age", operator: "gte", value };
    });
    expect(wordsOf(service(many.slice(0, 4_000), many))).toBe(
      "Age is “at least 0, at least 1, at least 10 and others” as written and “at least 0, at least 1, at least 10 and others” in practice",
    );
  });

  test("what is only practice is shown as not written down", () => {
    const rows = againstPractice(bristol, id("tt"));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ written }) => written.length === 0)).toEqual(rows);
  });
});

describe("[BAR1] barriers are counted by theme, with the words and how many organisations say so", () => {
  test.each(["side", "kind", "level", "sector"] as const)(
    "by %s, every barrier once",
    (grouping) => {
      const groups = barriersBy(bristol, grouping);
      const all = groups.flatMap(({ barriers }) => barriers);
      expect(new Set(all).size).toBe(itemsOf(bristol, "barrier").length);
      expect(all).toHaveLength(itemsOf(bristol, "barrier").length);
      for (const { organisations, barriers } of groups) {
        expect(organisations).toBeGreaterThan(0);
        expect(organisations).toBeLessThanOrEqual(barriers.length);
      }
    },
  );

  test("by level, they stand under the level of their service, or of the receiver of their pathway", () => {
    for (const { label, barriers } of barriersBy(bristol, "level"))
      for (const { onId } of barriers) {
        const on = bristol.items[onId];
        const service = on?.kind === "pathway" ? bristol.items[on.toId] : on;
        const level = service?.kind === "service" ? service.levelId : undefined;
        expect(level && bristol.items[level]).toMatchObject({ name: label });
      }
  });

  test("sides of access count as the analysis does, in the words of a room", () => {
    const { barriersByLevesque } = analyse(bristol);
    const groups = barriersBy(bristol, "side");
    expect(Object.fromEntries(groups.map((one) => [one.id, one.barriers.length]))).toEqual(
      barriersByLevesque,
    );
    expect(groups.map(({ label }) => label)).toContain("Does it fit what they need");
  });

  test("ten notes of one organisation are one voice", () => {
    const [barrier] = itemsOf(bristol, "barrier");
    if (barrier === undefined) throw new Error("no barrier");
    const addedBy = { name: "Ana", organisation: "BrisDoc", at: "" };
    const notes = Array.from({ length: 10 }, (_, at) => {
      const onId = itemsOf(bristol, "service")[at]?.id ?? barrier.onId;
      const one = { ...barrier, onId, id: id(`n${at}`), theme: "new_kind", addedBy };
      return [one.id, one] as const;
    });
    const map = { ...bristol, items: { ...bristol.items, ...Object.fromEntries(notes) } };
    const group = barriersBy(map, "kind").find((one) => one.id === "new_kind");
    expect([group?.barriers.length, group?.organisations, group?.label]).toEqual([
      ...[10, 1, "New kind"],
    ]);
  });
});
