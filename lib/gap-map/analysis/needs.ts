import type { ItemId, Persona } from "#lib/gap-map/model.ts";
import { isAlwaysThere } from "./kinds-of-help.ts";
import { byPersona, type Survey } from "./survey.ts";
import type { Verdict } from "./verdict.ts";

/** Whether somebody's need is answered on the map. `met_slow`: only after a wait that makes it cover in name alone. */
export type NeedStatus = "met" | "met_slow" | "uncertain" | "unmet";

/** What the services that do what a person needs would say to them. Nothing else counts towards the need. */
export type NeedCoverage = { readonly status: NeedStatus } & Readonly<
  Record<Verdict, readonly ItemId[]>
>;

/** Every persona's needs, by persona and function. */
export type NeedsCoverage = Readonly<Record<string, Readonly<Record<string, NeedCoverage>>>>;

/** A wait of this many weeks or more is cover in name only. */
const NOMINAL_FROM_WEEKS = 26;

/** A2. For each persona and each need, who would answer it. */
export function needsCoverageOf(survey: Survey): NeedsCoverage {
  return byPersona(survey, (persona) =>
    Object.fromEntries(persona.needs.map((need) => [need, coverageOf(survey, persona, need)])),
  );
}

function coverageOf(survey: Survey, persona: Persona, need: string): NeedCoverage {
  const offering = survey.services.filter(({ functions }) => functions.includes(need));
  const saying = (verdict: Verdict) =>
    offering.filter((service) => survey.judged(persona, service).verdict === verdict);
  const status = statusFrom(
    offering.map((service) => ({
      verdict: survey.judged(persona, service).verdict,
      weeks: service.typicalWaitWeeks,
    })),
  );
  const ids = (verdict: Verdict) => saying(verdict).map(({ id }) => id);
  return {
    status,
    accepted: ids("accepted"),
    discretionary: ids("discretionary"),
    unclear: ids("unclear"),
    refused: ids("refused"),
  };
}

/** One service's word on a need, and how long people wait for it; no wait stated counts as short. */
export interface Offer {
  readonly verdict: Verdict;
  readonly weeks: number | undefined;
}

/** What these answers make of a need, taken together. */
export function statusFrom(offers: readonly Offer[]): NeedStatus {
  const accepting = offers.filter(({ verdict }) => verdict === "accepted");
  if (accepting.some(({ weeks = 0 }) => weeks < NOMINAL_FROM_WEEKS)) return "met";
  if (accepting.length > 0) return "met_slow";
  return offers.some(({ verdict }) => verdict !== "refused") ? "uncertain" : "unmet";
}

/** A2. Personas with a need that nobody answers, with one of which nobody can be sure, and those nobody plainly accepts. */
export function gapsIn(
  { personas }: Survey,
  coverage: NeedsCoverage,
): Readonly<Record<"inTheGap" | "gapUncertain" | "noPlainAcceptance", readonly ItemId[]>> {
  const needsOf = ({ id }: Persona) => Object.values(coverage[id] ?? {});
  const has = (persona: Persona, status: NeedStatus) =>
    needsOf(persona).some((need) => need.status === status);
  const those = (keep: (persona: Persona) => boolean) => personas.filter(keep).map(({ id }) => id);
  return {
    inTheGap: those((persona) => has(persona, "unmet")),
    gapUncertain: those((persona) => !has(persona, "unmet") && has(persona, "uncertain")),
    noPlainAcceptance: those((persona) =>
      needsOf(persona).every(({ accepted }) => accepted.length === 0),
    ),
  };
}

/** A9. Emergency and open-access services that would take each persona, whatever they need. */
export function fallsBackOn(survey: Survey): Readonly<Record<string, readonly ItemId[]>> {
  return byPersona(survey, (persona) =>
    survey.services
      .filter((service) => isAlwaysThere(survey.map, service))
      .filter((service) =>
        ["accepted", "discretionary"].includes(survey.judged(persona, service).verdict),
      )
      .map(({ id }) => id),
  );
}
