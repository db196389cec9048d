/** A server process of its own, to be killed or told to stop: `tsx sync-process.ts DATA_DIR PORT`, on the embedded database. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as Y from "yjs";
import { maps } from "#drizzle/schema.ts";
import { openDatabase } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { createSyncServer } from "#server/sync/server.ts";
import { gullible } from "./sync-server.ts";

const [dataDir = "", port = "0"] = process.argv.slice(2);
const { db, close } = await openDatabase({ dataDir, databaseUrl: undefined });
const made = await db
  .insert(maps)
  .values({ id: "m1", title: "m1", joinCode: "m1" })
  .onConflictDoNothing()
  .returning();
if (made.length > 0) await seedDocument(db, "m1", Y.encodeStateAsUpdate(new Y.Doc()));
const sync = createSyncServer({ db, authorise: gullible, log: () => {} });
const http = createServer((request, response) => {
  if (!sync.answer(request, response)) response.writeHead(404).end();
});
process.once("SIGTERM", async () => {
  http.close();
  await sync.drain();
  await close();
  process.exit(0);
});
http.on("upgrade", (request, socket, head) => sync.upgrade(request, socket, head));
http.listen(Number(port), "127.0.0.1", () => {
  process.stdout.write(`${(http.address() as AddressInfo).port}\n`);
});
