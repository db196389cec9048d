import * as Y from "yjs";
import { type GapMapStore, gapMapStore } from "#lib/board-doc/store.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { Connection, type TokenAnswer } from "./connection.ts";
import { People } from "./people.ts";
import { Selection } from "./selection.ts";

/** How long a token may take, in milliseconds. */
const LONGEST_ASKING = 15_000;

/** All that lives as long as somebody has a map open: one document, one connection, one undo stack. */
export interface Session {
  readonly mapId: string;
  readonly doc: Y.Doc;
  readonly store: GapMapStore;
  /** As far as screens may look at it. */
  readonly connection: Pick<Connection, "subscribe" | "getSnapshot" | "again">;
  readonly people: People;
  readonly undo: UndoStack;
  readonly selection: Selection;
  /** Connects afresh: who I am has changed, and the server tells the others. */
  comeAgain(): void;
  close(): void;
}

/** Opens a map in this browser. */
export function openSession(mapId: string): Session {
  const doc = new Y.Doc();
  const connection = new Connection({
    mapId,
    doc,
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
    askToken: () => askToken(mapId),
    WebSocket,
    fetch: (...request) => fetch(...request),
    random: Math.random,
    now: Date.now,
  });
  const store = gapMapStore(doc);
  const people = new People(connection.awareness, () => connection.getSnapshot().standing?.person);
  const selection = new Selection((id) => people.show({ selection: id === undefined ? [] : [id] }));
  const undo = new UndoStack(doc, {
    sign: () => ({
      by: connection.getSnapshot().standing?.person.name ?? "",
      at: new Date().toISOString(),
    }),
    now: Date.now,
  });
  const stopWatching = watchPage(connection);
  connection.start();
  return {
    mapId,
    doc,
    store,
    connection,
    people,
    undo,
    selection,
    comeAgain() {
      connection.drop();
      connection.start();
    },
    close() {
      stopWatching();
      people.close();
      undo.destroy();
      store.destroy();
      connection.close();
      doc.destroy();
    },
  };
}

async function askToken(mapId: string): Promise<TokenAnswer> {
  const response = await fetch(`/api/maps/${encodeURIComponent(mapId)}/token`, {
    method: "POST",
    signal: AbortSignal.timeout(LONGEST_ASKING),
  });
  if (response.ok) return (await response.json()) as { token: string };
  const finalCodes: Readonly<Record<number, number>> = {
    401: closeCodes.unauthenticated,
    403: closeCodes.forbidden,
    404: closeCodes.notFound,
  };
  return { refused: finalCodes[response.status] };
}

/** Knows at once when the network goes and comes, and warns before unsaved work is closed. */
function watchPage(connection: Connection): () => void {
  const retry = () => connection.start();
  // Back from another tab, where somebody may have signed in again.
  const look = () => {
    if (document.visibilityState === "visible") connection.again();
    connection.start();
  };
  const drop = () => connection.drop();
  const warn = (event: BeforeUnloadEvent) => {
    if (connection.getSnapshot().saving.waiting > 0) event.preventDefault();
  };
  window.addEventListener("online", retry);
  window.addEventListener("offline", drop);
  // Without a socket nothing else tells the others that somebody has gone. A page may come back.
  window.addEventListener("pagehide", drop);
  window.addEventListener("pageshow", retry);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("beforeunload", warn);
  return () => {
    window.removeEventListener("online", retry);
    window.removeEventListener("offline", drop);
    window.removeEventListener("pagehide", drop);
    window.removeEventListener("pageshow", retry);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("beforeunload", warn);
  };
}
