import * as Y from "yjs";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { rootsOf } from "#lib/board-doc/roots.ts";
import type { Signature } from "#lib/gap-map/model.ts";
import { referencesDue } from "#lib/gap-map/references.ts";
import type { Clock } from "./clock.ts";
import type { Stamp } from "./pipeline.ts";
import { put } from "./put.ts";
import type { Author } from "./seat.ts";
import { ViewGuard } from "./view-guard.ts";
import { wordGuard } from "./word-guard.ts";

/** Origin of what the server writes into a document. */
const SERVER = Symbol("server");

/** Kinds that people call by their names. */
const unnumbered: ReadonlySet<unknown> = new Set(["level", "organisation"]);

type AuthorOf = Parameters<Stamp>[1]["authorOf"];

interface Stamped {
  readonly number: unknown;
  readonly addedBy: unknown;
}

/**
 * Gives items what only the server may say: the number people say aloud, who added them when, and
 * who deleted them. As one writer for a map it never gives a number twice. What somebody writes into these fields
 * is put back, and so is what somebody other than a facilitator writes into the map's own words, or into somebody else's view.
 * Looks only at what the transaction touched.
 */
export function stampFor(doc: Y.Doc, clock: Pick<Clock, "now">): Stamp {
  const { items } = rootsOf(doc);
  const known = new Map<string, Stamped>();
  const remember = (id: string) => {
    const fields: unknown = items.get(id);
    if (!(fields instanceof Y.Map)) return;
    known.set(id, { number: fields.get("number"), addedBy: fields.get("addedBy") });
  };
  for (const id of items.keys()) remember(id);
  const putWordsBack = wordGuard(doc);
  const views = new ViewGuard(doc, clock);

  /** What an item is to carry, whoever wrote something else into it. */
  const dueFor = (id: string, fields: Y.Map<unknown>, authorOf: AuthorOf, trusted: boolean) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const creator = items._map.get(id)?.id.client;
    const author = creator === undefined ? undefined : authorOf(creator);
    return newStamp(fields, author, clock, trusted && !isTaken(fields, id, known));
  };

  return (transaction, writers, trusted) => {
    const { authorOf } = writers;
    const said = views.touchedIn(transaction);
    // First: then whoever deleted an item is still told from who has signed it.
    const wrote = [!trusted && views.putBack(transaction, writers)];
    const touched = touchedItems(transaction, items);
    let numbersDue = false;
    for (const [id, fields] of touched) {
      const due = dueFor(id, fields, authorOf, trusted);
      wrote.push(put(fields, "addedBy", due.addedBy), put(fields, "number", due.number));
      if (!trusted) wrote.push(signRemoval(fields, authorOf));
      numbersDue ||= due.number === undefined && !unnumbered.has(fields.get("kind"));
    }
    const edits = numbersDue ? referencesDue(readRaw(doc)) : [];
    applyEdits(doc, edits, SERVER);
    for (const id of touched.keys()) remember(id);
    for (const id of said) views.remember(id);
    wrote.push(putWordsBack(transaction, writers, trusted));
    return wrote.includes(true) || edits.length > 0;
  };
}

/** The items that the transaction added or changed fields of. */
function touchedItems(
  { changed }: Y.Transaction,
  items: Y.Map<Y.Map<unknown>>,
): ReadonlyMap<string, Y.Map<unknown>> {
  const ids: (string | null)[] = [];
  for (const [type, keys] of changed) {
    if ((type as unknown) === items) ids.push(...keys);
    const holder = type._item;
    if (holder !== null && holder.parent === (items as unknown)) ids.push(holder.parentSub);
  }
  const touched = new Map<string, Y.Map<unknown>>();
  for (const id of ids) {
    const fields: unknown = id === null ? undefined : items.get(id);
    if (id !== null && fields instanceof Y.Map) touched.set(id, fields);
  }
  return touched;
}

function newStamp(
  fields: Y.Map<unknown>,
  author: Author | undefined,
  clock: Pick<Clock, "now">,
  keep: boolean,
): Stamped {
  const addedBy = author && signatureOf(author, clock);
  if (!keep) return { number: undefined, addedBy };
  return { number: fields.get("number"), addedBy: fields.get("addedBy") ?? addedBy };
}

/** Whoever deleted the item now, it says so: by the name the server knows. */
function signRemoval(fields: Y.Map<unknown>, authorOf: AuthorOf): boolean {
  const removed: unknown = fields.get("removed");
  const client = fields._map.get("removed")?.id.client;
  const author = client === undefined ? undefined : authorOf(client);
  if (author === undefined || typeof removed !== "object" || removed === null) return false;
  return put(fields, "removed", { ...removed, by: author.name });
}

function signatureOf({ name, organisation }: Author, clock: Pick<Clock, "now">): Signature {
  return { name, organisation, at: new Date(clock.now()).toISOString() };
}

/** Whether another item of this kind has the number already that this one brings along. */
function isTaken(fields: Y.Map<unknown>, id: string, known: ReadonlyMap<string, Stamped>): boolean {
  const number = fields.get("number");
  if (number === undefined) return false;
  const siblings = fields.parent as Y.Map<unknown>;
  for (const [other, stamped] of known) {
    if (other === id || stamped.number !== number) continue;
    const sibling = siblings.get(other);
    if (sibling instanceof Y.Map && sibling.get("kind") === fields.get("kind")) return true;
  }
  return false;
}
