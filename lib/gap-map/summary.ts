import type { MapDiff } from "./diff.ts";

/** How much changed, in a few words: "3 added, 2 removed and 4 changed". Undefined when nothing but layout did. */
export function summaryOf({ changes }: Pick<MapDiff, "changes">): string | undefined {
  const count = (...kinds: readonly string[]) =>
    changes.filter(({ kind }) => kinds.includes(kind)).length;
  const parts = [
    [count("added"), "added"],
    [count("removed"), "removed"],
    [count("changed", "moved"), "changed"],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, word]) => `${number} ${word}`);
  return parts.length < 2 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
