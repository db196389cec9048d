import type { ItemId } from "#lib/gap-map/model.ts";
import { Listeners } from "#lib/listeners.ts";

/** The item I have chosen: the same on Map and List, and mine alone. */
export class Selection {
  readonly #onChange: (id: ItemId | undefined) => void;
  readonly #listeners = new Listeners();
  #chosen: ItemId | undefined;

  constructor(onChange: (id: ItemId | undefined) => void) {
    this.#onChange = onChange;
  }

  readonly get = (): ItemId | undefined => this.#chosen;

  readonly choose = (id: ItemId | undefined): void => {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#onChange(id);
    this.#listeners.tell();
  };

  readonly subscribe = this.#listeners.subscribe;
}
