import * as Y from "yjs";
import type { Known } from "./admission.ts";
import type { Clock } from "./clock.ts";
import { newIn } from "./coherence.ts";
import type { Hands } from "./hands.ts";
import { dropPending } from "./history.ts";
import {
  authorIds,
  type Job,
  type PersonJob,
  type ServerChange,
  type Writers,
  writersIn,
  writersOf,
} from "./job.ts";
import type { Notes } from "./notes.ts";
import type { Author, Seat } from "./seat.ts";
import type { Batch } from "./store.ts";
import type { Unsaved } from "./unsaved.ts";
import type { Outcome } from "./writer.ts";

/** A busy map collects changes for this long, in milliseconds; a quiet one does not wait. */
const WINDOW = 16;
const MOST_IN_TICK = 512;
const LARGEST_TICK = 1_024 * 1_024;
/** Bytes of changes one map may hold while the database is away. */
const LARGEST_QUEUE = 16 * 1_024 * 1_024;
/** After so many milliseconds without a commit people are told. */
const LATE = 1_000;

/**
 * Writes what only the server may say into the transaction of a tick. True when it wrote something.
 * `trusted`: the server made the change itself, and may bring what nobody else may write.
 */
export type Stamp = (transaction: Y.Transaction, writers: Writers, trusted: boolean) => boolean;

/** What became durable in one go. */
export interface Committed {
  readonly update: Uint8Array;
  /** The connection that sent all of it and so need not hear it again. */
  readonly soleAuthor: Seat | undefined;
}

export interface PipelineParts {
  readonly mapId: string;
  readonly doc: Y.Doc;
  /** Whose the ids of the writers are. */
  readonly hands: Hands;
  readonly fence: number;
  readonly headSeq: number;
  readonly clock: Clock;
  readonly stamp: Stamp;
  readonly commit: (batch: Batch) => Promise<Outcome>;
  readonly notes: Notes;
  /** What waits on all maps of this process. */
  readonly unsaved: Unsaved;
  readonly isBusy: () => boolean;
  readonly onCommitted: (committed: Committed) => void;
  /** The person's changes up to this number are durable. */
  readonly onSettled: (seat: Seat, frame: number) => void;
  readonly onUnusable: (job: PersonJob) => void;
  readonly onLate: (late: boolean) => void;
  readonly onLost: () => void;
}

/**
 * The way of a change on one map: queue, tick, commit, then out. While a commit is under way
 * nothing else is applied; so between two commits the document is what the database holds.
 */
export class Pipeline {
  readonly #parts: PipelineParts;
  readonly #queue: Job[] = [];
  /** Where authors' changes end, counting those that wait. */
  readonly #queuedEnds = new Map<number, number>();
  readonly #whenClean: (() => void)[] = [];
  readonly #whenIdle: (() => void)[] = [];
  #queuedBytes = 0;
  #headSeq: number;
  #committing = false;
  #planned = false;
  #late = false;
  #lost = false;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#headSeq = parts.headSeq;
  }

  readonly known: Known = {
    clockOf: (client) =>
      Math.max(Y.getState(this.#parts.doc.store, client), this.#queuedEnds.get(client) ?? 0),
  };

  /** Position in the log up to which everything is committed. */
  get headSeq(): number {
    return this.#headSeq;
  }

  /** Commits take longer than people should be left in the belief that all is well. */
  get isLate(): boolean {
    return this.#late;
  }

  /** The map has another owner, or is gone. */
  get isLost(): boolean {
    return this.#lost;
  }

  get isIdle(): boolean {
    return !this.#committing && this.#queue.length === 0;
  }

  /** False when too much waits already. */
  add(job: PersonJob): boolean {
    const { length } = job.update;
    if (this.#queuedBytes + length > LARGEST_QUEUE || !this.#parts.unsaved.add(length))
      return false;
    for (const [client, end] of job.ends) this.#queuedEnds.set(client, end);
    this.#queuedBytes += length;
    this.#queue.push(job);
    this.#plan();
    return true;
  }

  /** Rejects when the change itself throws; what it had done until then stands. */
  change(change: ServerChange, author: Author): Promise<Outcome> {
    if (this.#lost) return Promise.resolve("lost");
    return new Promise((settle, fail) => {
      this.#queue.push({ by: "server", author, change, settle, fail });
      this.#plan();
    });
  }

  /** Runs the task while the document holds committed changes only: now, or after the commit under way. */
  whenClean(task: () => void): void {
    if (this.#committing && !this.#lost) this.#whenClean.push(task);
    else task();
  }

  /** Resolves when nothing waits any more. */
  settled(): Promise<void> {
    if (this.isIdle || this.#lost) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #plan(): void {
    if (this.#planned || this.#committing || this.#lost || this.#queue.length === 0) return;
    this.#planned = true;
    this.#parts.clock.after(this.#parts.isBusy() ? WINDOW : 0, () => {
      this.#planned = false;
      if (!this.#lost) this.#tick();
    });
  }

  #tick(): void {
    const jobs = this.#take();
    const { updates, stamped } = this.#apply(jobs);
    if (this.#queue.length === 0) this.#queuedEnds.clear();
    if (updates.length === 0) {
      this.#settle(jobs, "committed");
      this.#next();
      return;
    }
    const [first, ...more] = updates;
    // A second one is rare: Yjs tidying up formats after the transaction.
    const update = first === undefined || more.length > 0 ? Y.mergeUpdates(updates) : first;
    const seats = new Set(jobs.map((job) => (job.by === "person" ? job.seat : undefined)));
    const [soleAuthor] = seats.size === 1 && !stamped && more.length === 0 ? seats : [];
    this.#commit(jobs, { update, soleAuthor });
  }

  /** The next jobs: several people's, or one of the server's own. */
  #take(): Job[] {
    const jobs: Job[] = [];
    let bytes = 0;
    for (const job of this.#queue) {
      if (jobs.length === MOST_IN_TICK || (bytes > LARGEST_TICK && jobs.length > 0)) break;
      if (job.by === "server" && jobs.length > 0) break;
      jobs.push(job);
      if (job.by === "server") break;
      bytes += job.update.length;
    }
    this.#queue.splice(0, jobs.length);
    this.#queuedBytes -= bytes;
    return jobs;
  }

  #apply(jobs: readonly Job[]): { updates: Uint8Array[]; stamped: boolean } {
    const { doc, stamp } = this.#parts;
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => updates.push(update);
    doc.on("update", collect);
    const stamped = doc.transact((transaction) => {
      for (const job of jobs) this.#applyOne(job);
      // Yjs takes a new client id when a remote change seems to come from its own: our stamps would.
      transaction.local = true;
      const [only] = jobs;
      if (only?.by !== "server") return stamp(transaction, writersOf(jobs), false);
      const { author } = only;
      return stamp(transaction, { authorOf: () => author, deletersOf: () => [author] }, true);
    });
    doc.off("update", collect);
    dropPending(doc);
    return { updates, stamped };
  }

  #applyOne(job: Job): void {
    const { doc } = this.#parts;
    try {
      const change = job.by === "person" ? newIn(doc, job.update, job.structs) : job.change;
      if (typeof change === "function") change(doc);
      else if (change !== undefined) Y.applyUpdate(doc, change);
      else if (job.by === "person") this.#parts.onUnusable(job);
    } catch (error) {
      if (job.by === "server") job.fail(error);
      else this.#parts.onUnusable(job);
    }
  }

  #commit(jobs: readonly Job[], committed: Committed): void {
    const { mapId, fence, clock, hands } = this.#parts;
    this.#committing = true;
    const { update } = committed;
    const callOff = clock.after(LATE, () => this.#setLate(true));
    const batch = {
      ...{ mapId, seq: this.#headSeq + 1, fence, update },
      authors: authorIds(jobs),
      hands: hands.takeUnkept(writersIn(jobs)),
    };
    void this.#parts.commit(batch).then((outcome) => {
      callOff();
      if (outcome === "lost" || this.#lost) this.#lose(jobs);
      else this.#finish(jobs, committed);
    });
  }

  #finish(jobs: readonly Job[], committed: Committed): void {
    this.#headSeq += 1;
    this.#committing = false;
    this.#parts.onCommitted(committed);
    const { notes, clock } = this.#parts;
    for (const job of jobs) if (job.by === "person") notes.propagated(clock.now() - job.at);
    this.#settle(jobs, "committed");
    this.#setLate(false);
    for (const task of this.#whenClean.splice(0)) task();
    this.#next();
  }

  #next(): void {
    this.#plan();
    if (this.isIdle) for (const task of this.#whenIdle.splice(0)) task();
  }

  /** The map has another owner: what waits here is not written any more. */
  surrender(): void {
    if (!this.#lost) this.#lose([]);
  }

  #lose(jobs: readonly Job[]): void {
    const before = this.#lost;
    this.#lost = true;
    this.#settle([...jobs, ...this.#queue.splice(0)], "lost");
    if (!before) this.#parts.onLost();
    for (const task of [...this.#whenClean.splice(0), ...this.#whenIdle.splice(0)]) task();
  }

  #settle(jobs: readonly Job[], outcome: Outcome): void {
    const { notes, clock, unsaved } = this.#parts;
    const last = new Map<Seat, number>();
    for (const job of jobs) {
      if (job.by === "server") job.settle(outcome);
      else {
        last.set(job.seat, job.frame);
        unsaved.done(job.update.length);
        if (outcome === "committed") notes.acknowledged(clock.now() - job.at);
      }
    }
    if (outcome === "lost") return;
    for (const [seat, frame] of last) this.#parts.onSettled(seat, frame);
  }

  #setLate(late: boolean): void {
    if (this.#late === late) return;
    this.#late = late;
    this.#parts.onLate(late);
  }
}
