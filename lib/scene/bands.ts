import type { GapMap, Level } from "#lib/gap-map/model.ts";
import { gapsOf, servicesOn } from "#lib/gap-map/order.ts";
import type { Colour } from "./colours.ts";
import type { Rect } from "./geometry.ts";
import { wrap } from "./measure.ts";
import { type Group, hatch, type Shape, text } from "./shapes.ts";

/** Width of the column at the left that holds the names of the levels. */
export const LABEL_WIDTH = 184;

/** The colour of a level's band. */
export const bandTints: Readonly<Record<Level["tint"], Colour>> = {
  community: "levelCommunity",
  primary: "levelPrimary",
  gap: "levelGap",
  secondary: "levelSecondary",
  crisis: "levelCrisis",
};

/** The band of a level across the map with its name and how much is on it; the gap's edges are hatched. */
export function levelBand(map: GapMap, level: Level, box: Rect): Group {
  const { x, y, w, h } = box;
  const line = { colour: "ruleStrong", width: 1.5 } as const;
  const shapes: Shape[] = [
    { kind: "rect", ...box, fill: bandTints[level.tint] },
    { kind: "path", d: `M${x} ${y + h - 0.75}L${x + w} ${y + h - 0.75}`, stroke: line },
    { kind: "path", d: `M${x + LABEL_WIDTH} ${y}L${x + LABEL_WIDTH} ${y + h}`, stroke: line },
    ...label(map, level, box),
    ...(level.role === "gap" ? edges(box) : []),
  ];
  return { kind: "group", name: `Level: ${level.name}`, shapes };
}

function edges({ x, y, w, h }: Rect): Shape[] {
  return [hatch({ x, y, w, h: 9 }, 9), hatch({ x, y: y + h - 9, w, h: 9 }, 9)];
}

function label(map: GapMap, level: Level, { x, y, h }: Rect): Shape[] {
  const top = y + (level.role === "gap" ? 22 : 14);
  const most = Math.max(1, Math.floor((h - 60) / 25));
  const { lines } = wrap(level.name, LABEL_WIDTH - 60, 20, true, most);
  return [
    ...lines.map((words, index) =>
      text(x + 16, top + 20 + index * 25, words, { size: 20, bold: true }),
    ),
    text(x + 16, top + 20 + lines.length * 25, countOn(map, level), { size: 15, colour: "quiet" }),
  ];
}

function countOn(map: GapMap, level: Level): string {
  const gap = level.role === "gap";
  const count = gap ? gapsOf(map).length : servicesOn(map, level.id).length;
  const word = gap ? "gap" : "service";
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
