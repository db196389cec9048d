import { and, desc, eq, gt, isNull, lt, lte, or, sql } from "drizzle-orm";
import { documentHands, documentLog, documentSnapshots, documents } from "#drizzle/schema.ts";
import type { Db, Tx } from "#server/db.ts";
import { type Batch, type History, ServedElsewhere, type Snapshot, type Store } from "./store.ts";

/** Which process takes documents over, and for how many milliseconds at a time. */
export interface Claim {
  readonly owner: string;
  readonly lease: number;
}

/** Documents in the database. With a claim they are taken only from an owner whose lease has run out. */
export function postgresStore(db: Db, claim?: Claim): Store {
  return {
    take: (mapId) => take(db, mapId, claim),
    append: (batches) => append(db, batches),
    keep: (mapId, fence, snapshot) => keep(db, mapId, fence, snapshot),
  };
}

/** The moment, by the database's clock, at which a lease given now runs out. */
export const leaseEnd = (lease: number) => sql`now() + ${lease} * interval '1 millisecond'`;

async function take(db: Db, mapId: string, claim: Claim | undefined): Promise<History | undefined> {
  const leased = claim && { owner: claim.owner, leaseUntil: leaseEnd(claim.lease) };
  // Raising the fence first: from here on nobody else adds to what is read below.
  const [row] = await db
    .update(documents)
    .set({ fence: sql`${documents.fence} + 1`, ...leased })
    .where(and(eq(documents.mapId, mapId), claim && isFreeFor(claim.owner)))
    .returning();
  if (row !== undefined) return historyOf(db, row);
  if (claim === undefined) return undefined;
  const [held] = await db.select().from(documents).where(eq(documents.mapId, mapId));
  if (held === undefined) return undefined;
  throw new ServedElsewhere(held.owner ?? "");
}

function isFreeFor(owner: string) {
  const { owner: holder, leaseUntil } = documents;
  return or(isNull(holder), eq(holder, owner), lt(leaseUntil, sql`now()`));
}

/** All that is kept of a document, as it stands at one moment; its owner stays its owner. */
export function readHistory(db: Db, mapId: string): Promise<History | undefined> {
  return db.transaction(
    async (tx) => {
      const [row] = await tx.select().from(documents).where(eq(documents.mapId, mapId));
      return row && historyOf(tx, row);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function historyOf(db: Db | Tx, row: typeof documents.$inferSelect): Promise<History> {
  const { mapId, epoch, fence, headSeq } = row;
  const snapshots = await db
    .select()
    .from(documentSnapshots)
    .where(eq(documentSnapshots.mapId, mapId))
    .orderBy(desc(documentSnapshots.seq))
    .limit(2);
  const from = snapshots.length === 2 ? (snapshots[1]?.seq ?? 0) : 0;
  const rows = await db
    .select({ seq: documentLog.seq, update: documentLog.update })
    .from(documentLog)
    .where(and(eq(documentLog.mapId, mapId), gt(documentLog.seq, from)))
    .orderBy(documentLog.seq);
  const hands = await db
    .select({ client: documentHands.client, person: documentHands.person })
    .from(documentHands)
    .where(eq(documentHands.mapId, mapId));
  return { epoch, fence, headSeq, hands, snapshots, rows };
}

/**
 * One statement for all. A batch counts when its owner still holds the fence and it is the next
 * one, or the last one again (the first attempt was committed, but its answer got lost).
 */
async function append(db: Db, batches: readonly Batch[]): Promise<ReadonlySet<string>> {
  const column = (pick: (batch: Batch) => unknown) => sql.param(batches.map(pick));
  const { rows } = await db.execute<{ map_id: string }>(sql`
    with batch as (
      select * from unnest(
        ${column((batch) => batch.mapId)}::text[],
        ${column((batch) => batch.seq)}::bigint[],
        ${column((batch) => batch.fence)}::bigint[],
        ${column((batch) => Buffer.from(batch.update))}::bytea[],
        ${column((batch) => JSON.stringify(batch.authors))}::text[],
        ${column((batch) => JSON.stringify(batch.hands))}::text[]
      ) as given(map_id, seq, fence, bytes, authors, hands)
    ), moved as (
      update documents set head_seq = batch.seq from batch
      where documents.map_id = batch.map_id and documents.fence = batch.fence
        and documents.head_seq in (batch.seq - 1, batch.seq)
      returning documents.map_id
    ), logged as (
      insert into document_log (map_id, seq, update, authors)
      select batch.map_id, batch.seq, batch.bytes, batch.authors::jsonb
      from batch join moved on moved.map_id = batch.map_id
      on conflict do nothing
    ), bound as (
      insert into document_hands (map_id, client, person)
      select batch.map_id, hand.client, hand.person
      from batch join moved on moved.map_id = batch.map_id,
        jsonb_to_recordset(batch.hands::jsonb) as hand(client bigint, person text)
      on conflict (map_id, client) do update set person = excluded.person
    )
    select map_id from moved`);
  return new Set(rows.map(({ map_id }) => map_id));
}

async function keep(db: Db, mapId: string, fence: number, snapshot: Snapshot): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [document] = await tx
      .update(documents)
      .set({ snapshotSeq: snapshot.seq })
      .where(and(eq(documents.mapId, mapId), eq(documents.fence, fence)))
      .returning();
    if (document === undefined) return false;
    await tx
      .insert(documentSnapshots)
      .values({ mapId, ...snapshot })
      .onConflictDoNothing();
    const [, previous] = await tx
      .select({ seq: documentSnapshots.seq })
      .from(documentSnapshots)
      .where(eq(documentSnapshots.mapId, mapId))
      .orderBy(desc(documentSnapshots.seq))
      .limit(2);
    if (previous === undefined) return true;
    // What the previous snapshot needs stays: it is there for the day the new one is damaged.
    await tx
      .delete(documentSnapshots)
      .where(and(eq(documentSnapshots.mapId, mapId), lt(documentSnapshots.seq, previous.seq)));
    await tx
      .delete(documentLog)
      .where(and(eq(documentLog.mapId, mapId), lte(documentLog.seq, previous.seq)));
    return true;
  });
}
