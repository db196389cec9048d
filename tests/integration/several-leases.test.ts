import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { documents, maps } from "#drizzle/schema.ts";
import type { Database } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { leasesIn } from "#server/several/leases.ts";
import { postgresStore } from "#server/sync/postgres-store.ts";
import { ServedElsewhere } from "#server/sync/store.ts";
import { withDatabase } from "#tests/helpers/database.ts";

const one = { owner: "one", lease: 60_000 };
const two = { owner: "two", lease: 60_000 };
const update = Y.encodeStateAsUpdate(new Y.Doc());
let database: Database;
beforeAll(async () => {
  database = await withDatabase("postgres");
});
afterAll(() => database.close());

let count = 0;
async function newMap(): Promise<string> {
  count += 1;
  const mapId = `m${count}`;
  await database.db.insert(maps).values({ id: mapId, title: mapId, joinCode: mapId });
  await seedDocument(database.db, mapId, update);
  return mapId;
}

async function takenBy(claim: typeof one, mapId: string): Promise<number> {
  const history = await postgresStore(database.db, claim).take(mapId);
  if (history === undefined) throw new Error("no document");
  return history.fence;
}

/** As if the lease's time had passed. */
async function letRunOut(mapId: string): Promise<void> {
  await database.db
    .update(documents)
    .set({ leaseUntil: sql`now() - interval '1 second'` })
    .where(eq(documents.mapId, mapId));
}

test("[LEASE1] a map is served by one process: others learn by which, and its own may take it again", async () => {
  const mapId = await newMap();
  await takenBy(one, mapId);
  await expect(takenBy(two, mapId)).rejects.toEqual(new ServedElsewhere("one"));
  await takenBy(one, mapId);
});

test("[LEASE2] a lease that has run out is taken over under a higher fence, and the old process writes nothing any more (I2)", async () => {
  const { db } = database;
  const mapId = await newMap();
  const fence = await takenBy(one, mapId);
  await letRunOut(mapId);
  expect(await takenBy(two, mapId)).toBeGreaterThan(fence);
  const late = { mapId, seq: 2, fence, update, authors: [], hands: [] };
  expect(await postgresStore(db, one).append([late])).toEqual(new Set());
  expect(await leasesIn(db, one).renew([{ mapId, fence }])).toEqual(new Set());
});

test("[LEASE3] a lease that is renewed lasts; one that nobody wanted meanwhile can still be renewed", async () => {
  const mapId = await newMap();
  const fence = await takenBy(one, mapId);
  await letRunOut(mapId);
  const held = await leasesIn(database.db, one).renew([{ mapId, fence }]);
  expect(held).toEqual(new Set([mapId]));
  await expect(takenBy(two, mapId)).rejects.toBeInstanceOf(ServedElsewhere);
});

test("[LEASE4] a released map can be taken at once; releasing it late does not take it from its next process", async () => {
  const leases = leasesIn(database.db, one);
  const mapId = await newMap();
  const fence = await takenBy(one, mapId);
  await leases.release({ mapId, fence });
  await takenBy(two, mapId);
  await leases.release({ mapId, fence });
  await expect(takenBy(one, mapId)).rejects.toBeInstanceOf(ServedElsewhere);
});

test("[LEASE5] of two processes that want a free map at the same time, one gets it", async () => {
  const mapId = await newMap();
  const outcomes = await Promise.allSettled([takenBy(one, mapId), takenBy(two, mapId)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
