import type { Edit } from "./edit.ts";
import type { Item } from "./model.ts";

type Ranked = Extract<Item, { readonly rank: number }>;

/**
 * The edits that put one of a list a step earlier or later: one new rank between its new
 * neighbours, or new ranks for all where the neighbours leave no room. None at the end of the list.
 */
export function step(
  list: readonly Ranked[],
  id: Item["id"],
  direction: "earlier" | "later",
): Edit[] {
  const from = list.findIndex((one) => one.id === id);
  const to = from + (direction === "earlier" ? -1 : 1);
  const moving = list[from];
  if (moving === undefined || to < 0 || to >= list.length) return [];
  const next = list.filter((one) => one !== moving);
  next.splice(to, 0, moving);
  const rank = between(next[to - 1]?.rank, next[to + 1]?.rank);
  if (rank !== undefined) return [setRank(id, rank)];
  return next.flatMap((one, index) => (one.rank === index + 1 ? [] : [setRank(one.id, index + 1)]));
}

function setRank(id: Item["id"], value: number): Edit {
  return { kind: "set", id, field: "rank", value };
}

function between(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? undefined : after - 1;
  if (after === undefined) return before + 1;
  const middle = (before + after) / 2;
  return middle > before && middle < after ? middle : undefined;
}
