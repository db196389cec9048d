import { expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { compareFindings } from "#lib/gap-map/analysis/compared.ts";
import { rulersOf } from "#lib/gap-map/analysis/ruler.ts";
import { themes } from "#lib/gap-map/analysis/themes.ts";
import { walkInWords, walkOf } from "#lib/gap-map/analysis/walk.ts";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import {
  emptyMap,
  type GapMap,
  type Item,
  type Pathway,
  type Persona,
  type Threshold,
} from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { aService, aThreshold, id } from "#tests/helpers/small-map.ts";

const blank = mapFromTemplate("blank", "Bad");
const mapOf = (...items: readonly Item[]): GapMap =>
  tidy({
    ...blank,
    items: Object.fromEntries([...defaultLevels(), ...items].map((item) => [item.id, item])),
  });
const housing = { functions: ["housing"] };
const service = aService("a", housing);
const person = (attributes: Persona["attributes"] = {}, needs = ["housing"]): Persona => ({
  ...{ kind: "persona", id: id("x"), label: "X", description: "", needs, attributes },
});
const asks = (its: string, more: Partial<Threshold>) =>
  aThreshold("a", "", { ...more, id: id(its) });
const way = (its: string, from: string, to: string, more: Partial<Pathway> = {}): Pathway => ({
  ...{ kind: "pathway", id: id(its), fromId: id(from), toId: id(to), condition: "" },
  ...{ outcomeText: "", outcome: "declined", ...more },
});
/** What the only persona is told at the only service. */
const told = (map: GapMap) => analyse(map).acceptance["x"]?.["a"];

test("an empty map is analysed, compared and walked, and says nothing", () => {
  for (const map of [emptyMap, blank, mapOf()]) {
    expect(analyse(map).findings).toEqual([]);
    expect(compareFindings(map, map)).toEqual({ changes: [], askedOf: [], notes: [] });
    expect([rulersOf(map), walkOf(map, id("x"))]).toEqual([[], undefined]);
  }
});

test("thresholds that contradict each other refuse everybody, and every one that does is named", () => {
  const between = [
    asks("t1", { dimension: "age", operator: "gte", value: 18 }),
    asks("t2", { dimension: "age", operator: "lte", value: 17 }),
  ];
  for (const age of [10, 17.5, 18, 70]) {
    const map = mapOf(service, ...between, person({ age }));
    expect(told(map)).toBe("refused");
    expect(analyse(map).smallestChange["x"]?.["housing"]?.doors).toHaveLength(1);
  }
});

test("pathways in a circle, and to themselves, end: every round is told once and a walk stops", () => {
  const round = [
    way("p1", "a", "b"),
    way("p2", "b", "c"),
    way("p3", "c", "a"),
    way("p4", "a", "a"),
  ];
  const map = mapOf(service, aService("b"), aService("c"), ...round, {
    ...person({}, ["navigation"]),
    entryId: id("b"),
  });
  expect(analyse(map).loopsMaxLength5.map(({ pathways }) => pathways)).toEqual([
    ["p1", "p2", "p3"],
  ]);
  const walk = walkOf(map, id("x"));
  expect(walk?.steps.map((step) => step.service.id)).toEqual(["b", "c"]);
});

test.each<[string, Partial<Threshold>]>([
  [
    "a dimension that the map does not know",
    { dimension: "shoe_size", operator: "gte", value: "big" },
  ],
  [
    "a dimension by a name that programs trip over",
    { dimension: "__proto__", operator: "eq", value: "x" },
  ],
  [
    "a value that is not on the scale",
    { dimension: "risk_self", operator: "gte", value: "enormous" },
  ],
  ["a number on a scale of words", { dimension: "risk_self", operator: "lte", value: 3 }],
  ["words where a number is compared", { dimension: "age", operator: "gte", value: "grown up" }],
  [
    "a list where one value is compared",
    { dimension: "age", operator: "gte", value: ["17", "18"] },
  ],
  ["a list with nothing in it", { dimension: "gender", operator: "in", value: [] }],
  ["no operator", { dimension: "gender", value: "woman" }],
  ["no value", { dimension: "gender", operator: "eq" }],
  ["nothing but words", {}],
])("of %s nobody can tell, and that is no refusal", (_what, rule) => {
  const known = { risk_self: "moderate", age: 30, gender: "woman", shoe_size: "small" };
  const map = mapOf(service, asks("t", rule), person(known));
  expect(told(map)).toBe("unclear");
  expect(analyse(map).reasons["x"]?.["a"]).toEqual({ unknown: ["t"] });
});

test("of a persona with nothing set nobody is refused, and one without needs is told so", () => {
  const all = [
    asks("t1", { dimension: "age", operator: "gte", value: 18 }),
    asks("t2", { dimension: "gender", operator: "in", value: ["woman"], mode: "exclude" }),
  ];
  const map = mapOf(service, ...all, person());
  expect(analyse(map)).toMatchObject({ inTheGap: [], gapUncertain: ["x"] });
  const idle = mapOf(service, ...all, person({}, []));
  const walk = walkOf(idle, id("x"));
  expect(walk && walkInWords(idle, walk)).toEqual(["Nobody has said what X needs."]);
  expect(analyse(idle)).toMatchObject({ inTheGap: [], gapUncertain: [] });
});

test("what points at something that is gone, and a kind that no list knows, breaks nothing", () => {
  const map = mapOf(
    { ...service, tier: "__proto__", sector: "constructor", functions: ["toString", "housing"] },
    { ...person({ toString: "x" }, ["toString", "valueOf"]), entryId: id("gone") },
    { kind: "barrier", id: id("b"), onId: id("a"), theme: "toString", text: "" },
    way("p", "a", "gone"),
    asks("t", { anyOfGroup: "constructor", dimension: "age", operator: "gte", value: 3 }),
  );
  const { findings, barriersByKind } = analyse(map);
  expect(barriersByKind).toEqual({ toString: 1 });
  for (const { sentence } of findings) expect(sentence).not.toMatch(/undefined|function|\[object/);
});

test("10,000 thresholds on one service, all in groups of two: judged, with few ways in listed and all counted", () => {
  const many = Array.from({ length: 10_000 }, (_, at) =>
    asks(`t${at}`, {
      ...{ dimension: "risk_self", operator: "gte", value: "high", number: at + 1 },
      anyOfGroup: `g${at >> 1}`,
    } as const),
  );
  const map = mapOf(service, ...many, person({ risk_self: "low" }));
  const { smallestChange, findings, acceptance } = analyse(map);
  expect(acceptance["x"]?.["a"]).toBe("refused");
  const { doors = [], leftOut } = smallestChange["x"]?.["housing"] ?? {};
  expect(doors.length).toBeLessThanOrEqual(12);
  expect(doors[0]?.change).toHaveLength(5_000);
  expect(leftOut).toBeGreaterThan(1_000);
  for (const { sentence } of findings) expect(sentence.length).toBeLessThan(600);
  expect(rulersOf(map)).toHaveLength(1);
});

test("[A7] of more rounds than anybody could read the shortest are told, and that there are more", () => {
  const services = Array.from({ length: 12 }, (_, at) => aService(`s${at}`, { number: at + 1 }));
  const every = services.flatMap((from) =>
    services.filter((to) => to !== from).map((to) => way(`${from.id}-${to.id}`, from.id, to.id)),
  );
  const few = analyse(
    mapOf(...services, ...every.filter(({ fromId }) => fromId === "s0" || fromId === "s1")),
  );
  expect([few.moreLoops, few.findings.some(({ kind }) => kind === "more-rounds")]).toEqual([
    "none",
    false,
  ]);

  const { loopsMaxLength5, moreLoops, findings } = analyse(mapOf(...services, ...every));
  expect([loopsMaxLength5.length, moreLoops]).toEqual([1_000, "some"]);
  const lengths = loopsMaxLength5.map(({ pathways }) => pathways.length);
  expect(lengths).toEqual([...lengths].sort());
  expect(findings.filter(({ kind }) => kind === "round")).toHaveLength(100);
  expect(findings.find(({ kind }) => kind === "more-rounds")?.sentence).toBe(
    "On this map, besides the 100 rounds told here, which are the shortest, there are more than 900 more.",
  );
  expect(themes.flatMap(({ kinds }) => kinds)).toContain("more-rounds");
});

test("[A7] where the search itself has to stop, it is said that there may be more", () => {
  // Everybody sends everybody on along a line of many doors: no way leads back but from the very end.
  const layers = Array.from({ length: 4 }, (_, layer) =>
    Array.from({ length: 45 }, (_one, at) => aService(`l${layer}x${at}`)),
  );
  const between = layers
    .slice(1)
    .flatMap((layer, before) =>
      layer.flatMap((to) =>
        (layers[before] ?? []).map((from) => way(`${from.id}-${to.id}`, from.id, to.id)),
      ),
    );
  const back = way("back", "l3x0", "l0x0");
  const { moreLoops, findings, loopsMaxLength5 } = analyse(
    mapOf(...layers.flat(), ...between, back),
  );
  expect(loopsMaxLength5.length).toBeLessThanOrEqual(1_000);
  expect(moreLoops).not.toBe("none");
  expect(findings.find(({ kind }) => kind === "more-rounds")?.sentence).toMatch(
    /there (are|may be) more/,
  );
});
