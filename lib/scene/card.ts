import type { GapMap, Service } from "#lib/gap-map/model.ts";
import { barriersOn, goodPracticeOn, thresholdsOf } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { organisationName, type SectorTint, sectorTint, wordOf } from "#lib/gap-map/words.ts";
import type { Box, Note } from "./boxes.ts";
import type { Colour } from "./colours.ts";
import type { Rect } from "./geometry.ts";
import { type MarkKind, mark, marks } from "./marks.ts";
import { measure, wrap } from "./measure.ts";
import { type Group, type Shape, text } from "./shapes.ts";
import { CARD_PAD, SIGN, STRIP_HEIGHT, TYPE } from "./type-scale.ts";

const RADIUS = 6;
/** Middle of the row of marks above the card's lower edge. */
const MARKS_UP = 17;
/** From the left of one mark to the left of the next. */
const MARK_STEP = 52;

const sectorColours: Readonly<Record<SectorTint, { fill: Colour; ink: Colour }>> = {
  nhs: { fill: "sectorNhs", ink: "sectorNhsInk" },
  voluntary: { fill: "sectorVoluntary", ink: "sectorVoluntaryInk" },
  emergency: { fill: "sectorEmergency", ink: "sectorEmergencyInk" },
  council: { fill: "sectorCouncil", ink: "sectorCouncilInk" },
  other: { fill: "sectorOther", ink: "sectorOtherInk" },
};

/** The card of a service: sector and reference, name, organisation, then marks with counts, or every text written out. */
export function serviceCard(map: GapMap, service: Service, box: Box): Group {
  const { x, y, w, h } = box;
  const shapes: Shape[] = [
    { kind: "rect", x, y, w, h, radius: RADIUS, fill: "paper" },
    ...strip(service, box),
    ...heading(map, service, box),
    ...(box.notes.length > 0
      ? box.notes.flatMap((note) => noteShapes(note, box))
      : counts(map, service, box)),
    { kind: "rect", x, y, w, h, radius: RADIUS, stroke: { colour: "ink", width: 1.5 } },
  ];
  return { kind: "group", name: `${referenceOf(service)} ${service.name}`.trim(), shapes };
}

function strip(service: Service, { x, y, w }: Rect): Shape[] {
  const { fill, ink } = sectorColours[sectorTint(service.sector)];
  const word = service.sector === undefined ? "No sector yet" : wordOf("sector", service.sector);
  const { size } = TYPE.strip;
  const reference = referenceOf(service);
  const room = w - 2 * CARD_PAD.x - measure(reference, size, true) - 8;
  const end = x + w - CARD_PAD.x;
  return [
    { kind: "path", d: roundedTop(x, y, w), fill },
    text(x + CARD_PAD.x, y + 17, fitted(word, room, size), { size, colour: ink }),
    text(end, y + 17, reference, { size, bold: true, colour: ink, anchor: "end" }),
  ];
}

function roundedTop(x: number, y: number, w: number): string {
  const [right, bottom, r] = [x + w, y + STRIP_HEIGHT, RADIUS];
  return `M${x} ${bottom}L${x} ${y + r}Q${x} ${y} ${x + r} ${y}L${right - r} ${y}Q${right} ${y} ${right} ${y + r}L${right} ${bottom}Z`;
}

function heading(map: GapMap, service: Service, { x, y, w, title }: Box): Shape[] {
  const { name, organisation } = TYPE;
  const left = x + CARD_PAD.x;
  const top = y + STRIP_HEIGHT + 4;
  const { lines, size } = wholeName(service, title, w - 2 * CARD_PAD.x);
  const after = top + lines.length * name.line;
  const place = fitted(organisationName(map, service), w - 2 * CARD_PAD.x, organisation.size);
  return [
    ...lines.map((line, index) =>
      text(left, top + index * name.line + 17, line, { size, bold: name.bold }),
    ),
    text(left, after + 14, place, { size: organisation.size, colour: "quiet" }),
  ];
}

/** The name as it was laid out; in smaller letters where it would otherwise have been cut. */
function wholeName({ name }: Service, title: readonly string[], room: number) {
  const laid = { lines: title, size: TYPE.name.size };
  if (title.at(-1)?.endsWith("…") !== true) return laid;
  for (const size of [17, 16, 15, 14]) {
    const { lines, cut } = wrap(name, room, size, true, title.length);
    if (!cut) return { lines, size };
  }
  return laid;
}

function fitted(words: string, room: number, size: number): string {
  return wrap(words, room, size, false, 1).lines[0] ?? "";
}

function counts(map: GapMap, { id }: Service, box: Rect): Shape[] {
  const found: readonly [MarkKind, number][] = [
    ["threshold", thresholdsOf(map, id).length],
    ["barrier", barriersOn(map, id).length],
    ["goodPractice", goodPracticeOn(map, id).length],
  ];
  const y = box.y + box.h - MARKS_UP;
  return found
    .filter(([, count]) => count > 0)
    .flatMap(([kind, count], index) => {
      const x = box.x + CARD_PAD.x + index * MARK_STEP;
      const { size, bold } = TYPE.badge;
      return [
        ...mark(kind, x + SIGN.size / 2, y),
        text(x + SIGN.size + 6, y + 5, String(count), { size, bold }),
      ];
    });
}

/** One threshold, barrier or good practice on its tint: mark, words, limit in bold, reference. */
function noteShapes(note: Note, box: Box): Shape[] {
  const { size, line } = TYPE.note;
  const [left, right, top] = [box.x + CARD_PAD.x, box.x + box.w - CARD_PAD.x, box.y + note.y];
  const words = left + SIGN.room + 5;
  const limit = wrap(note.limit, right - words - 4, size, true, 1).lines;
  const rows = [...note.lines, ...limit];
  return [
    {
      kind: "rect",
      ...{ x: left, y: top, w: right - left, h: note.h, radius: 4 },
      fill: marks[note.kind].tint,
    },
    ...mark(note.kind, left + 5 + SIGN.size / 2, top + 5 + line / 2),
    ...rows.map((row, index) =>
      text(words, top + 19 + index * line, row, { size, bold: index >= note.lines.length }),
    ),
    ...referenceOn(note, rows, { words, left, right, top }),
  ];
}

/** The reference goes after the last words, where there is room, else under the mark. */
function referenceOn(
  note: Note,
  rows: readonly string[],
  { words, left, right, top }: { words: number; left: number; right: number; top: number },
): Shape[] {
  const { size, line } = TYPE.note;
  const style = { size, bold: true, colour: "quiet", anchor: "end" } as const;
  const last = rows.at(-1) ?? "";
  const bold = note.limit !== "";
  const end = words + measure(last, size, bold) + 8 + measure(note.reference, size, true);
  const baseline = top + 19 + (Math.max(1, rows.length) - 1) * line;
  if (end <= right - 5) return [text(right - 5, baseline, note.reference, style)];
  if (rows.length < 2) return [];
  return [text(left + 3, baseline, note.reference, { ...style, size: 12, anchor: "start" })];
}
