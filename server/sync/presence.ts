import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { LARGEST_PRESENCE, type PresentPerson, presenceSchema } from "#lib/wire/presence.ts";
import type { Hands, Identity } from "./hands.ts";

/** Most entries read of one message: stock clients send back what they hear of others. */
const MOST_ENTRIES = 1_000;
const LARGEST_MESSAGE = 256 * 1_024;

interface Entry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

interface Seen {
  clock: number;
  readonly owner: object | undefined;
  state: string | null;
}

/**
 * Who is where on one map: one entry per connection, under the id its screen goes by in Yjs.
 * Written by the server: names, roles and clocks that a client claims count for nothing.
 */
export class PresenceBook {
  readonly #byClient = new Map<number, Seen>();
  readonly #clientOf = new Map<object, number>();
  readonly #changed = new Set<number>();
  readonly #now: () => number;
  readonly #hands: Pick<Hands, "mayUse" | "bind">;
  #lastClock = 0;

  constructor(now: () => number, hands: Pick<Hands, "mayUse" | "bind">) {
    this.#now = now;
    this.#hands = hands;
  }

  /** Takes in what a connection says about itself. False when it is not to be believed. */
  hear(
    owner: object,
    person: PresentPerson,
    message: Uint8Array,
    writer: Identity = person,
  ): boolean {
    const entries = readEntries(message);
    if (entries === undefined) return false;
    const own = entries.find(({ client }) => this.#belongs(owner, writer, client));
    if (own === undefined) return true;
    const state = own.state === "null" ? null : signed(own.state, person);
    if (state === undefined) return false;
    this.#hands.bind(own.client, writer);
    this.#put(own.client, owner, state);
    return true;
  }

  /** The person's name or role has changed: say so to everybody. */
  renew(owner: object, person: PresentPerson): void {
    const client = this.#clientOf.get(owner);
    const seen = client === undefined ? undefined : this.#byClient.get(client);
    if (client === undefined || seen?.state == null) return;
    const state = signed(seen.state, person);
    if (state !== undefined) this.#put(client, owner, state);
  }

  /** The connection is gone, and its presence with it. */
  leave(owner: object): void {
    const client = this.#clientOf.get(owner);
    this.#clientOf.delete(owner);
    if (client === undefined || this.#byClient.get(client)?.owner !== owner) return;
    this.#put(client, undefined, null);
  }

  /** Whether anybody has to be told something. */
  get hasNews(): boolean {
    return this.#changed.size > 0;
  }

  /** What has changed since the last time, as the message for each connection: nobody hears about themselves. */
  takeNews(): (owner: object) => Uint8Array | undefined {
    const news = [...this.#changed].map((client) => this.#entry(client));
    this.#changed.clear();
    for (const { client, state } of news) if (state === "null") this.#byClient.delete(client);
    // Written once: where everybody moves, each hears the same but for themselves.
    const written = new Map(news.map((entry) => [entry.client, writeEntry(entry)]));
    const forAll = message([...written.values()]);
    return (owner) => {
      const own = this.#clientOf.get(owner);
      if (own === undefined || !written.has(own)) return forAll;
      return message([...written].flatMap(([client, entry]) => (client === own ? [] : [entry])));
    };
  }

  /** Everybody who is there, for somebody who comes in. Undefined when nobody is. */
  everybody(): Uint8Array | undefined {
    const there = [...this.#byClient].filter(([, { state }]) => state !== null);
    // A screen that comes back has seen the old clocks and would not listen to them again.
    for (const [, seen] of there) seen.clock = this.#nextClock();
    return message(there.map(([client]) => writeEntry(this.#entry(client))));
  }

  /** An id belongs to the connection that used it first; a person's own new connection may take it over. */
  #belongs(owner: object, writer: Identity, client: number): boolean {
    const own = this.#clientOf.get(owner);
    if (own !== undefined) return own === client;
    return this.#hands.mayUse(client, writer);
  }

  #put(client: number, owner: object | undefined, state: string | null): void {
    this.#byClient.set(client, { clock: this.#nextClock(), owner, state });
    if (owner !== undefined) this.#clientOf.set(owner, client);
    this.#changed.add(client);
  }

  /** Milliseconds since 1970, never twice the same: so clocks go on after the server was restarted. */
  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#now());
    return this.#lastClock;
  }

  #entry(client: number): Entry {
    const seen = this.#byClient.get(client);
    return { client, clock: seen?.clock ?? this.#nextClock(), state: seen?.state ?? "null" };
  }
}

function writeEntry({ client, clock, state }: Entry): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  });
}

/** Undefined when there is nothing to say. */
function message(entries: readonly Uint8Array[]): Uint8Array | undefined {
  if (entries.length === 0) return undefined;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) encoding.writeUint8Array(encoder, entry);
  });
}

function readEntries(message: Uint8Array): readonly Entry[] | undefined {
  if (message.length > LARGEST_MESSAGE) return undefined;
  try {
    const decoder = decoding.createDecoder(message);
    const count = decoding.readVarUint(decoder);
    if (count > MOST_ENTRIES) return undefined;
    return Array.from({ length: count }, () => {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      return { client, clock, state: decoding.readVarString(decoder) };
    });
  } catch {
    return undefined;
  }
}

/** The state with the server's word on who it is; undefined when it is too large or not a presence. */
function signed(state: string, person: PresentPerson): string | undefined {
  if (state.length > LARGEST_PRESENCE * 2) return undefined;
  let claimed: unknown;
  try {
    claimed = JSON.parse(state);
  } catch {
    return undefined;
  }
  const presence = presenceSchema.safeParse(claimed).data;
  if (presence === undefined) return undefined;
  const { id, name, organisation, services, role, colour } = person;
  const user = { id, name, organisation, services, role, colour };
  const whole = JSON.stringify({ user, ...presence });
  return Buffer.byteLength(JSON.stringify(presence)) > LARGEST_PRESENCE ? undefined : whole;
}
