import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#server/db.ts";
import { withDatabase } from "#tests/helpers/database.ts";
import { killPoints } from "#tests/helpers/kill-points.ts";
import { KilledWorkshop } from "#tests/helpers/killed-workshop.ts";

/** Each workshop is killed once at each of the eight points. */
const KILLS = Number(process.env["KILLS"] ?? 200);
/** Everybody has everything again within so many milliseconds after the server is up: the slowest twentieth aside. */
const QUICK = 3_000;
/** Of the looks at a server so many may find that its own work has held it up for more than fifty milliseconds (I4). */
const MOST_STALLS = 0.01;

let database: Database;
const recoveries: number[] = [];
let [looks, stalls] = [0, 0];
beforeAll(async () => {
  database = await withDatabase("postgres");
});
afterAll(() => database.close());

test.each(Array.from({ length: Math.ceil(KILLS / killPoints.length) }, (_, at) => at + 1))(
  "[SYNC31] workshop %i is killed at every point and loses nothing",
  async (seed) => {
    const workshop = await KilledWorkshop.open(database, seed * 1_000);
    for (const point of killPoints) await workshop.killAt(point);
    recoveries.push(...workshop.recoveries);
    looks += workshop.looks;
    stalls += workshop.stalls;
    await workshop.close();
  },
  600_000,
);

test("[SYNC32] after a kill everybody is back within three seconds of the server, 95 times of 100, and no server stalls (I4)", () => {
  const sorted = recoveries.toSorted((a, b) => a - b);
  expect(sorted.at(Math.ceil(sorted.length * 0.95) - 1)).toBeLessThan(QUICK);
  expect(stalls / looks).toBeLessThan(MOST_STALLS);
});
