import { createHash } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { sql } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/result.ts";
import { decodeRow, encodeRow, FORMAT, type Part, parts, type Row } from "./backup-parts.ts";
import { isEmpty, mapTarget, type Target, wholeTarget } from "./backup-target.ts";
import type { Db, Tx } from "./db.ts";
import { type Problem, problem } from "./errors.ts";

/** What a backup or restore worked on. */
export interface Counted {
  readonly maps: number;
  readonly rows: number;
}

/** Rows read or written at a time. */
const BATCH = 100;

/** Write everything, or one map, as gzipped lines of JSON, as it stood at one moment. */
export async function backUp(
  db: Db,
  to: Writable,
  mapId?: string,
): Promise<Result<Counted, Problem>> {
  const zipped = createGzip();
  const written = pipeline(zipped, to);
  const hash = createHash("sha256");
  const writeLine = async (line: unknown): Promise<void> => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    if (!zipped.write(text)) await once(zipped, "drain");
  };
  const reading = db.transaction((tx) => writeRows(tx, writeLine, mapId), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
  // A full disk ends the writing, and must not leave the reading waiting for it.
  const counted = await Promise.race([reading, written.then(() => reading)]);
  zipped.end(`${JSON.stringify({ end: { rows: counted.rows, sha256: hash.digest("hex") } })}\n`);
  await written;
  if (mapId !== undefined && counted.maps === 0) return fail(problem("map-not-found"));
  return ok(counted);
}

async function writeRows(
  tx: Tx,
  writeLine: (line: unknown) => Promise<void>,
  mapId: string | undefined,
): Promise<Counted> {
  const counted = { maps: 0, rows: 0 };
  await writeLine({ format: FORMAT, map: mapId ?? null });
  for (const part of parts) {
    if (mapId !== undefined && part.ofMap === undefined) continue;
    for await (const row of rowsOf(tx, part, mapId)) {
      await writeLine({ table: part.name, row: encodeRow(row) });
      counted.rows += 1;
      if (part.name === "maps") counted.maps += 1;
    }
  }
  return counted;
}

async function* rowsOf(tx: Tx, { table, ofMap }: Part, mapId: string | undefined) {
  const which = mapId === undefined ? undefined : ofMap?.(mapId);
  for (let from = 0; ; from += BATCH) {
    // The key of each table is its first column, or its first two.
    const order = sql`1, 2`;
    const rows: Row[] = await tx
      .select()
      .from(table)
      .where(which)
      .orderBy(order)
      .limit(BATCH)
      .offset(from);
    yield* rows;
    if (rows.length < BATCH) return;
  }
}

/** Put a backup back: everything into an empty database, or one map. All of it or nothing. */
export async function restore(
  db: Db,
  from: Readable,
  mapId?: string,
): Promise<Result<Counted, Problem>> {
  try {
    return ok(
      await db.transaction(async (tx) => {
        if (mapId === undefined && !(await isEmpty(tx))) throw new Refused(notEmpty);
        const target = mapId === undefined ? wholeTarget(tx) : mapTarget(tx, mapId);
        const counted = await putBack(from, target);
        if (mapId !== undefined && counted.maps === 0) throw new Refused(notInFile);
        return counted;
      }),
    );
  } catch (cause) {
    if (cause instanceof Refused) return fail(cause.problem);
    throw cause;
  }
}

/** Carries a problem out of the transaction, which undoes what was done. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(message: string) {
    super(message);
    this.problem = problem("bad-request", { message });
  }
}

const notEmpty =
  "There are accounts or maps already. Restore everything into an empty DATA_DIR or database, or one map with --map.";
const notInFile = "The backup does not hold that map.";
const damaged = "The file is not a whole backup. Nothing was changed.";

async function putBack(from: Readable, target: Target): Promise<Counted> {
  const counted = { maps: 0, rows: 0 };
  let waiting: { part: Part; rows: Row[] } | undefined;
  const flush = async (): Promise<void> => {
    if (waiting === undefined) return;
    const put = await target.put(waiting.part, waiting.rows);
    counted.rows += put;
    if (waiting.part.name === "maps") counted.maps += put;
    waiting = undefined;
  };
  for await (const { table, row } of entriesOf(from)) {
    const part = parts.find(({ name }) => name === table);
    if (part === undefined) throw new Refused(damaged);
    if (waiting?.part !== part || waiting.rows.length >= BATCH) await flush();
    waiting ??= { part, rows: [] };
    waiting.rows.push(decodeRow(row));
  }
  await flush();
  return counted;
}

interface Entry {
  readonly table: string;
  readonly row: Row;
}

/** The rows of a backup. Throws unless the file begins as one and ends with the sum of all before. */
async function* entriesOf(from: Readable): AsyncGenerator<Entry> {
  const hash = createHash("sha256");
  let state: "begin" | "rows" | "end" = "begin";
  for await (const line of linesOf(from)) {
    const read = parsed(line);
    if (state === "begin") {
      if (read["format"] !== FORMAT) throw new Refused(damaged);
      state = "rows";
    } else if (isEntry(read)) {
      yield read;
    } else {
      const end = read["end"];
      const sum = typeof end === "object" && end !== null && "sha256" in end ? end.sha256 : "";
      if (sum !== hash.digest("hex")) throw new Refused(damaged);
      state = "end";
      break;
    }
    hash.update(`${line}\n`);
  }
  if (state !== "end") throw new Refused(damaged);
}

async function* linesOf(from: Readable): AsyncGenerator<string> {
  const unzipped = createGunzip();
  const flowing = pipeline(from, unzipped);
  flowing.catch(() => undefined); // told when all that could be read has been read
  try {
    yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY });
    await flowing;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && String(cause.code).startsWith("Z_")) {
      throw new Refused(damaged);
    }
    throw cause;
  }
}

function parsed(line: string): Row {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read === "object" && read !== null) return { ...read };
  } catch {
    // told below, as for any other line that is not ours
  }
  throw new Refused(damaged);
}

function isEntry(read: Row): read is Row & Entry {
  return (
    typeof read["table"] === "string" && typeof read["row"] === "object" && read["row"] !== null
  );
}
