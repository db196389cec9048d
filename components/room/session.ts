import * as Y from "yjs";
import { type GapMapStore, gapMapStore } from "#lib/board-doc/store.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { Connection } from "./connection.ts";
import type { TokenAnswer } from "./connection-parts.ts";
import { type Claim, place } from "./copies.ts";
import { DeviceCopy } from "./device-copy.ts";
import { Drafts } from "./drafts.ts";
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
  /** What this device keeps of the map. */
  readonly copy: Pick<DeviceCopy, "subscribe" | "getSnapshot" | "drop">;
  /** What is written here and not on the map yet. */
  readonly drafts: Drafts;
  readonly people: People;
  readonly undo: UndoStack;
  readonly selection: Selection;
  /** Whether the server takes changes from this person now: what it would refuse must not show on this screen alone. */
  mayWrite(): boolean;
  /** Connects afresh: who I am has changed, and the server tells the others. */
  comeAgain(): void;
  close(): void;
}

/** Opens a map in this browser. */
export function openSession(mapId: string): Session {
  const doc = new Y.Doc();
  const copy = new DeviceCopy(mapId, doc, Date.now);
  const drafts = new Drafts(mapId, place(), Date.now);
  const ask = tokensFor(mapId, copy);
  const connection: Connection = new Connection({
    mapId,
    doc,
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
    askToken: async () => {
      const answer = await ask();
      if (!("token" in answer)) return answer;
      drafts.meet(answer);
      // Before the connection: what was kept for another state of the map must never be sent to this one.
      const { count, since } = await copy.meet(answer);
      connection.recall(count, since);
      return answer;
    },
    WebSocket,
    fetch: (...request) => fetch(...request),
    random: Math.random,
    now: Date.now,
    keeps: () => copy.getSnapshot().keeping,
    onEnd: (code) => {
      if (!isOver(code, connection)) return;
      copy.forget();
      drafts.forget();
    },
  });
  connection.subscribe(() => copy.note(connection.getSnapshot().saving));
  copy.subscribe(() => connection.refresh());
  const store = gapMapStore(doc);
  const people = new People(connection.awareness, () => connection.getSnapshot().standing?.person);
  const selection = new Selection((id) => people.show({ selection: id === undefined ? [] : [id] }));
  const mayWrite = () => {
    const { standing, ended } = connection.getSnapshot();
    return standing?.mayWrite === true && ended === undefined;
  };
  const undo = new UndoStack(doc, {
    sign: () => ({
      by: connection.getSnapshot().standing?.person.name ?? "",
      at: new Date().toISOString(),
    }),
    now: Date.now,
    mayWrite,
  });
  const stopWatching = watchPage(connection);
  connection.start();
  return {
    mapId,
    doc,
    store,
    connection,
    copy,
    drafts,
    people,
    undo,
    selection,
    mayWrite,
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
      copy.close();
      doc.destroy();
    },
  };
}

/**
 * Asks for tokens, and says each time who this page has been before: what is not sent yet was written
 * by that person, and has to be let in although the device has been forgotten and they joined anew.
 */
function tokensFor(
  mapId: string,
  copy: DeviceCopy,
): () => Promise<(Claim & { token: string }) | Exclude<TokenAnswer, { token: string }>> {
  let page = copy.page;
  return async () => {
    const response = await fetch(`/api/maps/${encodeURIComponent(mapId)}/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ page }),
      signal: AbortSignal.timeout(LONGEST_ASKING),
    });
    if (!response.ok) return { refused: refusal(response.status) };
    const answer = (await response.json()) as Claim & { token: string };
    page = answer.page;
    return answer;
  };
}

/** Whether nothing of the map may stay on this device: it is gone, or this person is no longer on it and has nothing unsent. */
function isOver(code: number, connection: Connection): boolean {
  if (code === closeCodes.notFound) return true;
  return code === closeCodes.forbidden && connection.getSnapshot().saving.waiting === 0;
}

/** The close code that says the same; none when asking again is worth it. */
function refusal(status: number): number | undefined {
  const finalCodes: Readonly<Record<number, number>> = {
    401: closeCodes.unauthenticated,
    403: closeCodes.forbidden,
    404: closeCodes.notFound,
  };
  return finalCodes[status];
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
