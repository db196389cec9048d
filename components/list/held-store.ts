import type * as Y from "yjs";
import { DONE, type Done } from "#lib/board-doc/doc.ts";
import type { GapMapStore } from "#lib/board-doc/store.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { Listeners } from "#lib/listeners.ts";

interface Held {
  /** The map as it was when others' changes were held. */
  readonly raw: GapMap;
  /** What I have changed since: shown as it is now. */
  readonly mine: ReadonlySet<string>;
}

/** A map that can be made to stand still for one reader, while their own changes go on showing. */
export class HeldStore implements GapMapStore {
  readonly #base: GapMapStore;
  readonly #doc: Y.Doc;
  readonly #listeners = new Listeners<[origin: unknown]>();
  #held: Held | undefined;
  #shown: { readonly raw: GapMap; readonly map: GapMap } | undefined;

  constructor(base: GapMapStore, doc: Y.Doc) {
    this.#base = base;
    this.#doc = doc;
  }

  readonly getSnapshot = (): GapMap => this.#shown?.map ?? this.#base.getSnapshot();

  readonly getRaw = (): GapMap => this.#shown?.raw ?? this.#base.getRaw();

  readonly subscribe = (listener: (origin: unknown) => void): (() => void) => {
    const stops = [this.#base.subscribe(listener), this.#listeners.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };

  readonly isHeld = (): boolean => this.#held !== undefined;

  /** How many things others have changed since. Where cards stand on the drawing does not count: it shows nowhere here. */
  readonly getWaiting = (): number => {
    if (this.#held === undefined) return 0;
    const { raw, mine } = this.#held;
    const now = this.#base.getRaw();
    const others = [...differing(raw.items, now.items), ...differing(raw.sketch, now.sketch)];
    return others.filter((id) => !mine.has(id)).length;
  };

  /** Lets nothing through but my own changes. */
  hold(): void {
    if (this.#held !== undefined) return;
    this.#doc.on("afterTransaction", this.#note);
    this.#keep({ raw: this.#base.getRaw(), mine: new Set() });
  }

  /** Shows everything again. */
  release(): void {
    this.#doc.off("afterTransaction", this.#note);
    this.#held = undefined;
    this.#shown = undefined;
    this.#listeners.tell(undefined);
  }

  destroy(): void {
    this.release();
    this.#listeners.clear();
  }

  readonly #note = ({ local, meta, origin }: Y.Transaction): void => {
    const done = local ? (meta.get(DONE) as readonly Done[] | undefined) : undefined;
    if (this.#held === undefined || done === undefined || done.length === 0) return;
    const { raw, mine } = this.#held;
    this.#keep(
      { raw, mine: new Set([...mine, ...done.flatMap(({ edit }) => idIn(edit))]) },
      origin,
    );
  };

  #keep(held: Held, origin?: unknown): void {
    this.#held = held;
    const now = this.#base.getRaw();
    const { raw, mine } = held;
    const shown = {
      ...raw,
      about: now.about,
      items: withMine(raw.items, now.items, mine),
      places: withMine(raw.places, now.places, mine),
      sketch: withMine(raw.sketch, now.sketch, mine),
    };
    this.#shown = { raw: shown, map: tidy(shown) };
    this.#listeners.tell(origin);
  }
}

function idIn(edit: Done["edit"]): readonly string[] {
  if (edit.kind === "add") return [edit.item.id];
  return "id" in edit ? [edit.id] : [];
}

type ById<T> = Readonly<Record<string, T>>;

function withMine<T>(before: ById<T>, now: ById<T>, mine: ReadonlySet<string>): ById<T> {
  const next: Record<string, T> = { ...before };
  for (const id of mine) {
    const value = now[id];
    if (value === undefined) delete next[id];
    else next[id] = value;
  }
  return next;
}

/** The ids under which two records hold something else. */
function differing<T>(before: ById<T>, now: ById<T>): readonly string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...ids].filter((id) => before[id] !== now[id]);
}
