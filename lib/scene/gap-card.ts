import { type Gap, type GapMap, itemOf } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { type Box, GAP_HATCH } from "./boxes.ts";
import type { Rect } from "./geometry.ts";
import { measure, wrap } from "./measure.ts";
import { type Group, hatch, type Shape, text } from "./shapes.ts";
import { CARD_PAD, TYPE } from "./type-scale.ts";

const EDGE = { colour: "ink", width: 2 } as const;
const FOOT = 28;

/** The card of a gap: hatched sides, reference, title, who falls through, how much evidence, who owns it. */
export function gapCard(map: GapMap, gap: Gap, box: Box): Group {
  const { x, y, w, h } = box;
  const side = { y: y + 3, w: GAP_HATCH - 2, h: h - 6 };
  const inner = { x: x + GAP_HATCH, y, w: w - 2 * GAP_HATCH, h };
  const shapes: Shape[] = [
    { kind: "rect", x, y, w, h, radius: 8, fill: "paper" },
    hatch({ x: x + 1, ...side }, 7),
    hatch({ x: x + w - GAP_HATCH + 1, ...side }, 7),
    { kind: "rect", ...inner, fill: "paper", stroke: EDGE },
    { kind: "rect", x, y, w, h, radius: 8, stroke: EDGE },
    ...words(gap, box),
    ...footing(map, gap, {
      ...inner,
      x: inner.x + CARD_PAD.x,
      w: inner.w - 2 * CARD_PAD.x,
    }),
  ];
  return { kind: "group", name: `${referenceOf(gap)} ${gap.title}`.trim(), shapes };
}

/** The reference as a tag before the title, the title, and who falls through. */
function words(gap: Gap, { x, y, title, prose }: Box): Shape[] {
  const left = x + GAP_HATCH + CARD_PAD.x;
  const top = y + CARD_PAD.y;
  const reference = referenceOf(gap) || "Gap";
  const { gapTitle, note } = TYPE;
  const tag = measure(reference, 14, true) + 12;
  const after = top + Math.max(1, title.length) * gapTitle.line + 2;
  return [
    { kind: "rect", x: left, y: top + 1, w: tag, h: 20, radius: 3, fill: "ink" },
    text(left + 6, top + 16, reference, { size: 14, bold: true, colour: "paper" }),
    ...title.map((line, index) =>
      text(index === 0 ? left + tag + 7 : left, top + 18 + index * gapTitle.line, line, {
        size: gapTitle.size,
        bold: gapTitle.bold,
      }),
    ),
    ...prose.map((line, index) =>
      text(left, after + 14 + index * note.line, line, { size: note.size }),
    ),
  ];
}

function footing(map: GapMap, gap: Gap, { x, y, w, h }: Rect): Shape[] {
  const size = 14;
  const evidence = gap.thresholdIds.length + gap.barrierIds.length + gap.pathwayIds.length;
  const count = `Evidence ${evidence}`;
  const after = measure(count, size, true);
  const room = w - after - 12;
  const left = wrap(personsIn(map, gap), room * 0.5, size, false, 1).lines[0] ?? "";
  const owner = `Owner: ${gap.owner?.trim() || "none yet"}`;
  const right = wrap(owner, room - measure(left, size), size, false, 1).lines[0] ?? "";
  const line = y + h - FOOT;
  return [
    { kind: "path", d: `M${x} ${line}L${x + w} ${line}`, stroke: { colour: "rule", width: 1 } },
    text(x, line + 18, count, { size, bold: true }),
    text(x + after + 4, line + 18, left, { size, colour: "quiet" }),
    text(x + w, line + 18, right, { size, colour: "quiet", anchor: "end" }),
  ];
}

function personsIn(map: GapMap, gap: Gap): string {
  const letters = gap.personaIds.flatMap((id) => {
    const persona = itemOf(map, "persona", id);
    return persona === undefined ? [] : [referenceOf(persona).replace("Person ", "")];
  });
  return letters.length === 0 ? "" : `· Persons ${letters.join(", ")}`;
}
