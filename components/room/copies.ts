import { z } from "zod";

/** So long what was never sent, or never saved, is taken up again by itself, in milliseconds. */
export const LONGEST_SPELL = 30 * 24 * 3_600_000;
const PREFIX = "gap-map copy ";

/** Why a copy is no longer part of the map: its changes were refused, the map was put back, or it is too old. */
const reasons = ["refused", "put-back", "old"] as const;
export type Aside = (typeof reasons)[number];

const copySchema = z.object({
  name: z.string(),
  mapId: z.string(),
  epoch: z.number(),
  person: z.string(),
  /** What the server gave this page to show who it has been. */
  page: z.string(),
  /** Changes that the server has not said to be saved, and when the first of them was made. */
  unsent: z.object({ count: z.number(), since: z.number() }),
  aside: z.exactOptional(z.enum(reasons)),
  seen: z.number(),
});

/** What this device keeps of a map for one person: the entry about it, not the document itself. Times in milliseconds since 1970. */
export type Copy = z.infer<typeof copySchema>;

/** Who asks for a copy, as the server says. */
export interface Claim {
  readonly epoch: number;
  readonly person: string;
  /** People that this device has been on this map before. */
  readonly formerly: readonly string[];
  readonly page: string;
}

/** Where the entries are: the browser's `localStorage`, whose every call may fail. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The browser's own; none where it lets nobody store anything. */
export function place(): Shelf | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** The entries about all copies on this device. Kept apart from the documents, because it is written in the blink before a page goes. */
export class Copies {
  readonly #shelf: Shelf;
  readonly #now: () => number;

  constructor(shelf: Shelf, now: () => number) {
    this.#shelf = shelf;
    this.#now = now;
  }

  all(): readonly Copy[] {
    const keys = Array.from({ length: this.#shelf.length }, (_, at) => this.#shelf.key(at) ?? "");
    return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => this.#read(key));
  }

  get(name: string): Copy | undefined {
    return this.#read(PREFIX + name)[0];
  }

  put(copy: Copy): void {
    this.#shelf.setItem(PREFIX + copy.name, JSON.stringify({ ...copy, seen: this.#now() }));
  }

  remove(name: string): void {
    this.#shelf.removeItem(PREFIX + name);
  }

  /** What of a map was set aside with work in it that is on no map. */
  asides(mapId: string): readonly Copy[] {
    return this.all().filter((copy) => copy.mapId === mapId && copy.aside !== undefined);
  }

  /** The copies this person goes on with, after those that cannot be part of the map any more have been set aside. */
  claim(mapId: string, claim: Claim): readonly Copy[] {
    const here = this.all().filter((copy) => copy.mapId === mapId && copy.aside === undefined);
    return here.filter((copy) => {
      const aside = this.#whyAside(copy, claim);
      if (aside !== undefined) this.put({ ...copy, aside });
      return aside === undefined && isOf(copy, claim);
    });
  }

  #whyAside(copy: Copy, { epoch }: Claim): Aside | undefined {
    if (copy.epoch !== epoch) return "put-back";
    return this.#now() - copy.seen > LONGEST_SPELL ? "old" : undefined;
  }

  #read(key: string): readonly Copy[] {
    try {
      const { data } = copySchema.safeParse(JSON.parse(this.#shelf.getItem(key) ?? ""));
      return data === undefined ? [] : [data];
    } catch {
      return [];
    }
  }
}

/** Whether it was left by whoever asks, or by the person they were before. */
export function isOf(
  left: Pick<Copy, "person">,
  { person, formerly }: Pick<Claim, "person" | "formerly">,
): boolean {
  return left.person === person || formerly.includes(left.person);
}
