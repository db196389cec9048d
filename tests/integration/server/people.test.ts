import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts, apiTokens, members } from "#drizzle/schema.ts";
import { whoIsAsking } from "#server/auth.ts";
import type { Database } from "#server/db.ts";
import { ensureDemoMap } from "#server/maps.ts";
import {
  createAccount,
  createApiToken,
  issueSetupToken,
  setUpFirstFacilitator,
  setupTokenStands,
  verifyPassword,
} from "#server/people.ts";
import { newLimits } from "#server/rate-limit.ts";
import { signIn } from "#server/sign-in.ts";
import { withDatabase } from "#tests/helpers/database.ts";

const secret = "a secret for tests only, long enough";
const ana = {
  email: "Ana@Example.org",
  name: "Ana",
  organisation: "Golden Key",
  password: "three words together",
};

let database: Database;
beforeAll(async () => {
  database = await withDatabase();
});
afterAll(() => database.close());

test("[PPL1] the newest set-up link makes the first facilitator, once; they run the demonstration", async () => {
  const { db } = database;
  const { mapId } = await ensureDemoMap(db);
  const first = await issueSetupToken(db);
  const token = await issueSetupToken(db);
  if (first === undefined || token === undefined) throw new Error("no set-up link");
  const early = await setUpFirstFacilitator(db, { ...ana, token: first });
  expect(early.ok ? "" : early.error.code).toBe("bad-setup-link");
  const weak = await setUpFirstFacilitator(db, { ...ana, password: "short", token });
  expect(weak.ok ? "" : weak.error.code).toBe("bad-password");
  expect(await setupTokenStands(db, token)).toBe(true);

  const both = await Promise.all([
    setUpFirstFacilitator(db, { ...ana, token }),
    setUpFirstFacilitator(db, { ...ana, email: "eve@example.org", token }),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await issueSetupToken(db)).toBeUndefined();
  expect(await setupTokenStands(db, token)).toBe(false);
  expect(await db.select().from(members).where(eq(members.mapId, mapId))).toHaveLength(1);
});

test("[PPL2] passwords are kept as argon2id hashes only, and addresses are one however typed", async () => {
  const { db } = database;
  const ben = { ...ana, email: "Ben@example.org", role: "facilitator" as const };
  expect((await createAccount(db, ben)).ok).toBe(true);
  const again = await createAccount(db, { ...ben, email: " BEN@EXAMPLE.ORG " });
  expect(again.ok ? "" : again.error.code).toBe("email-taken");
  const [row] = await db.select().from(accounts).where(eq(accounts.email, "ben@example.org"));
  expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await verifyPassword(db, "bEN@example.org", ben.password)).ok).toBe(true);
});

test("[PPL3] a wrong password and an unknown address get the very same answer", async () => {
  const { db } = database;
  const wrong = await verifyPassword(db, "ben@example.org", "not the password");
  const unknown = await verifyPassword(db, "nobody@example.org", "not the password");
  const nonsense = await verifyPassword(db, "'; drop table accounts; --", "x");
  expect(wrong).toEqual(unknown);
  expect(nonsense).toEqual(unknown);
  expect(wrong.ok ? "" : wrong.error.code).toBe("wrong-sign-in");
});

test("[PPL4] guessing a password stops after ten tries, known address or not, and others are not locked out", async () => {
  const { db } = database;
  for (const email of ["ben@example.org", "nobody@example.org"]) {
    const counted = newLimits(() => 0);
    const codes: string[] = [];
    for (let i = 0; i < 11; i += 1) {
      const tried = await signIn(
        db,
        { email, password: "a guess, wrong", ip: "192.0.2.1" },
        counted,
      );
      codes.push(tried.ok ? "in" : tried.error.code);
    }
    expect(codes.slice(0, 10)).not.toContain("too-many-attempts");
    expect(codes[10]).toBe("too-many-attempts");
    const elsewhere = { email: "ben@example.org", password: ana.password, ip: "192.0.2.2" };
    expect((await signIn(db, elsewhere, counted)).ok).toBe(true);
  }
});

test("[PPL5] signing in rightly does not use up tries", async () => {
  const counted = newLimits(() => 0);
  const right = { email: "ben@example.org", password: ana.password, ip: "192.0.2.1" };
  for (let i = 0; i < 12; i += 1) expect((await signIn(database.db, right, counted)).ok).toBe(true);
});

test("[PPL6] an API token speaks for its account until revoked; only its hash is kept", async () => {
  const { db } = database;
  const made = await createApiToken(db, "ben@example.org");
  if (!made.ok) throw new Error(made.error.message);
  const { token } = made.value;
  const headers = { authorization: `Bearer ${token}` };
  const asker = await whoIsAsking(headers, { db, secret });
  expect(asker?.kind === "account" && asker.account.email).toBe("ben@example.org");
  const rows = await db.select().from(apiTokens);
  expect(JSON.stringify(rows)).not.toContain(token);
  await db.update(apiTokens).set({ revokedAt: new Date() });
  expect(await whoIsAsking(headers, { db, secret })).toBeUndefined();
  expect(await whoIsAsking({ authorization: "Bearer wrong" }, { db, secret })).toBeUndefined();
});

test("[PPL7] a session ends when its account's epoch is raised or the account is disabled", async () => {
  const { db } = database;
  const [ben] = await db.select().from(accounts).where(eq(accounts.email, "ben@example.org"));
  if (ben === undefined) throw new Error("no account");
  const session = await encode({ token: { sub: ben.id, epoch: ben.sessionEpoch }, secret });
  const headers = { cookie: `next-auth.session-token=${session}` };
  const asking = () => whoIsAsking(headers, { db, secret });
  expect((await asking())?.kind).toBe("account");
  expect(await whoIsAsking(headers, { db, secret: "another secret" })).toBeUndefined();
  await db.update(accounts).set({ sessionEpoch: 2 }).where(eq(accounts.id, ben.id));
  expect(await asking()).toBeUndefined();
  await db
    .update(accounts)
    .set({ sessionEpoch: ben.sessionEpoch, disabledAt: new Date() })
    .where(eq(accounts.id, ben.id));
  expect(await asking()).toBeUndefined();
});

test("[PPL8] names may be in any script; what hides or turns text is taken out; the endless are refused", async () => {
  const { db } = database;
  const base = { ...ana, role: "reviewer" as const };
  const made = await createAccount(db, {
    ...base,
    email: "c@example.org",
    name: " <b>مريم</b> 🙂\u202e\n ",
  });
  expect(made.ok && made.value.name).toBe("<b>مريم</b> 🙂");
  const endless = await createAccount(db, {
    ...base,
    email: "d@example.org",
    name: "x".repeat(10_000),
  });
  expect(endless.ok ? "" : endless.error.message).toContain("at most 100 characters");
  const empty = await createAccount(db, { ...base, email: "d@example.org", name: " \u200b " });
  expect(empty.ok ? "" : empty.error.message).toBe("Give your name.");
});
