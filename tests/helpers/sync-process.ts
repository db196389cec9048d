/** A server process of its own, to be killed or told to stop: `tsx sync-process.ts DATA_DIR PORT`, on the embedded database. */
import * as Y from "yjs";
import { maps } from "#drizzle/schema.ts";
import { openDatabase } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { gullible, TestServer } from "./sync-server.ts";

const [dataDir = "", port = "0"] = process.argv.slice(2);
const { db, close } = await openDatabase({ dataDir, databaseUrl: undefined });
const made = await db
  .insert(maps)
  .values({ id: "m1", title: "m1", joinCode: "m1" })
  .onConflictDoNothing()
  .returning();
if (made.length > 0) await seedDocument(db, "m1", Y.encodeStateAsUpdate(new Y.Doc()));
const server = await new TestServer(undefined, gullible, db).listen(Number(port));
process.once("SIGTERM", async () => {
  await server.close();
  await close();
  process.exit(0);
});
process.stdout.write(`${server.port}\n`);
