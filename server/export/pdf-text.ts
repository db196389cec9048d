import bidiFactory from "bidi-js";
import { type Face, isRightToLeft, stretchesOf } from "#lib/scene/measure.ts";
import { fontFile } from "./fonts.ts";

/** One line of text on a page: `x` is its left end, `y` its baseline. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

interface Stretch {
  readonly text: string;
  readonly face: Face;
  readonly level: number;
}

const bidi = bidiFactory();

/** Writes a line with the fonts that have its characters, in the order in which the eye meets them. */
export function writeLine(doc: PDFKit.PDFDocument, line: Line): void {
  let { x } = line;
  for (const stretch of inVisualOrder(line.text, line.bold)) {
    doc.font(fontFile(stretch.face, line.bold)).fontSize(line.size).fillColor(line.colour);
    // Features, even none, make pdfkit shape the stretch as a whole and not word by word, which would turn the order of right-to-left words.
    const options = { lineBreak: false, baseline: "alphabetic", features: [] } as const;
    doc.text(stretch.text, x, line.y, { ...options, features: [] });
    x += doc.widthOfString(stretch.text, { features: [] });
  }
}

function inVisualOrder(text: string, bold: boolean): Stretch[] {
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
    stretchesOf(run, bold).map((stretch) => ({ ...stretch, level })),
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
