/**
 * Our sync server as a process of its own, on a PostgreSQL: `our-server.ts DATABASE_URL PORT ROOMS COUNT SHAPES`.
 * Makes its maps first. Only who comes in is not looked up, and how many may come from one address not limited.
 */
import { createServer } from "node:http";
import { maps } from "#drizzle/schema.ts";
import { openDatabase } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { usualLimits } from "#server/sync/limits.ts";
import { createSyncServer } from "#server/sync/server.ts";
import { gullible } from "#tests/helpers/sync-server.ts";
import { shapesUpdate } from "./shapes.ts";

const [databaseUrl = "", port = "0", rooms = "room", count = "1", shapes = "0"] =
  process.argv.slice(2);
const { db, close } = await openDatabase({ dataDir: "", databaseUrl });
const seed = shapesUpdate(Number(shapes));
for (let number = 0; number < Number(count); number += 1) {
  const id = `${rooms}-${number}`;
  await db.insert(maps).values({ id, title: id, joinCode: id });
  await seedDocument(db, id, seed);
}
const limits = { ...usualLimits, connectionsPerAddress: 10_000, arrivalsPerMinute: 1_000_000 };
const sync = createSyncServer({ db, authorise: gullible, log: () => {}, limits });
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
http.listen(Number(port), "127.0.0.1", () => process.stdout.write(`${port}\n`));
