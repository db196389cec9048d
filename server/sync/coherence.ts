import * as Y from "yjs";

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

/** What an item is part of: a parent and a key in it. `GONE` when that has been collected. */
type Place = string;
const GONE = "";

/**
 * Whether each item of an admitted update stands between neighbours of one and the same parent, under a
 * parent that can have children. Yjs believes what it reads here; what it makes of a lie depends on what
 * it has collected already, so that two replicas, or a map and its snapshot, would differ for good.
 */
export function isCoherent(doc: Y.Doc, update: Uint8Array): boolean {
  const look = new Look(doc, Y.decodeUpdate(update).structs);
  return look.isCoherent();
}

class Look {
  readonly #doc: Y.Doc;
  /** What is new in the update, by author, oldest first. */
  readonly #fresh = new Map<number, Struct[]>();
  readonly #found = new Map<Struct, Place | undefined>();

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    for (const struct of structs) {
      const { client, clock } = struct.id;
      if (clock + struct.length <= this.#known(client)) continue;
      const mine = this.#fresh.get(client);
      if (mine === undefined) this.#fresh.set(client, [struct]);
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

  /** Structs of the update on which the place of this one depends. */
  #needs(struct: Struct): Struct[] {
    if (!(struct instanceof Y.Item) || this.#found.has(struct)) return [];
    const parent: unknown = struct.parent;
    return [this.#leftOf(struct), struct.rightOrigin, parent].flatMap((id) => {
      if (!(id instanceof Y.ID) || id.clock < this.#known(id.client)) return [];
      return this.#freshAt(id) ?? [];
    });
  }

  #placeOf(item: Struct): Place | undefined {
    if (!(item instanceof Y.Item)) return GONE;
    const parent: unknown = item.parent;
    const places = [this.#leftOf(item), item.rightOrigin].flatMap((id) =>
      id === null ? [] : [this.#at(id)],
    );
    const [first] = places;
    if (first === undefined && places.length > 0) return undefined;
    // What is known in part names its parent again, and Yjs believes that, too.
    if (first !== GONE && parent !== null) places.push(this.#named(parent, item.parentSub));
    return places.every((one) => one === places[0]) ? places[0] : undefined;
  }

  #named(parent: unknown, key: string | null): Place | undefined {
    return parent instanceof Y.ID ? this.#under(parent, key) : `${String(parent)}/${key}`;
  }

  /** Of what is known in part, only the rest is new: it follows on what is known. */
  #leftOf({ id, origin }: Y.Item): Y.ID | null {
    const known = this.#known(id.client);
    return known > id.clock ? Y.createID(id.client, known - 1) : origin;
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
