import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Link } from "#server/sync/seat.ts";
import type { Bus } from "./bus.ts";
import type { Message } from "./messages.ts";

/** The map's process hears of so many bytes at a time that a reader's network has taken. */
const REPORT = 32 * 1_024;

interface Relayed {
  readonly owner: string;
  readonly link: Link;
  /** Bytes handed to the connection, and how many of them the map's process knows to be gone. */
  handed: number;
  reported: number;
}

/** The connections that end here and whose maps other processes serve. It passes on, and decides nothing. */
export class Relay {
  readonly #bus: Pick<Bus, "send">;
  readonly #links = new Map<number, Relayed>();
  readonly #numbers = new Map<Link, number>();
  #last = 0;

  constructor(bus: Pick<Bus, "send">) {
    this.#bus = bus;
  }

  /** How many there are. */
  get size(): number {
    return this.#links.size;
  }

  join(owner: string, mapId: string, link: Link): void {
    this.#last += 1;
    const { person, speaksControl } = link;
    this.#links.set(this.#last, { owner, link, handed: 0, reported: 0 });
    this.#numbers.set(link, this.#last);
    this.#bus.send(owner, { kind: "join", link: this.#last, mapId, person, speaksControl });
  }

  receive(link: Link, bytes: Uint8Array): void {
    const number = this.#numbers.get(link);
    const relayed = number === undefined ? undefined : this.#links.get(number);
    if (number === undefined || relayed === undefined) return;
    this.#bus.send(relayed.owner, { kind: "frame", link: number, bytes });
  }

  leave(link: Link): void {
    const number = this.#numbers.get(link);
    const relayed = this.#forget(number);
    if (number === undefined || relayed === undefined) return;
    this.#bus.send(relayed.owner, { kind: "leave", link: number });
  }

  /** Bytes have been taken by the reader's network. */
  drained(link: Link): void {
    const number = this.#numbers.get(link);
    const relayed = number === undefined ? undefined : this.#links.get(number);
    if (number === undefined || relayed === undefined) return;
    const taken = relayed.handed - link.buffered;
    if (taken - relayed.reported < REPORT) return;
    relayed.reported = taken;
    this.#bus.send(relayed.owner, { kind: "taken", link: number, total: taken });
  }

  /** What the map's process sends to some of the connections. */
  onSend(from: string, { links, bytes }: Extract<Message, { kind: "send" }>): void {
    for (const number of links) {
      const relayed = this.#links.get(number);
      if (relayed === undefined) this.#bus.send(from, { kind: "leave", link: number });
      else {
        relayed.handed += bytes.length;
        relayed.link.send(bytes);
      }
    }
  }

  onClose({ link, code, reason }: Extract<Message, { kind: "close" }>): void {
    this.#forget(link)?.link.close(code, reason);
  }

  /** The process may have missed something of these connections, or they of it: they come back afresh. */
  onLost(peer: string): void {
    for (const [number, { owner, link }] of this.#links) {
      if (owner !== peer) continue;
      this.#forget(number);
      this.#bus.send(peer, { kind: "leave", link: number });
      link.close(closeCodes.restart, "the process that serves this map is out of reach");
    }
  }

  closeEverybody(code: number, reason: string): void {
    for (const { link } of [...this.#links.values()]) link.close(code, reason);
  }

  #forget(number: number | undefined): Relayed | undefined {
    const relayed = number === undefined ? undefined : this.#links.get(number);
    if (number === undefined || relayed === undefined) return undefined;
    this.#links.delete(number);
    this.#numbers.delete(relayed.link);
    return relayed;
  }
}
