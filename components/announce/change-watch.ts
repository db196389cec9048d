import { restore } from "#lib/gap-map/commands.ts";
import { type Change, changesOf, changesOfMap } from "#lib/gap-map/diff.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import type { Somebody } from "./news.ts";

/** For how long nothing may change in an item before it is told, in milliseconds: nobody is told each letter. */
const SETTLED = 1_000;
/** Whatever goes on in it, an item is told after so many milliseconds. */
const LONGEST = 30_000;

/** The map as people see it, and with what was deleted. */
interface Seen {
  readonly map: GapMap;
  readonly raw: GapMap;
}

interface Parts {
  readonly look: () => Seen;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly tell: (change: Change, by: Somebody | undefined) => void;
}

interface Touched {
  readonly before: Seen;
  readonly since: number;
  readonly last: number;
  readonly by: Somebody | undefined;
}

/** Gathers what others do to an item until it has come to rest, and tells it then: in the sentences of a comparison. A deletion is told at once. */
export class ChangeWatch {
  readonly #parts: Parts;
  readonly #touched = new Map<ItemId | "map", Touched>();
  #seen: Seen;
  #stop: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#seen = parts.look();
  }

  /** The map has changed: `theirs` are the items that others wrote in, with who it was, and `mine` those that I did. */
  changed(
    theirs: ReadonlyMap<ItemId | "map", Somebody | undefined>,
    mine: Iterable<ItemId | "map">,
  ): void {
    const before = this.#seen;
    this.#seen = this.#parts.look();
    const now = this.#parts.now();
    // What I do to an item from now on is not theirs.
    for (const id of mine) this.#tell(id, before);
    for (const [id, by] of theirs) {
      const known = this.#touched.get(id);
      // Two people in one item: what the first of them did is told by itself.
      if (known !== undefined && known.by?.id !== by?.id) this.#tell(id, before);
      const first = this.#touched.get(id) ?? { before, since: now };
      this.#touched.set(id, { ...first, last: now, by });
      if (isGone(before, this.#seen, id)) this.#tell(id, this.#seen);
    }
    this.#plan();
  }

  /** What undo or redo has just done to these items, before `changed` is told of it. */
  undone(ids: Iterable<ItemId | "map">): readonly Change[] {
    const now = this.#parts.look();
    return [...ids].flatMap((id) => happened(this.#seen, now, id));
  }

  close(): void {
    this.#stop?.();
  }

  #plan(): void {
    this.#stop?.();
    this.#stop = undefined;
    const due = [...this.#touched.values()].map(dueAt);
    if (due.length === 0) return;
    const wait = Math.min(...due) - this.#parts.now();
    this.#stop = this.#parts.after(Math.max(0, wait), () => this.#look());
  }

  #look(): void {
    const now = this.#parts.now();
    for (const [id, touched] of [...this.#touched])
      if (dueAt(touched) <= now) this.#tell(id, this.#seen);
    this.#plan();
  }

  #tell(id: ItemId | "map", after: Seen): void {
    const touched = this.#touched.get(id);
    this.#touched.delete(id);
    if (touched === undefined) return;
    for (const change of happened(touched.before, after, id)) this.#parts.tell(change, touched.by);
  }
}

function dueAt({ since, last }: Touched): number {
  return Math.min(last + SETTLED, since + LONGEST);
}

function isGone(before: Seen, after: Seen, id: ItemId | "map"): boolean {
  return id !== "map" && before.map.items[id] !== undefined && after.map.items[id] === undefined;
}

function happened(before: Seen, after: Seen, id: ItemId | "map"): readonly Change[] {
  if (id === "map") return changesOfMap(before.map, after.map);
  const item = after.map.items[id];
  const wasDeleted = before.raw.items[id]?.removed !== undefined;
  return changesOf(before.map, after.map, id).map((change) =>
    change.kind === "added" && wasDeleted && item !== undefined
      ? { ...change, sentence: restore(item).said }
      : change,
  );
}
