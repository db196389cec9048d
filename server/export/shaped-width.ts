import PDFDocument from "pdfkit";
import type { Face } from "#lib/scene/measure.ts";
import { fontFile } from "./fonts.ts";

/** Never written: its fonts are asked for widths. */
const ruler = new PDFDocument({ autoFirstPage: false });

/** Width of a text once its letters are joined and kerned, in the unit of `size`. */
export function shapedWidth(
  text: string,
  { face, bold }: { readonly face: Face; readonly bold: boolean },
  size: number,
): number {
  if (text === "") return 0;
  return ruler.font(fontFile(face, bold)).fontSize(size).widthOfString(text, { features: [] });
}
