import type { Edit } from "#lib/gap-map/edit.ts";

/** Calls back after so many milliseconds; gives what calls it off. */
export type Later = (milliseconds: number, callback: () => void) => () => void;

/** Least time between two writes of one drag, in milliseconds: 20 a second. */
const PAUSE = 50;

/** Lets a drag write at most 20 times a second: at once, then at intervals, and always its end. */
export class Pace {
  readonly #write: (edits: readonly Edit[]) => void;
  readonly #later: Later;
  readonly #waiting = new Map<string, readonly Edit[]>();
  #callOff: (() => void) | undefined;

  constructor(write: (edits: readonly Edit[]) => void, later: Later = onClock) {
    this.#write = write;
    this.#later = later;
  }

  /** Moves not yet written, newest per item. */
  get waiting(): readonly Edit[] {
    return [...this.#waiting.values()].flat();
  }

  /** Writes these moves as soon as the pace allows. A newer move of the same item takes the place of an older one. */
  soon(edits: readonly Edit[]): void {
    for (const [id, own] of byItem(edits)) {
      this.#waiting.set(id, joined(this.#waiting.get(id) ?? [], own));
    }
    if (this.#callOff === undefined) this.#send();
  }

  /** Writes at once what is waiting. */
  flush(): void {
    const edits = this.waiting;
    this.#callOff?.();
    this.#callOff = undefined;
    this.#waiting.clear();
    if (edits.length > 0) this.#write(edits);
  }

  #send(): void {
    const edits = this.waiting;
    this.#waiting.clear();
    if (edits.length === 0) return;
    this.#callOff ??= this.#later(PAUSE, () => {
      this.#callOff = undefined;
      this.#send();
    });
    this.#write(edits);
  }
}

function byItem(edits: readonly Edit[]): Map<string, Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) {
    if (edit.kind !== "set" && edit.kind !== "move" && edit.kind !== "sketch") continue;
    groups.set(edit.id, [...(groups.get(edit.id) ?? []), edit]);
  }
  return groups;
}

/** Earlier fields stay unless they are set anew: a card may change its level in one move and its place in the next. */
function joined(before: readonly Edit[], now: readonly Edit[]): readonly Edit[] {
  const key = (edit: Edit) => (edit.kind === "set" ? edit.field : edit.kind);
  const renewed = new Set(now.map(key));
  return [...before.filter((edit) => !renewed.has(key(edit))), ...now];
}

function onClock(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
