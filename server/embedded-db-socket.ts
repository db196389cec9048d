import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/** Systems allow some 104 bytes for the path of a socket. */
const LONGEST_SOCKET_PATH = 100;
const SOCKET_NAME = ".s.PGSQL.5432";
const CONNECTIONS = 40;

const QUERY = "Q".charCodeAt(0);
const SYNC = "S".charCodeAt(0);
const SYNC_MESSAGE = new Uint8Array([SYNC, 0, 0, 0, 4]);
const EXTENDED = new Set([..."PBDECFH"].map((letter) => letter.charCodeAt(0)));

/** The folder of the embedded database's socket: give it to `pg` or `psql` as the host. */
export function socketFolder(dataDir: string): string {
  const folder = join(dataDir, "db.sock");
  if (Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return folder;
  const short = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  return join(tmpdir(), `gap-map-${short}`);
}

/** The socket itself. */
export function socketPath(folder: string): string {
  return join(folder, SOCKET_NAME);
}

/** Serve a PGlite to several `pg` connections over a socket in this folder. `broken` is called when PGlite itself fails. */
export async function serve(
  database: PGlite,
  folder: string,
  broken: (cause: unknown) => void,
): Promise<PGLiteSocketServer> {
  const server = new PGLiteSocketServer({
    db: oneConversationAtATime(database, broken),
    path: socketPath(folder),
    maxConnections: CONNECTIONS,
  });
  await server.start();
  return server;
}

/**
 * PGlite has one session, and the socket server changes between connections after any message outside a
 * transaction, even between one connection's Parse and its Bind: one would then run the other's statement.
 * So we say "in a transaction" until the conversation has reached its Sync.
 */
function oneConversationAtATime(database: PGlite, broken: (cause: unknown) => void): PGlite {
  let unfinished = false;
  const shared: Partial<PGlite> = {
    isInTransaction: () => unfinished || database.isInTransaction(),
    async execProtocolRawStream(message, options) {
      const [type] = message;
      if (type !== undefined && EXTENDED.has(type)) unfinished = true;
      if (type === SYNC || type === QUERY) unfinished = false;
      try {
        return await database.execProtocolRawStream(message, options);
      } catch (cause) {
        broken(cause);
        throw cause;
      }
    },
    // Called only to roll back for a connection that went away in the middle.
    async exec(query, options) {
      if (unfinished)
        await database.execProtocolRawStream(SYNC_MESSAGE, { onRawData: () => undefined });
      unfinished = false;
      return database.isInTransaction() ? await database.exec(query, options) : [];
    },
  };
  return new Proxy(database, {
    get(target, name) {
      if (name in shared) return Reflect.get(shared, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
