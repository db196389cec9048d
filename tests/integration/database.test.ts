import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { maps } from "#drizzle/schema.ts";
import { connect, type Database } from "#server/db.ts";
import { stores, withDatabase } from "#tests/helpers/database.ts";

describe.each(stores)("on %s", (store) => {
  let database: Database;
  beforeAll(async () => {
    database = await withDatabase(store);
  });
  afterAll(() => database.close());

  test("statements of many connections never get mixed up, even when they arrive in pieces", async () => {
    const large = "x".repeat(300_000);
    const asked = Array.from({ length: 100 }, (_, index) => index);
    const answered = await Promise.all(
      asked.map(async (index) => {
        const { rows } =
          index % 2 === 0
            ? await database.pool.query("select $1::int as n", [index])
            : await database.pool.query("select length($2) as long, $1::int as n", [index, large]);
        return rows[0].n;
      }),
    );
    expect(answered).toEqual(asked);
  });

  test("a transaction is seen by nobody else before it is committed, and not at all when it fails", async () => {
    const { db } = database;
    const titles = async () =>
      (await db.select({ title: maps.title }).from(maps)).map((row) => row.title);
    const failing = db.transaction(async (tx) => {
      await tx.insert(maps).values({ id: "gone", title: "Gone", joinCode: "GONE22" });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await titles()).toEqual([]);
  });

  test("transactions of many connections at once all count", async () => {
    const { db } = database;
    await db.execute(sql`create table counter (n int not null)`);
    await db.execute(sql`insert into counter values (0)`);
    await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        db
          .transaction(async (tx) => {
            const { rows } = await tx.execute<{ n: number }>(sql`select n from counter for update`);
            await tx.execute(sql`update counter set n = ${(rows[0]?.n ?? 0) + 1}`);
            if (turn % 3 === 0) throw new Error("undo this one");
          })
          .catch((error: Error) => expect(error.message).toBe("undo this one")),
      ),
    );
    const { rows } = await db.execute<{ n: number }>(sql`select n from counter`);
    expect(rows).toEqual([{ n: 40 }]);
  });

  test("a connection that goes away in the middle of a transaction leaves nothing and blocks nobody", async () => {
    const { db, pool } = database;
    const client = await pool.connect();
    await client.query("begin");
    await client.query("insert into maps (id, title, join_code) values ('lost', 'Lost', 'LOST22')");
    client.release(true);
    const found = await db.select().from(maps);
    expect(found).toEqual([]);
  });

  test("a failed statement does not spoil the next one on the same or another connection", async () => {
    const wrong = Array.from({ length: 20 }, () => database.pool.query("select $1::int / 0", [1]));
    const results = await Promise.allSettled(wrong);
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    expect((await database.pool.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  });

  test("bytes of several megabytes come back as they were", async () => {
    const bytes = Buffer.alloc(5_000_000, 7);
    const { rows } = await database.pool.query("select $1::bytea as bytes", [bytes]);
    expect(Buffer.compare(rows[0].bytes, bytes)).toBe(0);
  });

  test("migrating again changes nothing", async () => {
    const again = await connect(database.pool.options);
    await again.close();
    const { rows } = await database.pool.query(
      "select count(*)::int as n from drizzle.__drizzle_migrations",
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });
});
