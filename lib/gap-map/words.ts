import type {
  GapMap,
  ItemId,
  Operator,
  Service,
  Threshold,
  ThresholdValue,
  When,
} from "./model.ts";
import { itemOf } from "./model.ts";
import type { Dimension } from "./vocabulary-model.ts";

/** Which of the vocabulary's short ids a word is asked for. */
export type WordList = keyof typeof WORDS;

/**
 * The plain words for the ids of the vocabulary, said alike on the canvas, in the List, in
 * sentences and in exports. A word that a workshop added is shown as it was typed.
 */
const WORDS = {
  sector: {
    nhs_primary: "NHS primary",
    nhs_secondary: "NHS secondary",
    vcse: "Voluntary",
    emergency: "Emergency",
    local_authority: "Council",
    housing: "Housing",
    criminal_justice: "Criminal justice",
    private: "Private",
  },
  outcome: {
    accepted: "usually accepted",
    waitlisted: "waiting list",
    inconsistent: "sometimes accepted",
    declined: "refused",
    declined_redirected: "refused, sent back",
    brief_contact_then_discharge: "brief contact, then discharged",
    accepted_not_suitable: "accepted, though it does not fit",
    unknown: "unclear",
  },
  route: {
    referral: "Referral",
    self_referral: "Self-referral",
    step_up: "Step up",
    step_down: "Step down",
    discharge: "Discharge",
    signpost: "Signposting",
    decline_redirect: "Refusal with advice to go elsewhere",
    conveyance: "Taken there",
  },
  senderSays: { yes: "Yes, we send people", no: "No, we do not", silent: "Has not said" },
  receiverSays: {
    accepts: "Accepts",
    accepts_if: "Accepts on conditions",
    refuses: "Refuses",
    silent: "Has not said",
  },
  hardness: { hard: "They are refused", soft: "The service decides" },
  basis: { published: "Written down", practice: "How it works in practice" },
  mode: { include: "Must be so", exclude: "Must not be so" },
  operator: {
    eq: "is",
    neq: "is not",
    in: "is one of",
    notIn: "is none of",
    gte: "at least",
    lte: "at most",
    unspecified: "nobody can state it",
  },
  stance: { agree: "Agrees", agree_with_change: "Agrees with a change", disagree: "Disagrees" },
  evidence: { experience: "Experience", data: "Data", policy: "Policy" },
  provenance: {
    seed: "What the map started from",
    sourced: "A public page about it",
    analogue: "A public page about something like it",
    general: "Law, guidance or common knowledge",
    illustrative: "An assumption, as an illustration",
    workshop: "Said in a workshop",
  },
  difference: { open: "Open", agreed_to_differ: "Agreed to differ", resolved: "Resolved" },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The plain word for one id of a list. */
export function wordOf(list: WordList, id: string): string {
  const words: Readonly<Record<string, string>> = WORDS[list];
  return (Object.hasOwn(words, id) ? words[id] : undefined) ?? labelOf(id);
}

/** An id made readable: `no_wrong_door` is “No wrong door”. */
export function labelOf(id: string): string {
  const words = spaced(id);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Colour family of a sector, for the tokens `--sector-…` and `--sector-…-ink`. The strip always carries the word too. */
export type SectorTint = "nhs" | "voluntary" | "emergency" | "council" | "other";

const TINTS: Readonly<Record<string, SectorTint>> = {
  nhs_primary: "nhs",
  nhs_secondary: "nhs",
  vcse: "voluntary",
  emergency: "emergency",
  local_authority: "council",
  housing: "council",
};

/** The colour family in which a sector's strip is drawn. */
export function sectorTint(sector: string | undefined): SectorTint {
  if (sector === undefined || !Object.hasOwn(TINTS, sector)) return "other";
  return TINTS[sector] ?? "other";
}

/** Names of dimensions in plain words. Risk is always what a service says it will hold, never a client's level. */
const DIMENSIONS: Readonly<Record<string, string>> = {
  risk_self: "Risk this service says it will hold",
  risk_others: "Risk to others this service says it will hold",
  area: "Area",
  gp_registered: "Registered with a GP",
  primary_problem: "Main problem",
  formal_diagnosis: "Formal diagnosis",
  smi_recognised: "Seen as severe mental illness",
  therapy_need: "Therapy needed",
  substance_use: "Drug or alcohol use",
  housing_status: "Housing",
  local_connection: "Local connection",
  open_to_secondary: "Open to secondary care",
  primary_options_tried: "Primary care tried first",
  disadvantage_count: "Number of disadvantages",
  present_at: "Is at",
  offending_status: "Probation or prison",
  crime_in_progress: "Crime in progress",
  street_sex_work: "Street sex work",
  sexual_violence: "Has been through sexual violence",
};

/** A dimension's name as people read it. */
export function dimensionLabel(map: GapMap, id: string): string {
  const own = map.vocabulary.dimensions.find((dimension: Dimension) => dimension.id === id);
  return own?.label ?? (Object.hasOwn(DIMENSIONS, id) ? DIMENSIONS[id] : undefined) ?? labelOf(id);
}

/** Short words for special values, where the id alone would not read well. */
const VALUES: Readonly<Record<string, string>> = {
  s136: "section 136",
  ed: "the emergency department",
  ptsd: "PTSD",
  depression_anxiety: "depression or anxiety",
  non_dependent: "not dependent",
  dependent_stable: "dependent, stable",
  dependent_unstable: "dependent, unstable",
  not_engaging: "not engaging",
  bristol: "Bristol",
  south_gloucestershire: "South Gloucestershire",
  north_somerset: "North Somerset",
};

/** A value as people read it: `["ptsd", "psychosis"]` is “PTSD or psychosis”, `true` is “yes”. */
export function valueInWords(value: ThresholdValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return (Object.hasOwn(VALUES, value) ? VALUES[value] : undefined) ?? spaced(value);
  const words = value.map(valueInWords);
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

type Check = Pick<When, "value"> & { readonly operator?: Operator | undefined };

/** Only the limit: “at most low”, “yes”, “not psychosis”, “nobody can state it”. Empty while it is prose only. */
export function limitInWords(check: Check & { readonly mode?: Threshold["mode"] }): string {
  const { operator, value } = check;
  if (operator === "unspecified") return "nobody can state it";
  // Halfway through being made checkable: that nobody can state it is for people to say.
  if (operator === undefined || value === undefined) return "";
  const words = valueInWords(value);
  if (words === "") return "";
  const negative = operator === "neq" || operator === "notIn";
  const bound = operator === "gte" || operator === "lte";
  if (bound) {
    const limit = `${wordOf("operator", operator)} ${words}`;
    return check.mode === "exclude" ? `not ${limit}` : limit;
  }
  return negative === (check.mode === "exclude") ? words : `not ${words}`;
}

/** The checkable part of a threshold: “Risk this service says it will hold: at most low”. Empty while it is prose only. */
export function thresholdInWords(
  map: GapMap,
  threshold: Pick<Threshold, "dimension" | "operator" | "value" | "mode">,
): string {
  const limit = limitInWords(threshold);
  if (threshold.dimension === undefined) return limit;
  const label = dimensionLabel(map, threshold.dimension);
  return limit === "" ? label : `${label}: ${limit}`;
}

/** One checkable part of a pathway's condition, in the same words. */
export function whenInWords(map: GapMap, when: When): string {
  return thresholdInWords(map, { ...when, mode: "include" });
}

/** A service's organisation by name; empty when nobody has said. */
export function organisationName(
  map: GapMap,
  { organisationId }: Pick<Service, "organisationId">,
): string {
  return itemOf(map, "organisation", organisationId)?.name ?? "";
}

/** The short name of a service; the long one when it has none. */
export function shortNameOf(map: GapMap, id: ItemId): string {
  const service = itemOf(map, "service", id);
  return service?.shortName ?? service?.name ?? "a deleted service";
}

function spaced(id: string): string {
  return id.replaceAll("_", " ").trim();
}

/** How many changes, in words: “1 change”, “3 changes”. */
export function changesInWords(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}
