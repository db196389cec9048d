import { and, eq, sql } from "drizzle-orm";
import { documents } from "#drizzle/schema.ts";
import type { Db } from "#server/db.ts";
import { type Claim, leaseEnd } from "#server/sync/postgres-store.ts";
import type { Room } from "#server/sync/room.ts";

/** What a process holds: a map, under the fence it took it with. */
type Held = Pick<Room, "mapId" | "fence">;

/** The maps that this process holds, as the database has it. */
export interface Leases {
  /** Holds on to these maps for another while, and gives the ids of those that are still this process's. */
  renew(held: readonly Held[]): Promise<ReadonlySet<string>>;
  /** Lets go of a map, so that another process need not wait for it. */
  release(held: Held): Promise<void>;
}

/** Leases in the database. What counts is the database's clock: the processes' own may differ. */
export function leasesIn(db: Db, { owner, lease }: Claim): Leases {
  return {
    async renew(held) {
      if (held.length === 0) return new Set();
      const { rows } = await db.execute<{ map_id: string }>(sql`
        update documents set lease_until = ${leaseEnd(lease)}
        from unnest(
          ${sql.param(held.map(({ mapId }) => mapId))}::text[],
          ${sql.param(held.map(({ fence }) => fence))}::bigint[]
        ) as held(map_id, fence)
        where documents.map_id = held.map_id and documents.fence = held.fence
          and documents.owner = ${owner}
        returning documents.map_id`);
      return new Set(rows.map(({ map_id }) => map_id));
    },
    async release({ mapId, fence }) {
      const mine = and(
        eq(documents.mapId, mapId),
        eq(documents.fence, fence),
        eq(documents.owner, owner),
      );
      await db.update(documents).set({ owner: null, leaseUntil: null }).where(mine);
    },
  };
}
