import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import * as Y from "yjs";
import type { History, Snapshot } from "./store.ts";

/** Yjs update v2, gzip. */
const V2_GZIP = 2;
const LARGEST_STATE = 512 * 1_024 * 1_024;

/** What could not be read while a document was put together again. Holds no content. */
export type Trouble = (what: "snapshot" | "row" | "gap", seq: number) => void;

/** The document that a history adds up to. A damaged snapshot falls back to the one before; a damaged row is left out. */
export async function docFromHistory(history: History, tell: Trouble): Promise<Y.Doc> {
  const newest = await newestReadable(history.snapshots, tell);
  const doc = newest?.doc ?? new Y.Doc();
  const from = newest?.seq ?? 0;
  doc.transact(() => {
    for (const { seq, update } of history.rows) {
      if (seq > from && !applied(doc, update)) tell("row", seq);
    }
  });
  if (dropPending(doc)) tell("gap", history.headSeq);
  return doc;
}

async function newestReadable(
  snapshots: readonly Snapshot[],
  tell: Trouble,
): Promise<{ doc: Y.Doc; seq: number } | undefined> {
  for (const snapshot of snapshots) {
    const doc = await docFromSnapshot(snapshot);
    if (doc !== undefined) return { doc, seq: snapshot.seq };
    tell("snapshot", snapshot.seq);
  }
  return undefined;
}

async function docFromSnapshot({ encoding, state, sha256 }: Snapshot): Promise<Y.Doc | undefined> {
  if (encoding !== V2_GZIP || sha256 !== hashOf(state)) return undefined;
  try {
    const doc = new Y.Doc();
    const plain = await promisify(gunzip)(state, { maxOutputLength: LARGEST_STATE });
    Y.applyUpdateV2(doc, new Uint8Array(plain));
    return doc;
  } catch {
    return undefined;
  }
}

function applied(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}

/** Forgets changes that wait for something unknown; true when there were any. */
export function dropPending({ store }: Y.Doc): boolean {
  const waited = store.pendingStructs !== null || store.pendingDs !== null;
  store.pendingStructs = null;
  store.pendingDs = null;
  return waited;
}

/** The document as a snapshot to keep; undefined when reading it back does not give the same document. */
export async function snapshotOf(doc: Y.Doc, seq: number): Promise<Snapshot | undefined> {
  const before = Y.snapshot(doc);
  const state = new Uint8Array(await promisify(gzip)(Y.encodeStateAsUpdateV2(doc)));
  const snapshot = { seq, encoding: V2_GZIP, state, sha256: hashOf(state) };
  const again = await docFromSnapshot(snapshot);
  return again !== undefined && Y.equalSnapshots(before, Y.snapshot(again)) ? snapshot : undefined;
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
