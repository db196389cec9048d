import type { ItemId, Persona, Service } from "#lib/gap-map/model.ts";
import { type NeedStatus, statusFrom } from "./needs.ts";
import type { Survey } from "./survey.ts";
import { decisive, type Verdict } from "./verdict.ts";

/** What some doors together hold for a person. */
export interface Outlook {
  readonly status: NeedStatus;
  /** The most open answer there is, and the doors at which it is given. */
  readonly verdict: Verdict;
  readonly at: readonly ItemId[];
  /** The thresholds behind the answers of all these doors. */
  readonly because: readonly ItemId[];
}

const OPENNESS: readonly Verdict[] = ["accepted", "discretionary", "unclear", "refused"];
const WORSE: readonly NeedStatus[] = ["met", "met_slow", "uncertain", "unmet"];

/** What these doors would say to a person, taken together. */
export function outlookAt(survey: Survey, persona: Persona, doors: readonly Service[]): Outlook {
  const said = doors.map((door) => ({ door, judged: survey.judged(persona, door) }));
  const verdict =
    OPENNESS.find((one) => said.some(({ judged }) => judged.verdict === one)) ?? "refused";
  return {
    status: statusFrom(
      said.map(({ door, judged }) => ({ verdict: judged.verdict, weeks: door.typicalWaitWeeks })),
    ),
    verdict,
    at: said.filter(({ judged }) => judged.verdict === verdict).map(({ door }) => door.id),
    because: said.flatMap(({ judged }) => decisive(judged.verdict, judged)),
  };
}

/** Less than zero where the second is more open, more where it is less; zero where they come to the same. */
export function compareOutlooks(before: Outlook, after: Outlook): number {
  const status = WORSE.indexOf(after.status) - WORSE.indexOf(before.status);
  return status || OPENNESS.indexOf(after.verdict) - OPENNESS.indexOf(before.verdict);
}
