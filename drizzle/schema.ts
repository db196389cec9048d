import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
const moment = () => timestamp({ withTimezone: true });

/** People with an account: facilitators and organisations' reviewers. Guests are participants without one. */
export const accounts = pgTable("accounts", {
  id: text().primaryKey(),
  /** Lower case. */
  email: text().notNull().unique(),
  name: text().notNull(),
  organisation: text().notNull(),
  role: text({ enum: ["facilitator", "reviewer"] }).notNull(),
  /** argon2id, in its own text form; null until a password is set. */
  passwordHash: text(),
  /** Raised to end every session of this account at once. */
  sessionEpoch: integer().notNull().default(0),
  createdAt: moment().notNull().defaultNow(),
  disabledAt: moment(),
});

/** Tokens for scripts. Only a hash is kept. */
export const apiTokens = pgTable("api_tokens", {
  id: text().primaryKey(),
  accountId: text()
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" }),
  hash: text().notNull().unique(),
  createdAt: moment().notNull().defaultNow(),
  lastUsedAt: moment(),
  revokedAt: moment(),
});

/** The one-time link for the first facilitator. Only a hash is kept. */
export const setupTokens = pgTable("setup_tokens", {
  hash: text().primaryKey(),
  createdAt: moment().notNull().defaultNow(),
  usedAt: moment(),
});

export const maps = pgTable("maps", {
  id: text().primaryKey(),
  title: text().notNull(),
  /** Six characters, upper case, no look-alikes. */
  joinCode: text().notNull().unique(),
  /** Guests may come in by code or link only while the door is open. */
  doorOpen: boolean().notNull().default(false),
  /** A locked map is read by all and written by facilitators only. */
  locked: boolean().notNull().default(false),
  createdBy: text().references(() => accounts.id),
  createdAt: moment().notNull().defaultNow(),
  deletedAt: moment(),
});

/** What an account may do on a map. */
export const members = pgTable(
  "members",
  {
    mapId: text()
      .notNull()
      .references(() => maps.id, { onDelete: "cascade" }),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    role: text({ enum: ["facilitator", "contributor", "observer", "reviewer"] }).notNull(),
    joinedAt: moment().notNull().defaultNow(),
    /** Set when a facilitator removed the person from this map. */
    removedAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.mapId, table.accountId] })],
);

/** A guest's place at a map: one row for each device and map, so that nobody is asked twice. */
export const participants = pgTable(
  "participants",
  {
    id: text().primaryKey(),
    mapId: text()
      .notNull()
      .references(() => maps.id, { onDelete: "cascade" }),
    /** Hash of the device's cookie. */
    deviceHash: text().notNull(),
    name: text().notNull(),
    organisation: text().notNull(),
    /** Names or item ids of the services the person represents. */
    services: jsonb().$type<readonly string[]>().notNull().default(sql`'[]'::jsonb`),
    role: text({ enum: ["facilitator", "contributor", "observer"] }).notNull(),
    joinedAt: moment().notNull().defaultNow(),
    removedAt: moment(),
  },
  (table) => [uniqueIndex("participants_device").on(table.mapId, table.deviceHash)],
);

/** One shared document. `epoch` changes when a replica of it must never meet older ones. */
export const documents = pgTable("documents", {
  mapId: text()
    .primaryKey()
    .references(() => maps.id, { onDelete: "cascade" }),
  epoch: integer().notNull().default(1),
  /** Last committed position in the log; 0 before the first. */
  headSeq: bigint({ mode: "number" }).notNull().default(0),
  /** Position up to which the newest snapshot holds everything. */
  snapshotSeq: bigint({ mode: "number" }).notNull().default(0),
  /** Raised by whoever takes the document over; writes carry it, so that a paused owner writes nothing. */
  fence: bigint({ mode: "number" }).notNull().default(0),
  /** The process that serves the document, where there are several; nobody else takes it over before `leaseUntil`. */
  owner: text(),
  leaseUntil: moment(),
});

/** Every committed change of a document, oldest first. */
export const documentLog = pgTable(
  "document_log",
  {
    mapId: text()
      .notNull()
      .references(() => maps.id, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(),
    update: bytes().notNull(),
    /** Who made the change: participant or account ids, from the connection. */
    authors: jsonb().$type<readonly string[]>().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.mapId, table.seq] })],
);

/** Whose the Yjs ids of a document's writers are: bound with the first change made under them, for good. */
export const documentHands = pgTable(
  "document_hands",
  {
    mapId: text()
      .notNull()
      .references(() => maps.id, { onDelete: "cascade" }),
    client: bigint({ mode: "number" }).notNull(),
    /** Participant or account id. */
    person: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mapId, table.client] })],
);

/** The whole document as it stood at a position. The last two are kept. */
export const documentSnapshots = pgTable(
  "document_snapshots",
  {
    mapId: text()
      .notNull()
      .references(() => maps.id, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(),
    /** Encoding of `state`: 2 = Yjs update v2, gzip. */
    encoding: integer().notNull(),
    state: bytes().notNull(),
    /** Hex SHA-256 of `state`. */
    sha256: text().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.mapId, table.seq] })],
);

/** Gap maps as they stood when somebody chose to keep them. Never changed after writing. */
export const versions = pgTable(
  "versions",
  {
    mapId: text()
      .notNull()
      .references(() => maps.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    name: text().notNull(),
    note: text().notNull().default(""),
    /** `automatic` points are made by the server when a workshop ends and before a restore or import. */
    status: text({ enum: ["draft", "agreed", "automatic"] }).notNull(),
    savedById: text().notNull(),
    savedByName: text().notNull(),
    savedByOrganisation: text().notNull(),
    savedAt: moment().notNull().defaultNow(),
    /** Canonical JSON of the map, `gap-map/1`. */
    content: text().notNull(),
    /** Hex SHA-256 of `content`. */
    hash: text().notNull(),
    /** The shared document's state (Yjs update v2, gzip). */
    state: bytes().notNull(),
    /** Who was there: name and organisation. */
    present: jsonb()
      .$type<readonly { readonly name: string; readonly organisation: string }[]>()
      .notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mapId, table.number] }),
    index("versions_saved").on(table.mapId, table.savedAt),
  ],
);
