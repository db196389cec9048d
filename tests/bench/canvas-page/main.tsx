import { createRoot } from "react-dom/client";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { GapMapCanvas } from "#components/canvas/GapMapCanvas.tsx";
import type { Connection } from "#components/room/connection.ts";
import { People } from "#components/room/people.ts";
import { Selection } from "#components/room/selection.ts";
import type { Session } from "#components/room/session.ts";
import { SessionContext } from "#components/room/session-context.ts";
import { applyEdits, docFrom, seedUpdate } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { personColour } from "#lib/wire/presence.ts";
import "#components/ui/tokens.css";
import "#components/ui/base.css";
import "#components/ui/frame.css";
import "#components/ui/kit.css";
import "#components/ui/signs.css";
import "#components/ui/forms.css";

/** The canvas alone on a page, for measuring and looking: two windows of one browser are two people. */
const asked = new URLSearchParams(location.search);
const name = asked.get("name") ?? "Ana";
const doc = docFrom([seedUpdate(mapFromTemplate("bristol", "Personality Disorder Gap Map"))]);
const awareness = new Awareness(doc);
const channel = new BroadcastChannel("gap-map-canvas");

doc.on("update", (update: Uint8Array, origin: unknown) => {
  if (origin !== channel) channel.postMessage({ update });
});
awareness.on("update", (_: unknown, origin: unknown) => {
  if (origin === channel) return;
  const state = awareness.getLocalState();
  const user = {
    id: name,
    name,
    organisation: asked.get("organisation") ?? "AWP",
    role: "contributor",
    colour: personColour(name),
  };
  if (state !== null && !("user" in state)) {
    awareness.setLocalState({ ...state, user });
    return;
  }
  channel.postMessage({ awareness: encodeAwarenessUpdate(awareness, [awareness.clientID]) });
});
channel.onmessage = ({ data }) => {
  if (data.update) Y.applyUpdate(doc, data.update, channel);
  if (data.awareness) applyAwarenessUpdate(awareness, data.awareness, channel);
};

const standing = { mayWrite: true, person: { name } };
const connection = {
  awareness,
  getSnapshot: () => ({ loaded: true, ended: undefined, standing, saving: {} }),
  subscribe: () => () => undefined,
} as unknown as Connection;
const people = new People(awareness);
const session: Session = {
  mapId: "map",
  doc,
  store: gapMapStore(doc),
  connection,
  people,
  undo: new UndoStack(doc, {
    sign: () => ({ by: name, at: new Date().toISOString() }),
    now: Date.now,
  }),
  selection: new Selection((id) => people.show({ selection: id === undefined ? [] : [id] })),
  close: () => undefined,
};
Object.assign(window, { session, applyEdits });

const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <SessionContext value={session}>
      <div style={{ display: "flex", height: "100dvh" }}>
        <GapMapCanvas />
      </div>
    </SessionContext>,
  );
