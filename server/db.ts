import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool, type PoolConfig } from "pg";
import * as schema from "#drizzle/schema.ts";
import { startEmbedded } from "./embedded-db.ts";
import { socketFolder } from "./embedded-db-socket.ts";
import type { Env } from "./env.ts";
import { logError } from "./log.ts";

/** The database, to ask and to tell. */
export type Db = NodePgDatabase<typeof schema>;
/** The database inside a transaction; functions that must run in one ask for this. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/** A migrated database and its connections. */
export interface Database {
  readonly db: Db;
  readonly pool: Pool;
  /** Close the connections, and the embedded database if we started it. */
  readonly close: () => Promise<void>;
}

/** A second server must not take over a living one's folder; a command may join it. */
export type Sharing = "alone" | "join";

const MIGRATIONS = fileURLToPath(new URL("../drizzle/migrations", import.meta.url));
/** Any number will do, as long as it is always the same: two servers starting at once migrate one after the other. */
const MIGRATION_LOCK = 7_427_627;
const MOST_CONNECTIONS = 10;
/** A killed server's database needs a moment to notice and close. */
const HANDOVER_MS = 15_000;

/** Open the database the settings name and bring its tables up to date. */
export async function openDatabase(
  env: Pick<Env, "databaseUrl" | "dataDir">,
  sharing: Sharing = "alone",
): Promise<Database> {
  if (env.databaseUrl !== undefined) return connect({ connectionString: env.databaseUrl });
  const embedded = await embeddedFor(env.dataDir, sharing);
  try {
    const database = await connect(embeddedConnection(socketFolder(env.dataDir)));
    return {
      ...database,
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (cause) {
    await embedded?.stop();
    throw cause;
  }
}

/** How `pg` reaches an embedded database whose socket lies in this folder. */
export function embeddedConnection(folder: string): PoolConfig {
  return { host: folder, port: 5432, user: "postgres", database: "postgres", ssl: false };
}

/** Connect, and run the migrations that are still due. */
export async function connect(config: PoolConfig): Promise<Database> {
  const pool = new Pool({ max: MOST_CONNECTIONS, connectionTimeoutMillis: 10_000, ...config });
  pool.on("error", (cause) => logError("database-connection-lost", cause));
  const db = drizzle(pool, { schema, casing: "snake_case" });
  try {
    await migrateOnce(pool);
  } catch (cause) {
    await pool.end();
    throw cause;
  }
  return { db, pool, close: () => pool.end() };
}

async function embeddedFor(dataDir: string, sharing: Sharing) {
  const deadline = Date.now() + HANDOVER_MS;
  for (;;) {
    const started = await startEmbedded(dataDir);
    if (typeof started !== "number") return started;
    if (sharing === "join") return undefined;
    if (Date.now() > deadline) {
      throw new Error(
        `Another server (process ${started}) has ${dataDir} open. Stop it, or give this one its own DATA_DIR.`,
      );
    }
    await wait(200);
  }
}

async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  } finally {
    client.release();
  }
}
