import * as Y from "yjs";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Refusal } from "#lib/wire/control.ts";
import type { Role } from "#lib/wire/roles.ts";
import { type Admitted, admit, isStateVector } from "./admission.ts";
import { Answers } from "./answers.ts";
import { Company, type MayWrite } from "./company.ts";
import { DeletionWatch } from "./deletion-watch.ts";
import { type Frame, frames, readFrame } from "./frames.ts";
import type { ServerChange } from "./job.ts";
import type { SyncLimits } from "./limits.ts";
import { LoadMeter } from "./load-meter.ts";
import { type Paces, pacesWith } from "./pace.ts";
import { type Committed, Pipeline, type PipelineParts } from "./pipeline.ts";
import type { Author, Link, Place, Seat } from "./seat.ts";
import type { Outcome } from "./writer.ts";

/** What a room is made from. */
export interface RoomParts
  extends Pick<
    PipelineParts,
    | "mapId"
    | "doc"
    | "hands"
    | "fence"
    | "headSeq"
    | "clock"
    | "stamp"
    | "commit"
    | "notes"
    | "unsaved"
  > {
  readonly epoch: number;
  readonly mayWrite: MayWrite;
  readonly limits: Pick<SyncLimits, "changesPerSecond">;
  /** A large part of the map is about to be deleted; until the end of this turn it is as before. */
  readonly onLargeDeletion?: (mapId: string, by: Author) => void;
  /** Counts and reasons, never content. */
  readonly tell: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
}

type ChangeFrame = Extract<Frame, { kind: "change" }>;

/** The people on one map and the document between them. Knows no sockets and no database. */
export class Room implements Place {
  readonly mapId: string;
  readonly doc: Y.Doc;
  readonly company: Company;
  readonly #parts: RoomParts;
  readonly #load: LoadMeter;
  readonly #paces = new WeakMap<Seat, Paces>();
  readonly #pipeline: Pipeline;
  readonly #watch: DeletionWatch;
  readonly #answers = new Answers();

  constructor(parts: RoomParts) {
    this.#parts = parts;
    this.mapId = parts.mapId;
    this.doc = parts.doc;
    this.company = new Company(parts.clock, parts.mayWrite, parts.hands);
    this.#load = new LoadMeter(parts.clock);
    this.#watch = new DeletionWatch(parts.doc, () => parts.clock.now());
    this.#pipeline = new Pipeline({
      ...parts,
      isBusy: () => this.#load.isBusy,
      onCommitted: (committed) => this.#broadcast(committed),
      onSettled: (seat, upTo) => seat.tell({ kind: "ack", upTo }),
      onUnusable: ({ seat, frame }) => this.#reject(seat, frame, "malformed"),
      onLate: (late) => this.company.tellAll({ kind: "storage", saving: !late }),
      onLost: () => {
        parts.notes.fenceLost();
        this.company.closeEverybody(closeCodes.restart, "this map is served elsewhere now");
      },
    });
  }

  /** Position in the log up to which everything is committed. */
  get headSeq(): number {
    return this.#pipeline.headSeq;
  }

  /** How often the document has been put back from a backup, from 1. */
  get epoch(): number {
    return this.#parts.epoch;
  }

  /** The owner's number under which this room may write. */
  get fence(): number {
    return this.#parts.fence;
  }

  /** Nobody is there and nothing waits. */
  get isIdle(): boolean {
    return this.company.size === 0 && this.#pipeline.isIdle;
  }

  /** Another process has taken the map over, or it is gone: this room serves nobody any more. */
  get isLost(): boolean {
    return this.#pipeline.isLost;
  }

  /** Another process has the map now: everybody is sent there. */
  surrender(): void {
    this.#pipeline.surrender();
  }

  join(link: Link, role: Role): void {
    const seat = this.company.join(link, role, this.#parts.epoch);
    this.#paces.set(seat, this.#pacesFor(seat));
    if (this.#pipeline.isLate) seat.tell({ kind: "storage", saving: false });
    this.#ask(seat);
  }

  leave(link: Link): void {
    this.company.leave(link);
  }

  receive(link: Link, bytes: Uint8Array): void {
    const seat = this.company.seatOf(link);
    if (seat === undefined || this.isLost) return;
    const frame = readFrame(bytes);
    if (frame === undefined) seat.strike();
    else this.#handle(seat, frame);
  }

  /** The network has taken what was sent: a reader who lagged gets one message with all it missed. */
  drained(link: Link): void {
    const seat = this.company.seatOf(link);
    if (seat?.canCatchUp) this.#pipeline.whenClean(() => this.#catchUp(seat));
  }

  /** A change the server makes itself: restore, import. Resolves once it is committed. */
  change(change: ServerChange, author: Author): Promise<Outcome> {
    return this.#pipeline.change(change, author);
  }

  /** What `look` sees in the document while it holds committed changes only. */
  read<T>(look: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#pipeline.whenClean(() => {
        if (this.isLost) reject(new Error("this map is served elsewhere now"));
        else resolve(look());
      });
    });
  }

  /** Resolves when every change received so far is committed. */
  settled(): Promise<void> {
    return this.#pipeline.settled();
  }

  #handle(seat: Seat, frame: Frame): void {
    switch (frame.kind) {
      case "ask":
        this.#paces.get(seat)?.asks.offer(frame.stateVector);
        return;
      case "change":
        this.#hurry(seat);
        this.#consider(seat, frame, ++seat.frames);
        return;
      case "unreadable-change":
        this.#reject(seat, ++seat.frames, "malformed");
        return;
      case "presence":
        this.#paces.get(seat)?.presence.offer(frame.entries);
        return;
      case "who-is-there":
        this.#paces.get(seat)?.introductions.offer(undefined);
        return;
      case "idle":
        return;
    }
  }

  #pacesFor(seat: Seat): Paces {
    const ifThere = (run: () => void) => this.company.seatOf(seat.link) === seat && run();
    return pacesWith(this.#parts, {
      answer: (vector) => ifThere(() => this.#answer(seat, vector)),
      introduce: () => ifThere(() => this.company.introduce(seat)),
      hear: (entries) => ifThere(() => this.company.hear(seat, entries)),
    });
  }

  /** What they have sent is still taken in; they come back with the rest, and slower. */
  #hurry(seat: Seat): void {
    if (this.#paces.get(seat)?.changes.count()) {
      seat.link.close(closeCodes.rateLimited, "too many changes");
    }
  }

  #ask(seat: Seat): void {
    this.#pipeline.whenClean(() => seat.link.send(frames.ask(Y.encodeStateVector(this.doc))));
  }

  #answer(seat: Seat, stateVector: Uint8Array): void {
    if (!isStateVector(stateVector, this.doc.store.clients.size + 1_000)) {
      seat.link.close(closeCodes.policy, "not a state vector");
    } else if (seat.isStuffed) seat.link.close(closeCodes.overload, "connection too slow");
    else {
      this.#pipeline.whenClean(() => {
        seat.link.send(this.#answers.missing(this.doc, this.headSeq, stateVector));
        seat.follows = true;
      });
    }
  }

  #consider(seat: Seat, change: ChangeFrame, frame: number): void {
    const verdict = admit(change.update, this.#pipeline.known);
    if (!verdict.ok) this.#reject(seat, frame, verdict.reason);
    else if (verdict.empty || this.company.mayWrite(seat)) {
      this.#accept(seat, change, frame, verdict);
    } else this.#readOnly(seat, change, frame);
  }

  #accept(seat: Seat, { update, answer }: ChangeFrame, frame: number, verdict: Admitted): void {
    const { known } = this.#pipeline;
    const now = this.#parts.clock.now();
    const ends = new Map([...verdict.ends].filter(([client, end]) => end > known.clockOf(client)));
    if (!this.#parts.hands.bindWriters([...ends.keys()], seat.link.person)) {
      this.#reject(seat, frame, "foreign-client");
      return;
    }
    if (answer) seat.asked = false;
    if (this.#watch.isLarge(verdict)) this.#parts.onLargeDeletion?.(this.mapId, seat.link.person);
    const { structs, deletions } = verdict;
    const job = { by: "person", seat, frame, at: now, update, structs, deletions, ends } as const;
    if (!this.#pipeline.add(job)) {
      seat.link.close(closeCodes.overload, "too many changes wait to be saved");
    }
  }

  #reject(seat: Seat, frame: number, reason: Refusal): void {
    this.#parts.notes.refused(reason);
    // Once for a connection: an attacker must not be able to fill the log.
    if (!seat.wasRefused) {
      this.#parts.tell("change refused", { map: this.mapId, person: seat.link.person.id, reason });
    }
    seat.wasRefused = true;
    seat.tell({ kind: "nack", frame, reason });
    if (reason === "gap" || reason === "missing-dependency") {
      if (seat.missesSomething()) this.#ask(seat);
    } else if (reason === "malformed") seat.link.close(closeCodes.policy, "not a Yjs update");
    else if (reason !== "read-only") seat.strike();
  }

  /** Readers, too, answer our question at joining: with what everybody knows already. */
  #readOnly(seat: Seat, { update, answer }: ChangeFrame, frame: number): void {
    this.#pipeline.whenClean(() => {
      if (!answer || !Y.snapshotContainsUpdate(Y.snapshot(this.doc), update)) {
        this.#reject(seat, frame, "read-only");
        return;
      }
      seat.asked = false;
      seat.tell({ kind: "ack", upTo: frame });
    });
  }

  #broadcast({ update, soleAuthor }: Committed): void {
    const bytes = frames.change(update);
    const now = this.#parts.clock.now();
    for (const seat of this.company.seats) {
      if (seat === soleAuthor || !seat.follows) continue;
      seat.deliver(bytes, now, () => Y.encodeStateVector(this.doc));
      if (seat.canCatchUp) this.#catchUp(seat);
    }
    this.#load.add(this.company.size);
  }

  #catchUp(seat: Seat): void {
    if (seat.lagging === undefined || this.company.seatOf(seat.link) !== seat) return;
    const { stateVector } = seat.lagging;
    seat.lagging = undefined;
    seat.link.send(frames.change(Y.encodeStateAsUpdate(this.doc, stateVector)));
    this.company.introduce(seat);
  }
}
