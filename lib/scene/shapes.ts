import type { Colour } from "./colours.ts";
import type { Rect as Area, Point } from "./geometry.ts";
import { boxed, type Face, measure, oneLine } from "./measure.ts";

/** How a line is drawn. Lengths are in map units. */
export interface Stroke {
  readonly colour: Colour;
  readonly width: number;
  /** Lengths of drawn and free parts in turn. */
  readonly dash?: readonly [number, number];
  readonly round?: boolean;
}

interface Painted {
  readonly fill?: Colour;
  readonly stroke?: Stroke;
}

interface RectShape extends Painted, Area {
  readonly kind: "rect";
  readonly radius?: number;
}

interface Circle extends Painted {
  readonly kind: "circle";
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface Path extends Painted {
  readonly kind: "path";
  /** SVG path data with absolute coordinates. */
  readonly d: string;
}

/** One line of text. `y` is its baseline. */
export interface TextRun {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: Colour;
  /** The one font that draws it, where that is settled and no direction is left to find. */
  readonly face?: Face;
  /** Width as measured with our fonts, and the spacing asked for. `x` is always the left end. */
  readonly width: number;
}

/** Shapes that stand for one thing, with its name for those who cannot see them. */
export interface Group {
  readonly kind: "group";
  readonly name: string;
  /** Where the origin of its shapes lies; 0, 0 when absent. */
  readonly at?: Point;
  readonly shapes: readonly Shape[];
}

export type Shape = RectShape | Circle | Path | TextRun | Group;

/** How much further apart somebody sets letters and words than our fonts do, as parts of the letters' size. */
export interface Spacing {
  readonly letter: number;
  readonly word: number;
}

export const asMeasured: Spacing = { letter: 0, word: 0 };

/** By how much a line becomes wider. */
export function spread(words: string, size: number, { letter, word }: Spacing): number {
  return size * (letter * words.length + word * (words.split(" ").length - 1));
}

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: Colour;
  readonly anchor?: "start" | "middle" | "end";
  readonly spacing?: Spacing;
}

/** One line of text at a baseline; `x` is its left end, middle or right end as the style's anchor says. */
export function text(
  x: number,
  y: number,
  words: string,
  { size, bold = false, colour = "ink", anchor = "start", spacing = asMeasured }: TextStyle,
): TextRun {
  const line = oneLine(words);
  const width = measure(line, size, bold) + spread(line, size, spacing);
  const shift = { start: 0, middle: width / 2, end: width }[anchor];
  return { kind: "text", x: x - shift, y, text: line, size, bold, colour, width };
}

/** A straight line through points. */
export function polyline(points: readonly Point[], stroke: Stroke): Path {
  return { kind: "path", d: lineThrough(points), stroke };
}

/** A closed figure through points. */
export function polygon(points: readonly Point[], paint: Painted): Path {
  return { kind: "path", d: `${lineThrough(points)}Z`, ...paint };
}

function lineThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`)
    .join("");
}

/** A number with at most two decimals, as short as it can be. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The hatch of the gap: slanted lines clipped to a rectangle. It marks the gap and nothing else. */
export function hatch(
  { x, y, w, h }: Area,
  gap = 8,
  stroke: Stroke = { colour: "ink", width: 1.5 },
): Path {
  let d = "";
  for (let c = gap; c < w + h; c += gap) {
    // The line from the left or bottom edge up to the top or right edge, on which dx + dy = c.
    const from = { x: x + Math.max(0, c - h), y: y + Math.min(c, h) };
    const to = { x: x + Math.min(c, w), y: y + Math.max(0, c - w) };
    d += `M${short(from.x)} ${short(from.y)}L${short(to.x)} ${short(to.y)}`;
  }
  return { kind: "path", d, stroke };
}

/** All lines of text of these shapes, in drawing order. */
export function textsOf(shapes: readonly Shape[]): TextRun[] {
  return shapes.flatMap((shape) => {
    if (shape.kind === "group") return textsOf(shape.shapes);
    return shape.kind === "text" ? [shape] : [];
  });
}

/** The same shapes with a box for every character that our fonts lack. */
export function withBoxes(shapes: readonly Shape[]): Shape[] {
  return shapes.map((shape) => {
    if (shape.kind === "group") return { ...shape, shapes: withBoxes(shape.shapes) };
    return shape.kind === "text" ? { ...shape, text: boxed(shape.text) } : shape;
  });
}

/** The same shapes moved to the right and down. */
export function moved(shapes: readonly Shape[], dx: number, dy: number): Group {
  return { kind: "group", name: "", shapes, at: { x: dx, y: dy } };
}
