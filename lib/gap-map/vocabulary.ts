import type { FieldValue } from "./edit.ts";
import { vocabularySchema } from "./schema.ts";
import type { Vocabulary } from "./vocabulary-model.ts";

/** A part of a map's words, for code that treats all of them alike. */
export type Section = Vocabulary[keyof Vocabulary];

/** How a section keeps its words: with a label each, as things with an id, or bare. */
type Shape = "labels" | "things" | "bare";

const SHAPES: Readonly<Record<keyof Vocabulary, Shape>> = {
  ...{ dimensions: "things", barrierKinds: "things" },
  ...{ dimensionNature: "labels", operators: "labels", functions: "labels", tiers: "labels" },
  ...{ goodPracticeKinds: "labels", hardness: "labels", basis: "labels", mode: "labels" },
  ...{ sectors: "bare", pathwayKinds: "bare", pathwayOutcomes: "bare" },
  ...{ receiverSays: "bare", senderSays: "bare", stances: "bare" },
};

/** Whether a section may take this word, or with `null` let go of it, as it stands. */
export function fitsWord(
  section: keyof Vocabulary,
  now: Section,
  id: string,
  value: FieldValue,
): boolean {
  if (id in Object.prototype) return false;
  if (value === null) return wordIn(section, now, id) !== null;
  if (SHAPES[section] === "bare" && value !== true) return false;
  if (SHAPES[section] === "things" && idOf(value) !== id) return false;
  return vocabularySchema.shape[section].safeParse(withWord(section, now, id, value)).success;
}

/** A section with one word put in, replaced where it stands, or with `null` taken out. A new word comes last. */
export function withWord(
  section: keyof Vocabulary,
  now: Section,
  id: string,
  value: FieldValue,
): Section {
  if (SHAPES[section] === "labels") {
    const labels = now as Readonly<Record<string, string>>;
    const { [id]: _before, ...rest } = labels;
    if (value === null) return rest;
    return (
      Object.hasOwn(labels, id) ? { ...labels, [id]: value } : { ...rest, [id]: value }
    ) as Section;
  }
  const words = now as readonly FieldValue[];
  const word = SHAPES[section] === "bare" ? id : value;
  if (value === null) return words.filter((one) => keyOf(one) !== id) as unknown as Section;
  if (!words.some((one) => keyOf(one) === id)) return [...words, word] as unknown as Section;
  return words.map((one) => (keyOf(one) === id ? word : one)) as unknown as Section;
}

/** A word of a section, as an edit would give it; `null` where there is none. */
export function wordIn(section: keyof Vocabulary, now: Section, id: string): FieldValue {
  if (SHAPES[section] === "labels") {
    const labels = now as Readonly<Record<string, string>>;
    return Object.hasOwn(labels, id) ? (labels[id] ?? null) : null;
  }
  const word = (now as readonly FieldValue[]).find((one) => keyOf(one) === id);
  if (word === undefined) return null;
  return SHAPES[section] === "bare" ? true : word;
}

/** The ids of a section's words, in their order. */
export function idsIn(section: keyof Vocabulary, now: Section): readonly string[] {
  if (SHAPES[section] === "labels") return Object.keys(now);
  return (now as readonly FieldValue[]).flatMap((one) => keyOf(one) ?? []);
}

function keyOf(word: FieldValue): string | undefined {
  return typeof word === "string" ? word : idOf(word);
}

function idOf(word: FieldValue): string | undefined {
  if (word === null || typeof word !== "object" || !("id" in word)) return undefined;
  return String(word["id"]);
}
