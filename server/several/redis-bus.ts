import { randomUUID } from "node:crypto";
import { Redis, type RedisOptions } from "ioredis";
import { type Clock, systemClock } from "#server/sync/clock.ts";
import { reasonOf } from "#server/sync/reason.ts";
import type { News } from "#server/sync/standing.ts";
import { type Bus, type Ears, type Pace, usualPace } from "./bus.ts";
import { enqueue, type Message, pack, unpack } from "./messages.ts";

/** Everybody hears it. */
const RADIO = "gap-map:all";
/** What is not read stays for so many milliseconds after its reader was last there. */
const KEPT = 60_000;
/** About so many parcels may wait for one reader; the oldest go first, and that is noticed. */
const MOST_WAITING = 4_096;
const MOST_AT_ONCE = 256;
/** News that could not be said are tried again with each beat; so many of them. */
const MOST_NEWS = 1_000;
const RETRY = 200;

interface RedisBusParts {
  readonly url: string;
  readonly clock: Clock;
  readonly pace: Pick<Pace, "beat" | "patience">;
  readonly tell: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
}

/** The bus over the Redis at this address. */
export function redisBus(url: string, tell: RedisBusParts["tell"], pace: Pace = usualPace): Bus {
  return new RedisBus({ url, clock: systemClock, pace, tell });
}

type Said = { readonly from: string; readonly news?: News; readonly leaving?: true };

const inboxOf = (id: string) => `gap-map:to:${id}`;

/**
 * The bus over Redis. Each process has a stream of its own, its inbox, which the others add numbered
 * parcels to; a number left out means that something got lost. Nothing in Redis is ever needed again.
 */
class RedisBus implements Bus {
  readonly id = randomUUID();
  readonly #parts: RedisBusParts;
  /** Commands; reading the inbox, which waits; listening to everybody. */
  readonly #post: Redis;
  readonly #inbox: Redis;
  readonly #radio: Redis;
  readonly #outbox = new Map<string, Message[]>();
  /** Numbers of the last parcel sent to and received from each process. */
  readonly #sent = new Map<string, number>();
  readonly #received = new Map<string, number>();
  readonly #heard = new Map<string, number>();
  #unsaid: News[] = [];
  #ears: Ears | undefined;
  #up = false;
  #tunedAt = 0;
  #closed = false;
  #stopBeating = () => {};

  constructor(parts: RedisBusParts) {
    this.#parts = parts;
    const { patience } = parts.pace;
    this.#post = this.#connection({ socketTimeout: patience });
    this.#inbox = this.#connection({ socketTimeout: patience });
    this.#radio = this.#connection({});
  }

  get isUp(): boolean {
    return this.#radio.status === "ready" && this.hears(this.id);
  }

  hears(peer: string): boolean {
    const heard = this.#heard.get(peer);
    return heard !== undefined && this.#parts.clock.now() - heard < this.#parts.pace.patience;
  }

  send(peer: string, message: Message): void {
    const waiting = this.#outbox.get(peer);
    if (waiting !== undefined) {
      enqueue(waiting, message);
      return;
    }
    this.#outbox.set(peer, [message]);
    this.#parts.clock.after(0, () => this.#flush(peer));
  }

  tellAll(news: News): void {
    this.#say({ from: this.id, news }).catch(() => {
      if (this.#unsaid.length < MOST_NEWS) this.#unsaid.push(news);
    });
  }

  start(ears: Ears): void {
    this.#ears = ears;
    this.#radio.on("message", (_channel: string, text: string) => this.#hear(text));
    this.#radio.on("ready", () => {
      this.#tunedAt = this.#parts.clock.now();
      this.#radio.subscribe(RADIO).then(ears.onTuned, () => {});
    });
    for (const connection of [this.#post, this.#inbox, this.#radio]) {
      connection.connect().catch(() => {}); // it goes on trying
    }
    void this.#read();
    this.#beat();
  }

  async close(): Promise<void> {
    for (const peer of [...this.#outbox.keys()]) this.#flush(peer);
    this.#closed = true;
    this.#stopBeating();
    try {
      await this.#say({ from: this.id, leaving: true });
      await this.#post.del(inboxOf(this.id));
    } catch {
      // Redis is away: the others notice by the silence.
    }
    for (const connection of [this.#post, this.#inbox, this.#radio]) connection.disconnect();
  }

  /** A connection that does not hold anything back: what cannot be said now has failed. */
  #connection(options: RedisOptions): Redis {
    const connection = new Redis(this.#parts.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 2_000,
      retryStrategy: () => RETRY,
      ...options,
    });
    connection.on("error", (error: unknown) => this.#noteTrouble(error));
    return connection;
  }

  #noteTrouble(error: unknown): void {
    // Once for an outage; the next beat that is heard ends it.
    if (this.#up) this.#parts.tell("redis away", { reason: reasonOf(error) });
    this.#up = false;
  }

  #say(said: Said): Promise<unknown> {
    return this.#post.publish(RADIO, JSON.stringify(said));
  }

  #hear(text: string): void {
    const { from, news, leaving } = JSON.parse(text) as Said;
    if (leaving === true) this.#lose(from);
    // Only beats count: before the first one a process may have no inbox yet.
    else if (news === undefined) this.#heard.set(from, this.#parts.clock.now());
    if (from === this.id && !this.#up) {
      this.#up = true;
      this.#parts.tell("redis there");
    }
    if (news !== undefined && from !== this.id) this.#ears?.onNews(news);
  }

  #beat(): void {
    const { clock, pace } = this.#parts;
    this.#stopBeating = clock.after(pace.beat, () => this.#beat());
    this.#keepInbox()
      .then(async () => {
        if (this.#closed) return;
        await this.#say({ from: this.id });
        for (const news of this.#unsaid.splice(0)) this.tellAll(news);
      })
      .catch((error: unknown) => this.#noteTrouble(error));
    // A line that is dead without having been closed: listen on another one.
    const deaf = clock.now() - this.#tunedAt > pace.patience && !this.hears(this.id);
    if (deaf && this.#radio.status === "ready") this.#radio.disconnect(true);
    for (const peer of [...this.#heard.keys()]) {
      if (peer === this.id) continue;
      if (!this.hears(peer)) this.#lose(peer);
      // Also when there is nothing to say: so a loss shows by the next number.
      else if (!this.#outbox.has(peer)) this.#flush(peer);
    }
  }

  async #keepInbox(): Promise<void> {
    const inbox = inboxOf(this.id);
    if ((await this.#post.pexpire(inbox, KEPT)) === 1 || this.#closed) return;
    await this.#post.xadd(inbox, "*", "made", "1");
  }

  #flush(peer: string): void {
    const messages = this.#outbox.get(peer) ?? [];
    this.#outbox.delete(peer);
    if (this.#closed) return;
    const number = (this.#sent.get(peer) ?? 0) + 1;
    this.#sent.set(peer, number);
    const parcel = Buffer.from(pack(messages));
    const entry = ["from", this.id, "number", number, "parcel", parcel] as const;
    // No new inbox for somebody who is gone: nobody would ever empty it.
    this.#post
      .xadd(inboxOf(peer), "NOMKSTREAM", "MAXLEN", "~", MOST_WAITING, "*", ...entry)
      .then((id) => id === null && this.#lose(peer))
      .catch(() => this.#lose(peer));
  }

  #lose(peer: string): void {
    this.#heard.delete(peer);
    this.#ears?.onLost(peer);
  }

  /** One message's trouble is not the others'. */
  #pass(sender: string, message: Message): void {
    try {
      this.#ears?.onMessage(sender, message);
    } catch (error) {
      this.#parts.tell("message failed", { kind: message.kind, reason: reasonOf(error) });
    }
  }

  async #read(): Promise<void> {
    const inbox = inboxOf(this.id);
    let last: string | Buffer = "0-0";
    while (!this.#closed) {
      try {
        const entries = await this.#next(last);
        for (const [id, fields] of entries) {
          last = id;
          this.#open(fields);
        }
        if (entries.length > 0) this.#post.xtrim(inbox, "MINID", last).catch(() => {});
      } catch {
        // Redis is away, or has forgotten everything: from the beginning, what is known is left out.
        last = "0-0";
        await new Promise<void>((go) => this.#parts.clock.after(RETRY, go));
      }
    }
  }

  /** What has come into the inbox since, or nothing if nothing comes for a while. */
  async #next(last: string | Buffer): Promise<readonly [id: Buffer, fields: readonly Buffer[]][]> {
    const block = Math.floor(this.#parts.pace.patience / 3);
    const streams = ["STREAMS", inboxOf(this.id), last] as const;
    const found = await this.#inbox.xreadBuffer("COUNT", MOST_AT_ONCE, "BLOCK", block, ...streams);
    return found?.[0]?.[1] ?? [];
  }

  #open(fields: readonly Buffer[]): void {
    const [, from, , number, , parcel] = fields;
    if (from === undefined || number === undefined || parcel === undefined) return;
    const [sender, given] = [String(from), Number(String(number))];
    const known = this.#received.get(sender) ?? 0;
    if (given <= known) return;
    this.#received.set(sender, given);
    if (given > known + 1) this.#lose(sender);
    this.#heard.set(sender, this.#parts.clock.now());
    for (const message of unpack(parcel)) this.#pass(sender, message);
  }
}
