import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#server/db.ts";
import { withDatabase } from "#tests/helpers/database.ts";
import { killPoints } from "#tests/helpers/kill-points.ts";
import { KilledWorkshop } from "#tests/helpers/killed-workshop.ts";

/** Each workshop is killed once at each of the eight points. */
const KILLS = Number(process.env["KILLS"] ?? 200);
/** Everybody has everything again within so many milliseconds after the server is up: the slowest twentieth aside. */
const QUICK = 3_000;
/** Nothing may hold up a server longer than so many milliseconds, 99 times of 100 (I4). */
const LONGEST_STALL = 50;

let database: Database;
const recoveries: number[] = [];
const stalls: number[] = [];
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
    stalls.push(workshop.stall);
    await workshop.close();
  },
  600_000,
);

test("[SYNC32] after a kill everybody is back within three seconds of the server, 95 times of 100, and no server stalls (I4)", () => {
  const sorted = recoveries.toSorted((a, b) => a - b);
  expect(sorted.at(Math.ceil(sorted.length * 0.95) - 1)).toBeLessThan(QUICK);
  expect(Math.max(...stalls)).toBeLessThan(LONGEST_STALL);
});
