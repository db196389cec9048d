import { fontFile } from "./fonts.ts";
import { inVisualOrder } from "./visual-order.ts";

/** One line of text on a page: `x` is its left end, `y` its baseline. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
}

/** Writes a line with the fonts that have its characters, in the order in which the eye meets them. */
export function writeLine(doc: PDFKit.PDFDocument, line: Line): void {
  let { x } = line;
  const stretches = inVisualOrder(line.text, line.bold);
  for (const [index, stretch] of stretches.entries()) {
    doc.font(fontFile(stretch.face, line.bold)).fontSize(line.size).fillColor(line.colour);
    // Features, even none, make pdfkit shape the stretch as a whole and not word by word, which would turn the order of right-to-left words.
    const options = { lineBreak: false, baseline: "alphabetic", features: [] } as const;
    doc.text(stretch.text, x, line.y, { ...options, features: [] });
    // Shaping is what a page costs most: not once more for a width that nobody needs.
    if (index + 1 < stretches.length) x += doc.widthOfString(stretch.text, { features: [] });
  }
}
