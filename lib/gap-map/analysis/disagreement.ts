import type { GapMap, ItemId, View } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { byNumber } from "#lib/gap-map/order.ts";
import { voicesOn } from "./voices.ts";

/** How many agree, as it is or with a change, and how many do not. */
interface Stances {
  readonly agree: number;
  readonly disagree: number;
}

/** How far people are apart on an item, with its own service's view and everybody else's told apart. */
export interface Disagreement {
  readonly item: string;
  /** 1 less the share of the majority: 0 where all say the same, 0.5 where they are evenly parted. */
  readonly index: number;
  readonly own: Stances;
  readonly others: Stances;
}

/** A13. Of every item that somebody has spoken of, in the order in which they did. */
export function disagreementOn(map: GapMap): readonly Disagreement[] {
  const spokenOf = itemsOf(map, "view")
    .sort(byNumber)
    .map(({ aboutId }) => aboutId);
  return [...new Set(spokenOf)].flatMap((id) => {
    const kind = map.items[id]?.kind;
    return kind === undefined || kind === "view"
      ? []
      : [{ item: `${kind}:${id}`, ...partedOn(map, id) }];
  });
}

/** How far people are apart on one item. */
export function partedOn(map: GapMap, id: ItemId): Omit<Disagreement, "item"> {
  const { own, others } = voicesOn(map, id);
  const [mine, theirs] = [stancesIn(own), stancesIn(others)];
  const [agree, disagree] = [mine.agree + theirs.agree, mine.disagree + theirs.disagree];
  const all = agree + disagree;
  const index = all === 0 ? 0 : 1 - Math.max(agree, disagree) / all;
  return { index: Math.round(index * 100) / 100, own: mine, others: theirs };
}

function stancesIn(views: readonly View[]): Stances {
  const [against, others] = [true, false].map((disagrees) =>
    views.filter(({ stance }) => (stance === "disagree") === disagrees),
  );
  return { agree: speakersOf(others ?? []), disagree: speakersOf(against ?? []) };
}

/** Several people of one organisation are one voice; who did not say where they are from speaks for themselves. */
function speakersOf(views: readonly View[]): number {
  const speakers = views.map(({ id, addedBy }) => addedBy?.organisation.trim().toLowerCase() || id);
  return new Set(speakers).size;
}

/** “its own service agrees, 2 others disagree”: who is on which side. */
export function sidesInWords({ own, others }: Pick<Disagreement, "own" | "others">): string {
  const other = own.agree + own.disagree > 0 ? ["one other", "others"] : ["one", ""];
  return [
    side(own, "its own service agrees", "its own service disagrees", "its own service says both"),
    ...counted(others.agree, other, "agrees", "agree"),
    ...counted(others.disagree, other, "disagrees", "disagree"),
  ]
    .filter((words) => words !== "")
    .join(", ");
}

function side({ agree, disagree }: Stances, yes: string, no: string, both: string): string {
  if (agree > 0 && disagree > 0) return both;
  if (agree > 0) return yes;
  return disagree > 0 ? no : "";
}

/** Others are told only from a service that has spoken itself. */
function counted(
  many: number,
  [other = "", others = ""]: readonly string[],
  one: string,
  several: string,
): readonly string[] {
  if (many === 0) return [];
  return [many === 1 ? `${other} ${one}` : [many, others, several].filter(Boolean).join(" ")];
}
