/** One change of a shared text as Yjs tells it: keep, take away, put in. */
export interface Delta {
  readonly retain?: number;
  readonly delete?: number;
  readonly insert?: unknown;
}

/**
 * Where a position in a text is after somebody else's change. At the very spot of an insertion it
 * stays before the new words, so that a caret does not run away from what its owner is typing.
 */
export function followIndex(index: number, changes: readonly Delta[]): number {
  let before = 0;
  let moved = index;
  for (const change of changes) {
    if (change.retain !== undefined) before += change.retain;
    if (typeof change.insert === "string") {
      if (before < moved) moved += change.insert.length;
      before += change.insert.length;
    }
    if (change.delete !== undefined) {
      moved -= Math.min(Math.max(moved - before, 0), change.delete);
    }
  }
  return moved;
}
