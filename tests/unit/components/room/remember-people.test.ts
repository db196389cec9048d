import { afterEach, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { rememberPeople } from "#components/room/remember-people.ts";
import { personColour, readPresence } from "#lib/wire/presence.ts";
import { Hands } from "#server/sync/hands.ts";
import { PresenceBook } from "#server/sync/presence.ts";
import { presenceMessage } from "#tests/helpers/presence-message.ts";

const doc = new Y.Doc();
afterEach(() => doc.destroy());

test("[PRES12] a screen knows who moves, though it was told once, also after it had lost sight of them", () => {
  const awareness = new Awareness(doc);
  rememberPeople(awareness);
  const seen: unknown[] = [];
  awareness.on("change", () => {
    const shown = readPresence(awareness.getStates().get(7));
    seen.push(shown && [shown.user.name, shown.user.role, shown.cursor?.x]);
  });
  const book = new PresenceBook(Date.now, new Hands(new Y.Doc(), []));
  const ana = {
    id: "ana",
    name: "Ana",
    organisation: "Org",
    services: [],
    colour: personColour("ana"),
  };
  const owner = {};
  const here = { owner: {}, remembers: true };
  const says = (x: number) => {
    book.hear(
      owner,
      { ...ana, role: "contributor" },
      presenceMessage([[7, x, JSON.stringify({ cursor: { x, y: 0 } })]]),
    );
    hear();
  };
  const hear = () =>
    applyAwarenessUpdate(awareness, book.takeNews()(here) ?? new Uint8Array([0]), "");
  says(1);
  says(2);
  awareness.states.delete(7);
  says(3);
  book.renew(owner, { ...ana, role: "observer" });
  hear();
  expect(seen).toEqual([
    ["Ana", "contributor", 1],
    ["Ana", "contributor", 2],
    ["Ana", "contributor", 3],
    ["Ana", "observer", 3],
  ]);
});
