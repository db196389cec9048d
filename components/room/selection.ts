import type { ItemId } from "#lib/gap-map/model.ts";

/** The item I have chosen: the same on Map and List, and mine alone. */
export class Selection {
  readonly #onChange: (id: ItemId | undefined) => void;
  readonly #listeners = new Set<() => void>();
  #chosen: ItemId | undefined;

  constructor(onChange: (id: ItemId | undefined) => void) {
    this.#onChange = onChange;
  }

  readonly get = (): ItemId | undefined => this.#chosen;

  readonly choose = (id: ItemId | undefined): void => {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#onChange(id);
    for (const listener of [...this.#listeners]) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
