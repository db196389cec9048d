import { eq, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import {
  accounts,
  apiTokens,
  documentHands,
  documentLog,
  documentSnapshots,
  documents,
  maps,
  members,
  participants,
  setupTokens,
  versions,
} from "#drizzle/schema.ts";

/** A row as a backup holds it: by the names of our columns. */
export type Row = Readonly<Record<string, unknown>>;

/** One table of a backup. */
export interface Part {
  readonly name: string;
  readonly table: PgTable;
  /** Which rows belong to one map; undefined for what belongs to the whole house. */
  readonly ofMap?: (mapId: string) => SQL;
}

/** Every table, parents before children, so that references hold while rows are put back. */
export const parts: readonly Part[] = [
  { name: "accounts", table: accounts },
  { name: "apiTokens", table: apiTokens },
  { name: "setupTokens", table: setupTokens },
  { name: "maps", table: maps, ofMap: (id) => eq(maps.id, id) },
  { name: "members", table: members, ofMap: (id) => eq(members.mapId, id) },
  { name: "participants", table: participants, ofMap: (id) => eq(participants.mapId, id) },
  { name: "documents", table: documents, ofMap: (id) => eq(documents.mapId, id) },
  { name: "documentLog", table: documentLog, ofMap: (id) => eq(documentLog.mapId, id) },
  { name: "documentHands", table: documentHands, ofMap: (id) => eq(documentHands.mapId, id) },
  {
    name: "documentSnapshots",
    table: documentSnapshots,
    ofMap: (id) => eq(documentSnapshots.mapId, id),
  },
  { name: "versions", table: versions, ofMap: (id) => eq(versions.mapId, id) },
];

/** First line of a backup. */
export const FORMAT = "gap-map-backup/1";

/** A row as text; bytes and moments are marked so that they come back as such. */
export function encodeRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, encode(value)]));
}

/** The row that `encodeRow` was given. */
export function decodeRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, decode(value)]));
}

function encode(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Date) return { $at: value.toISOString() };
  return value;
}

function decode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$bytes" in value) return Buffer.from(String(value.$bytes), "base64");
  if ("$at" in value) return new Date(String(value.$at));
  return value;
}
