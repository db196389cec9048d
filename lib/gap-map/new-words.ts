import type { Act } from "./commands.ts";
import type { Edit, FieldValue } from "./edit.ts";
import type { GapMap } from "./model.ts";
import { idsIn, wordIn } from "./vocabulary.ts";
import type { Dimension, Vocabulary } from "./vocabulary-model.ts";
import { dimensionLabel, labelOf, type WordList, wordOf } from "./words.ts";

/** Lists of the map's own words that a workshop can add to, by what one of them is called. */
export const wordKinds = {
  functions: "what a service does",
  barrierKinds: "kind of barrier",
  goodPracticeKinds: "kind of good practice",
  sectors: "sector",
  tiers: "tier",
  pathwayKinds: "kind of pathway",
  pathwayOutcomes: "usual outcome",
} as const satisfies Partial<Record<keyof Vocabulary, string>>;

/** A list that a workshop can add to. */
export type WordKind = keyof typeof wordKinds;

/** Something new that thresholds can be about, as somebody gives it in a form. */
export interface NewDimension {
  readonly label: string;
  readonly type: Dimension["type"];
  readonly nature: Dimension["nature"];
  readonly definition: string;
  /** In their order, smallest first, where it is a scale. */
  readonly values: readonly string[];
}

/** Adds something that thresholds can be about and personas can have. */
export function addDimension(map: GapMap, wanted: NewDimension): Act {
  const label = wanted.label.trim();
  const { type, nature } = wanted;
  const known = map.vocabulary.dimensions.map(({ id }) => [id, dimensionLabel(map, id)] as const);
  const id = newId(label, known);
  if (id === undefined) return already(label);
  const values = unique(wanted.values);
  const listed = type === "enum" || type === "ordinal" ? { values } : {};
  const value = { id, type, ...listed, nature, definition: wanted.definition.trim(), label };
  return { edits: [put("dimensions", id, value)], said: `‘${label}’ was added.` };
}

/** Adds a value to a list or a scale: before another, or at the end. Everything else of it stays. */
export function addValue(map: GapMap, dimension: Dimension, wanted: string, before?: string): Act {
  const value = wanted.trim();
  const values = dimension.values ?? [];
  const name = dimensionLabel(map, dimension.id);
  if (value === "" || values.some((one) => same(one, value))) return already(value);
  const at = before === undefined ? values.length : values.indexOf(before);
  const next = at < 0 ? [...values, value] : values.toSpliced(at, 0, value);
  return {
    edits: [put("dimensions", dimension.id, { ...dimension, values: next })],
    said: `‘${value}’ was added to ${name}.`,
  };
}

/** Adds a word to one of the map's lists. `side` is the side of access a kind of barrier stands on. */
export function addWord(
  map: GapMap,
  kind: WordKind,
  wanted: { readonly label: string; readonly definition?: string; readonly side?: string },
): Act {
  const label = wanted.label.trim();
  const known = wordsOf(map, kind).map((one) => [one.id, one.label] as const);
  const made = newId(label, known);
  if (made === undefined) return already(label);
  // A list of bare words has no other place for capitals than the word itself.
  const id = kind in SAID_AS ? label : made;
  const { definition = "", side = "appropriateness" } = wanted;
  const said = `‘${label}’ was added to the map’s words: ${wordKinds[kind]}.`;
  switch (kind) {
    case "barrierKinds":
      return { edits: [put(kind, id, { id, label, levesque: side, definition })], said };
    case "functions":
    case "goodPracticeKinds":
    case "tiers":
      return { edits: [put(kind, id, label)], said };
    default:
      return { edits: [put(kind, id, true)], said };
  }
}

/** One word of a list, as people read it. */
export interface Word {
  readonly id: string;
  readonly label: string;
}

const SAID_AS: Readonly<Partial<Record<WordKind, WordList>>> = {
  ...{ sectors: "sector", pathwayKinds: "route", pathwayOutcomes: "outcome" },
};

/** The words of one list. */
export function wordsOf({ vocabulary }: GapMap, kind: WordKind): readonly Word[] {
  const list = SAID_AS[kind];
  return idsIn(kind, vocabulary[kind]).map((id) => {
    if (list !== undefined) return { id, label: wordOf(list, id) };
    return { id, label: labelIn(wordIn(kind, vocabulary[kind], id)) ?? labelOf(id) };
  });
}

function labelIn(word: FieldValue): string | undefined {
  if (typeof word === "string") return word;
  const named = word !== null && typeof word === "object" && "label" in word;
  return named ? String(word["label"]) : undefined;
}

/** Made from the words, so that it can be read in files; undefined for no words, and for words that are there. */
function newId(label: string, known: readonly (readonly [id: string, label: string])[]) {
  const id = label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  if (id === "" || known.some(([one, words]) => one === id || same(words, label))) return undefined;
  return id;
}

function already(label: string): Act {
  return { edits: [], said: label === "" ? "" : `‘${label}’ is there already.` };
}

function put(section: keyof Vocabulary, word: string, value: FieldValue): Edit {
  return { kind: "vocabulary", section, word, value };
}

function unique(values: readonly string[]): readonly string[] {
  const said = values.map((one) => one.trim()).filter((one) => one !== "");
  return said.filter((one, at) => said.findIndex((other) => same(one, other)) === at);
}

function same(one: string, other: string): boolean {
  return labelOf(one).toLowerCase() === labelOf(other).toLowerCase();
}

/** The sides of access a kind of barrier can stand on (Levesque et al. 2013), as questions. */
export const accessSides = {
  approachability: "Can people know of it",
  acceptability: "Is it acceptable to them",
  availability: "Can they reach it in time and place",
  affordability: "Can they afford it",
  appropriateness: "Does it fit what they need",
} as const;
