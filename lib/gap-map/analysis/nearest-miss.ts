import { compareIds, sortedSet } from "#lib/gap-map/canonical.ts";
import type { ItemId, Persona, Service } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import type { NeedsCoverage } from "./needs.ts";
import type { Survey } from "./survey.ts";

/** A service that refuses, and what stands in the way. */
export interface Miss {
  readonly service: ItemId;
  readonly blockedBy: readonly ItemId[];
  readonly alsoSoft: readonly ItemId[];
  readonly blockedByNature: readonly Dimension["nature"][];
}

/** Something said of each unmet need, by persona and function. Personas without one are left out. */
export type OfUnmetNeeds<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** A16. For each unmet need, the services nearest to answering it; those a fact about the person keeps shut come last. */
export function nearestMiss(
  survey: Survey,
  coverage: NeedsCoverage,
): OfUnmetNeeds<readonly Miss[]> {
  return ofUnmetNeeds(survey, coverage, (persona, offering) =>
    offering.map((service) => missOf(survey, persona, service)).sort(nearestFirst),
  );
}

/** Says something of each unmet need, given who is in need and the services that should answer. */
export function ofUnmetNeeds<T>(
  { personas, services }: Survey,
  coverage: NeedsCoverage,
  say: (persona: Persona, offering: readonly Service[]) => T,
): OfUnmetNeeds<T> {
  const told = personas.map((persona): [string, Readonly<Record<string, T>>] => {
    const unmet = Object.entries(coverage[persona.id] ?? {}).filter(
      ([, { status }]) => status === "unmet",
    );
    const offering = (need: string) => services.filter(({ functions }) => functions.includes(need));
    return [
      persona.id,
      Object.fromEntries(unmet.map(([need]) => [need, say(persona, offering(need))])),
    ];
  });
  return Object.fromEntries(told.filter(([, needs]) => Object.keys(needs).length > 0));
}

function missOf(survey: Survey, persona: Persona, service: Service): Miss {
  const { failedHard, failedSoft } = survey.judged(persona, service);
  const natures = failedHard.flatMap((id) => natureOf(survey, id) ?? []);
  return {
    ...{ service: service.id, blockedBy: failedHard, alsoSoft: failedSoft },
    blockedByNature: sortedSet(natures),
  };
}

/** Whether a threshold asks for a fact, a circumstance or a judgement; undefined where the vocabulary does not say. */
export function natureOf({ map, dimensions }: Survey, id: ItemId): Dimension["nature"] | undefined {
  return dimensions.get(itemOf(map, "threshold", id)?.dimension ?? "")?.nature;
}

function nearestFirst(a: Miss, b: Miss): number {
  const [factA, factB] = [a, b].map((one) => Number(one.blockedByNature.includes("fact")));
  return (
    (factA ?? 0) - (factB ?? 0) ||
    a.blockedBy.length - b.blockedBy.length ||
    compareIds(a.service, b.service)
  );
}
