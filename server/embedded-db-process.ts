// Runs as a process of its own: PGlite would stop the server's event loop while it thinks.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { dropLock, takeLock } from "./embedded-db-lock.ts";
import { serve, socketFolder, socketPath } from "./embedded-db-socket.ts";

const [dataDir = ""] = process.argv.slice(2);
const lock = join(dataDir, "db.lock");

// Ctrl-C reaches every process of a terminal. The server says when it has finished with us.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

const owner = takeLock(lock);
if (owner === undefined) await run();
else process.send?.({ kind: "owned", pid: owner }, () => process.exit(0));

async function run(): Promise<void> {
  const folder = socketFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(socketPath(folder), { force: true });
  const database = await PGlite.create({ dataDir: join(dataDir, "pglite") });
  const server = await serve(database, folder, () => process.exit(1));
  // Fires when the server asks, and also when it was killed.
  process.on("disconnect", async () => {
    await server.stop();
    await database.close();
    rmSync(socketPath(folder), { force: true });
    dropLock(lock);
    process.exit(0);
  });
  if (!process.connected) process.emit("disconnect");
  process.send?.({ kind: "ready" });
}
