import { eq } from "drizzle-orm";
import { documentLog, documents } from "#drizzle/schema.ts";
import type { Db } from "./db.ts";

/** How often a map's document has been put back from a backup, from 1: copies from before must not be mixed with it. */
export async function epochOf(db: Pick<Db, "select">, mapId: string): Promise<number> {
  const [document] = await db
    .select({ epoch: documents.epoch })
    .from(documents)
    .where(eq(documents.mapId, mapId));
  return document?.epoch ?? 1;
}

/** Puts the first change of a new shared document into its log. Once per map; nobody else writes first content. */
export async function seedDocument(
  db: Pick<Db, "insert">,
  mapId: string,
  update: Uint8Array,
): Promise<void> {
  await db.insert(documents).values({ mapId, headSeq: 1 });
  await db.insert(documentLog).values({ mapId, seq: 1, update, authors: [] });
}
