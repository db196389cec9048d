import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { maps } from "#drizzle/schema.ts";
import { restore } from "#server/backup.ts";
import { backUpToday } from "#server/daily-backups.ts";
import type { Database, Db } from "#server/db.ts";
import { createMap } from "#server/maps.ts";
import { createAccount } from "#server/people.ts";
import { withDatabase } from "#tests/helpers/database.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";

const DAY = 24 * 60 * 60_000;
let database: Database;
let folder: string;
let clock: FakeClock;

beforeAll(async () => {
  database = await withDatabase();
  const account = await createAccount(database.db, {
    ...{ email: "fay@example.org", name: "Fay", organisation: "Org", role: "facilitator" },
  });
  if (!account.ok) throw new Error(account.error.message);
  await createMap(database.db, { title: "One", template: "bristol", createdBy: account.value.id });
});
afterAll(() => database.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gm-backups-"));
  clock = new FakeClock();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const today = (db: Db = database.db) => backUpToday({ db, folder, clock });

test("[BACKUP1] one a day, the last seven of them, and nothing that is not ours is touched", async () => {
  writeFileSync(join(folder, "mine.txt"), "");
  for (let day = 0; day < 9; day++) {
    expect(await today()).toMatch(/^gap-map-2026-1[12]-\d\d\.jsonl\.gz$/);
    expect(await today()).toBeUndefined();
    clock.pass(DAY);
  }
  const days = ["24", "25", "26", "27", "28", "29", "30"];
  const kept = days.map((day) => `gap-map-2026-11-${day}.jsonl.gz`);
  expect(readdirSync(folder).sort()).toEqual([...kept, "mine.txt"]);
  expect(statSync(join(folder, kept[0] ?? "")).mode & 0o777).toBe(0o600);
});

test("[BACKUP2] a daily backup is what restore takes", async () => {
  const name = await today();
  const other = await withDatabase();
  const restored = await restore(other.db, createReadStream(join(folder, name ?? "")));
  expect(restored).toMatchObject({ ok: true, value: { maps: 1 } });
  expect((await other.db.select().from(maps)).map(({ title }) => title)).toEqual(["One"]);
  await other.close();
});

test("[BACKUP3] one that was cut short never has a backup's name, and does not stand in the way of the next", async () => {
  const broken = { transaction: () => Promise.reject(new Error("away")) } as unknown as Db;
  await expect(today(broken)).rejects.toThrow("away");
  expect(readdirSync(folder).filter((file) => !file.endsWith(".part"))).toEqual([]);
  expect(await today()).toBe("gap-map-2026-11-22.jsonl.gz");
  expect(readdirSync(folder)).toEqual(["gap-map-2026-11-22.jsonl.gz"]);
});
