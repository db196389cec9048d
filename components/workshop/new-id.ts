import type { ItemId, Kind } from "#lib/gap-map/model.ts";

/** An id for a new item: its kind, so that files are readable, and 60 random bits. */
export function newId(kind: Kind | "note"): ItemId {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const letters = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${kind}-${letters}` as ItemId;
}

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
