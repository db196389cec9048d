import * as Y from "yjs";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { editsBetween } from "#lib/gap-map/restore.ts";
import type { Db } from "#server/db.ts";
import type { Several } from "#server/several/several.ts";
import type { BroughtBack, LiveMaps, LiveState, PersonThere } from "#server/versions.ts";
import { docFromHistory } from "./history.ts";
import { readHistory } from "./postgres-store.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { ServedElsewhere } from "./store.ts";

/** Origin of changes that routes ask for. */
const ON_SERVER = Symbol("made on the server");

/** The maps as pages and routes read and change them, whichever process serves them. */
export function liveMapsIn(rooms: Rooms, db: Db, several: Several | undefined): LiveMaps {
  return {
    async liveState(mapId) {
      try {
        const room = await rooms.open(mapId);
        return await room?.read(() => stateOf(room.doc, peopleIn(room)));
      } catch (error) {
        if (several === undefined || !(error instanceof ServedElsewhere)) throw error;
        const history = await readHistory(db, mapId);
        const present = await several.present(error.owner, mapId);
        return history && stateOf(await docFromHistory(history, () => {}), present);
      }
    },
    async bringBack(mapId, version) {
      if (several === undefined) return bringBackHere(rooms, mapId, version);
      const edits = await several.bringBack(mapId, version);
      if (edits === undefined) throw notSaved(mapId);
      return edits;
    },
  };
}

function stateOf(doc: Y.Doc, present: readonly PersonThere[]): LiveState {
  return { map: readRaw(doc), state: Y.encodeStateAsUpdateV2(doc), present };
}

/** Who has a connection to the map. */
export function peopleIn(room: Room): readonly PersonThere[] {
  return room.company.people.map(({ name, organisation }) => ({ name, organisation }));
}

/**
 * Brings a version back to a map that this process serves. What that takes is found out with the document in
 * hand: of two that are brought back at once, the later one finds the map as the earlier one left it.
 */
export async function bringBackHere(
  rooms: Rooms,
  mapId: string,
  { number, map, kept, by }: BroughtBack,
): Promise<number> {
  const room = await rooms.open(mapId);
  let changes = 0;
  const outcome = await room?.change((doc) => {
    const removal = { by: by.name, at: new Date().toISOString() };
    const edits = editsBetween(readRaw(doc), map, removal);
    changes = edits.length;
    applyEdits(doc, edits, ON_SERVER);
  }, by);
  if (outcome !== "committed") throw notSaved(mapId);
  if (changes > 0) {
    room?.company.tellRestored({ by: { id: by.id, name: by.name }, version: number, kept });
  }
  return changes;
}

function notSaved(mapId: string): Error {
  return new Error(`the change of map ${mapId} was not saved`);
}
