import { closeCodes } from "#lib/wire/close-codes.ts";
import { type Control, writeControl } from "#lib/wire/control.ts";
import { type PresentPerson, personColour } from "#lib/wire/presence.ts";
import type { Role } from "#lib/wire/roles.ts";

/** Bytes on their way to one reader above which the server stops adding to them. */
const SLOW = 256 * 1_024;
const CAUGHT_UP = 64 * 1_024;
/** Nothing more is sent to a reader who has not taken so many bytes. */
export const LARGEST_BUFFER = 4 * 1_024 * 1_024;
/** How often a connection may send what the server cannot use. */
const MOST_STRIKES = 3;
/** Changes without their predecessors that are forgiven while the answer to our question is on its way. */
const MOST_GAPS = 1_000;

/** Somebody who makes changes. */
export interface Author {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/** Somebody who has a map open. */
export interface Visitor extends Author {
  /** Names or item ids of the services they speak for. */
  readonly services?: readonly string[];
  /** People that the same page was before: a guest whose device was forgotten joins anew. */
  readonly formerly?: readonly string[];
}

/** What carries a connection: a WebSocket, plain requests, or another process that passes it on. */
export type Carrier = "socket" | "requests" | "process";

/** One open connection, whatever carries it. Tests use a plain object; production wraps a WebSocket. */
export interface Link {
  readonly person: Visitor;
  readonly carrier: Carrier;
  /** Whether the other end announced that it understands control frames. */
  readonly speaksControl: boolean;
  /** Bytes handed to `send` that the network has not taken yet. */
  readonly buffered: number;
  send(bytes: Uint8Array): void;
  close(code: number, reason: string): void;
}

/** Where a connection sits down: a room, or the way to the process that has it. */
export interface Place {
  join(link: Link, role: Role): void;
  receive(link: Link, bytes: Uint8Array): void;
  /** The network has taken what was sent. */
  drained(link: Link): void;
  leave(link: Link): void;
}

/** One connection's place on a map: what it may do, what it has sent, and whether it keeps up. */
export class Seat {
  readonly link: Link;
  role: Role;
  /** Changes received; the number of the last one. */
  frames = 0;
  /** A question of ours is open: changes without predecessors are to be expected until it is answered. */
  asked = true;
  /** It has asked for the document and got it: from then on it hears of every change, and of none before. */
  follows = false;
  /** It has not heard who else is there, or who has come since. */
  missesSomebody = true;
  /** A change of this connection has been refused. */
  wasRefused = false;
  /** Since when it does not keep up, and what it has seen until then. */
  lagging: { readonly since: number; readonly stateVector: Uint8Array } | undefined;
  #strikes = 0;
  #gaps = 0;

  constructor(link: Link, role: Role) {
    this.link = link;
    this.role = role;
  }

  /** The person as others see them. */
  get shown(): PresentPerson {
    const { id, name, organisation, services = [] } = this.link.person;
    return { id, name, organisation, services, role: this.role, colour: personColour(id) };
  }

  tell(message: Control): void {
    if (this.link.speaksControl) this.link.send(writeControl(message));
  }

  /** Sends what everybody gets, unless this reader is too slow for it. */
  deliver(bytes: Uint8Array, now: number, stateVector: () => Uint8Array): void {
    if (this.lagging !== undefined) return;
    this.link.send(bytes);
    if (this.link.buffered > SLOW) this.lagging = { since: now, stateVector: stateVector() };
  }

  /** Sends what may get lost: presence. False when this reader is too slow for it. */
  mention(bytes: Uint8Array): boolean {
    if (this.lagging !== undefined || this.link.buffered > SLOW) return false;
    this.link.send(bytes);
    return true;
  }

  get canCatchUp(): boolean {
    return this.lagging !== undefined && this.link.buffered <= CAUGHT_UP;
  }

  /** So much waits for this reader already that answering more questions would only feed the heap. */
  get isStuffed(): boolean {
    return this.link.buffered > LARGEST_BUFFER;
  }

  /** Something that no honest client sends. */
  strike(): void {
    this.#strikes += 1;
    if (this.#strikes >= MOST_STRIKES) this.link.close(closeCodes.policy, "not our protocol");
  }

  /** A change without its predecessors. True when the other end has to be asked for them. */
  missesSomething(): boolean {
    this.#gaps += this.asked ? 1 : MOST_GAPS / MOST_STRIKES;
    if (this.#gaps > MOST_GAPS) this.link.close(closeCodes.policy, "changes out of order");
    const ask = !this.asked;
    this.asked = true;
    return ask;
  }
}
