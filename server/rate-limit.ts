/** At most `times` in a row, filled up again evenly over `seconds`. */
export interface Allowance {
  readonly times: number;
  readonly seconds: number;
}

/** Whether one more is allowed; if not, the seconds until it is. */
type Ration = { readonly allowed: true } | { readonly allowed: false; readonly retryAfter: number };

export interface RateLimit {
  /** Uses one up. */
  take(key: string): Ration;
  /** Says whether one is left, without using it. */
  look(key: string): Ration;
  /** Uses one up even when none is left: what was let in at once is paid for afterwards. */
  charge(key: string): void;
  /** Gives back what turned out to be harmless. */
  giveBack(key: string): void;
}

const mostKeys = 50_000;

/** Counts in memory, per key, with a bounded number of keys. `now` is in milliseconds. */
export function rateLimit(allowance: Allowance, now: () => number = Date.now): RateLimit {
  const perMs = allowance.times / (allowance.seconds * 1000);
  const buckets = new Map<string, { left: number; at: number }>();

  function bucket(key: string): { left: number; at: number } {
    const at = now();
    const known = buckets.get(key);
    const left =
      known === undefined
        ? allowance.times
        : Math.min(allowance.times, known.left + (at - known.at) * perMs);
    const fresh = { left, at };
    buckets.delete(key);
    buckets.set(key, fresh);
    forgetOldest(buckets);
    return fresh;
  }

  function ration(left: number): Ration {
    if (left >= 1) return { allowed: true };
    return { allowed: false, retryAfter: Math.ceil((1 - left) / perMs / 1000) };
  }

  return {
    look: (key) => ration(bucket(key).left),
    take(key) {
      const found = bucket(key);
      const answer = ration(found.left);
      if (answer.allowed) found.left -= 1;
      return answer;
    },
    charge(key) {
      bucket(key).left -= 1;
    },
    giveBack(key) {
      const found = bucket(key);
      found.left = Math.min(allowance.times, found.left + 1);
    },
  };
}

/** Least recently used first: a flood of new keys costs memory only up to a bound. */
function forgetOldest(buckets: Map<string, unknown>): void {
  if (buckets.size <= mostKeys) return;
  const oldest = buckets.keys().next();
  if (oldest.done !== true) buckets.delete(oldest.value);
}

export interface Limits {
  /** Looks at a door and joins, per address: a whole office arrives through one, each of them with two or three. */
  readonly joins: RateLimit;
  /** Wrong codes, per address. */
  readonly wrongCodes: RateLimit;
  /** Failed sign-ins, per e-mail address and network address together. */
  readonly signInsPerPair: RateLimit;
  /** Failed sign-ins per e-mail address, from anywhere. */
  readonly signInsPerEmail: RateLimit;
  /** Failed sign-ins per network address, to any account. */
  readonly signInsPerAddress: RateLimit;
}

/** The limits of one server. */
export function newLimits(now: () => number = Date.now): Limits {
  const quarter = 15 * 60;
  return {
    joins: rateLimit({ times: 750, seconds: 60 }, now),
    wrongCodes: rateLimit({ times: 60, seconds: 10 * 60 }, now),
    signInsPerPair: rateLimit({ times: 10, seconds: quarter }, now),
    signInsPerEmail: rateLimit({ times: 60, seconds: quarter }, now),
    signInsPerAddress: rateLimit({ times: 60, seconds: quarter }, now),
  };
}
