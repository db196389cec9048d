import type { Json, SketchRecord } from "#lib/gap-map/model.ts";
import type { Point } from "./geometry.ts";
import { wrap } from "./measure.ts";
import { polyline, type Shape, text } from "./shapes.ts";

const NOTE = 200;
const PAD = 14;

/** Sticky notes, texts and strokes of the sketch. Anything else that the canvas may hold is left to the canvas. */
export function sketchShapes(sketch: Readonly<Record<string, SketchRecord>>): Shape[] {
  return Object.values(sketch)
    .filter(({ typeName }) => typeName === "shape")
    .sort(({ index: a }, { index: b }) => (String(a) < String(b) ? -1 : 1))
    .flatMap(shapesOf);
}

function shapesOf(record: SketchRecord): Shape[] {
  const at = pointIn(record);
  if (at === undefined) return [];
  const { type, props: inner } = record;
  const props = objectIn(inner);
  const { w } = props;
  if (type === "note") return stickyNote(at, wordsOf(props));
  if (type === "text") return lines(at, wordsOf(props), 20, Math.max(60, Number(w) || 300));
  return type === "draw" ? strokes(at, props) : [];
}

function stickyNote({ x, y }: Point, words: string): Shape[] {
  const room = NOTE - 2 * PAD;
  const size = [22, 18, 15].find((one) => wrap(words, room, one).lines.length * one * 1.25 <= room);
  const most = size === undefined ? Math.floor(room / (14 * 1.25)) : undefined;
  const edge = { colour: "ink", width: 1 } as const;
  return [
    { kind: "rect", x, y, w: NOTE, h: NOTE, fill: "note", stroke: edge },
    ...lines({ x: x + PAD, y: y + PAD }, words, size ?? 14, room, most),
  ];
}

function lines({ x, y }: Point, words: string, size: number, room: number, most?: number): Shape[] {
  return wrap(words, room, size, false, most).lines.map((line, index) =>
    text(x, y + size + index * size * 1.25, line, { size }),
  );
}

function strokes({ x, y }: Point, { segments }: SketchRecord): Shape[] {
  return listIn(segments).flatMap((segment) => {
    const { points } = objectIn(segment);
    const drawn = listIn(points).flatMap((one) => {
      const point = pointIn(objectIn(one));
      return point === undefined ? [] : [{ x: x + point.x, y: y + point.y }];
    });
    return drawn.length < 2 ? [] : [polyline(drawn, { colour: "ink", width: 3, round: true })];
  });
}

/** The words of a record: plain text, or the text inside tldraw's rich text. */
function wordsOf({ text: plain, richText }: SketchRecord): string {
  if (typeof plain === "string") return plain;
  const { content } = objectIn(richText);
  return listIn(content)
    .map((block) => textIn(block, 0))
    .join("\n");
}

/** Rich text nests; what is nested deeper than anybody types is left out. */
function textIn(value: Json, depth: number): string {
  const { text: words, content } = objectIn(value);
  if (typeof words === "string") return words;
  if (depth > 8) return "";
  return listIn(content)
    .map((one) => textIn(one, depth + 1))
    .join("");
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function objectIn(value: Json | undefined): SketchRecord {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return value as SketchRecord;
}

/** Where something lies, if it lies on the map at all. */
function pointIn({ x, y }: SketchRecord): Point | undefined {
  if (typeof x !== "number" || typeof y !== "number") return undefined;
  return Math.abs(x) < 1e5 && Math.abs(y) < 1e5 ? { x, y } : undefined;
}
