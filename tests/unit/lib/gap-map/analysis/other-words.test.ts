import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import {
  emptyMap,
  type GapMap,
  type Item,
  type Pathway,
  type Service,
} from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import type { Vocabulary } from "#lib/gap-map/vocabulary-model.ts";
import { aService, aThreshold, id } from "#tests/helpers/small-map.ts";

/** A map about debt, none of whose words the demonstration map knows. */
const debtWords: Vocabulary = {
  ...emptyMap.vocabulary,
  dimensions: [
    {
      ...{ id: "arrears", type: "ordinal", values: ["small", "middling", "large"] },
      ...{ nature: "judgement", definition: "How much is owed." },
    },
  ],
  functions: { advice: "Debt advice", rescue: "Same-day rescue" },
  tiers: { street: "On the street", town_hall: "At the town hall", night: "At night" },
  sectors: ["church", "bank"],
};
const mapOf = (base: GapMap, ...items: readonly Item[]): GapMap =>
  tidy({
    ...base,
    items: Object.fromEntries([...defaultLevels(), ...items].map((item) => [item.id, item])),
  });
const debt = (...items: readonly Item[]) => mapOf({ ...emptyMap, vocabulary: debtWords }, ...items);
const person = (needs: readonly string[]): Item => ({
  ...{ kind: "persona", id: id("x"), label: "X", description: "", needs },
  attributes: { arrears: "middling" },
});
const way = (from: string, to: string): Pathway => ({
  ...{ kind: "pathway", id: id(`${from}-${to}`), fromId: id(from), toId: id(to) },
  ...{ condition: "", outcomeText: "", outcome: "declined" },
});
const small = { dimension: "arrears", operator: "lte", value: "small" } as const;
const large = { dimension: "arrears", operator: "gte", value: "large" } as const;
const said = (map: GapMap, kind: string) =>
  analyse(map)
    .findings.filter((one) => one.kind === kind)
    .map(({ sentence }) => sentence);

describe("[ANA21] a map with words of its own is found out about as well", () => {
  test("what all services for some continuing help leave out, whatever help and sectors are called", () => {
    const map = debt(
      aService("Chapel", { functions: ["advice"], sector: "church" }),
      aThreshold("chapel", "", small),
    );
    expect(analyse(map).gapBandsByFunction).toEqual([
      {
        ...{ dimension: "arrears", function: "advice", pool: ["chapel"] },
        uncoveredValues: ["middling", "large"],
      },
    ]);
    expect(said(map, "left-out")).toEqual([
      "On this map, the only service for debt advice, Chapel, leaves out middling or large (Arrears).",
    ]);
    const two = applyEdits(map, [
      { kind: "add", item: aService("Bank", { functions: ["advice"], sector: "bank" }) },
      { kind: "add", item: aThreshold("bank", "", small) },
    ]);
    expect(said(two, "left-out")).toEqual([
      "On this map, every service for debt advice leaves out middling or large (Arrears).",
    ]);
  });

  test("emergency help is what stands on the level for it, where tiers are called otherwise", () => {
    const night = { functions: ["rescue"], tier: "night", levelId: id("level-crisis") };
    const map = debt(
      ...[aService("Night desk", night), aService("Chapel")],
      ...[way("night-desk", "chapel"), way("chapel", "night-desk"), person(["advice"])],
    );
    expect(analyse(map).fallsBackOn).toEqual({ x: ["night-desk"] });
    expect(said(map, "revolving-door")).toHaveLength(1);
    expect(analyse(map).gapBandsByFunction).toEqual([]);
  });

  test("services on levels next to each other are neighbours, across the gap as well", () => {
    const between = (above: string, below: string) =>
      said(
        debt(
          aService("Chapel", { levelId: id(above) }),
          aService("Bank", { levelId: id(below) }),
          aThreshold("chapel", "", small),
          aThreshold("bank", "", large),
        ),
        "between-thresholds",
      ).length;
    expect(between("level-primary", "level-secondary")).toBe(1);
    expect(between("level-community", "level-secondary")).toBe(0);
    expect(between("level-primary", "level-crisis")).toBe(0);
  });

  test("only questions are asked of services that the map has words for", () => {
    const { keyQuestionsOpen, clarity } = analyse(debt(aService("Chapel")));
    expect(keyQuestionsOpen).toEqual({ chapel: ["route"] });
    expect(clarity["chapel"]).toEqual({ clear: 0, of: 1, score: 0 });
  });

  test("what one change would do is asked of all its dimensions, for Person A or whoever is first", () => {
    const needs = { ...person(["advice"]) };
    const map = debt(
      aService("Chapel", { functions: ["advice"] }),
      aThreshold("chapel", "", small),
      { ...needs, id: id("first"), number: 1 },
    );
    const swept = { small: "met", middling: "unmet", large: "unmet" };
    const arrears = (found: GapMap) =>
      Object.entries(analyse(found).sweepPersonA["arrears"] ?? {}).map(([value, of]) => [
        value,
        of["advice"],
      ]);
    expect(arrears(map)).toEqual(Object.entries(swept));
    const named = { ...needs, id: id("A"), number: 2, needs: ["rescue"] } as Item;
    expect(analyse(applyEdits(map, [{ kind: "add", item: named }])).sweepPersonA).toMatchObject({
      arrears: { small: { rescue: "unmet" } },
    });
  });

  test("rules are held against every service where a map knows no NHS", () => {
    const rule = { id: "r", match: { dimension: "arrears" }, rule: "Rule", source: "Source" };
    const map = debt(aService("Chapel", { sector: "church" }), aThreshold("chapel", "", small));
    expect(analyse({ ...map, guidance: [rule] }).guidanceFlags).toEqual([
      { guidance: "r", threshold: "chapel-t" },
    ]);
  });
});

describe("[ANA22] a workshop that places its services and says no more of them", () => {
  const blank = mapFromTemplate("blank", "Placed");
  const placed = (name: string, level: string, more: Partial<Service> = {}) =>
    aService(name, { levelId: id(level), ...more });

  test("what stands on the emergency level without a tier is what people fall back on", () => {
    const ed = placed("ED", "level-crisis");
    const map = mapOf(blank, ed, person(["long_therapy"]));
    expect(analyse(map).fallsBackOn).toEqual({ x: ["ed"] });
    const tiered = mapOf(blank, { ...ed, tier: "secondary" }, person(["long_therapy"]));
    expect(analyse(tiered).fallsBackOn).toEqual({ x: [] });
  });

  test("what falls between two levels next to each other is told", () => {
    const risk = (operator: "lte" | "gte", value: string) => ({
      ...{ dimension: "risk_self", operator, value },
    });
    const map = mapOf(
      blank,
      ...[placed("Talking", "level-primary"), placed("Team", "level-secondary")],
      aThreshold("talking", "", risk("lte", "low")),
      aThreshold("team", "", risk("gte", "high")),
    );
    expect(said(map, "between-thresholds")).toHaveLength(1);
  });
});
