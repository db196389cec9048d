import { useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { GapMapCanvas } from "#components/canvas/GapMapCanvas.tsx";
import type { Connection } from "#components/room/connection.ts";
import { noCopy } from "#components/room/device-copy.ts";
import { Drafts } from "#components/room/drafts.ts";
import { People } from "#components/room/people.ts";
import { Selection } from "#components/room/selection.ts";
import type { Session } from "#components/room/session.ts";
import { SessionContext } from "#components/room/session-context.ts";
import { useSelection } from "#components/room/use-selection.ts";
import { type Workshop, WorkshopContext } from "#components/workshop/workshop-context.ts";
import { applyEdits, docFrom, seedUpdate } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { personColour } from "#lib/wire/presence.ts";
import { markDrawn } from "./marks.ts";
import "#components/ui/tokens.css";
import "#components/ui/base.css";
import "#components/ui/frame.css";
import "#components/ui/kit.css";
import "#components/ui/signs.css";
import "#components/ui/persons.css";
import "#components/ui/boxes.css";
import "#components/ui/forms.css";
import "#components/ui/overlays.css";

/**
 * The canvas alone on a page, for measuring and looking: two windows of one browser are two people.
 * `?seed=NAME` takes a map from the server instead, as the bench does.
 */
const asked = new URLSearchParams(location.search);
const name = asked.get("name") ?? "Ana";
const seeded = asked.get("seed");
const doc = docFrom([seeded === null ? seed() : await fetched(seeded)]);
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
const people = new People(awareness, () => undefined);
const session: Session = {
  mapId: "map",
  doc,
  store: gapMapStore(doc),
  connection,
  copy: noCopy,
  drafts: new Drafts("map", undefined, Date.now),
  people,
  undo: new UndoStack(doc, {
    sign: () => ({ by: name, at: new Date().toISOString() }),
    now: Date.now,
    mayWrite: () => true,
  }),
  mayWrite: () => true,
  selection: new Selection((id) => people.show({ selection: id === undefined ? [] : [id] })),
  comeAgain: () => undefined,
  close: () => undefined,
};
Object.assign(window, { moveFromAfar });

/** Somebody else moves a service: what arrives here is an update, as it would from a server. */
const far = docFrom([Y.encodeStateAsUpdate(doc)]);
function moveFromAfar(id: string, x: number, y: number): void {
  applyEdits(far, [{ kind: "move", id: id as ItemId, place: { x, y } }]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(far, Y.encodeStateVector(doc)), "afar");
}

/** A map as a server sends it: one update. */
async function fetched(name: string): Promise<Uint8Array> {
  const answer = await fetch(`/seed/${name}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Windows of one browser start from the same document, as they would from a server. */
function seed(): Uint8Array {
  const kept = localStorage.getItem("seed");
  if (kept !== null) return new Uint8Array(JSON.parse(kept) as number[]);
  const made = seedUpdate(mapFromTemplate("bristol", "Personality Disorder Gap Map"));
  localStorage.setItem("seed", JSON.stringify([...made]));
  return made;
}

function Page() {
  const [chosen, select] = useSelection();
  const [said, say] = useState("");
  const workshop = useMemo<Workshop>(
    () => ({
      mapId: "map",
      chosen,
      mode: "read",
      lifted: undefined,
      lift: () => undefined,
      choose: select,
      now: session.store.getSnapshot,
      act: ({ edits, said: words }) => {
        applyEdits(doc, edits);
        if (words !== "") say(words);
      },
      say,
      turn: (what) => void session.undo[what](),
      mayEdit: !asked.has("look"),
      whyNot: undefined,
      removal: () => ({ by: name, at: new Date().toISOString() }),
      editing: { start: () => undefined, stop: () => undefined },
      me: { name, organisation: "AWP" },
      myServices: [],
    }),
    [chosen, select],
  );
  return (
    <WorkshopContext value={workshop}>
      <div style={{ display: "flex", height: "100dvh" }}>
        <GapMapCanvas />
      </div>
      <p data-testid="said" style={{ position: "fixed", top: 4, right: 4, margin: 0 }}>
        {said}
      </p>
    </WorkshopContext>
  );
}

void markDrawn(".gm-service", ".gm-way path");
const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <SessionContext value={session}>
      <Page />
    </SessionContext>,
  );
