import type * as Y from "yjs";
import { sameContent } from "#lib/gap-map/canonical.ts";
import type { FieldValue } from "#lib/gap-map/edit.ts";
import { vocabularySchema } from "#lib/gap-map/schema.ts";
import { fitsWord, type Section, withWord, wordIn } from "#lib/gap-map/vocabulary.ts";
import type { Vocabulary } from "#lib/gap-map/vocabulary-model.ts";

/**
 * A section of the map's words stands under one key as a whole, as the map began; each word that people
 * add or change later stands under a key of its own on top of it, so that two who add at once both keep theirs.
 */
const keyOf = (section: string, word?: string) =>
  word === undefined ? `vocabulary/${section}` : `vocabulary/${section}/${word}`;

/** Whether a key of the document's `meta` holds words of the map. */
export function isWordKey(key: string): boolean {
  return key.startsWith("vocabulary/");
}

/** A word on its own. `at` is its place among those that came after the section was made; 0 leaves it where it was. */
interface Later {
  readonly at: number;
  /** `null`: it is gone from the section. */
  readonly word: FieldValue;
}

/** All sections; one that cannot be read is empty, and a word that cannot is left out. */
export function readSections(meta: Y.Map<unknown>): Vocabulary {
  const later = laterWords(meta);
  const sections = Object.keys(vocabularySchema.shape).map((name) => {
    const section = name as keyof Vocabulary;
    return [section, readSection(meta, section, later.get(section) ?? [])];
  });
  return Object.fromEntries(sections) as Vocabulary;
}

/** Puts a whole section in place of what stands there. */
export function writeSection(
  meta: Y.Map<unknown>,
  section: keyof Vocabulary,
  value: FieldValue,
): void {
  for (const [id] of laterWords(meta).get(section) ?? []) meta.set(keyOf(section, id), null);
  if (!sameContent(meta.get(keyOf(section)), value)) meta.set(keyOf(section), value);
}

/** Puts one word in, or with `null` out, and leaves the others as they are. */
export function writeWord(
  meta: Y.Map<unknown>,
  section: keyof Vocabulary,
  id: string,
  word: FieldValue,
): void {
  const later = laterWords(meta).get(section) ?? [];
  const first = wordIn(section, wholeOf(meta, section), id) !== null;
  const mine = later.find(([one]) => one === id)?.[1];
  const key = keyOf(section, id);
  // Never deleted: who takes a word out has to be known, and Yjs keeps no name for a deletion.
  if (word === null) meta.set(key, first ? { at: 0, word } : null);
  else {
    const stands = mine === undefined ? first : mine.word !== null;
    const next = Math.max(0, ...later.map(([, { at }]) => at)) + 1;
    const at = stands ? (mine?.at ?? 0) : next;
    if (!sameContent(mine, { at, word })) meta.set(key, { at, word });
  }
}

type LaterWords = readonly (readonly [id: string, later: Later])[];

function readSection(meta: Y.Map<unknown>, section: keyof Vocabulary, later: LaterWords): Section {
  const whole = wholeOf(meta, section);
  return later.reduce((words, [id, { at, word }]) => {
    const kept = at > 0 ? withWord(section, words, id, null) : words;
    return fitsWord(section, kept, id, word) ? withWord(section, kept, id, word) : kept;
  }, whole);
}

function wholeOf(meta: Y.Map<unknown>, section: keyof Vocabulary): Section {
  const schema = vocabularySchema.shape[section];
  const read = schema.safeParse(meta.get(keyOf(section)));
  if (read.success) return read.data;
  return (schema.safeParse([]).success ? [] : {}) as unknown as Section;
}

/** By section, each in the order in which they read. */
function laterWords(meta: Y.Map<unknown>): ReadonlyMap<string, LaterWords> {
  const found = new Map<string, (readonly [string, Later])[]>();
  for (const [key, value] of meta.entries()) {
    if (!isWordKey(key)) continue;
    const [, section = "", ...rest] = key.split("/");
    const later = laterFrom(value);
    if (rest.length === 0 || later === undefined) continue;
    const there = found.get(section) ?? [];
    there.push([rest.join("/"), later]);
    found.set(section, there);
  }
  for (const words of found.values()) {
    words.sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1));
  }
  return found;
}

function laterFrom(value: unknown): Later | undefined {
  if (typeof value !== "object" || value === null || !("at" in value) || !("word" in value)) {
    return undefined;
  }
  const { at, word } = value;
  return typeof at === "number" && at >= 0 ? { at, word: word as FieldValue } : undefined;
}
