import { expect, test } from "vitest";
import type { Batch } from "#server/sync/store.ts";
import { Writer } from "#server/sync/writer.ts";
import { FakeClock, settle } from "#tests/helpers/fake-clock.ts";

/** A store whose writes are answered by hand. */
class SlowStore {
  readonly calls: { ids: string[]; done: (ids?: string[]) => void; fail: () => void }[] = [];

  append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    const ids = batches.map(({ mapId }) => mapId);
    return new Promise((resolve, reject) => {
      this.calls.push({
        ids,
        done: (written = ids) => resolve(new Set(written)),
        fail: () => reject(new Error("away")),
      });
    });
  }
}

const batch = (mapId: string): Batch => ({
  mapId,
  seq: 1,
  fence: 1,
  update: new Uint8Array(),
  authors: [],
  hands: [],
});

test("[WRITE1] one write at a time; what comes meanwhile goes together in the next", async () => {
  const store = new SlowStore();
  const writer = new Writer(store, new FakeClock());
  const outcomes = ["a", "b", "c"].map((id) => writer.commit(batch(id)));
  expect(store.calls.map(({ ids }) => ids)).toEqual([["a"]]);
  store.calls[0]?.done();
  await settle();
  expect(store.calls.map(({ ids }) => ids)).toEqual([["a"], ["b", "c"]]);
  store.calls[1]?.done(["c"]);
  expect(await Promise.all(outcomes)).toEqual(["committed", "lost", "committed"]);
});

test("[WRITE2] at most 24 maps go into one write, in the order they came", async () => {
  const store = new SlowStore();
  const writer = new Writer(store, new FakeClock());
  for (let index = 0; index < 50; index++) void writer.commit(batch(`m${index}`));
  for (const call of [0, 1, 2]) {
    store.calls[call]?.done();
    await settle();
  }
  expect(store.calls.map(({ ids }) => ids.length)).toEqual([1, 24, 24, 1]);
  expect(store.calls[1]?.ids[0]).toBe("m1");
});

test("[WRITE3] a write that fails is tried again until it works, and nobody is told that it failed", async () => {
  const clock = new FakeClock();
  const store = new SlowStore();
  const troubles: unknown[] = [];
  const writer = new Writer(store, clock, (error) => troubles.push(error));
  const outcome = writer.commit(batch("a"));
  for (const attempt of [0, 1, 2]) {
    store.calls[attempt]?.fail();
    await clock.flow(2_000);
  }
  expect(writer.healthy).toBe(false);
  store.calls[3]?.done();
  expect(await outcome).toBe("committed");
  expect(writer.healthy).toBe(true);
  expect(troubles).toHaveLength(3);
});

test("[WRITE4] after a failure maps go one at a time, so that one map's trouble does not stop the others", async () => {
  const clock = new FakeClock();
  const store = new SlowStore();
  const writer = new Writer(store, clock);
  void writer.commit(batch("first"));
  const outcomes = ["bad", "good"].map((id) => writer.commit(batch(id)));
  store.calls[0]?.done();
  await settle();
  store.calls[1]?.fail();
  await clock.flow(2_000);
  expect(store.calls[2]?.ids).toEqual(["bad"]);
  store.calls[2]?.fail();
  await clock.flow(2_000);
  expect(store.calls[3]?.ids).toEqual(["good"]);
  store.calls[3]?.done();
  expect(await outcomes[1]).toBe("committed");
});
