import type { Clock } from "./clock.ts";
import { type Notes, noNotes } from "./notes.ts";
import type { Batch, Store } from "./store.ts";

/** Most maps written in one statement: larger ones hold the event loop up. */
const MOST_IN_ONE = 24;
const FIRST_RETRY = 50;
const LAST_RETRY = 2_000;

/** `lost`: the map is gone, or another process owns it now. */
export type Outcome = "committed" | "lost";

interface Waiting {
  readonly batch: Batch;
  readonly settle: (outcome: Outcome) => void;
}

/**
 * Writes the changes of all maps: one statement at a time, which takes with it all that has come
 * meanwhile. A database that is away is asked again until it is back.
 */
export class Writer {
  readonly #store: Pick<Store, "append">;
  readonly #clock: Clock;
  readonly #onTrouble: (error: unknown) => void;
  /** A map waits with at most one batch: its room sends the next when this one is settled. */
  readonly #queue: Waiting[] = [];
  #busy = false;
  readonly #notes: Notes;
  #failures = 0;
  #failingSince: number | undefined;

  constructor(
    store: Pick<Store, "append">,
    clock: Clock,
    onTrouble: (error: unknown) => void = () => {},
    notes: Notes = noNotes,
  ) {
    this.#notes = notes;
    this.#store = store;
    this.#clock = clock;
    this.#onTrouble = onTrouble;
  }

  /** Resolves when the batch is in the database, or never will be. Never rejects. */
  commit(batch: Batch): Promise<Outcome> {
    return new Promise((settle) => {
      this.#queue.push({ batch, settle });
      this.#flush();
    });
  }

  /** Whether the last attempt to write worked. */
  get healthy(): boolean {
    return this.#failures === 0;
  }

  /** For how long writing has not worked, in milliseconds; 0 while it does. */
  get unsavedFor(): number {
    return this.#failingSince === undefined ? 0 : this.#clock.now() - this.#failingSince;
  }

  #flush(): void {
    if (this.#busy || this.#queue.length === 0) return;
    this.#busy = true;
    // After a failure one at a time, so that one map's trouble does not stop the others.
    const group = this.#queue.splice(0, this.#failures > 0 ? 1 : MOST_IN_ONE);
    const began = this.#clock.now();
    this.#store.append(group.map(({ batch }) => batch)).then(
      (written) => {
        const bytes = group.reduce((sum, { batch }) => sum + batch.update.length, 0);
        this.#notes.committed(this.#clock.now() - began, group.length, bytes);
        this.#settle(group, written);
      },
      (error: unknown) => this.#retry(group, error),
    );
  }

  #settle(group: readonly Waiting[], written: ReadonlySet<string>): void {
    this.#failures = 0;
    this.#failingSince = undefined;
    this.#busy = false;
    for (const { batch, settle } of group) {
      settle(written.has(batch.mapId) ? "committed" : "lost");
    }
    this.#flush();
  }

  #retry(group: readonly Waiting[], error: unknown): void {
    this.#failures += 1;
    this.#failingSince ??= this.#clock.now();
    this.#onTrouble(error);
    // To the end of the row: if one batch is at fault, the others get their turn first.
    this.#queue.push(...group);
    const pause = Math.min(FIRST_RETRY * 2 ** (this.#failures - 1), LAST_RETRY);
    this.#clock.after(pause, () => {
      this.#busy = false;
      this.#flush();
    });
  }
}
