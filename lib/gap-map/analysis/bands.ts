import type { GapMap, ItemId, Service, Threshold } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { pathwaysOf, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { positionOf } from "./answers.ts";
import { serviceOf } from "./finding.ts";
import { areNeighbours, continuingHelp, isAnswerable } from "./kinds-of-help.ts";
import type { Survey } from "./survey.ts";
import { judge } from "./verdict.ts";

/** Values of a scale that no NHS service with a function admits. */
export interface FunctionBand {
  readonly dimension: string;
  readonly function: string;
  readonly pool: readonly ItemId[];
  readonly uncoveredValues: readonly string[];
}

/** A3. For each scale and each kind of continuing help: what every NHS service for it leaves out. */
export function gapBandsByFunction(survey: Survey): readonly FunctionBand[] {
  const scales = [...survey.dimensions.values()].filter(({ type }) => type === "ordinal");
  const banded = continuingHelp(survey.map, survey.services);
  return scales.flatMap((scale) =>
    banded.flatMap((wanted) => {
      const pool = survey.services.filter(
        (service) => isAnswerable(survey.map, service) && service.functions.includes(wanted),
      );
      if (pool.length === 0) return [];
      const uncovered = (scale.values ?? []).filter(
        (value) => !pool.some((service) => admits(survey, service, scale, value)),
      );
      if (uncovered.length === 0) return [];
      return [
        {
          ...{ dimension: scale.id, function: wanted, uncoveredValues: uncovered },
          pool: pool.map(({ id }) => id),
        },
      ];
    }),
  );
}

/** Whether this value alone would not have a person refused. */
function admits({ map, dimensions }: Survey, service: Service, scale: Dimension, value: string) {
  const known = { [scale.id]: value };
  return judge(thresholdsOf(map, service.id), known, dimensions).verdict !== "refused";
}

/** Two thresholds of two services, one ending below where the other begins. */
export interface DisjointPair {
  readonly dimension: string;
  readonly upper: ItemId;
  readonly lower: ItemId;
  /** Values of the scale strictly between. */
  readonly heldByNeither: readonly string[];
  readonly pathways: readonly ItemId[];
}

/** The pairs that tell something: a pathway joins their services, or they are neighbours. */
export function tellingPairs<T extends Omit<DisjointPair, "heldByNeither">>(
  map: GapMap,
  pairs: readonly T[],
): readonly T[] {
  return pairs.filter(({ upper, lower, pathways }) => {
    const [one, other] = [upper, lower].map((id) => itemOf(map, "service", serviceOf(map, id)));
    if (one === undefined || other === undefined) return false;
    return pathways.length > 0 || areNeighbours(map, one, other);
  });
}

/** Where a threshold ends, or begins: `beyond` leaves the limit itself out. */
interface Bound {
  readonly threshold: Threshold;
  readonly dimension: Dimension;
  readonly side: "upper" | "lower";
  readonly at: number;
  readonly beyond: boolean;
  /** Number of the service, and of the threshold within all of them. */
  readonly service: number;
  readonly order: number;
}

/** A3. Pairs of services with something between them that neither holds, or that a pathway joins though they never meet. */
export function disjointThresholds(survey: Survey): readonly DisjointPair[] {
  return partedPairs(survey, boundsIn(survey), (pair, upper, lower) => {
    const heldByNeither = valuesBetween(upper, lower);
    return heldByNeither.length > 0 || pair.pathways.length > 0 ? { ...pair, heldByNeither } : null;
  });
}

/** Two thresholds on a number, with what falls between them. */
export interface NumbersBetween extends Omit<DisjointPair, "heldByNeither"> {
  /** “17”, “17 to 19”. */
  readonly between: string;
}

/** A3. The same for numbers, which no scale lists: neighbours that leave out what lies between their limits. */
export function numbersHeldByNeither(survey: Survey): readonly NumbersBetween[] {
  const bounds = boundsIn(survey).filter(({ dimension }) => dimension.type === "number");
  const pairs = partedPairs(survey, bounds, (pair, upper, lower) => {
    const between = numbersBetween(upper, lower);
    return between === "" ? null : { ...pair, between };
  });
  return tellingPairs(survey.map, pairs);
}

type Parted = Omit<DisjointPair, "heldByNeither">;

/** What is told of services that never meet, in the order of the map. */
function partedPairs<T>(
  survey: Survey,
  bounds: readonly Bound[],
  tell: (pair: Parted, upper: Bound, lower: Bound) => T | null,
): readonly T[] {
  const joined = pathwaysBetween(survey);
  const pairs: { readonly told: T; readonly order: readonly number[] }[] = [];
  for (const [upper, lower] of pairsOf(bounds)) {
    if (!partFrom(upper, lower)) continue;
    const pathways = joined.get(endsOf(upper.threshold.serviceId, lower.threshold.serviceId)) ?? [];
    const [dimension, above, below] = [upper.dimension.id, upper.threshold.id, lower.threshold.id];
    const told = tell({ dimension, upper: above, lower: below, pathways }, upper, lower);
    if (told === null) continue;
    const [first, second] = upper.service < lower.service ? [upper, lower] : [lower, upper];
    pairs.push({ told, order: [first.service, second.service, first.order, second.order] });
  }
  return pairs.sort((a, b) => compareRows(a.order, b.order)).map(({ told }) => told);
}

/** Uppers and lowers of the same scale, of two services, as far as they can be apart. */
function* pairsOf(bounds: readonly Bound[]): Generator<readonly [upper: Bound, lower: Bound]> {
  const lowers = lowersByScale(bounds);
  for (const upper of bounds) {
    if (upper.side === "lower") continue;
    for (const lower of lowers.get(upper.dimension) ?? []) {
      // Those that begin last come first: whatever follows begins too early as well.
      if (lower.at < upper.at - 1) break;
      if (upper.service !== lower.service) yield [upper, lower];
    }
  }
}

function lowersByScale(bounds: readonly Bound[]): ReadonlyMap<Dimension, readonly Bound[]> {
  const lowers = new Map<Dimension, Bound[]>();
  for (const bound of bounds) {
    if (bound.side === "upper") continue;
    const there = lowers.get(bound.dimension);
    if (there === undefined) lowers.set(bound.dimension, [bound]);
    else there.push(bound);
  }
  for (const some of lowers.values()) some.sort((a, b) => b.at - a.at);
  return lowers;
}

function boundsIn({ services, map, dimensions }: Survey): readonly Bound[] {
  let order = 0;
  return services.flatMap(({ id }, service) =>
    thresholdsOf(map, id).flatMap((threshold): Bound[] => {
      order += 1;
      const { operator, value, mode } = threshold;
      if (operator !== "gte" && operator !== "lte") return [];
      const dimension = dimensions.get(threshold.dimension ?? "");
      const at = positionOf(value, dimension);
      if (dimension === undefined || at === undefined) return [];
      // “Not at least high” ends just below high; “not at most low” begins just above low.
      const beyond = mode === "exclude";
      const side = (operator === "lte") === beyond ? "lower" : "upper";
      return [{ threshold, dimension, side, at, beyond, service, order }];
    }),
  );
}

/** Whether no value is within both. */
function partFrom(upper: Bound, lower: Bound): boolean {
  if (upper.dimension.type === "ordinal") return lastHeld(upper) < firstHeld(lower);
  return upper.at < lower.at || (upper.at === lower.at && (upper.beyond || lower.beyond));
}

const lastHeld = ({ at, beyond }: Bound) => (beyond ? at - 1 : at);
const firstHeld = ({ at, beyond }: Bound) => (beyond ? at + 1 : at);

/** A number has no scale of values to list. */
function valuesBetween(upper: Bound, lower: Bound): readonly string[] {
  if (upper.dimension.type !== "ordinal") return [];
  return (upper.dimension.values ?? []).slice(lastHeld(upper) + 1, firstHeld(lower));
}

/** Whole numbers are counted; of others only the limits can be told. Empty where the one begins as the other ends. */
function numbersBetween(upper: Bound, lower: Bound): string {
  const areWhole = Number.isInteger(upper.at) && Number.isInteger(lower.at);
  if (!areWhole)
    return upper.at < lower.at ? `more than ${upper.at} and less than ${lower.at}` : "";
  const [first, last] = [lastHeld(upper) + 1, firstHeld(lower) - 1];
  if (first > last) return "";
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** The same whichever of two services comes first. */
function endsOf(one: ItemId, other: ItemId): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function pathwaysBetween({ map }: Survey): ReadonlyMap<string, readonly ItemId[]> {
  const joined = new Map<string, ItemId[]>();
  for (const { id, fromId, toId } of pathwaysOf(map)) {
    const ends = endsOf(fromId, toId);
    joined.set(ends, [...(joined.get(ends) ?? []), id]);
  }
  return joined;
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
