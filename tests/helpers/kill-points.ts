import type { Db } from "#server/db.ts";
import { type Clock, systemClock } from "#server/sync/clock.ts";
import { type Notes, noNotes } from "#server/sync/notes.ts";
import type { Store } from "#server/sync/store.ts";

/** Where a server can be killed, in the order in which a change comes by. At the third one the test itself holds the database up. */
export const killPoints = [
  "after a change is admitted",
  "after it is applied",
  "while it is being written",
  "after it is committed, before anybody hears of it",
  "after others hear of it, before it is acknowledged",
  "while packing up, before the log is cut",
  "while packing up, after the log is cut",
  "while the map is being loaded",
] as const;
export type KillPoint = (typeof killPoints)[number];

/** A map that is not busy ticks at once, a busy one after 16 milliseconds; everything else waits longer. */
const LONGEST_TICK = 16;

/** What a server is made from, which calls `at` whenever it comes by one of the points. */
export function partsThatTell(db: Db, store: (db: Db) => Store, at: (point: KillPoint) => void) {
  return { store: storeThatTells(store(dbThatTells(db, at)), at), ...clockAndNotes(at) };
}

function storeThatTells(store: Store, at: (point: KillPoint) => void): Store {
  return {
    async take(mapId) {
      const history = await store.take(mapId);
      at("while the map is being loaded");
      return history;
    },
    async append(batches) {
      at("after it is applied");
      const written = await store.append(batches);
      at("after it is committed, before anybody hears of it");
      return written;
    },
    keep: (mapId, fence, snapshot) => store.keep(mapId, fence, snapshot),
  };
}

/** Only packing up deletes anything in a transaction. */
function dbThatTells(db: Db, at: (point: KillPoint) => void): Db {
  const transaction: Db["transaction"] = (work, config) =>
    db.transaction(async (tx) => {
      let cuts = false;
      const watched = withOwn(tx, "delete", () => {
        cuts = true;
        at("while packing up, before the log is cut");
        return tx.delete.bind(tx);
      });
      const result = await work(watched);
      if (cuts) at("while packing up, after the log is cut");
      return result;
    }, config);
  return withOwn(db, "transaction", () => transaction);
}

/** The same, but for one method that is looked up here. */
function withOwn<T extends object, K extends keyof T>(whole: T, name: K, own: () => T[K]): T {
  return new Proxy(whole, {
    get(target, asked) {
      if (asked === name) return own();
      const value: unknown = Reflect.get(target, asked);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function clockAndNotes(at: (point: KillPoint) => void): { clock: Clock; notes: Notes } {
  let hasNews = false;
  return {
    clock: {
      now: systemClock.now,
      after: (ms, task) =>
        systemClock.after(ms, () => {
          if (ms <= LONGEST_TICK) at("after a change is admitted");
          task();
        }),
    },
    notes: {
      ...noNotes,
      committed: () => {
        hasNews = true;
      },
      // What changes nothing is acknowledged, too, and nobody else hears of it.
      acknowledged: () => {
        if (hasNews) at("after others hear of it, before it is acknowledged");
        hasNews = false;
      },
    },
  };
}
