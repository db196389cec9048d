import { expect } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { applyEdits, LOCAL, readGapMap } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { rootsOf } from "#lib/board-doc/roots.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { standsOn } from "#lib/gap-map/links.ts";
import { readFrame } from "#server/sync/frames.ts";
import { Browser } from "./participant.ts";

/** Somebody at a browser who writes down what they did, what they were told, and what they heard. */
export class Witness {
  readonly name: string;
  readonly browser: Browser;
  /** Their own changes, and what came from the server: not what Yjs made of both together. */
  readonly #made: Uint8Array[] = [];
  readonly #heard: Uint8Array[] = [];
  #numbered = 0;
  #promised = 0;

  constructor(url: string, mapId: string, name: string, token: string) {
    this.name = name;
    this.browser = new Browser(url, mapId, token, {
      socket: tappedSocket((bytes) => this.#hear(bytes)),
      // While the server is away browsers try plain requests, too: what comes that way would not be seen.
      request: () => Promise.reject(new TypeError("sockets only")),
    });
    // As the product asks for a token: so it finds out that nobody is there, and does not blame the socket.
    this.browser.askToken = async () => {
      await fetch(url.replace("ws", "http"));
      return { token };
    };
    this.doc.on("update", (update: Uint8Array, _origin, _doc, { local }: Y.Transaction) => {
      if (local) this.#made.push(update);
    });
    this.browser.connection.subscribe(() => this.#look());
  }

  get doc(): Y.Doc {
    return this.browser.doc;
  }

  /** Who the server takes them to be. */
  get personId(): string {
    return this.browser.connection.getSnapshot().standing?.person.id ?? "";
  }

  get isSaved(): boolean {
    return this.browser.words === "Saved";
  }

  /** Makes these changes, and after each one that is numbered. */
  edit(edits: readonly Edit[]): void {
    for (const edit of edits) {
      applyEdits(this.doc, [edit], LOCAL);
      this.#numbered += 1;
      this.put(`${this.name}-${this.#numbered}`, this.#numbered);
    }
  }

  put(key: string, value: unknown): void {
    const before = this.#made.length;
    this.doc.transact(() => rootsOf(this.doc).places.set(key, value as never), LOCAL);
    // (7) Nobody is told of what was done just now that it is saved.
    expect(this.#made.length > before && this.isSaved).toBe(false);
  }

  /** What they know by now must be in the database, whenever it is looked at from now on: gives what looks. */
  claim(): (committed: Y.Doc) => void {
    const acknowledged = this.#made.length - this.browser.connection.getSnapshot().saving.waiting;
    // (1) What was acknowledged, and (7) all that was there when it said Saved, is there; (2) so is what was heard.
    const told = this.#made.slice(0, Math.max(acknowledged, this.#promised));
    const heard = [...this.#heard];
    return (committed) => {
      const snapshot = Y.snapshot(committed);
      const isThere = (update: Uint8Array) => Y.snapshotContainsUpdate(snapshot, update);
      expect(told.every(isThere)).toBe(true);
      expect(heard.every(isThere)).toBe(true);
    };
  }

  /** (3) What this person did first is there first, wherever it is looked at. */
  checkOrderIn(doc: Y.Doc): void {
    const numbers = [...rootsOf(doc).places.keys()]
      .filter((key) => key.startsWith(`${this.name}-`))
      .map((key) => Number(key.slice(this.name.length + 1)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(doc.store.pendingStructs).toBeNull();
  }

  #hear(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame?.kind === "change") this.#heard.push(frame.update);
  }

  #look(): void {
    if (this.isSaved) this.#promised = this.#made.length;
  }
}

/** A kind of WebSocket that shows each message as it comes. */
function tappedSocket(show: (bytes: Uint8Array) => void): unknown {
  return class extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols);
      this.on("message", (data: ArrayBuffer) => show(new Uint8Array(data)));
    }
  };
}

/** Everything a document says, for comparing. */
export function contentOf(doc: Y.Doc): string {
  return canonicalJson({ map: readRaw(doc), places: rootsOf(doc).places.toJSON() });
}

/** (6) Nothing that is shown stands on something that is not. */
export function checkNothingDangles(doc: Y.Doc): void {
  const { items } = readGapMap(doc);
  const dangling = Object.values(items).filter((item) =>
    standsOn(item).some((id) => items[id] === undefined),
  );
  expect(dangling).toEqual([]);
}
