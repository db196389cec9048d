import type { ItemId } from "#lib/gap-map/model.ts";
import { byPersona, type Survey } from "./survey.ts";
import type { Judged, Verdict } from "./verdict.ts";

/** A1. What each service would say to each persona. */
export function acceptanceOf(
  survey: Survey,
): Readonly<Record<string, Readonly<Record<string, Verdict>>>> {
  return byPersona(survey, (persona) => {
    const verdicts: Record<string, Verdict> = {};
    for (const service of survey.services)
      verdicts[service.id] = survey.judged(persona, service).verdict;
    return verdicts;
  });
}

/** The thresholds behind a verdict, by how they decide it. Lists without any are left out. */
export type Reasons = Readonly<
  Partial<Record<Exclude<keyof Judged, "verdict">, readonly ItemId[]>>
>;

/** A1. Why, for every service that does not plainly accept. */
export function reasonsOf(
  survey: Survey,
): Readonly<Record<string, Readonly<Record<string, Reasons>>>> {
  return byPersona(survey, (persona) => {
    const reasons: Record<string, Reasons> = {};
    for (const service of survey.services) {
      const judged = survey.judged(persona, service);
      if (judged.verdict !== "accepted") reasons[service.id] = reasonsIn(judged);
    }
    return reasons;
  });
}

function reasonsIn({ failedHard, failedSoft, unknown }: Judged): Reasons {
  return {
    ...(failedHard.length > 0 && { failedHard }),
    ...(failedSoft.length > 0 && { failedSoft }),
    ...(unknown.length > 0 && { unknown }),
  };
}
