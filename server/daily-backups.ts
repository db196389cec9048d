import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { backUp } from "./backup.ts";
import type { Db } from "./db.ts";
import { logError, logInfo } from "./log.ts";
import type { Clock } from "./sync/clock.ts";

/** Backups kept; older ones make room. */
const KEPT = 7;
/** How often it is looked whether today's is there, in milliseconds. */
const LOOK = 60 * 60_000;

const named = /^gap-map-\d{4}-\d{2}-\d{2}\.jsonl\.gz$/;
const unfinished = /^gap-map-.*\.part$/;

/** Where daily backups are kept, and of what. */
export interface DailyBackups {
  readonly db: Db;
  readonly folder: string;
  readonly clock: Clock;
}

/** Keeps a backup of each day on which the server runs: the first one now, if today has none. */
export function keepDailyBackups(parts: DailyBackups): void {
  const look = async (): Promise<void> => {
    try {
      const made = await backUpToday(parts);
      if (made !== undefined) logInfo("backup-kept", { file: made });
    } catch (cause) {
      logError("backup-failed", cause);
    }
    parts.clock.after(LOOK, () => void look());
  };
  void look();
}

/**
 * Writes today's backup unless it is there, and lets go of those that are too old. Gives its name.
 * A file has its name only once it is whole and on the disk.
 */
export async function backUpToday({
  db,
  folder,
  clock,
}: DailyBackups): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `gap-map-${new Date(clock.now()).toISOString().slice(0, 10)}.jsonl.gz`;
  const files = await readdir(folder);
  if (files.includes(name)) return undefined;
  for (const file of files) if (unfinished.test(file)) await rm(join(folder, file));
  const part = join(folder, `${name}.part`);
  const done = await backUp(db, createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
  if (!done.ok) throw new Error(done.error.message);
  await rename(part, join(folder, name));
  await toDisk(folder);
  const old = [...files, name]
    .filter((file) => named.test(file))
    .sort()
    .slice(0, -KEPT);
  for (const file of old) await rm(join(folder, file));
  return name;
}

/** A new name is on the disk only when its folder is. */
async function toDisk(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
