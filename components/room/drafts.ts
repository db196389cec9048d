import { z } from "zod";
import { type Claim, isOf, LONGEST_SPELL, place, type Shelf } from "./copies.ts";

const PREFIX = "gap-map draft ";

const keptSchema = z.object({
  mapId: z.string(),
  epoch: z.number(),
  person: z.string(),
  name: z.string(),
  text: z.string(),
  written: z.number(),
});

type Kept = z.infer<typeof keptSchema>;

/**
 * Words that are on no map yet, each by the name of its field or form. They outlive fields, forms and the page:
 * this device keeps them beside the copies, for the same person on the same state of the map, until they are
 * saved, given up, or thirty days old. Where the browser stores nothing they live as long as the page.
 */
export class Drafts {
  readonly #mapId: string;
  readonly #shelf: Shelf | undefined;
  readonly #now: () => number;
  readonly #drafts = new Map<string, string>();
  /** Those that an earlier page left. */
  readonly #left = new Set<string>();
  #whose: Pick<Claim, "epoch" | "person"> | undefined;

  constructor(mapId: string, shelf: Shelf | undefined, now: () => number) {
    this.#mapId = mapId;
    this.#shelf = shelf;
    this.#now = now;
  }

  /** The server has said who this is: takes up what they left here, and drops what is too old. */
  meet(claim: Omit<Claim, "page">): void {
    this.#whose = claim;
    for (const [key, kept] of keptOn(this.#shelf)) {
      if (this.#now() - kept.written > LONGEST_SPELL) remove(this.#shelf, key);
      else if (kept.mapId === this.#mapId && kept.epoch === claim.epoch && isOf(kept, claim))
        this.#takeUp(key, kept);
    }
  }

  /** Names of all that is written and not saved. */
  names(): readonly string[] {
    return [...this.#drafts.keys()];
  }

  /** Whether an earlier page left it; true for whoever asks first. */
  cameBack(name: string): boolean {
    return this.#left.delete(name);
  }

  get(name: string): string | undefined {
    return this.#drafts.get(name);
  }

  set(name: string, text: string): void {
    this.#drafts.set(name, text);
    this.#write(name, text, this.#now());
  }

  delete(name: string): void {
    if (!this.#drafts.delete(name)) return;
    const key = this.#keyOf(name);
    if (key !== undefined) remove(this.#shelf, key);
  }

  /** Somebody leaves the map, or may no longer see it: nothing of it stays on this device. */
  forget(): void {
    this.#drafts.clear();
    for (const [key, { mapId }] of keptOn(this.#shelf))
      if (mapId === this.#mapId) remove(this.#shelf, key);
  }

  #takeUp(key: string, { name, text, written }: Kept): void {
    if (!this.#drafts.has(name)) this.#left.add(name);
    const now = this.#drafts.get(name) ?? text;
    this.#drafts.set(name, now);
    if (key === this.#keyOf(name)) return;
    // Left by the person this one was before.
    remove(this.#shelf, key);
    this.#write(name, now, written);
  }

  #keyOf(name: string): string | undefined {
    if (this.#whose === undefined) return undefined;
    const { epoch, person } = this.#whose;
    return PREFIX + JSON.stringify([this.#mapId, epoch, person, name]);
  }

  #write(name: string, text: string, written: number): void {
    const key = this.#keyOf(name);
    if (key === undefined || this.#whose === undefined) return;
    const { epoch, person } = this.#whose;
    const kept: Kept = { mapId: this.#mapId, epoch, person, name, text, written };
    try {
      this.#shelf?.setItem(key, JSON.stringify(kept));
    } catch {
      // Full, or forbidden: the words are still on the page.
    }
  }
}

/** What this person has written about a map and not saved, for a page that is not connected to it. */
export function draftsOf(mapId: string, whose: Pick<Claim, "epoch" | "person">): Drafts {
  const drafts = new Drafts(mapId, place(), Date.now);
  drafts.meet({ ...whose, formerly: [] });
  return drafts;
}

/** Deletes every draft on this device: somebody signs out, or hands it on. */
export function forgetDrafts(shelf = place()): void {
  for (const [key] of keptOn(shelf)) remove(shelf, key);
}

function keptOn(shelf: Shelf | undefined): readonly (readonly [key: string, kept: Kept])[] {
  if (shelf === undefined) return [];
  try {
    const keys = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "");
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => readKept(shelf.getItem(key)).map((kept) => [key, kept] as const));
  } catch {
    return [];
  }
}

function readKept(text: string | null): readonly Kept[] {
  try {
    const { data } = keptSchema.safeParse(JSON.parse(text ?? ""));
    return data === undefined ? [] : [data];
  } catch {
    return [];
  }
}

function remove(shelf: Shelf | undefined, key: string): void {
  try {
    shelf?.removeItem(key);
  } catch {
    // Where nothing can be stored there is nothing to remove.
  }
}
