import * as Y from "yjs";
import { ROOT_NAMES } from "#lib/board-doc/roots.ts";
import type { Refusal } from "#lib/wire/control.ts";

/** Names of the document's roots. A new one is refused: each costs every later joiner time. */
const roots: ReadonlySet<unknown> = new Set(ROOT_NAMES);

/** Most structs, and most ranges of deletions, that one change may hold. */
const MOST_STRUCTS = 50_000;
const LONGEST_STRUCT = 2 ** 20;
const LAST_CLOCK = 2 ** 31;
const LONGEST_KEY = 256;
const DEEPEST_VALUE = 32;
const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** How far each author's changes are known: the state of the document and of what waits before this change. */
export interface Known {
  clockOf(client: number): number;
}

/** A change that may be applied. */
export interface Admitted {
  readonly ok: true;
  /** Where each author's changes end after this one, for authors who are in it. */
  readonly ends: ReadonlyMap<number, number>;
  /** What it adds, as it was read. */
  readonly structs: readonly Struct[];
  /** Nothing in it at all: the usual answer of somebody who has just come in. */
  readonly empty: boolean;
  /** Items that it marks as deleted. */
  readonly removals: number;
  /** What it erases. */
  readonly deletions: Deletions;
}

export type Verdict = Admitted | { readonly ok: false; readonly reason: Refusal };

/** A piece of an update, before it is part of a document. */
export type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];
export type Deletions = ReturnType<typeof Y.decodeUpdate>["ds"];

/**
 * Whether an update may be applied: Yjs can read it, it leaves no gap, all it builds on is known,
 * and it holds only what a gap map is made of. Decodes once and touches no document. Never throws.
 */
export function admit(update: Uint8Array, known: Known): Verdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return refuse("malformed");
  }
  const { structs, ds } = decoded;
  if (structs.length > MOST_STRUCTS || rangesIn(ds) > MOST_STRUCTS) return refuse("too-many");
  if (!deletesSomething(ds)) return refuse("malformed");
  const reach = readReach(structs, known);
  if (!(reach instanceof Map)) return refuse(reach);
  const clockAfter = (client: number) => Math.max(known.clockOf(client), reach.get(client) ?? 0);
  for (const struct of structs) {
    const reason = struct instanceof Y.Item ? faultOf(struct, clockAfter) : undefined;
    if (reason !== undefined) return refuse(reason);
  }
  if (!deletesOnlyKnown(ds, clockAfter)) return refuse("missing-dependency");
  const empty = structs.length === 0 && ds.clients.size === 0;
  const removals = structs.filter((one) => one instanceof Y.Item && one.parentSub === "removed");
  return { ok: true, ends: reach, structs, empty, removals: removals.length, deletions: ds };
}

function refuse(reason: Refusal): Verdict {
  return { ok: false, reason };
}

function rangesIn(deletions: Deletions): number {
  let count = 0;
  for (const ranges of deletions.clients.values()) count += ranges.length;
  return count;
}

/** Where each author's structs end, if they follow without a gap on what is known. */
function readReach(structs: readonly Struct[], known: Known): Map<number, number> | Refusal {
  const ends = new Map<number, number>();
  let current: number | undefined;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    // Yjs keeps only the last block of an author, so two of them would hide a gap.
    if (!isSane(struct) || (client !== current && ends.has(client))) return "malformed";
    current = client;
    const end = clock + struct.length;
    const reached = ends.get(client) ?? known.clockOf(client);
    const skipped = struct instanceof Y.Skip && end > known.clockOf(client);
    if (clock > reached || skipped) return "gap";
    ends.set(client, end);
  }
  return ends;
}

function isSane({ id, length }: Struct): boolean {
  return (
    length > 0 &&
    length < LONGEST_STRUCT &&
    id.clock >= 0 &&
    id.clock + length < LAST_CLOCK &&
    Number.isSafeInteger(id.client)
  );
}

type ClockAfter = (client: number) => number;

function faultOf(item: Y.Item, clockAfter: ClockAfter): Refusal | undefined {
  if (!isKnown(item.origin, clockAfter) || !isKnown(item.rightOrigin, clockAfter)) {
    return "missing-dependency";
  }
  // While decoding, a parent is the name of a root, an id, or absent (then it is the neighbour's).
  const parent: unknown = item.parent;
  if (typeof parent === "string") {
    if (!roots.has(parent) || item.parentSub === null) return "bad-root";
  } else if (parent instanceof Y.ID && !isKnown(parent, clockAfter)) {
    return "missing-dependency";
  }
  if (item.parentSub !== null && !isKey(item.parentSub)) return "bad-value";
  return faultOfContent(item.content);
}

function isKnown(id: Y.ID | null, clockAfter: ClockAfter): boolean {
  return id === null || id.clock < clockAfter(id.client);
}

function isKey(key: string): boolean {
  return key.length <= LONGEST_KEY && !forbiddenKeys.has(key);
}

function faultOfContent(content: Y.Item["content"]): Refusal | undefined {
  if (content instanceof Y.ContentAny) {
    return content.arr.every((value) => isValue(value, 0)) ? undefined : "bad-value";
  }
  if (content instanceof Y.ContentFormat) {
    return isKey(content.key) && isValue(content.value, 0) ? undefined : "bad-value";
  }
  if (content instanceof Y.ContentType) {
    const { type } = content;
    const usual = [Y.Map, Y.Text, Y.Array].some((kind) => type.constructor === kind);
    return usual ? undefined : "bad-kind";
  }
  const plain = content instanceof Y.ContentString || content instanceof Y.ContentDeleted;
  return plain ? undefined : "bad-kind";
}

/** Whether a value is plain data: finite numbers, no deep nesting, no key that reaches a prototype. */
function isValue(value: unknown, depth: number): boolean {
  if (depth > DEEPEST_VALUE) return false;
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value !== "object") return typeof value !== "bigint";
  if (Array.isArray(value)) return value.every((part) => isValue(part, depth + 1));
  // Reading `__proto__` from the wire has replaced the prototype; binary data has another one, too.
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(([key, part]) => isKey(key) && isValue(part, depth + 1));
}

/** Whether each range has a length: over an empty one at the end of what is known Yjs throws, halfway through the change. */
function deletesSomething(deletions: Deletions): boolean {
  return [...deletions.clients.values()].every((ranges) => ranges.every(({ len }) => len > 0));
}

function deletesOnlyKnown(deletions: Deletions, clockAfter: ClockAfter): boolean {
  for (const [client, ranges] of deletions.clients) {
    const end = clockAfter(client);
    if (ranges.some(({ clock, len }) => clock + len > end)) return false;
  }
  return true;
}

/** Whether a state vector can be read and is no larger than an honest one; huge ones cost time to answer. */
export function isStateVector(bytes: Uint8Array, mostEntries: number): boolean {
  if (bytes.length > mostEntries * 12 + 16) return false;
  try {
    return Y.decodeStateVector(bytes).size <= mostEntries;
  } catch {
    return false;
  }
}
