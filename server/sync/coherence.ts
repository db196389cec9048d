import * as Y from "yjs";
import type { Struct } from "./admission.ts";

/** What an item is part of: a parent and a key in it. `GONE` when that has been collected. */
type Place = string;
const GONE = "";

/**
 * What an admitted update adds to the document, ready to be applied; undefined when it must not be.
 * `structs` is the update as admission has read it.
 *
 * What the document has already is left out: a screen that comes back may repeat it, and Yjs would believe
 * the repetition about where the rest of a piece stands, and cut a letter of the document in two for what it
 * then throws away. Of what is new, each item has to stand between neighbours of one and the same parent,
 * under a parent that can have children. Yjs believes what it reads here; what it makes of a lie depends on
 * what it has collected already, so that two replicas, or a map and its snapshot, would differ for good.
 */
export function newIn(
  doc: Y.Doc,
  update: Uint8Array,
  structs: readonly Struct[],
): Uint8Array | undefined {
  const repeated = new Map<number, number>();
  for (const { id } of structs) {
    const known = Y.getState(doc.store, id.client);
    if (id.clock < known) repeated.set(id.client, known);
  }
  if (repeated.size === 0) return new Look(doc, structs).isCoherent() ? update : undefined;
  const rest = Y.diffUpdate(update, Y.encodeStateVector(repeated));
  return new Look(doc, Y.decodeUpdate(rest).structs).isCoherent() ? rest : undefined;
}

/** Looks at an update of which the document has nothing yet. */
class Look {
  readonly #doc: Y.Doc;
  /** The update, by author, oldest first. */
  readonly #fresh = new Map<number, Struct[]>();
  readonly #found = new Map<Struct, Place | undefined>();

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    for (const struct of structs) {
      const mine = this.#fresh.get(struct.id.client);
      if (mine === undefined) this.#fresh.set(struct.id.client, [struct]);
      else mine.push(struct);
    }
  }

  isCoherent(): boolean {
    for (const structs of this.#fresh.values()) {
      for (const struct of structs) if (!this.#find(struct)) return false;
    }
    return true;
  }

  /** Finds the place of a struct, and first those of all that it builds on. False when one contradicts itself. */
  #find(struct: Struct): boolean {
    const stack = [struct];
    const waiting = new Set(stack);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const awaited = this.#needs(top).find((one) => !this.#found.has(one));
      if (awaited !== undefined) {
        if (waiting.has(awaited)) return false;
        waiting.add(awaited);
        stack.push(awaited);
        continue;
      }
      const place = this.#placeOf(top);
      if (place === undefined) return false;
      this.#found.set(top, place);
      stack.pop();
    }
    return true;
  }

  /** Structs of the update that have to be there before this one: its author's previous one, and what it stands on. */
  #needs(struct: Struct): Struct[] {
    if (this.#found.has(struct)) return [];
    const { client, clock } = struct.id;
    const before = clock === 0 ? null : Y.createID(client, clock - 1);
    const around = struct instanceof Y.Item ? neighboursOf(struct) : [];
    return [before, ...around].flatMap((id) => {
      if (!(id instanceof Y.ID) || id.clock < this.#known(id.client)) return [];
      return this.#freshAt(id) ?? [];
    });
  }

  #placeOf(item: Struct): Place | undefined {
    if (!(item instanceof Y.Item)) return GONE;
    // Yjs writes the parent only where there is no neighbour to have it from.
    if (item.parent !== null) return this.#named(item.parent, item.parentSub);
    const places = [item.origin, item.rightOrigin].flatMap((id) =>
      id === null ? [] : [this.#at(id)],
    );
    return places.every((one) => one === places[0]) ? places[0] : undefined;
  }

  #named(parent: unknown, key: string | null): Place | undefined {
    return parent instanceof Y.ID ? this.#under(parent, key) : `${String(parent)}/${key}`;
  }

  /** The place under this key of the parent with this id. */
  #under(id: Y.ID, key: string | null): Place | undefined {
    const fresh = id.clock >= this.#known(id.client);
    const parent = fresh ? this.#freshAt(id) : Y.getItem(this.#doc.store, id);
    if (parent === undefined) return undefined;
    if (!(parent instanceof Y.Item) || this.#at(id) === GONE) return GONE;
    const has =
      parent.content instanceof Y.ContentType || parent.content instanceof Y.ContentDeleted;
    return has ? `${id.client}.${id.clock}/${key}` : undefined;
  }

  #at(id: Y.ID): Place | undefined {
    if (id.clock >= this.#known(id.client)) {
      const fresh = this.#freshAt(id);
      return fresh && this.#found.get(fresh);
    }
    const struct = Y.getItem(this.#doc.store, id);
    if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return GONE;
    const { parent, parentSub } = struct;
    const holder = parent._item;
    if (holder !== null) return `${holder.id.client}.${holder.id.clock}/${parentSub}`;
    return `${Y.findRootTypeKey(parent)}/${parentSub}`;
  }

  #freshAt({ client, clock }: Y.ID): Struct | undefined {
    const structs = this.#fresh.get(client) ?? [];
    let [low, high] = [0, structs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = structs[middle];
      if (one !== undefined && one.id.clock + one.length <= clock) low = middle + 1;
      else high = middle;
    }
    return structs[low];
  }

  #known(client: number): number {
    return Y.getState(this.#doc.store, client);
  }
}

/** Ids of what an item is put beside or under; a root has a name instead. */
function neighboursOf({ origin, rightOrigin, parent }: Y.Item): readonly unknown[] {
  return [origin, rightOrigin, parent];
}
