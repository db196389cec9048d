import type * as Y from "yjs";
import type { Clock } from "./clock.ts";
import type { MayWrite } from "./company.ts";
import { Hands } from "./hands.ts";
import { docFromHistory, snapshotOf } from "./history.ts";
import type { SyncLimits } from "./limits.ts";
import { type Notes, noNotes } from "./notes.ts";
import type { Stamp } from "./pipeline.ts";
import { reasonOf } from "./reason.ts";
import { Room, type RoomParts } from "./room.ts";
import type { Store } from "./store.ts";
import { Unsaved } from "./unsaved.ts";
import type { Writer } from "./writer.ts";

/** An empty map stays in memory for so many milliseconds: people reload pages. */
const GRACE = 45_000;
/** A log with more rows or bytes than this since the last snapshot is packed up. */
const MOST_ROWS = 500;
const MOST_BYTES = 256 * 1_024;
/** So is one whose changes have been in no snapshot for so many milliseconds. */
const LONGEST_UNPACKED = 10 * 60_000;
const KEEP_ALIVE = 15_000;
/** With more of the memory in use than this, maps that nobody is on are let go at once; with more than that, no further map is opened. */
const TIGHT = 0.75;
const FULL = 0.85;

/** There is no room for another map just now. */
export class Full extends Error {}

/** What rooms are made with. */
export interface RoomsParts {
  readonly store: Store;
  readonly writer: Pick<Writer, "commit">;
  readonly clock: Clock;
  readonly stampFor: (doc: Y.Doc) => Stamp;
  readonly mayWrite: MayWrite;
  readonly notes?: Notes;
  readonly limits: SyncLimits;
  /** How much of the memory this process may have is in use, from 0 to 1. */
  readonly memory: () => number;
  readonly onLargeDeletion?: RoomParts["onLargeDeletion"];
  readonly tell: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  /** A map is not in memory any more: somebody else may have it. */
  readonly unloaded?: (room: Room) => void;
}

interface Open {
  readonly room: Room;
  rows: number;
  bytes: number;
  /** Since when there are changes that no snapshot holds, as far as this process knows. */
  unpackedSince: number | undefined;
  packing: Promise<void> | undefined;
  /** Raised by everybody who comes; an unloading that began before does not go through. */
  generation: number;
}

/** The maps that are in memory. Each is loaded once, however many ask at the same time, and let go when nobody is there. */
export class Rooms {
  readonly #parts: RoomsParts;
  readonly #open = new Map<string, Promise<Open | undefined>>();
  readonly #loaded = new Map<string, Open>();
  readonly #unsaved: Unsaved;

  constructor(parts: RoomsParts) {
    this.#parts = parts;
    this.#unsaved = new Unsaved(parts.limits.unsavedMebibytes);
    this.#keepAlive();
  }

  /** The map, loaded. Undefined when it has no document. Rejects when the database is away. */
  async open(mapId: string): Promise<Room | undefined> {
    const current = this.#loaded.get(mapId);
    if (current?.room.isLost) this.#forget(mapId);
    let opening = this.#open.get(mapId);
    if (opening === undefined) {
      opening = this.#load(mapId);
      this.#open.set(mapId, opening);
      opening.then(
        (open) => open === undefined && this.#forget(mapId),
        () => this.#forget(mapId),
      );
    }
    const open = await opening;
    if (open === undefined) return undefined;
    open.generation += 1;
    // Somebody may ask and then not come: then nobody will leave, either.
    this.#planUnload(mapId, open);
    return open.room;
  }

  /** The map, if it is in memory. */
  find(mapId: string): Room | undefined {
    return this.#loaded.get(mapId)?.room;
  }

  get all(): readonly Room[] {
    return [...this.#loaded.values()].map(({ room }) => room);
  }

  /** Rows since the last snapshot of the map that has most. */
  get longestLog(): number {
    return Math.max(0, ...[...this.#loaded.values()].map(({ rows }) => rows));
  }

  /** For how many milliseconds a map has had changes that no snapshot holds, where it is longest. */
  get longestUnpacked(): number {
    const now = this.#parts.clock.now();
    return Math.max(0, ...[...this.#loaded.values()].map((open) => unpackedFor(open, now)));
  }

  /** To be called when a connection has gone. */
  left(mapId: string): void {
    const open = this.#loaded.get(mapId);
    if (open?.room.isLost) this.#forget(mapId);
    else if (open?.room.isIdle) this.#planUnload(mapId, open);
  }

  #forget(mapId: string): void {
    this.#open.delete(mapId);
    this.#loaded.get(mapId)?.room.doc.destroy();
    this.#loaded.delete(mapId);
  }

  async #load(mapId: string): Promise<Open | undefined> {
    this.#makeRoom();
    const { store, writer, clock, stampFor, mayWrite, limits, onLargeDeletion, tell } = this.#parts;
    const { notes = noNotes } = this.#parts;
    const history = await store.take(mapId);
    if (history === undefined) return undefined;
    const doc = await docFromHistory(history, (what, seq) => {
      tell("document damaged", { map: mapId, what, seq });
    });
    const { epoch, fence, headSeq, snapshots, rows, hands } = history;
    const since = rows.filter(({ seq }) => seq > (snapshots[0]?.seq ?? 0));
    const room: Room = new Room({
      mapId,
      doc,
      hands: new Hands(doc, hands),
      epoch,
      fence,
      headSeq,
      clock,
      mayWrite,
      limits,
      notes,
      unsaved: this.#unsaved,
      ...(onLargeDeletion && { onLargeDeletion }),
      tell,
      stamp: stampFor(doc),
      commit: (batch) => {
        this.#grow(open, batch.update.length);
        return writer.commit(batch);
      },
    });
    const bytes = since.reduce((sum, { update }) => sum + update.length, 0);
    const rest = { packing: undefined, generation: 0 };
    const unpackedSince = since.length === 0 ? undefined : clock.now();
    const open: Open = { room, rows: since.length, bytes, unpackedSince, ...rest };
    this.#loaded.set(mapId, open);
    return open;
  }

  #grow(open: Open, bytes: number): void {
    open.rows += 1;
    open.bytes += bytes;
    open.unpackedSince ??= this.#parts.clock.now();
    if (open.rows > MOST_ROWS || open.bytes > MOST_BYTES) void this.#pack(open);
  }

  /** Keeps the whole document as a snapshot, so that the log can be cut. Failing costs nothing but a longer log. */
  #pack(open: Open): Promise<void> {
    open.packing ??= this.#packNow(open)
      .catch((error: unknown) => {
        this.#parts.notes?.snapshotFailed();
        this.#parts.tell("snapshot failed", { reason: reasonOf(error) });
      })
      .finally(() => {
        open.packing = undefined;
      });
    return open.packing;
  }

  async #packNow(open: Open): Promise<void> {
    const { room } = open;
    if (room.isLost || open.rows === 0) return;
    const { snapshot, rows, bytes } = await room.read(() => {
      return { snapshot: snapshotOf(room.doc, room.headSeq), rows: open.rows, bytes: open.bytes };
    });
    const kept = await snapshot;
    if (kept === undefined) throw new Error("the snapshot does not read back the same");
    await this.#parts.store.keep(room.mapId, room.fence, kept);
    open.rows -= rows;
    open.bytes -= bytes;
    open.unpackedSince = open.rows === 0 ? undefined : this.#parts.clock.now();
  }

  #makeRoom(): void {
    const used = this.#parts.memory();
    if (used > TIGHT) {
      for (const [mapId, open] of this.#loaded) void this.#unload(mapId, open, open.generation);
    }
    if (used <= FULL) return;
    this.#parts.tell("no map opened: memory", { percent: Math.round(used * 100) });
    throw new Full("There is no memory for another map.");
  }

  #planUnload(mapId: string, open: Open): void {
    const { generation } = open;
    this.#parts.clock.after(GRACE, () => void this.#unload(mapId, open, generation));
  }

  async #unload(mapId: string, open: Open, generation: number): Promise<void> {
    const stays = () => open.generation !== generation || !open.room.isIdle;
    if (stays()) return;
    await this.#pack(open);
    // Whoever came in while the snapshot was written keeps the map in memory.
    if (stays() || this.#loaded.get(mapId) !== open) return;
    this.#forget(mapId);
    this.#parts.unloaded?.(open.room);
  }

  #keepAlive(): void {
    const { clock } = this.#parts;
    clock.after(KEEP_ALIVE, () => {
      for (const open of this.#loaded.values()) {
        open.room.company.keepAlive();
        if (unpackedFor(open, clock.now()) > LONGEST_UNPACKED) void this.#pack(open);
      }
      this.#keepAlive();
    });
  }
}

function unpackedFor({ unpackedSince }: Open, now: number): number {
  return unpackedSince === undefined ? 0 : now - unpackedSince;
}
