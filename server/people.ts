import { and, eq, isNull, lt, or } from "drizzle-orm";
import { accounts, apiTokens, maps, members, setupTokens } from "#drizzle/schema.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { organisationSchema, personNameSchema, read } from "#lib/wire/api.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import { hashPassword, passwordFits, troubleWithPassword } from "./passwords.ts";
import { hashOf, newId, newSecret } from "./secrets.ts";

export type Account = typeof accounts.$inferSelect;

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: "facilitator" | "reviewer";
  /** Without one the account can be used with API tokens only. */
  readonly password?: string;
}

type Queries = Pick<Db, "select" | "insert" | "update" | "delete">;

/** Makes an account. Fails in words when the e-mail address, name or password will not do, or the address is taken. */
export async function createAccount(
  db: Queries,
  wanted: NewAccount,
): Promise<Result<Account, Problem>> {
  const checked = checkAccount(wanted);
  if (!checked.ok) return checked;
  const { password } = wanted;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const [account] = await db
    .insert(accounts)
    .values({ id: newId("account"), ...checked.value, role: wanted.role, passwordHash })
    .onConflictDoNothing({ target: accounts.email })
    .returning();
  return account === undefined ? fail(problem("email-taken")) : ok(account);
}

function checkAccount(
  wanted: NewAccount,
): Result<{ email: string; name: string; organisation: string }, Problem> {
  const email = tidyEmail(wanted.email);
  if (email === undefined) {
    return fail(problem("bad-request", { message: "That is not an e-mail address. Check it." }));
  }
  const name = read(personNameSchema, wanted.name);
  if (!name.ok) return fail(problem("bad-request", { message: name.error }));
  const organisation = read(organisationSchema, wanted.organisation);
  if (!organisation.ok) return fail(problem("bad-request", { message: organisation.error }));
  const trouble = troubleWithPassword(wanted.password, email);
  if (trouble !== undefined) return fail(problem("bad-password", { message: trouble }));
  return ok({ email, name: name.value, organisation: organisation.value });
}

/** An e-mail address as accounts keep it, or undefined when it cannot be one. */
export function tidyEmail(typed: string): string | undefined {
  const email = typed.normalize("NFKC").trim().toLowerCase();
  return email.length <= 254 && /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@.]+$/.test(email)
    ? email
    : undefined;
}

/** Who has this e-mail address and password. An unknown address takes as long as a wrong password. */
export async function verifyPassword(
  db: Queries,
  email: string,
  password: string,
): Promise<Result<Account, Problem>> {
  const tidy = tidyEmail(email);
  const [account] =
    tidy === undefined ? [] : await db.select().from(accounts).where(eq(accounts.email, tidy));
  const right = await passwordFits(account?.passwordHash ?? undefined, password);
  const usable = account !== undefined && account.passwordHash !== null && !account.disabledAt;
  return right && usable ? ok(account) : fail(problem("wrong-sign-in"));
}

/** A new API token for the account with this address. It is shown once; only its hash is kept. */
export async function createApiToken(
  db: Queries,
  email: string,
): Promise<Result<{ readonly token: string }, Problem>> {
  const tidy = tidyEmail(email);
  const [account] =
    tidy === undefined ? [] : await db.select().from(accounts).where(eq(accounts.email, tidy));
  if (account === undefined || account.disabledAt !== null) {
    return fail(
      problem("person-not-found", { message: "There is no account with this e-mail address." }),
    );
  }
  const token = `gap_${newSecret()}`;
  await db
    .insert(apiTokens)
    .values({ id: newId("token"), accountId: account.id, hash: hashOf(token) });
  return ok({ token });
}

/** The account an API token speaks for, if the token stands and the account is not disabled. */
export async function accountOfToken(db: Queries, token: string): Promise<Account | undefined> {
  const hashed = hashOf(token);
  const [row] = await db
    .select({ account: accounts })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(
      and(eq(apiTokens.hash, hashed), isNull(apiTokens.revokedAt), isNull(accounts.disabledAt)),
    );
  if (row === undefined) return undefined;
  const minuteAgo = new Date(Date.now() - 60_000);
  await db
    .update(apiTokens)
    .set({ lastUsedAt: new Date() })
    .where(
      and(
        eq(apiTokens.hash, hashed),
        or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, minuteAgo)),
      ),
    );
  return row.account;
}

/** The account of a session, unless it was disabled or its sessions were ended. */
export async function accountOfSession(
  db: Queries,
  accountId: string,
  sessionEpoch: number,
): Promise<Account | undefined> {
  const [account] = await db
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.id, accountId),
        eq(accounts.sessionEpoch, sessionEpoch),
        isNull(accounts.disabledAt),
      ),
    );
  return account;
}

/** A new token for the one-time set-up link; earlier unused ones stop working. Undefined once a facilitator exists. */
export async function issueSetupToken(db: Db): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    if (await hasFacilitator(tx)) return undefined;
    const token = newSecret();
    await tx.delete(setupTokens).where(isNull(setupTokens.usedAt));
    await tx.insert(setupTokens).values({ hash: hashOf(token) });
    return token;
  });
}

/** Whether a set-up link with this token would work now. */
export async function setupTokenStands(db: Queries, token: string): Promise<boolean> {
  const [row] = await db
    .select({ hash: setupTokens.hash })
    .from(setupTokens)
    .where(and(eq(setupTokens.hash, hashOf(token)), isNull(setupTokens.usedAt)));
  return row !== undefined && !(await hasFacilitator(db));
}

/** Makes the first facilitator with the token of the set-up link, which works once. They run the maps that have nobody. */
export async function setUpFirstFacilitator(
  db: Db,
  wanted: Omit<NewAccount, "role"> & { readonly token: string; readonly password: string },
): Promise<Result<Account, Problem>> {
  const checked = checkAccount({ ...wanted, role: "facilitator" });
  if (!checked.ok) return checked;
  return db.transaction(async (tx) => {
    const [used] = await tx
      .update(setupTokens)
      .set({ usedAt: new Date() })
      .where(and(eq(setupTokens.hash, hashOf(wanted.token)), isNull(setupTokens.usedAt)))
      .returning();
    if (used === undefined || (await hasFacilitator(tx))) return fail(problem("bad-setup-link"));
    const made = await createAccount(tx, { ...wanted, role: "facilitator" });
    if (!made.ok) {
      await tx.update(setupTokens).set({ usedAt: null }).where(eq(setupTokens.hash, used.hash));
      return made;
    }
    await runOrphanMaps(tx, made.value.id);
    return made;
  });
}

async function hasFacilitator(db: Queries): Promise<boolean> {
  const found = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.role, "facilitator"))
    .limit(1);
  return found.length > 0;
}

/** Maps made before anybody had an account, such as the demonstration, get their first facilitator. */
async function runOrphanMaps(db: Queries, accountId: string): Promise<void> {
  const orphans = await db
    .select({ id: maps.id })
    .from(maps)
    .where(and(isNull(maps.createdBy), isNull(maps.deletedAt)));
  for (const orphan of orphans) {
    await db
      .insert(members)
      .values({ mapId: orphan.id, accountId, role: "facilitator" })
      .onConflictDoNothing();
  }
}
