import type { Gap, GapMap, Service, Threshold } from "#lib/gap-map/model.ts";
import { gapsOf, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { limitInWords, valueInWords } from "#lib/gap-map/words.ts";
import { type DisjointPair, disjointThresholds, tellingPairs } from "./bands.ts";
import { listed, serviceOf } from "./finding.ts";
import { type Survey, surveyOf } from "./survey.ts";
import { judge, type Verdict } from "./verdict.ts";

/** One stretch of a scale on which a service says the same. */
export interface Stretch {
  readonly verdict: Verdict;
  /** How many values long. */
  readonly length: number;
}

/** What one service says on one scale. */
export interface RulerRow {
  readonly service: Service;
  /** Its thresholds on this scale. */
  readonly thresholds: readonly Threshold[];
  /** Their limits: “at most low”. */
  readonly limit: string;
  /** From the lowest value to the highest; together as long as the scale. */
  readonly stretches: readonly Stretch[];
  /** How it works in practice, and written down nowhere. */
  readonly practiceOnly: boolean;
}

/** A3. The bands of all services on one scale, and what falls between them. */
export interface Ruler {
  readonly dimension: Dimension;
  readonly values: readonly string[];
  /** Services between which something falls, in the order of the map. */
  readonly apart: readonly RulerRow[];
  /** Everybody else with a limit on this scale. */
  readonly others: readonly RulerRow[];
  /** Places on the scale that fall between those. */
  readonly between: readonly number[];
  /** The gaps drawn for that. */
  readonly drawn: readonly Gap[];
  /** How many services set no limit on this scale. */
  readonly silent: number;
}

/** The scales on which somebody has set a limit, those on which something falls between first. */
export function rulersOf(map: GapMap): readonly Ruler[] {
  const survey = surveyOf(map, []);
  const pairs = tellingPairs(map, disjointThresholds(survey));
  return [...survey.dimensions.values()]
    .filter(({ type, values }) => type === "ordinal" && (values?.length ?? 0) > 1)
    .map((dimension) =>
      rulerOn(
        survey,
        dimension,
        pairs.filter((pair) => pair.dimension === dimension.id && pair.heldByNeither.length > 0),
      ),
    )
    .filter(({ apart, others }) => apart.length + others.length > 0)
    .sort((a, b) => Number(b.between.length > 0) - Number(a.between.length > 0));
}

function rulerOn(survey: Survey, dimension: Dimension, pairs: readonly DisjointPair[]): Ruler {
  const { map, services } = survey;
  const values = dimension.values ?? [];
  const rows = services.flatMap((service) => rowOf(survey, service, dimension) ?? []);
  const ends = new Set(
    pairs.flatMap(({ upper, lower }) => [serviceOf(map, upper), serviceOf(map, lower)]),
  );
  const missed = new Set(pairs.flatMap(({ heldByNeither }) => heldByNeither));
  return {
    ...{ dimension, values },
    apart: rows.filter(({ service }) => ends.has(service.id)),
    others: rows.filter(({ service }) => !ends.has(service.id)),
    between: values.flatMap((value, at) => (missed.has(value) ? [at] : [])),
    drawn: gapsOf(map).filter(({ thresholdIds }) =>
      pairs.some(({ upper, lower }) => [upper, lower].every((id) => thresholdIds.includes(id))),
    ),
    silent: services.length - rows.length,
  };
}

function rowOf(
  { map, dimensions }: Survey,
  service: Service,
  dimension: Dimension,
): RulerRow | undefined {
  const thresholds = thresholdsOf(map, service.id).filter(
    ({ dimension: asked, operator }) => asked === dimension.id && operator !== undefined,
  );
  if (thresholds.length === 0) return undefined;
  const verdicts = (dimension.values ?? []).map(
    (value) => judge(thresholds, { [dimension.id]: value }, dimensions).verdict,
  );
  return {
    ...{ service, thresholds, stretches: stretchesOf(verdicts) },
    limit: [...new Set(thresholds.map(limitInWords))].join(", "),
    practiceOnly: thresholds.every(({ basis }) => basis === "practice"),
  };
}

function stretchesOf(verdicts: readonly Verdict[]): readonly Stretch[] {
  const stretches: { verdict: Verdict; length: number }[] = [];
  for (const verdict of verdicts) {
    const last = stretches.at(-1);
    if (last?.verdict === verdict) last.length += 1;
    else stretches.push({ verdict, length: 1 });
  }
  return stretches;
}

/** The whole ruler in words, for those who do not see it. */
export function rulerInWords(ruler: Ruler): string {
  const { apart, others, between } = ruler;
  const said = [...apart, ...others].map(
    ({ service, limit }) => `${service.shortName ?? service.name}: ${limit}`,
  );
  return `${said.join("; ")}.${between.length === 0 ? "" : ` ${gapInWords(ruler)}`}`;
}

/** What falls between the services on a scale, in one sentence. */
export function gapInWords({ values, apart, between }: Ruler): string {
  if (between.length === 0) return "On this scale nothing falls between services.";
  const missed = listed(between.map((at) => valueInWords(values[at] ?? "")));
  const who = listed(apart.map(({ service }) => service.shortName ?? service.name));
  const falls = between.length > 1 ? "fall" : "falls";
  return `${missed.charAt(0).toUpperCase()}${missed.slice(1)} ${falls} between ${who}.`;
}
