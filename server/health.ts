import { sql } from "drizzle-orm";
import { logError } from "./log.ts";
import type { Runtime } from "./runtime.ts";

/** What monitors and load balancers are told. */
export interface Health {
  readonly status: "ok" | "unavailable";
  readonly database: "ok" | "unavailable";
  readonly sync: "ok" | "unavailable";
  /** Maps in memory. */
  readonly openMaps: number;
}

/** A database that has not answered by then serves nobody. */
const PATIENCE_MS = 2_000;

/** Whether maps can be read and saved at the moment. */
export async function health({ db, sync }: Pick<Runtime, "db" | "sync">): Promise<Health> {
  const database = (await answers(db)) ? "ok" : "unavailable";
  const syncing = sync.healthy() ? "ok" : "unavailable";
  const status = database === "ok" && syncing === "ok" ? "ok" : "unavailable";
  return { status, database, sync: syncing, openMaps: sync.roomsOpen() };
}

async function answers(db: Runtime["db"]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database does not answer.")), PATIENCE_MS);
  });
  try {
    await Promise.race([db.execute(sql`select 1`), tooLate]);
    return true;
  } catch (cause) {
    logError("database-unavailable", cause);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
