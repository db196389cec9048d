import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Control, Restored } from "#lib/wire/control.ts";
import type { Role } from "#lib/wire/roles.ts";
import type { Clock } from "./clock.ts";
import { frames } from "./frames.ts";
import type { Hands } from "./hands.ts";
import { PresenceBook } from "./presence.ts";
import { type Author, type Link, Seat } from "./seat.ts";

/** Presence is collected for so many milliseconds. */
const PRESENCE_PAUSE = 50;
/** A reader who lags longer than this, in milliseconds, comes back with a fresh connection. */
const LONGEST_LAG = 15_000;

/** Milliseconds between the word that a map can be read only and its coming true. */
const NOTICE = 2_000;

/** So many milliseconds after a version was brought back those who come in are told of it, too, once: whoever did it comes from another page. */
const TOLD_FOR = 60_000;

/** Somebody on a map, and what they are there. */
export interface Present extends Author {
  readonly role: Role;
}

/** Whether somebody with this role may change a map. */
export type MayWrite = (role: Role, locked: boolean) => boolean;

/** The people on one map: who they are, what they may do, and what they see of each other. */
export class Company {
  readonly #clock: Clock;
  readonly #mayWrite: MayWrite;
  readonly #seats = new Map<Link, Seat>();
  readonly #presence: PresenceBook;
  #locked = false;
  /** Nobody can say any more who may write: the screens know, and a moment later nobody may. */
  #paused = false;
  #frozen = false;
  #presencePlanned = false;
  /** `told`: who has heard of it, by their ids. */
  #restored:
    | { readonly at: number; readonly what: Restored; readonly told: Set<string> }
    | undefined;

  constructor(clock: Clock, mayWrite: MayWrite, hands: Hands) {
    this.#clock = clock;
    this.#mayWrite = mayWrite;
    this.#presence = new PresenceBook(() => clock.now(), hands);
  }

  get size(): number {
    return this.#seats.size;
  }

  get seats(): readonly Seat[] {
    return [...this.#seats.values()];
  }

  /** Who is there, each person once. */
  get people(): readonly Present[] {
    const byId = new Map<string, Present>();
    for (const { link, role } of this.#seats.values()) {
      const { id, name, organisation } = link.person;
      byId.set(id, { id, name, organisation, role });
    }
    return [...byId.values()];
  }

  seatOf(link: Link): Seat | undefined {
    return this.#seats.get(link);
  }

  mayWrite({ role }: Seat): boolean {
    return !this.#frozen && this.#mayWrite(role, this.#locked);
  }

  join(link: Link, role: Role, epoch: number): Seat {
    const seat = new Seat(link, role);
    this.#seats.set(link, seat);
    seat.tell({ kind: "hello", hello: { ...this.#standing(seat), epoch, person: seat.shown } });
    this.#catchUpOnRestore(seat);
    this.introduce(seat);
    return seat;
  }

  leave(link: Link): void {
    this.#seats.delete(link);
    this.#presence.leave(link);
    this.#planPresence();
  }

  /** Tells somebody who and where everybody is. */
  introduce(seat: Seat): void {
    const everybody = this.#presence.everybody();
    seat.missesSomebody = everybody !== undefined && !seat.mention(frames.presence(everybody));
  }

  /** Takes in what somebody says about where they are. What is not to be believed is left aside. */
  hear(seat: Seat, entries: Uint8Array): void {
    if (this.#presence.hear(seat.link, seat.shown, entries, seat.link.person)) this.#planPresence();
  }

  tellAll(message: Control): void {
    for (const seat of this.#seats.values()) seat.tell(message);
  }

  /** A version has been brought back: everybody hears of it, and those who come in soon. */
  tellRestored(what: Restored): void {
    const others = this.people.filter(({ id }) => id !== what.by.id);
    const told = new Set(others.map(({ id }) => id));
    this.#restored = { at: this.#clock.now(), what, told };
    this.tellAll({ kind: "restored", ...what });
  }

  /** Whoever only loads the page again has heard of it. */
  #catchUpOnRestore(seat: Seat): void {
    if (this.#restored === undefined) return;
    const { at, what, told } = this.#restored;
    const { id } = seat.link.person;
    if (this.#clock.now() - at >= TOLD_FOR || told.has(id)) return;
    told.add(id);
    seat.tell({ kind: "restored", ...what });
  }

  /** To be called every few seconds: keeps stock clients from hanging up, and lets go of hopeless readers. */
  keepAlive(): void {
    for (const seat of this.seats) {
      const { lagging } = seat;
      if (lagging !== undefined && this.#clock.now() - lagging.since > LONGEST_LAG) {
        seat.link.close(closeCodes.overload, "connection too slow");
      } else seat.mention(frames.nothingNew);
    }
  }

  /** Counts from the person's next change on. */
  changeRole(personId: string, role: Role): void {
    for (const seat of this.#seatsOf(personId)) {
      const could = this.mayWrite(seat);
      seat.role = role;
      this.#announce(seat, could);
      this.#presence.renew(seat.link, seat.shown);
    }
    this.#planPresence();
  }

  setLocked(locked: boolean): void {
    if (locked === this.#locked) return;
    const before = this.seats.map((seat) => [seat, this.mayWrite(seat)] as const);
    this.#locked = locked;
    for (const [seat, could] of before) this.#announce(seat, could);
  }

  /** Makes the map one to read only, with a moment's notice for what is being typed; or ends that. */
  setPaused(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    if (!paused) this.#frozen = false;
    else {
      this.#clock.after(NOTICE, () => {
        this.#frozen = this.#paused;
      });
    }
    for (const seat of this.seats) seat.tell({ kind: "role", ...this.#standing(seat) });
  }

  closePerson(personId: string, code: number, reason: string): void {
    for (const { link } of this.#seatsOf(personId)) link.close(code, reason);
  }

  closeEverybody(code: number, reason: string): void {
    for (const { link } of this.seats) link.close(code, reason);
  }

  #planPresence(): void {
    if (this.#presencePlanned || !this.#presence.hasNews) return;
    this.#presencePlanned = true;
    this.#clock.after(PRESENCE_PAUSE, () => {
      this.#presencePlanned = false;
      const newsFor = this.#presence.takeNews();
      for (const seat of this.#seats.values()) {
        const { link } = seat;
        const news = newsFor({ owner: link, remembers: link.speaksControl });
        if (news === undefined) continue;
        // What was missed may have said who somebody is, and is not said again.
        if (seat.missesSomebody) this.introduce(seat);
        else seat.missesSomebody = !seat.mention(frames.presence(news));
      }
    });
  }

  #seatsOf(personId: string): Seat[] {
    return this.seats.filter(({ link }) => link.person.id === personId);
  }

  #standing(seat: Seat) {
    const mayWrite = !this.#paused && this.mayWrite(seat);
    const standing = { role: seat.role, locked: this.#locked, mayWrite };
    return this.#paused ? { ...standing, paused: true } : standing;
  }

  #announce(seat: Seat, could: boolean): void {
    seat.tell({ kind: "role", ...this.#standing(seat) });
    // A stock client cannot be told; it would write on and lose its work. Coming back, it starts afresh.
    if (!seat.link.speaksControl && could !== this.mayWrite(seat)) {
      seat.link.close(closeCodes.restart, "what you may do has changed");
    }
  }
}
