import type { ItemId } from "#lib/gap-map/model.ts";
import { byPersona, type Survey } from "./survey.ts";
import type { Judged, Verdict } from "./verdict.ts";

/** A1. What each service would say to each persona. */
export function acceptanceOf(
  survey: Survey,
): Readonly<Record<string, Readonly<Record<string, Verdict>>>> {
  return byPersona(survey, (persona) =>
    Object.fromEntries(
      survey.services.map((service) => [service.id, survey.judged(persona, service).verdict]),
    ),
  );
}

/** The thresholds behind a verdict, by how they decide it. Lists without any are left out. */
export type Reasons = Readonly<
  Partial<Record<Exclude<keyof Judged, "verdict">, readonly ItemId[]>>
>;

/** A1. Why, for every service that does not plainly accept. */
export function reasonsOf(
  survey: Survey,
): Readonly<Record<string, Readonly<Record<string, Reasons>>>> {
  return byPersona(survey, (persona) =>
    Object.fromEntries(
      survey.services.flatMap((service) => {
        const { verdict, ...lists } = survey.judged(persona, service);
        if (verdict === "accepted") return [];
        const some = Object.entries(lists).filter(([, ids]) => ids.length > 0);
        return [[service.id, Object.fromEntries(some)]];
      }),
    ),
  );
}
