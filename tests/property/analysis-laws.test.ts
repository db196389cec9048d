import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { answerTo } from "#lib/gap-map/analysis/answers.ts";
import type { NeedStatus } from "#lib/gap-map/analysis/needs.ts";
import { judge, type Verdict } from "#lib/gap-map/analysis/verdict.ts";
import {
  type GapMap,
  type Item,
  type ItemId,
  itemOf,
  itemsOf,
  type Threshold,
} from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import {
  anyAttributes,
  anyServiceMap,
  anyThreshold,
  anyThresholds,
} from "#tests/helpers/any-service-map.ts";
import { leastOf, sortedSets, subsetsOf } from "#tests/helpers/subsets.ts";

const vocabulary = mapFromTemplate("blank", "").vocabulary;
const dimensions = new Map(vocabulary.dimensions.map((one): [string, Dimension] => [one.id, one]));
const openness: readonly Verdict[] = ["refused", "unclear", "discretionary", "accepted"];
const statuses: readonly NeedStatus[] = ["unmet", "uncertain", "met_slow", "met"];
const opposite = { met: "not met", "not met": "met", "cannot tell": "cannot tell" } as const;

test("[ANA14] excluding is the inverse of including, and what cannot be told is the same either way", () => {
  fc.assert(
    fc.property(anyThreshold("t"), anyAttributes, (threshold, known) => {
      const [inside, outside] = (["include", "exclude"] as const).map((mode) =>
        answerTo({ ...threshold, mode }, known, dimensions),
      );
      expect(outside).toBe(opposite[inside ?? "cannot tell"]);
    }),
    { numRuns: 500 },
  );
});

test("[ANA15] what cannot be told stays so until it is stated, and stating it answers nothing else", () => {
  const stated = fc.constantFrom("risk_self", "age", "gender", "consent");
  const word = fc.constantFrom<string | number | boolean>("low", "high", 17, "woman", true);
  fc.assert(
    fc.property(
      anyThreshold("t"),
      anyAttributes,
      stated,
      word,
      (threshold, known, about, value) => {
        const { [about]: _said, ...before } = known;
        const asked = (more: object) => answerTo(threshold, { ...before, ...more }, dimensions);
        if (threshold.dimension === about) expect(asked({})).toBe("cannot tell");
        else expect(asked({ [about]: value })).toBe(asked({}));
        const nobody = { ...threshold, operator: "unspecified" as const };
        expect(answerTo(nobody, { ...known, [about]: value }, dimensions)).toBe("cannot tell");
      },
    ),
    { numRuns: 500 },
  );
});

/** The same threshold, asking for less; the same one where it cannot. */
const LOOSER: readonly ((threshold: Threshold, step: number) => Threshold)[] = [
  (threshold) => ({ ...threshold, hardness: "soft" }),
  looserBound,
  looserList,
];

function looserBound(threshold: Threshold, step: number): Threshold {
  const { operator, mode, value } = threshold;
  const values = dimensions.get(threshold.dimension ?? "")?.values ?? [];
  const at = values.indexOf(String(value));
  if ((operator !== "gte" && operator !== "lte") || at < 0) return threshold;
  const next = values[at + ((operator === "lte") === (mode === "include") ? step : -step)];
  return next === undefined ? threshold : { ...threshold, value: next };
}

function looserList(threshold: Threshold, step: number): Threshold {
  const { operator, mode, value } = threshold;
  if ((operator !== "in" && operator !== "notIn") || typeof value !== "object") return threshold;
  // A list that nobody has filled in says nothing: emptying one asks for no less.
  if (value.length < 2) return threshold;
  const grows = (operator === "in") === (mode === "include");
  return {
    ...threshold,
    value: grows ? [...value, "man"] : value.slice(0, Math.max(1, value.length - step)),
  };
}

const anyLoosening = fc.record({
  how: fc.constantFrom(...LOOSER),
  step: fc.integer({ min: 1, max: 3 }),
});

test("[ANA16] loosening never closes a door: no verdict is less open for a threshold that asks for less", () => {
  fc.assert(
    fc.property(
      anyThresholds(5),
      anyAttributes,
      fc.nat(4),
      anyLoosening,
      (all, known, at, { how, step }) => {
        const looser = all.map((one, index) => (index === at ? how(one, step) : one));
        const [before, after] = [all, looser].map((some) =>
          openness.indexOf(judge(some, known, dimensions).verdict),
        );
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("[ANA17] on a whole map nobody's need is answered worse for a threshold that asks for less, or is gone", () => {
  fc.assert(
    fc.property(
      anyServiceMap,
      fc.nat(30),
      anyLoosening,
      fc.boolean(),
      (map, at, { how, step }, gone) => {
        const all = itemsOf(map, "threshold");
        const one = all[at % Math.max(1, all.length)];
        if (one === undefined) return;
        const { [one.id]: _old, ...rest } = map.items;
        const let_go = gone && one.anyOfGroup === undefined;
        const items = let_go ? rest : { ...rest, [one.id]: how(one, step) };
        const [before, after] = [map, { ...map, items }].map((some) => analyse(some).needsCoverage);
        for (const [persona, needs] of Object.entries(before ?? {})) {
          for (const [need, { status }] of Object.entries(needs)) {
            const now = after?.[persona]?.[need]?.status ?? "unmet";
            expect(statuses.indexOf(now)).toBeGreaterThanOrEqual(statuses.indexOf(status));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("[ANA18] on small maps, trying every set of thresholds finds the same smallest changes for every unmet need", () => {
  fc.assert(
    fc.property(fc.oneof(anyServiceMap, anyServiceMap.map(crowded)), (map) => {
      const { smallestChange, needsCoverage } = analyse(map);
      const needs = itemsOf(map, "persona").flatMap((persona) =>
        persona.needs.map((need) => ({ persona, need })),
      );
      for (const { persona, need } of needs) {
        const told = smallestChange[persona.id]?.[need];
        const unmet = needsCoverage[persona.id]?.[need]?.status === "unmet";
        const tried = unmet ? waysTried(map, persona.attributes, need) : undefined;
        expect(told && sortedSets(told.doors.map(({ change }) => change))).toEqual(
          tried && sortedSets(tried),
        );
        for (const door of told?.doors ?? [])
          expect(door.alsoOpensFor).toEqual(letIn(map, persona.id, door));
      }
    }),
    { numRuns: 300 },
  );
});

const RISKS = ["low", "moderate", "high"];

/**
 * The same map on which everybody needs one thing, every service does it, and what each asks can be checked:
 * many closed doors, and many people before each.
 */
function crowded(map: GapMap): GapMap {
  const items = Object.entries(map.items).map(([id, item], at): [string, Item] => {
    const risk_self = RISKS[at % RISKS.length] ?? "low";
    if (item.kind === "service") return [id, { ...item, functions: ["housing"] }];
    if (item.kind === "persona")
      return [id, { ...item, needs: ["housing"], attributes: { risk_self } }];
    if (item.kind !== "threshold") return [id, item];
    const operator = item.mode === "include" ? "gte" : "lte";
    return [id, { ...item, dimension: "risk_self", operator, value: risk_self, hardness: "hard" }];
  });
  return { ...map, items: Object.fromEntries(items) };
}

type Known = Parameters<typeof judge>[1];

/** Every set of thresholds of one service that opens it, and of which none can be spared. */
function waysTried(map: GapMap, known: Known, need: string): readonly (readonly ItemId[])[] {
  return itemsOf(map, "service")
    .filter(({ functions }) => functions.includes(need))
    .flatMap(({ id }) => {
      const all = thresholdsOf(map, id);
      const opens = (change: readonly ItemId[]) =>
        judge(all, known, dimensions, new Set(change)).verdict !== "refused";
      return leastOf(subsetsOf(all.map((one) => one.id)).filter(opens));
    });
}

/** Everybody else with an unmet need for what a service does, whom a change of it would let in. */
function letIn(
  map: GapMap,
  but: ItemId,
  { service, change }: { readonly service: ItemId; readonly change: readonly ItemId[] },
): readonly ItemId[] {
  const does = itemOf(map, "service", service)?.functions ?? [];
  const { needsCoverage } = analyse(map);
  return Object.keys(needsCoverage)
    .map((one) => itemOf(map, "persona", one as ItemId))
    .flatMap((other) => {
      if (other === undefined || other.id === but) return [];
      const inNeed = other.needs.some(
        (need) => does.includes(need) && needsCoverage[other.id]?.[need]?.status === "unmet",
      );
      const all = thresholdsOf(map, service);
      const { verdict } = judge(all, other.attributes, dimensions, new Set(change));
      return inNeed && verdict !== "refused" ? [other.id] : [];
    });
}
