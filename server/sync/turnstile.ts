import { rateLimit } from "#server/rate-limit.ts";
import type { Clock } from "./clock.ts";
import type { SyncLimits } from "./limits.ts";

/** One connection's place in the count, from before it opens until it is closed. */
export interface Pass {
  /** Counts it for its map and person; false when either has too many. */
  sit(mapId: string, personId: string): boolean;
  leave(): void;
}

/** Seconds after which it is worth another try where nothing frees up by the clock. */
const SOON = 10;

/** Counts connections, and how fast they come, before anything is looked up for them. */
export class Turnstile {
  readonly #limits: SyncLimits;
  readonly #arrivals: ReturnType<typeof rateLimit>;
  readonly #counts = new Map<string, number>();

  constructor(limits: SyncLimits, clock: Pick<Clock, "now">) {
    this.#limits = limits;
    const allowance = { times: limits.arrivalsPerMinute, seconds: 60 };
    this.#arrivals = rateLimit(allowance, () => clock.now());
  }

  /** Lets somebody through, or says in how many seconds to come again. */
  enter(address: string): Pass | { readonly retryAfter: number } {
    const { connections, connectionsPerAddress } = this.#limits;
    const full = this.#isFull("all", connections);
    if (full || this.#isFull(`from ${address}`, connectionsPerAddress)) return { retryAfter: SOON };
    const arrival = this.#arrivals.take(address);
    if (!arrival.allowed) return { retryAfter: arrival.retryAfter };
    const taken = ["all", `from ${address}`];
    for (const key of taken) this.#add(key, 1);
    return {
      sit: (mapId, personId) => this.#sit(mapId, personId, taken),
      leave: () => {
        for (const key of taken.splice(0)) this.#add(key, -1);
      },
    };
  }

  /** Connections that are open or about to be. */
  get size(): number {
    return this.#counts.get("all") ?? 0;
  }

  #sit(mapId: string, personId: string, taken: string[]): boolean {
    const { connectionsPerMap, connectionsPerPerson } = this.#limits;
    const [map, person] = [`on ${mapId}`, `of ${personId}`];
    if (taken.length === 0 || this.#isFull(map, connectionsPerMap)) return false;
    if (this.#isFull(person, connectionsPerPerson)) return false;
    for (const key of [map, person]) {
      this.#add(key, 1);
      taken.push(key);
    }
    return true;
  }

  #isFull(key: string, most: number): boolean {
    return (this.#counts.get(key) ?? 0) >= most;
  }

  #add(key: string, change: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + change;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
}
