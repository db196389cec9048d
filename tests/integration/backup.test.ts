import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentLog, documents, maps, members, versions } from "#drizzle/schema.ts";
import { backUp, restore } from "#server/backup.ts";
import type { Database } from "#server/db.ts";
import { createMap } from "#server/maps.ts";
import { createAccount } from "#server/people.ts";
import { stores, withDatabase } from "#tests/helpers/database.ts";

async function written(database: Database, mapId?: string): Promise<Buffer> {
  const to = new PassThrough();
  const [bytes, done] = await Promise.all([buffer(to), backUp(database.db, to, mapId)]);
  expect(done.ok).toBe(true);
  return bytes;
}

async function contents({ db }: Database) {
  const docs = await db.select().from(documents).orderBy(documents.mapId);
  return {
    maps: await db.select().from(maps).orderBy(maps.id),
    members: await db.select().from(members).orderBy(members.mapId),
    log: await db.select().from(documentLog).orderBy(documentLog.mapId, documentLog.seq),
    versions: await db.select().from(versions),
    documents: docs.map(({ epoch: _, fence: __, ...rest }) => rest),
  };
}

describe.each(stores)("on %s", (store) => {
  let source: Database;
  let target: Database;
  let mapId: string;
  let bytes: Buffer;

  beforeAll(async () => {
    [source, target] = [await withDatabase(store), await withDatabase(store)];
    const { db } = source;
    const account = await createAccount(db, {
      email: "ana@example.org",
      name: "Ana",
      organisation: "Bridge",
      role: "facilitator",
    });
    if (!account.ok) throw new Error(account.error.message);
    const made = await createMap(db, {
      title: "One",
      template: "bristol",
      createdBy: account.value.id,
    });
    const other = await createMap(db, {
      title: "Two",
      template: "blank",
      createdBy: account.value.id,
    });
    if (!made.ok || !other.ok) throw new Error("no maps");
    mapId = made.value.id;
    await db.insert(versions).values({
      ...{ mapId, number: 1, name: "First", status: "agreed", content: "{}", hash: "00" },
      ...{ savedById: "x", savedByName: "Ana", savedByOrganisation: "Bridge" },
      ...{ state: new Uint8Array([0, 1, 255]), present: [{ name: "Ana", organisation: "Bridge" }] },
    });
    bytes = await written(source);
  });
  afterAll(async () => {
    await source.close();
    await target.close();
  });

  test("a backup cut short is refused and changes nothing", async () => {
    const restored = await restore(
      target.db,
      Readable.from([bytes.subarray(0, bytes.length - 200)]),
    );
    expect(restored).toMatchObject({ ok: false, error: { code: "bad-request" } });
    expect((await contents(target)).maps).toEqual([]);
  });

  test("something that is no backup is refused", async () => {
    const restored = await restore(target.db, Readable.from([Buffer.from("hello")]));
    expect(restored).toMatchObject({ ok: false, error: { code: "bad-request" } });
  });

  test("a whole backup comes back as it was, its documents under a new epoch", async () => {
    const restored = await restore(target.db, Readable.from([bytes]));
    expect(restored).toMatchObject({ ok: true, value: { maps: 2 } });
    expect(await contents(target)).toEqual(await contents(source));
    const [document] = await target.db.select().from(documents).where(eq(documents.mapId, mapId));
    expect(document?.epoch).toBe(2);
  });

  test("everything is restored only into an empty database", async () => {
    const restored = await restore(target.db, Readable.from([bytes]));
    expect(restored).toMatchObject({ ok: false, error: { code: "bad-request" } });
  });

  test("one map goes back over what is there: document replaced under a higher epoch, later versions kept", async () => {
    const { db } = source;
    const [agreed] = await db.select().from(versions).where(eq(versions.mapId, mapId));
    if (agreed === undefined) throw new Error("no version");
    await db.insert(versions).values({ ...agreed, number: 2, name: "Second" });
    await db
      .insert(documentLog)
      .values({ mapId, seq: 2, update: new Uint8Array([9]), authors: [] });
    const restored = await restore(db, Readable.from([bytes]), mapId);
    expect(restored).toMatchObject({ ok: true, value: { maps: 1 } });
    const log = await db.select().from(documentLog).where(eq(documentLog.mapId, mapId));
    expect(log.map(({ seq }) => seq)).toEqual([1]);
    const kept = await db.select().from(versions).where(eq(versions.mapId, mapId));
    expect(kept.map(({ name }) => name).sort()).toEqual(["First", "Second"]);
    const [document] = await db.select().from(documents).where(eq(documents.mapId, mapId));
    expect(document?.epoch).toBe(2);
  });

  test("a map that the backup does not hold is said to be missing", async () => {
    const restored = await restore(source.db, Readable.from([bytes]), "map_none");
    expect(restored).toMatchObject({ ok: false, error: { code: "bad-request" } });
  });
});
