import type { PeopleNow } from "#server/auth.ts";
import type { Clock } from "./clock.ts";
import type { Notes } from "./notes.ts";
import { reasonOf } from "./reason.ts";
import type { Room } from "./room.ts";
import type { Standing } from "./standing.ts";

/** How often everybody who is connected is looked up again, give or take `JITTER`, in milliseconds. */
const PAUSE = 60_000;
const JITTER = 10_000;
/** How soon after it could not be done it is tried again. */
const RETRY = 15_000;
/** So long people work on although nobody can say whether they still may. */
const TRUST = 5 * 60_000;

/** What looking people up again needs. */
export interface RecheckParts {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly rooms: () => readonly Room[];
  readonly standing: Standing;
  /** Rejects when the database is away. */
  readonly lookUp: (asked: ReadonlyMap<string, ReadonlySet<string>>) => Promise<PeopleNow>;
  readonly tell: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  readonly notes: Pick<Notes, "rechecked">;
}

/**
 * Looks up again everybody who is connected, should word of a change not have reached us. While the
 * database is away nobody is sent away: after five minutes the maps can be read only, until it is back.
 */
export class Recheck {
  readonly #parts: RecheckParts;
  #failingSince: number | undefined;

  constructor(parts: RecheckParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#plan(PAUSE);
  }

  #plan(pause: number): void {
    const { clock, random } = this.#parts;
    clock.after(pause + (random() * 2 - 1) * JITTER, () => void this.#check());
  }

  async #check(): Promise<void> {
    const { clock, rooms, notes, tell } = this.#parts;
    const began = clock.now();
    try {
      await this.#lookAgain();
      this.#failingSince = undefined;
      for (const { company } of rooms()) company.setPaused(false);
      notes.rechecked(clock.now() - began);
      this.#plan(PAUSE);
    } catch (error) {
      this.#failingSince ??= began;
      tell("people could not be looked up", { reason: reasonOf(error) });
      if (clock.now() - this.#failingSince >= TRUST) {
        for (const { company } of rooms()) company.setPaused(true);
      }
      this.#plan(RETRY);
    }
  }

  async #lookAgain(): Promise<void> {
    const { rooms, standing, lookUp } = this.#parts;
    const asked = new Map<string, Set<string>>();
    for (const { mapId, company } of rooms()) {
      const ids = new Set(company.people.map(({ id }) => id));
      if (ids.size > 0) asked.set(mapId, ids);
    }
    if (asked.size === 0) return;
    const before = standing.changes;
    const now = await lookUp(asked);
    // What was read may be older than what has been said meanwhile: next time, then.
    if (standing.changes !== before) return;
    for (const [mapId, ids] of asked) this.#apply(mapId, ids, now);
  }

  #apply(mapId: string, ids: ReadonlySet<string>, { locked, epochs, people }: PeopleNow): void {
    const { standing, rooms } = this.#parts;
    const room = rooms().find((one) => one.mapId === mapId);
    const isLocked = locked.get(mapId);
    if (room === undefined) return;
    const { company } = room;
    if (isLocked === undefined) {
      standing.hear({ kind: "deleted", mapId });
      return;
    }
    // Put back from a backup meanwhile: nobody can write here any more, so nobody should go on reading it.
    if (epochs.get(mapId) !== room.epoch) room.surrender();
    const here = new Map(company.people.map(({ id, role }) => [id, role]));
    for (const id of ids) {
      const role = people.get(mapId)?.get(id);
      if (role === undefined) standing.hear({ kind: "removed", mapId, personId: id });
      else if (here.has(id) && here.get(id) !== role) {
        standing.hear({ kind: "role", mapId, personId: id, role });
      }
    }
    company.setLocked(isLocked);
  }
}
