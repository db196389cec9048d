import fc from "fast-check";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import type {
  GapMap,
  Item,
  Pathway,
  Persona,
  Service,
  Threshold,
  ThresholdValue,
  When,
} from "#lib/gap-map/model.ts";
import { emptyMap } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { id } from "./small-map.ts";

const vocabulary = mapFromTemplate("blank", "").vocabulary;
const dimension = fc.constantFrom("risk_self", "age", "gender", "consent", "nobody_knows");
const scalar: fc.Arbitrary<string | number | boolean> = fc.constantFrom<
  (string | number | boolean)[]
>("low", "moderate", "high", "off the scale", "", 17, 18, "18", true, false, "woman", "man");
const value: fc.Arbitrary<ThresholdValue> = fc.oneof(
  scalar,
  fc.array(fc.constantFrom("low", "high", "woman", "17"), { maxLength: 3 }),
);
const operator = fc.constantFrom<When["operator"][]>(
  ...(["eq", "neq", "in", "notIn", "gte", "lte", "unspecified"] as const),
);
const functions = fc.subarray(["long_therapy", "brief_therapy", "housing", "__odd"]);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** The same record without what is undefined. */
function present<T extends object>(record: object): T {
  return Object.fromEntries(Object.entries(record).filter(([, one]) => one !== undefined)) as T;
}

/** What any threshold may hold, whether or not it can be checked. */
const anyRule = fc.record({
  dimension: some(dimension),
  operator: some(operator),
  value: some(value),
  mode: fc.constantFrom("include" as const, "exclude" as const),
  hardness: fc.constantFrom("hard" as const, "soft" as const),
  basis: fc.constantFrom("published" as const, "practice" as const),
  anyOfGroup: some(fc.constantFrom("one", "two")),
});

/** Any threshold of the service `s0`. */
export function anyThreshold(its: string): fc.Arbitrary<Threshold> {
  return anyRule.map((rule) =>
    present({ kind: "threshold", id: id(its), serviceId: id("s0"), text: "", ...rule }),
  );
}

/** Any row of up to so many thresholds of one service. */
export function anyThresholds(most: number): fc.Arbitrary<readonly Threshold[]> {
  return fc
    .array(anyThreshold("t"), { maxLength: most })
    .map((all) => all.map((one, index) => ({ ...one, id: id(`t${index}`) })));
}

/** What may be known about a person. */
export const anyAttributes = fc.dictionary(dimension, scalar, {
  maxKeys: 5,
  noNullPrototype: true,
});

const anyServices = fc.array(
  fc.record({
    functions,
    sector: some(fc.constantFrom("nhs_primary", "nhs_secondary", "vcse")),
    tier: some(fc.constantFrom("primary", "secondary", "emergency", "open_access", "odd")),
    typicalWaitWeeks: some(fc.constantFrom(0, 25, 26, 60)),
    thresholds: anyThresholds(4),
  }),
  { maxLength: 5 },
);
const anyPathways = fc.array(
  fc.record({
    from: fc.nat(5),
    to: fc.nat(5),
    route: some(fc.constantFrom("referral", "self_referral", "conveyance")),
    when: some(
      fc.array(
        fc
          .record({ dimension, operator, value: some(value) })
          .map((one): When => present<When>(one)),
        { maxLength: 2 },
      ),
    ),
    outcome: some(fc.constantFrom("accepted", "declined", "inconsistent", "odd")),
    senderSays: some(fc.constantFrom("yes" as const, "no" as const, "silent" as const)),
    receiverSays: some(fc.constantFrom("accepts" as const, "refuses" as const, "silent" as const)),
  }),
  { maxLength: 12 },
);
const anyPersonas = fc.array(
  fc.record({ needs: functions, attributes: anyAttributes, entry: some(fc.nat(5)) }),
  { maxLength: 3 },
);

/** Any map of a few services with thresholds, pathways and personas, as its readers see it. */
export const anyServiceMap: fc.Arbitrary<GapMap> = fc
  .record({ services: anyServices, pathways: anyPathways, personas: anyPersonas })
  .map(({ services, pathways, personas }) =>
    mapOf([
      ...defaultLevels(),
      ...services.flatMap(({ thresholds, ...service }, at): Item[] => [
        present<Service>({
          ...{ kind: "service", id: id(`s${at}`), name: `Service ${at}`, rank: at },
          ...{ referrers: [], offer: "", who: "", number: at + 1, ...service },
        }),
        ...thresholds.map((one) => ({
          ...one,
          id: id(`s${at}-${one.id}`),
          serviceId: id(`s${at}`),
        })),
      ]),
      ...pathways.map(({ from, to, ...pathway }, at) =>
        present<Pathway>({
          ...{ kind: "pathway", id: id(`p${at}`), fromId: id(`s${from}`), toId: id(`s${to}`) },
          ...{ condition: "", outcomeText: "", ...pathway },
        }),
      ),
      ...personas.map(({ entry, ...persona }, at) =>
        present<Persona>({
          ...{ kind: "persona", id: id(`x${at}`), label: `Person ${at}`, description: "" },
          ...{ entryId: entry === undefined ? undefined : id(`s${entry}`), ...persona },
        }),
      ),
    ]),
  );

function mapOf(items: readonly Item[]): GapMap {
  return tidy({
    ...emptyMap,
    vocabulary,
    items: Object.fromEntries(items.map((item) => [item.id, item])),
  });
}
