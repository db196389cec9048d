import { compareIds } from "#lib/gap-map/canonical.ts";
import type { ItemId, Persona, Service, Threshold } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { natureOf, type OfUnmetNeeds, ofUnmetNeeds } from "./nearest-miss.ts";
import { type NeedStatus, type NeedsCoverage, statusFrom } from "./needs.ts";
import type { Survey } from "./survey.ts";
import { groupsOf, judge, type Verdict } from "./verdict.ts";

/** One way to open one service's door: the fewest thresholds that would have to change, none of which can be spared. */
export interface Door {
  readonly service: ItemId;
  readonly change: readonly ItemId[];
  /** The same thresholds by what they ask for: what no map can change, what help can, and what services can agree on. */
  readonly facts: readonly ItemId[];
  readonly circumstances: readonly ItemId[];
  readonly judgements: readonly ItemId[];
  /** What the service would say then, and what that would make of the need. */
  readonly verdict: Verdict;
  readonly status: NeedStatus;
  /** Others with an unmet need for something this service does, whom the same change would let in. */
  readonly alsoOpensFor: readonly ItemId[];
}

/** Every way to open a door to an unmet need, the smallest change first. */
export interface SmallestChange {
  readonly doors: readonly Door[];
  /** Further ways of the same size into services with any-of groups, not listed. */
  readonly leftOut: number;
}

/** How many ways into one service are listed: any-of groups multiply. */
const MOST_WAYS = 12;

/** A16. For each unmet need the smallest changes that would open a door; those that would have to change a fact come last. */
export function smallestChange(
  survey: Survey,
  coverage: NeedsCoverage,
): OfUnmetNeeds<SmallestChange> {
  const inNeed = inNeedOf(survey, coverage);
  return ofUnmetNeeds(survey, coverage, (persona, offering) => {
    const ways = offering.map((service) => waysInto(survey, persona, service));
    const doors = ways.flatMap(({ service, changes }) =>
      changes.map((change) => doorOf(survey, inNeed, { persona, service, change })),
    );
    return {
      doors: doors.sort(smallestFirst),
      leftOut: ways.reduce((sum, { leftOut }) => sum + leftOut, 0),
    };
  });
}

interface Ways {
  readonly service: Service;
  readonly changes: readonly (readonly ItemId[])[];
  readonly leftOut: number;
}

/**
 * A refusal is undone by changing, of each any-of group that fails, one member, and every hard threshold
 * that fails alone: no fewer will do, and no other set without one too many.
 */
function waysInto(survey: Survey, persona: Persona, service: Service): Ways {
  const failed = new Set(survey.judged(persona, service).failedHard);
  const groups = groupsOf(thresholdsOf(survey.map, service.id))
    .filter(([first]) => first !== undefined && failed.has(first.id))
    .map((group) => factsLast(survey, group));
  const product = groups.reduce((ways, group) => ways * group.length, 1);
  const all = Math.min(product, Number.MAX_SAFE_INTEGER);
  const listed = Array.from({ length: Math.min(all, MOST_WAYS) }, (_, at) => wayAt(groups, at));
  return { service, changes: listed, leftOut: all - listed.length };
}

/** One member of each group: the one at this place when all ways are counted through, the last group fastest. */
function wayAt(groups: readonly (readonly ItemId[])[], at: number): readonly ItemId[] {
  let left = at;
  const way = groups.toReversed().flatMap((group) => {
    const id = group[left % group.length];
    left = Math.floor(left / group.length);
    return id ?? [];
  });
  return way.reverse();
}

function factsLast(survey: Survey, group: readonly Threshold[]): readonly ItemId[] {
  const isFact = ({ id }: Threshold) => Number(natureOf(survey, id) === "fact");
  return [...group].sort((a, b) => isFact(a) - isFact(b)).map(({ id }) => id);
}

interface Change {
  readonly persona: Persona;
  readonly service: Service;
  readonly change: readonly ItemId[];
}

function doorOf(survey: Survey, inNeed: InNeed, made: Change): Door {
  const { persona, service, change } = made;
  const verdict = verdictAfter(survey, made);
  const of = (nature: Dimension["nature"]) =>
    change.filter((id) => natureOf(survey, id) === nature);
  const others = new Set(service.functions.flatMap((need) => inNeed.get(need) ?? []));
  return {
    ...{ service: service.id, change, verdict },
    ...{ facts: of("fact"), circumstances: of("status"), judgements: of("judgement") },
    status: statusFrom([{ verdict, weeks: service.typicalWaitWeeks }]),
    alsoOpensFor: survey.personas
      .filter((other) => other !== persona && others.has(other))
      .filter((other) => verdictAfter(survey, { ...made, persona: other }) !== "refused")
      .map(({ id }) => id),
  };
}

function verdictAfter({ map, dimensions }: Survey, made: Change): Verdict {
  const { persona, service, change } = made;
  return judge(thresholdsOf(map, service.id), persona.attributes, dimensions, new Set(change))
    .verdict;
}

/** Personas with an unmet need, by what they need. */
type InNeed = ReadonlyMap<string, readonly Persona[]>;

function inNeedOf({ personas }: Survey, coverage: NeedsCoverage): InNeed {
  const inNeed = new Map<string, Persona[]>();
  for (const persona of personas) {
    for (const [need, { status }] of Object.entries(coverage[persona.id] ?? {})) {
      if (status === "unmet") inNeed.set(need, [...(inNeed.get(need) ?? []), persona]);
    }
  }
  return inNeed;
}

function smallestFirst(a: Door, b: Door): number {
  return (
    Number(a.facts.length > 0) - Number(b.facts.length > 0) ||
    a.change.length - b.change.length ||
    compareIds(a.service, b.service) ||
    compareIds(a.change.join(" "), b.change.join(" "))
  );
}
