import type { Pathway } from "./model.ts";

/** How a pathway is drawn. Each style has its own line, arrow head and word, so that colour never stands alone. */
export type OutcomeStyle =
  | "accepted"
  | "sometimes"
  | "refused"
  | "discharged"
  | "unclear"
  | "nowhere";

/** What usually happens on a pathway: style and word always go together. */
export interface Outcome {
  readonly style: OutcomeStyle;
  readonly word: string;
}

const ACCEPTED: Outcome = { style: "accepted", word: "usually accepted" };
const DISCHARGED: Outcome = { style: "discharged", word: "discharged to" };
const UNCLEAR: Outcome = { style: "unclear", word: "? unclear" };

const BY_OUTCOME: Readonly<Record<string, Outcome>> = {
  waitlisted: { style: "accepted", word: "waiting list" },
  inconsistent: { style: "sometimes", word: "sometimes" },
  declined: { style: "refused", word: "refused" },
  declined_redirected: { style: "refused", word: "refused, sent back" },
  accepted_not_suitable: DISCHARGED,
  unknown: UNCLEAR,
};

const WAYS_OUT: readonly (string | undefined)[] = ["discharge", "step_down"];

/** What usually happens on a pathway, as it is drawn and said on every screen and export. */
export function outcomeOf({ route, outcome }: Pick<Pathway, "route" | "outcome">): Outcome {
  const stated = outcome === undefined ? undefined : own(BY_OUTCOME, outcome);
  if (stated !== undefined) return stated;
  if (WAYS_OUT.includes(route)) return DISCHARGED;
  if (outcome === "accepted") return ACCEPTED;
  return outcome === "brief_contact_then_discharge"
    ? { style: "discharged", word: "brief contact, then discharged" }
    : UNCLEAR;
}

/** Every style once with its word in the key, in the order of the key. */
export const OUTCOME_KEY: readonly Outcome[] = [
  { style: "accepted", word: "accepted" },
  { style: "sometimes", word: "sometimes" },
  { style: "refused", word: "refused" },
  { style: "discharged", word: "discharged to" },
  { style: "unclear", word: "unclear" },
  { style: "nowhere", word: "nowhere to refer" },
];

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
