import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#server/db.ts";
import { withDatabase } from "#tests/helpers/database.ts";
import { killPoints } from "#tests/helpers/kill-points.ts";
import { KilledWorkshop } from "#tests/helpers/killed-workshop.ts";

let database: Database;
let workshop: KilledWorkshop;
beforeAll(async () => {
  database = await withDatabase("postgres");
  workshop = await KilledWorkshop.open(database, 1);
});
afterAll(async () => {
  await workshop.close();
  await database.close();
});

test.each(killPoints)(
  "[SYNC31] kill -9 %s: what was acknowledged or heard is there, in order, nobody was told wrong, and all end up equal",
  async (point) => {
    await workshop.killAt(point);
    expect(workshop.recoveries).toHaveLength(killPoints.indexOf(point) + 1);
  },
  60_000,
);
