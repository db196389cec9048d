import * as Y from "yjs";
import { readItem, toFields } from "#lib/board-doc/item-fields.ts";
import { entriesOf, type Roots, rootsOf } from "#lib/board-doc/roots.ts";
import type { Signature, View } from "#lib/gap-map/model.ts";
import type { Clock } from "./clock.ts";
import type { Writer, Writers } from "./job.ts";
import { mended } from "./mend-text.ts";
import { put } from "./put.ts";
import type { Author } from "./seat.ts";
import { handsIn } from "./who-changed.ts";

/** What a view is never without, not even by whoever said it. */
const NEEDED: readonly string[] = ["id", "kind", "aboutId", "role", "stance"];
/** All that makes it somebody's own statement. */
const SAID: readonly string[] = [...NEEDED, "claim", "evidence", "removed"];

/**
 * Keeps what somebody has said about an item as they said it: what anybody else changes, deletes or writes
 * into it is put back. A facilitator alone may take words out, where they could tell who somebody is; then
 * the view says by whom and when.
 */
export class ViewGuard {
  readonly #roots: Roots;
  readonly #items: Y.Map<Y.Map<unknown>>;
  readonly #clock: Pick<Clock, "now">;
  readonly #known = new Map<string, View>();

  constructor(doc: Y.Doc, clock: Pick<Clock, "now">) {
    this.#roots = rootsOf(doc);
    this.#items = this.#roots.items;
    this.#clock = clock;
    for (const id of this.#items.keys()) this.remember(id);
  }

  /** From now on it is this view that is kept. */
  remember(id: string): void {
    const fields: unknown = this.#items.get(id);
    const item = fields instanceof Y.Map && fields.get("kind") === "view" && readItem(id, fields);
    if (item && item.kind === "view") this.#known.set(id, item);
    else this.#known.delete(id);
  }

  /** The views that the transaction touched, in whatever way. */
  touchedIn({ changed }: Y.Transaction): ReadonlySet<string> {
    const entries = [...changed].flatMap(([type, keys]) => entriesOf(this.#roots, type, keys));
    const ids = entries.flatMap(({ root, id }) => (root === "items" ? [id] : []));
    return new Set(ids.filter((id) => this.#isView(id)));
  }

  /** Puts back what is not for those who did it. True when there was something. */
  putBack(transaction: Y.Transaction, writers: Writers): boolean {
    const wrote = [...this.touchedIn(transaction)].map((id) => {
      const known = this.#known.get(id);
      return known === undefined ? this.#begins(id) : this.#keep(known, transaction, writers);
    });
    return wrote.includes(true);
  }

  #isView(id: string): boolean {
    const fields: unknown = this.#items.get(id);
    return this.#known.has(id) || (fields instanceof Y.Map && fields.get("kind") === "view");
  }

  /** Nobody's words are taken out of a view that is only just said. */
  #begins(id: string): boolean {
    const fields = this.#items.get(id);
    return fields !== undefined && put(fields, "wordsOut", undefined);
  }

  #keep(known: View, transaction: Y.Transaction, writers: Writers): boolean {
    const hands = handsIn(transaction, writers);
    const isOwn = (writer: Writer) => isSigned(known.addedBy, writer);
    const isTheirs = (by: readonly Writer[] | undefined) => by === undefined || by.some(isOwn);
    const fields: unknown = this.#items.get(known.id);
    if (!isTheirs(hands(this.#items._map.get(known.id)))) {
      // Taken away or replaced as a whole.
      this.#items.set(known.id, toFields(known));
      return true;
    }
    if (!(fields instanceof Y.Map)) return false;
    const outBy: Writer[] = [];
    const takesOut = (by: readonly Writer[]) => {
      const facilitators = by.filter(({ role }) => role === "facilitator");
      outBy.push(...facilitators);
      return facilitators.length > 0;
    };
    const wrote = SAID.map((name) => {
      const by = hands(fields._map.get(name));
      const gone = !fields.has(name);
      if (by === undefined || (isTheirs(by) && !(gone && NEEDED.includes(name)))) return false;
      if (name === "claim" && gone && known.claim !== undefined && takesOut(by)) return false;
      return put(fields, name, known[name as keyof View]);
    });
    wrote.push(keepText(fields, known, { hands, isTheirs, takesOut }));
    wrote.push(put(fields, "wordsOut", outBy[0] ? this.#signed(outBy[0]) : known.wordsOut));
    return wrote.includes(true);
  }

  #signed({ name }: Author): View["wordsOut"] {
    return { by: name, at: new Date(this.#clock.now()).toISOString() };
  }
}

interface Judging {
  readonly hands: ReturnType<typeof handsIn>;
  readonly isTheirs: (by: readonly Writer[] | undefined) => boolean;
  /** Whether one of these may take words out; remembers who did. */
  readonly takesOut: (by: readonly Writer[]) => boolean;
}

function keepText(fields: Y.Map<unknown>, { text: was }: View, judging: Judging): boolean {
  const { hands, isTheirs, takesOut } = judging;
  const text = fields.get("text");
  if (!(text instanceof Y.Text) || !isTheirs(hands(fields._map.get("text")))) {
    fields.set("text", new Y.Text(was));
    return true;
  }
  return mended(text, {
    stays: (item) => isTheirs(hands(item)),
    goes: (item) => {
      const by = hands(item);
      return isTheirs(by) || takesOut(by ?? []);
    },
  });
}

/** Whether this person has signed, or nobody has. */
function isSigned(signature: Signature | undefined, { name, organisation }: Author): boolean {
  return (
    signature === undefined || (signature.name === name && signature.organisation === organisation)
  );
}
