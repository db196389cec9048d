import { Awareness } from "y-protocols/awareness";
import { docFrom, seedUpdate } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import type { ConnectionShown } from "./connection-parts.ts";
import { noCopy } from "./device-copy.ts";
import { Drafts } from "./drafts.ts";
import { People } from "./people.ts";
import { Selection } from "./selection.ts";
import type { Session } from "./session.ts";

/** Nothing is sent and nothing can be lost. */
const SHOWN: ConnectionShown = {
  saving: { kind: "saved", words: "Saved", waiting: 0 },
  carrier: undefined,
  standing: undefined,
  restored: undefined,
  loaded: true,
  ended: undefined,
  mayReturn: false,
};

/** A map that stands still, as a version does: the same screens look at it, and nobody is connected. */
export function stillSession(mapId: string, map: GapMap): Session {
  const doc = docFrom([seedUpdate(map)]);
  const store = gapMapStore(doc);
  const awareness = new Awareness(doc);
  const people = new People(awareness, () => undefined);
  const mayWrite = () => false;
  const undo = new UndoStack(doc, { sign: () => ({ by: "", at: "" }), now: () => 0, mayWrite });
  return {
    mapId,
    doc,
    store,
    connection: { subscribe: () => () => {}, getSnapshot: () => SHOWN, again: () => {} },
    copy: noCopy,
    drafts: new Drafts(mapId, undefined, () => 0),
    people,
    undo,
    selection: new Selection(() => {}),
    mayWrite,
    comeAgain: () => {},
    close() {
      people.close();
      undo.destroy();
      store.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}
