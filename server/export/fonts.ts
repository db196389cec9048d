import { join } from "node:path";
import type { Face } from "#lib/scene/measure.ts";

/** The font files we ship: the same that browsers are served as a fallback. */
const files: Readonly<Record<Face, readonly [regular: string, bold: string]>> = {
  liberation: ["LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"],
  dejavu: ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"],
};

/** Path of the font file for a face and weight. The server always starts in the folder of the program. */
export function fontFile(face: Face, bold: boolean): string {
  return join(process.cwd(), "public", "fonts", files[face][bold ? 1 : 0]);
}

/** Paths of all our font files. */
export function fontFiles(): string[] {
  return (["liberation", "dejavu"] as const).flatMap((face) => [
    fontFile(face, false),
    fontFile(face, true),
  ]);
}
