/**
 * Our sync server as a process of its own, on a PostgreSQL: `our-server.ts DATABASE_URL PORT ROOMS COUNT SHAPES`.
 * Makes its maps first. Only who comes in is not looked up, and how many may come from one address not limited.
 */
import { maps } from "#drizzle/schema.ts";
import { openDatabase } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { usualLimits } from "#server/sync/limits.ts";
import { gullible, TestServer } from "#tests/helpers/sync-server.ts";
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
const server = await new TestServer(undefined, gullible, db, { limits }).listen(Number(port));
process.once("SIGTERM", async () => {
  await server.close();
  await close();
  process.exit(0);
});
process.stdout.write(`${server.port}\n`);
