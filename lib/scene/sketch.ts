import type { SketchRecord } from "#lib/gap-map/model.ts";
import { listIn, objectIn, sketchPlace, sketchWords } from "#lib/gap-map/sketches.ts";
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
  const at = sketchPlace(record);
  if (at === undefined) return [];
  const { type, props: inner } = record;
  const props = objectIn(inner);
  const { w } = props;
  if (type === "note") return stickyNote(at, sketchWords(props));
  if (type === "text") return lines(at, sketchWords(props), 20, Math.max(60, Number(w) || 300));
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
      const point = sketchPlace(objectIn(one));
      return point === undefined ? [] : [{ x: x + point.x, y: y + point.y }];
    });
    return drawn.length < 2 ? [] : [polyline(drawn, { colour: "ink", width: 3, round: true })];
  });
}
