import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Role } from "#lib/wire/roles.ts";
import type { Room } from "./room.ts";

/** Who may do what on a map has changed. */
export type News =
  | {
      readonly kind: "role";
      readonly mapId: string;
      readonly personId: string;
      readonly role: Role;
    }
  /** Somebody was removed from the map: their connections are closed for good. */
  | { readonly kind: "removed"; readonly mapId: string; readonly personId: string }
  | { readonly kind: "lock"; readonly mapId: string; readonly locked: boolean }
  /** The map is there no more. */
  | { readonly kind: "deleted"; readonly mapId: string }
  /** Somebody signed out somewhere: wherever they are still signed in they are back in a moment. */
  | { readonly kind: "signed-out"; readonly personId: string };

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

  /** Something has changed: here, or so another process says. */
  hear(news: News): void {
    this.#changes += 1;
    const company = "mapId" in news ? this.#find(news.mapId)?.company : undefined;
    switch (news.kind) {
      case "role":
        company?.changeRole(news.personId, news.role);
        return;
      case "removed":
        company?.closePerson(news.personId, closeCodes.forbidden, "removed from this map");
        return;
      case "lock":
        company?.setLocked(news.locked);
        return;
      case "deleted":
        company?.closeEverybody(closeCodes.notFound, "this map is there no more");
        return;
      case "signed-out":
        for (const room of this.#all()) {
          room.company.closePerson(news.personId, closeCodes.restart, "signed out somewhere");
        }
        return;
    }
  }
}
