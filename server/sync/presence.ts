import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { LARGEST_PRESENCE, type PresentPerson, presenceSchema } from "#lib/wire/presence.ts";
import { may } from "#server/access.ts";
import type { Hands, Identity } from "./hands.ts";

/** Most entries read of one message: stock clients send back what they hear of others. */
const MOST_ENTRIES = 1_000;
const LARGEST_MESSAGE = 256 * 1_024;

interface Entry {
  readonly client: number;
  readonly state: string;
}

/** What is told of somebody, as JSON: who they are, and where. */
interface Said {
  readonly who: string;
  readonly where: string;
}

interface Seen {
  clock: number;
  readonly owner: object | undefined;
  said: Said | null;
}

/** Who hears news: the connection, and whether its screen remembers who is who. */
export interface Hearer {
  readonly owner: object;
  readonly remembers: boolean;
}

/**
 * Who is where on one map: one entry per connection, under the id its screen goes by in Yjs.
 * Written by the server: names, roles and clocks that a client claims count for nothing.
 */
export class PresenceBook {
  readonly #byClient = new Map<number, Seen>();
  readonly #clientOf = new Map<object, number>();
  readonly #changed = new Set<number>();
  /** Of whom it has to be said who they are: they are new, or not quite who they were. */
  readonly #unknown = new Set<number>();
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
    const said = own.state === "null" ? null : signed(own.state, person);
    if (said === undefined) return false;
    this.#hands.bind(own.client, writer);
    this.#put(own.client, owner, said);
    return true;
  }

  /** The person's name or role has changed: say so to everybody. Only facilitators go on showing something. */
  renew(owner: object, person: PresentPerson): void {
    const client = this.#clientOf.get(owner);
    const seen = client === undefined ? undefined : this.#byClient.get(client);
    if (client === undefined || seen?.said == null) return;
    this.#put(client, owner, signed(seen.said.where, person) ?? null);
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

  /**
   * What has changed since the last time, as the message for each connection. Nobody hears about themselves;
   * and a screen that remembers who is who hears of a known person only where they are: most of what is sent
   * in a room where everybody moves would else be names.
   */
  takeNews(): (hearer: Hearer) => Uint8Array | undefined {
    const full = new Map<number, Uint8Array>();
    const brief = new Map<number, Uint8Array>();
    for (const client of this.#changed) {
      const whole = this.#write(client);
      full.set(client, whole);
      brief.set(client, this.#unknown.has(client) ? whole : this.#write(client, "where"));
      if (this.#byClient.get(client)?.said == null) this.#byClient.delete(client);
    }
    this.#changed.clear();
    this.#unknown.clear();
    // Written once for everybody: where all move, each hears the same but for themselves.
    const [toAll, toAllBriefly] = [message(full), message(brief)];
    return ({ owner, remembers }) => {
      const own = this.#clientOf.get(owner);
      if (own !== undefined && full.has(own)) return message(remembers ? brief : full, own);
      return remembers ? toAllBriefly : toAll;
    };
  }

  /** Everybody who is there, for somebody who comes in. Undefined when nobody is. */
  everybody(): Uint8Array | undefined {
    const there = [...this.#byClient].filter(([, { said }]) => said !== null);
    // A screen that comes back has seen the old clocks and would not listen to them again.
    for (const [, seen] of there) seen.clock = this.#nextClock();
    return message(new Map(there.map(([client]) => [client, this.#write(client)])));
  }

  /** An id belongs to the connection that used it first; a person's own new connection may take it over. */
  #belongs(owner: object, writer: Identity, client: number): boolean {
    const own = this.#clientOf.get(owner);
    if (own !== undefined) return own === client;
    return this.#hands.mayUse(client, writer);
  }

  #put(client: number, owner: object | undefined, said: Said | null): void {
    const before = this.#byClient.get(client)?.said;
    if (before == null || before.who !== said?.who) this.#unknown.add(client);
    this.#byClient.set(client, { clock: this.#nextClock(), owner, said });
    if (owner !== undefined) this.#clientOf.set(owner, client);
    this.#changed.add(client);
  }

  /** Milliseconds since 1970, never twice the same: so clocks go on after the server was restarted. */
  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#now());
    return this.#lastClock;
  }

  #write(client: number, what: "all" | "where" = "all"): Uint8Array {
    const { clock = this.#nextClock(), said = null } = this.#byClient.get(client) ?? {};
    const state = said === null ? "null" : what === "all" ? whole(said) : said.where;
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    });
  }
}

/** The message with these entries, one of them perhaps left out. Undefined when there is nothing to say. */
function message(
  entries: ReadonlyMap<number, Uint8Array>,
  without?: number,
): Uint8Array | undefined {
  const told = [...entries].filter(([client]) => client !== without);
  if (told.length === 0) return undefined;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, told.length);
    for (const [, entry] of told) encoding.writeUint8Array(encoder, entry);
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
      decoding.readVarUint(decoder); // a clock of their own, which counts for nothing
      return { client, state: decoding.readVarString(decoder) };
    });
  } catch {
    return undefined;
  }
}

/**
 * What somebody says about where they are, with the server's word on who it is; undefined when it is too large or
 * not a presence. What they show the room is left out where that is not theirs to do.
 */
function signed(state: string, person: PresentPerson): Said | undefined {
  if (state.length > LARGEST_PRESENCE * 2) return undefined;
  let claimed: unknown;
  try {
    claimed = JSON.parse(state);
  } catch {
    return undefined;
  }
  const presence = presenceSchema.safeParse(claimed).data;
  if (presence === undefined) return undefined;
  const { showing, ...place } = presence;
  const shows = showing !== undefined && may(person.role, "present");
  const where = JSON.stringify(shows ? presence : place);
  return Buffer.byteLength(where) > LARGEST_PRESENCE ? undefined : { who: identity(person), where };
}

function identity({ id, name, organisation, services, role, colour }: PresentPerson): string {
  return JSON.stringify({ user: { id, name, organisation, services, role, colour } });
}

/** Both as one state. */
function whole({ who, where }: Said): string {
  return where === "{}" ? who : `${who.slice(0, -1)},${where.slice(1)}`;
}
