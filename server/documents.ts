import { documentLog, documents } from "#drizzle/schema.ts";
import type { Db } from "./db.ts";

/** Puts the first change of a new shared document into its log. Once per map; nobody else writes first content. */
export async function seedDocument(
  db: Pick<Db, "insert">,
  mapId: string,
  update: Uint8Array,
): Promise<void> {
  await db.insert(documents).values({ mapId, headSeq: 1 });
  await db.insert(documentLog).values({ mapId, seq: 1, update, authors: [] });
}
