import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Role } from "#lib/wire/roles.ts";
import type { Room } from "./room.ts";

/** Passes on what changes in who may do what on open maps, and counts it. */
export class Standing {
  readonly #find: (mapId: string) => Room | undefined;
  readonly #all: () => readonly Room[];
  #changes = 0;

  constructor(find: (mapId: string) => Room | undefined, all: () => readonly Room[]) {
    this.#find = find;
    this.#all = all;
  }

  /** How often anything has changed: who read somebody's standing before the last time has to read it again. */
  get changes(): number {
    return this.#changes;
  }

  /** Somebody was removed from a map: their connections are closed for good. */
  closePerson(mapId: string, personId: string): void {
    const room = this.#changed(mapId);
    room?.company.closePerson(personId, closeCodes.forbidden, "removed from this map");
  }

  changeRole(mapId: string, personId: string, role: Role): void {
    this.#changed(mapId)?.company.changeRole(personId, role);
  }

  changeLock(mapId: string, locked: boolean): void {
    this.#changed(mapId)?.company.setLocked(locked);
  }

  /** The map is there no more. */
  closeMap(mapId: string): void {
    const room = this.#changed(mapId);
    room?.company.closeEverybody(closeCodes.notFound, "this map is there no more");
  }

  /** Somebody signed out somewhere: wherever they are still signed in they are back in a moment. */
  askAgain(personId: string): void {
    this.#changes += 1;
    for (const { company } of this.#all()) {
      company.closePerson(personId, closeCodes.restart, "signed out somewhere");
    }
  }

  #changed(mapId: string): Room | undefined {
    this.#changes += 1;
    return this.#find(mapId);
  }
}
