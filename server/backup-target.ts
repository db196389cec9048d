import { eq, inArray, max } from "drizzle-orm";
import {
  accounts,
  documentHands,
  documentLog,
  documentSnapshots,
  documents,
  maps,
  setupTokens,
} from "#drizzle/schema.ts";
import type { Part, Row } from "./backup-parts.ts";
import type { Tx } from "./db.ts";
import { newJoinCode } from "./secrets.ts";

/** Where the rows of a backup go. */
export interface Target {
  /** Put these rows of one table back. Gives how many were taken. */
  put(part: Part, rows: readonly Row[]): Promise<number>;
}

/** Whether there is nothing yet that a restore would mix with. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const someMaps = await tx.select({ id: maps.id }).from(maps).limit(1);
  const somebody = await tx.select({ id: accounts.id }).from(accounts).limit(1);
  return someMaps.length === 0 && somebody.length === 0;
}

/** Everything goes into an empty database. */
export function wholeTarget(tx: Tx): Target {
  return {
    async put(part, rows) {
      if (part.name === "setupTokens") await tx.delete(setupTokens);
      const fit = part.name === "documents" ? rows.map((row) => raised(row, 0, 0)) : rows;
      await tx.insert(part.table).values([...fit]);
      return fit.length;
    },
  };
}

/**
 * One map goes in beside the others, or over what is there of it: its shared document is replaced, under a
 * new epoch so that no open copy of the old one is ever mixed in; saved versions and people are only added to.
 */
export function mapTarget(tx: Tx, mapId: string): Target {
  return {
    async put(part, all) {
      const mine = all.filter((row) => (part.name === "maps" ? row["id"] : row["mapId"]) === mapId);
      if (part.ofMap === undefined || mine.length === 0) return 0;
      if (part.name === "maps") return putMap(tx, mapId, mine);
      if (part.name === "documents") return putDocument(tx, mapId, mine);
      const fit = part.name === "members" ? await withAccounts(tx, mine) : mine;
      if (fit.length > 0)
        await tx
          .insert(part.table)
          .values([...fit])
          .onConflictDoNothing();
      return fit.length;
    },
  };
}

async function putMap(tx: Tx, mapId: string, rows: readonly Row[]): Promise<number> {
  const [known] = await tx.select({ id: maps.id }).from(maps).where(eq(maps.id, mapId));
  if (known !== undefined) {
    await tx.update(maps).set({ deletedAt: null }).where(eq(maps.id, mapId));
    return rows.length;
  }
  for (const row of rows) {
    const [owner] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, String(row["createdBy"])));
    const [taken] = await tx
      .select({ id: maps.id })
      .from(maps)
      .where(eq(maps.joinCode, String(row["joinCode"])));
    const joinCode = taken === undefined ? row["joinCode"] : newJoinCode();
    await insert(tx, maps, { ...row, joinCode, createdBy: owner?.id ?? null });
  }
  return rows.length;
}

async function putDocument(tx: Tx, mapId: string, rows: readonly Row[]): Promise<number> {
  const [there] = await tx
    .select({ epoch: max(documents.epoch), fence: max(documents.fence) })
    .from(documents)
    .where(eq(documents.mapId, mapId));
  await tx.delete(documentHands).where(eq(documentHands.mapId, mapId));
  await tx.delete(documentLog).where(eq(documentLog.mapId, mapId));
  await tx.delete(documentSnapshots).where(eq(documentSnapshots.mapId, mapId));
  await tx.delete(documents).where(eq(documents.mapId, mapId));
  for (const row of rows) {
    await insert(tx, documents, raised(row, there?.epoch ?? 0, there?.fence ?? 0));
  }
  return rows.length;
}

async function insert(tx: Tx, table: Part["table"], row: Row): Promise<void> {
  await tx.insert(table).values([row]);
}

/** Members without an account here stay out; their account may be in another backup. */
async function withAccounts(tx: Tx, rows: readonly Row[]): Promise<readonly Row[]> {
  const ids = rows.map((row) => String(row["accountId"]));
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, ids));
  const known = new Set(found.map(({ id }) => id));
  return rows.filter((row) => known.has(String(row["accountId"])));
}

/** A document's row with an epoch and a fence above all that went before. */
function raised(row: Row, epoch: number, fence: number): Row {
  return {
    ...row,
    epoch: Math.max(Number(row["epoch"]), epoch) + 1,
    fence: Math.max(Number(row["fence"]), fence) + 1,
    owner: null,
    leaseUntil: null,
  };
}
