import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Role } from "#lib/wire/roles.ts";
import type { Room } from "./room.ts";

/** Passes on what changes in who may do what on open maps, and counts it. */
export class Standing {
  readonly #find: (mapId: string) => Room | undefined;
  #changes = 0;

  constructor(find: (mapId: string) => Room | undefined) {
    this.#find = find;
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

  #changed(mapId: string): Room | undefined {
    this.#changes += 1;
    return this.#find(mapId);
  }
}
