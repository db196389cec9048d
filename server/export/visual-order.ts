import bidiFactory from "bidi-js";
import { type Face, isRightToLeft, stretchesOf } from "#lib/scene/measure.ts";

/** A part of a line in one font and one direction. */
export interface Stretch {
  readonly text: string;
  readonly face: Face;
  /** Embedding level: odd where it runs from right to left. */
  readonly level: number;
}

const bidi = bidiFactory();

/** The stretches of a line from left to right, as the eye meets them. A line whose first letter is of a right-to-left script runs that way. */
export function inVisualOrder(text: string, bold: boolean): Stretch[] {
  const plain = stretchesOf(text, bold).map((stretch) => ({ ...stretch, level: 0 }));
  return TURNED.test(text) ? turned(levelled(text, bold)) : plain;
}

/** Scripts that run from right to left, and their digits. */
const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** The text in stretches of one direction and one font, in reading order. */
function levelled(text: string, bold: boolean): Stretch[] {
  const { levels } = bidi.getEmbeddingLevels(text, isRightToLeft(text) ? "rtl" : "ltr");
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const runs: { text: string; level: number }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const level = levels[index] ?? 0;
    const unit = mirrored.get(index) ?? text.charAt(index);
    const last = runs.at(-1);
    if (last?.level === level) last.text += unit;
    else runs.push({ text: unit, level });
  }
  return runs.flatMap(({ text: run, level }) =>
    stretchesOf(run, bold).flatMap(({ face, text: part }) =>
      (level % 2 === 1 ? wordsOf(part) : [part]).map((word) => ({ face, level, text: word })),
    ),
  );
}

/** Rule L2 of the Unicode bidirectional algorithm, on stretches: from the highest level down, turn every sequence at that level or above. */
function turned(stretches: readonly Stretch[]): Stretch[] {
  const order = [...stretches];
  const highest = order.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return order;
}

/** A stretch that runs from right to left, in words and what stands between them. Shapers turn letters by their script; brackets and spaces have none and are turned here. */
function wordsOf(text: string): string[] {
  const parts = text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? [];
  return parts.map((part) => (TURNED.test(part) ? part : [...part].reverse().join("")));
}
