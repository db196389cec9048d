import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { Listeners } from "#lib/listeners.ts";
import { type Claim, Copies, type Copy, place } from "./copies.ts";
import type { SavingShown } from "./saving.ts";

/** How long the browser may take to open a copy before the map is opened without it, in milliseconds. */
const PATIENCE = 4_000;

/** How long a tab that was closed may take until it is gone, in milliseconds. */
const CLOSING = 1_500;

const NOWHERE =
  "This browser keeps no copy, so your changes are on this page only until they are saved.";
const FULL =
  "This device is full and keeps no copy, so your changes are on this page only until they are saved.";

export type Unsent = Copy["unsent"];

/** What the screen knows about the copy of a map on this device. */
export interface CopyShown {
  /** Whether work that is not sent yet is here by now, and would be after the page is closed. */
  readonly keeping: boolean;
  /** Why not, in words; nothing while it does, or is not yet known. */
  readonly trouble: string | undefined;
  /** Work that cannot be part of the map any more. */
  readonly asides: readonly Copy[];
}

const NOTHING: CopyShown = { keeping: false, trouble: undefined, asides: [] };

/** A map that stands still, or is not kept. */
export const noCopy = { subscribe: () => () => {}, getSnapshot: () => NOTHING, drop: () => {} };

/** A copy that is being written. */
interface Writing {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/**
 * The copy of one map in this browser. It is there only while there is work that the server does not
 * have: it survives the page, is sent when its owner comes back, and is deleted once it is saved.
 */
export class DeviceCopy {
  readonly #mapId: string;
  readonly #doc: Y.Doc;
  readonly #now: () => number;
  readonly #listeners = new Listeners();
  #claim: Claim | undefined;
  #copies: Copies | undefined;
  #writing: Promise<Writing | undefined> | undefined;
  /** Copies of earlier pages whose content is in the document now; they go when it is safe elsewhere. */
  #adopted: readonly Copy[] = [];
  #unsent: Unsent = { count: 0, since: 0 };
  #shown: CopyShown = NOTHING;

  constructor(mapId: string, doc: Y.Doc, now: () => number) {
    this.#mapId = mapId;
    this.#doc = doc;
    this.#now = now;
  }

  readonly getSnapshot = (): CopyShown => this.#shown;

  readonly subscribe = this.#listeners.subscribe;

  /** Who wrote what was left here and never sent, as the server has sealed it; for a page that is new. */
  get page(): string | undefined {
    const left = (shelf(this.#now)?.all() ?? []).filter(
      ({ mapId, aside }) => mapId === this.#mapId && aside === undefined,
    );
    return left.sort((a, b) => b.seen - a.seen)[0]?.page;
  }

  /** Takes up what this person left here, before the first connection; later it only notes who they are. What has not been sent is given. */
  async meet(claim: Claim): Promise<Unsent> {
    const isFirst = this.#claim === undefined;
    this.#claim = claim;
    if (!isFirst) return total([]);
    try {
      await probe();
      this.#copies = shelf(this.#now);
      if (this.#copies === undefined) throw new Error("no place for the entries");
      await inTime(this.#adopt(this.#copies, claim));
      this.#show({ asides: this.#copies.asides(this.#mapId) });
    } catch {
      this.#show({ keeping: false, trouble: NOWHERE });
    }
    return total(this.#adopted);
  }

  /** Follows what the screen says about saving: begins a copy when work waits for longer than a moment, and ends it when all is saved. */
  note({ kind, waiting }: SavingShown): void {
    if (kind === "refused") this.#setAside();
    else if (waiting === 0 && kind === "saved") this.#end();
    else if (waiting > 0 && (kind === "offline" || kind === "unsaved")) this.#keep(waiting);
  }

  /** Deletes a copy that was set aside. */
  drop(name: string): void {
    this.#copies?.remove(name);
    deleteDocument(name);
    this.#show({ asides: this.#copies?.asides(this.#mapId) ?? [] });
  }

  /** The map is gone, or closed to this person: nothing of it stays on this device. */
  forget(): void {
    this.#end();
  }

  /** The page is left. What is kept stays. */
  close(): void {
    void this.#writing?.then((writing) => writing?.stop());
    this.#listeners.clear();
  }

  async #adopt(copies: Copies, claim: Claim): Promise<void> {
    const found = copies.claim(this.#mapId, claim);
    const free = await Promise.all(found.map(({ name }) => isLetGo(name)));
    const left = found.filter((_, at) => free[at]);
    for (const { name } of left) {
      const kept = new IndexeddbPersistence(name, this.#doc);
      await kept.whenSynced;
      await kept.destroy();
    }
    this.#adopted = left;
    this.#unsent = total(left);
  }

  #keep(count: number): void {
    if (count === this.#unsent.count && this.#writing !== undefined) return;
    this.#unsent = { count, since: this.#unsent.count === 0 ? this.#now() : this.#unsent.since };
    this.#writing ??= this.#begin();
    void this.#writing.then((writing) => this.#enter(writing, {}));
  }

  /** The server will not take what is in here: it stays on this device, apart from the map. */
  #setAside(): void {
    if (this.#unsent.count === 0) this.#unsent = { count: 1, since: this.#now() };
    this.#writing ??= this.#begin();
    void this.#writing.then((writing) => {
      this.#enter(writing, { aside: "refused" });
      this.#show({ asides: this.#copies?.asides(this.#mapId) ?? [] });
    });
  }

  #end(): void {
    this.#unsent = { count: 0, since: 0 };
    this.#letGo();
    void this.#writing?.then(async (writing) => {
      if (writing === undefined || this.#copies?.get(writing.name)?.aside !== undefined) return;
      if (this.#writing === undefined) this.#show({ keeping: false });
      await writing.stop();
      this.#copies?.remove(writing.name);
      deleteDocument(writing.name);
    });
    this.#writing = undefined;
  }

  async #begin(): Promise<Writing | undefined> {
    if (this.#shown.trouble !== undefined || this.#copies === undefined) return undefined;
    try {
      const name = `gap-map ${this.#mapId} ${Math.random().toString(36).slice(2)}`;
      const kept = new IndexeddbPersistence(name, this.#doc);
      await inTime(kept.whenSynced);
      kept.db?.addEventListener("abort", () => this.#show({ keeping: false, trouble: FULL }));
      const release = holdOpen(name);
      const stop = () => kept.destroy().then(release);
      this.#enter({ name, stop }, {});
      this.#letGo();
      this.#show({ keeping: true });
      return { name, stop };
    } catch {
      this.#show({ keeping: false, trouble: NOWHERE });
      return undefined;
    }
  }

  /** Writes down what the copy holds. */
  #enter(writing: Writing | undefined, facts: Pick<Copy, "aside">): void {
    if (writing === undefined || this.#claim === undefined) return;
    const { name } = writing;
    const { epoch, person, page } = this.#claim;
    const before = this.#copies?.get(name);
    const copy = { name, mapId: this.#mapId, epoch, person, page, unsent: this.#unsent };
    try {
      this.#copies?.put({ ...before, ...copy, ...facts, seen: this.#now() });
    } catch {
      this.#show({ keeping: false, trouble: FULL });
    }
  }

  #letGo(): void {
    for (const { name } of this.#adopted) {
      this.#copies?.remove(name);
      deleteDocument(name);
    }
    this.#adopted = [];
  }

  #show(facts: Partial<CopyShown>): void {
    this.#shown = { ...this.#shown, ...facts };
    this.#listeners.tell();
  }
}

/** What is in a copy on this device, as a document of its own that goes nowhere. */
export async function readCopy(name: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const kept = new IndexeddbPersistence(name, doc);
  await inTime(kept.whenSynced);
  await kept.destroy();
  if (doc.store.clients.size === 0) throw new Error(`Nothing is left of ${name}.`);
  return doc;
}

/** How many changes on this device have never been sent, over all maps. */
export function unsentOnDevice(): number {
  return total(shelf(Date.now)?.all() ?? []).count;
}

/** Deletes every copy on this device: somebody signs out, or hands it on. */
export function forgetCopies(): void {
  const copies = shelf(Date.now);
  for (const { name } of copies?.all() ?? []) {
    copies?.remove(name);
    deleteDocument(name);
  }
}

function total(copies: readonly Copy[]): Unsent {
  const unsent = copies.map((copy) => copy.unsent);
  const count = unsent.reduce((sum, one) => sum + one.count, 0);
  return { count, since: count === 0 ? 0 : Math.min(...unsent.map(({ since }) => since)) };
}

function shelf(now: () => number): Copies | undefined {
  const there = place();
  return there === undefined ? undefined : new Copies(there, now);
}

function deleteDocument(name: string): void {
  void clearDocument(name).catch(() => {});
}

/** Says to other tabs that this one writes the copy. Gives the way to stop saying so. Browsers lock in secure pages only; elsewhere nobody is told. */
function holdOpen(name: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks?.request(name, () => held);
  return release;
}

/** Whether no other tab is writing the copy: else it is theirs to send. One that was closed just now is waited for. */
async function isLetGo(name: string): Promise<boolean> {
  try {
    await navigator.locks?.request(name, { signal: AbortSignal.timeout(CLOSING) }, () => {});
    return true;
  } catch {
    return false;
  }
}

/** Rejects where the browser lets nobody store anything: in some private windows, or by a policy. */
function probe(): Promise<void> {
  return inTime(
    new Promise((resolve, reject) => {
      const request = indexedDB.open("gap-map trial");
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase("gap-map trial");
        resolve();
      };
      request.onerror = () => reject(new Error("no storage"));
    }),
  );
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("too slow")), PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
