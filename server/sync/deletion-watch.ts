import * as Y from "yjs";
import { rootsOf } from "#lib/board-doc/roots.ts";
import type { Admitted } from "./admission.ts";

/** Deletions within so many milliseconds count together. */
const SPELL = 2_000;
/** This much of a map, and at least so many items, is more than anybody deletes in passing. */
const LARGE_PART = 0.3;
const FEWEST = 10;
/** How soon, in milliseconds, the same map is looked at again after an alarm. */
const REST = 60_000;

/** Notices when a large part of a map is about to be deleted: what an editor may do, and may regret. */
export class DeletionWatch {
  readonly #doc: Y.Doc;
  readonly #now: () => number;
  #recent: { readonly at: number; readonly count: number }[] = [];
  #quietUntil = 0;

  constructor(doc: Y.Doc, now: () => number) {
    this.#doc = doc;
    this.#now = now;
  }

  /** True when this change, with those just before it, deletes a large part. It has not been applied yet. */
  isLarge({ removals, deletions }: Admitted): boolean {
    const now = this.#now();
    const count = removals + this.#erased(deletions);
    if (count === 0 || now < this.#quietUntil) return false;
    this.#recent = [...this.#recent.filter(({ at }) => now - at < SPELL), { at: now, count }];
    const sum = this.#recent.reduce((total, one) => total + one.count, 0);
    const { size } = rootsOf(this.#doc).items;
    if (sum < FEWEST || sum <= size * LARGE_PART) return false;
    this.#quietUntil = now + REST;
    return true;
  }

  /** Items that would be gone without a trace. */
  #erased(deletions: Admitted["deletions"]): number {
    let count = 0;
    if (deletions.clients.size === 0) return count;
    for (const entry of rootsOf(this.#doc).items._map.values()) {
      if (!entry.deleted && Y.isDeleted(deletions, entry.id)) count += 1;
    }
    return count;
  }
}
