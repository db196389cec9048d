import type { Act } from "#lib/gap-map/commands.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { addDimension, addValue, addWord, type WordKind, wordsOf } from "#lib/gap-map/new-words.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, valueInWords } from "#lib/gap-map/words.ts";

/** What is added: something thresholds can be about, a value of one, or a word of a list. */
type What = "dimension" | "value" | WordKind;

/** A new word as it is typed into the form. */
export interface TypedWord {
  readonly what: What;
  readonly label: string;
  readonly definition: string;
  readonly type: Dimension["type"];
  readonly nature: Dimension["nature"];
  /** One a line, smallest first where they are in order. */
  readonly values: string;
  /** To which a value is added. */
  readonly dimension: string;
  /** The value that the new one comes before; empty for the end. */
  readonly before: string;
  readonly side: string;
}

export const nothingTyped: TypedWord = {
  ...{ what: "dimension", label: "", definition: "", type: "ordinal", nature: "status" },
  ...{ values: "", dimension: "", before: "", side: "appropriateness" },
};

/** Whether something has values that people choose from. */
export function hasValues({ type }: Pick<Dimension, "type">): boolean {
  return type === "enum" || type === "ordinal";
}

/** What is wrong with it, by field; undefined when it can be added. */
export function faultIn(
  typed: TypedWord,
): { readonly field: string; readonly message: string } | undefined {
  if (typed.label.trim() === "") return { field: "word-label", message: "Enter the words for it" };
  const few = lines(typed.values).length < 2;
  if (typed.what === "dimension" && hasValues(typed) && few)
    return { field: "word-values", message: "Enter at least two values, one on each line" };
  if (typed.what === "value" && typed.dimension === "")
    return { field: "word-dimension", message: "Choose what it is a value of" };
  return undefined;
}

/** The act that adds it. Without edits when it is there already. */
export function actFor(map: GapMap, typed: TypedWord): Act {
  const { what, label, definition, side } = typed;
  if (what === "dimension") return addDimension(map, { ...typed, values: lines(typed.values) });
  if (what !== "value") return addWord(map, what, { label, definition, side });
  const dimension = map.vocabulary.dimensions.find(({ id }) => id === typed.dimension);
  if (dimension === undefined) return { edits: [], said: "" };
  return addValue(map, dimension, label, typed.before || undefined);
}

/** What the map has of this already. */
export function thereAlready(map: GapMap, { what, dimension }: TypedWord): readonly string[] {
  const { dimensions } = map.vocabulary;
  if (what === "dimension") return dimensions.map(({ id }) => dimensionLabel(map, id));
  if (what !== "value") return wordsOf(map, what).map(({ label }) => label);
  return (dimensions.find(({ id }) => id === dimension)?.values ?? []).map(valueInWords);
}

function lines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
