import * as Y from "yjs";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { personOnMap } from "#server/auth.ts";
import type { Db } from "#server/db.ts";
import type { Several } from "#server/several/several.ts";
import type { LiveMaps, LiveState, PersonThere } from "#server/versions.ts";
import { docFromHistory } from "./history.ts";
import { readHistory } from "./postgres-store.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { ServedElsewhere } from "./store.ts";

/** Origin of changes that routes ask for: restore, import. */
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
    async applyToMap(mapId, edits, personId) {
      if (several === undefined) await changeHere(rooms, db, mapId, edits, personId);
      else if (!(await several.change(mapId, edits, personId))) throw notSaved(mapId);
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

/** Puts edits on a map that this process serves. Resolves when they are committed. */
export async function changeHere(
  rooms: Rooms,
  db: Db,
  mapId: string,
  edits: readonly Edit[],
  personId: string,
): Promise<void> {
  const person = await personOnMap(db, mapId, personId);
  const { name, organisation } = person ?? { name: "", organisation: "" };
  const room = await rooms.open(mapId);
  const author = { id: personId, name, organisation };
  const outcome = await room?.change((doc) => applyEdits(doc, edits, ON_SERVER), author);
  if (outcome !== "committed") throw notSaved(mapId);
}

function notSaved(mapId: string): Error {
  return new Error(`the change of map ${mapId} was not saved`);
}
