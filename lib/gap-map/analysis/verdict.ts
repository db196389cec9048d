import type { ItemId, Threshold } from "#lib/gap-map/model.ts";
import { type Answer, type Attributes, answerTo, type Dimensions } from "./answers.ts";

/** What a service would say to a person, by its thresholds on this map; the most open first. */
export type Verdict = "accepted" | "discretionary" | "unclear" | "refused";

/** A verdict with the thresholds that decide it: the reason is the insight. */
export interface Judged {
  readonly verdict: Verdict;
  readonly failedHard: readonly ItemId[];
  readonly failedSoft: readonly ItemId[];
  /** Thresholds of which nobody can tell whether they are met. */
  readonly unknown: readonly ItemId[];
}

/** What a threshold comes to, within its any-of group where it has one. */
type Outcome = "met" | "failedHard" | "failedSoft" | "unknown";

const NONE: ReadonlySet<ItemId> = new Set();

/**
 * What a service with these thresholds would say to somebody of whom this is known. Those that are
 * `conceded` count as met: what if the service changed them?
 */
export function judge(
  thresholds: readonly Threshold[],
  attributes: Attributes,
  dimensions: Dimensions,
  conceded: ReadonlySet<ItemId> = NONE,
): Judged {
  const person: Asked = { attributes, dimensions, conceded };
  const found: Lists = { failedHard: NOTHING, failedSoft: NOTHING, unknown: NOTHING };
  const groups = groupsOf(thresholds);
  for (const group of groups) {
    const outcome = outcomeOf(group, person);
    if (outcome !== "met") for (const { id } of group) put(found, outcome, id);
  }
  // Members of a group need not stand together: what is told stays in the order of the thresholds.
  if (groups.length < thresholds.length)
    for (const list of Object.values(found)) inOrder(list, thresholds);
  return { verdict: verdictOn(found), ...found };
}

type Lists = Record<Exclude<Outcome, "met">, ItemId[]>;

/** Never written to: most lists stay empty, and a large map has tens of thousands of them. */
const NOTHING: ItemId[] = [];

function put(lists: Lists, outcome: keyof Lists, id: ItemId): void {
  const list = lists[outcome];
  if (list === NOTHING) lists[outcome] = [id];
  else list.push(id);
}

function inOrder(ids: ItemId[], thresholds: readonly Threshold[]): void {
  if (ids.length < 2) return;
  const place = new Map(thresholds.map(({ id }, at) => [id, at]));
  ids.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

/** The thresholds that settle a verdict: a refusal is not explained by what nobody could tell besides. */
export function decisive(
  verdict: Verdict,
  { failedHard = [], failedSoft = [], unknown = [] }: Partial<Omit<Judged, "verdict">>,
): readonly ItemId[] {
  if (verdict === "refused") return failedHard;
  return verdict === "unclear" ? unknown : failedSoft;
}

function verdictOn({ failedHard, failedSoft, unknown }: Omit<Judged, "verdict">): Verdict {
  if (failedHard.length > 0) return "refused";
  if (unknown.length > 0) return "unclear";
  return failedSoft.length > 0 ? "discretionary" : "accepted";
}

/** One met is enough for a group; else one that cannot be told leaves it open; else all of it fails, hard if any is hard. */
function outcomeOf(group: readonly Threshold[], person: Asked): Outcome {
  let open = false;
  let hard = false;
  for (const threshold of group) {
    const said = answerOf(threshold, person);
    if (said === "met") return "met";
    open ||= said === "cannot tell";
    hard ||= threshold.hardness === "hard";
  }
  if (open) return "unknown";
  return hard ? "failedHard" : "failedSoft";
}

/** Who is asked: handed on as it is, since a large map is judged tens of thousands of times. */
interface Asked {
  readonly attributes: Attributes;
  readonly dimensions: Dimensions;
  readonly conceded: ReadonlySet<ItemId>;
}

function answerOf(threshold: Threshold, { attributes, dimensions, conceded }: Asked): Answer {
  return conceded.size > 0 && conceded.has(threshold.id)
    ? "met"
    : answerTo(threshold, attributes, dimensions);
}

type Groups = readonly (readonly Threshold[])[];

/** Each persona asks the same services: their groups are made out once. */
const known = new WeakMap<readonly Threshold[], Groups>();

/** The thresholds of a service by any-of group; one without a group stands alone. */
export function groupsOf(thresholds: readonly Threshold[]): Groups {
  const groups = known.get(thresholds) ?? grouped(thresholds);
  known.set(thresholds, groups);
  return groups;
}

function grouped(thresholds: readonly Threshold[]): Groups {
  const named = new Map<string, Threshold[]>();
  const groups: Threshold[][] = [];
  for (const threshold of thresholds) {
    const { anyOfGroup } = threshold;
    const begun = anyOfGroup === undefined ? undefined : named.get(anyOfGroup);
    if (begun !== undefined) begun.push(threshold);
    else {
      const group = [threshold];
      groups.push(group);
      if (anyOfGroup !== undefined) named.set(anyOfGroup, group);
    }
  }
  return groups;
}
