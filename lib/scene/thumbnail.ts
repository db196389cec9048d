import { type GapMap, itemOf } from "#lib/gap-map/model.ts";
import { bandTints } from "./bands.ts";
import { layoutMap, type MapLayout } from "./layout.ts";
import { measure } from "./measure.ts";
import { pathwayStroke } from "./pathway.ts";
import { hatch, polyline, type Shape } from "./shapes.ts";
import { toSvg } from "./svg.ts";

/** Lines and edges are drawn this much wider than on the map, so that they are still there when it is small. */
const WIDER = 4;

/** A small picture of a tidy map without words, for lists of maps and versions: about as many bytes as a photograph of that size. */
export function thumbnailSvg(map: GapMap, title: string, width = 320): string {
  const layout = layoutMap(map, { text: "brief", measure });
  const shapes = [...bands(map, layout), ...lines(layout), ...cards(layout)];
  const { height } = layout;
  const scene = { title, description: "", width: layout.width, height, shapes };
  return toSvg({ ...scene, height: Math.max(1, height) }, { width });
}

function bands(map: GapMap, layout: MapLayout): Shape[] {
  return layout.bands.flatMap(({ levelId, y, height: h }): Shape[] => {
    const level = itemOf(map, "level", levelId);
    if (level === undefined) return [];
    const box = { x: 0, y, w: layout.width, h };
    const band: Shape = { kind: "rect", ...box, fill: bandTints[level.tint] };
    if (level.role !== "gap") return [band];
    const stroke = { colour: "ink", width: WIDER } as const;
    const strip = { ...box, h: 24 };
    return [band, hatch(strip, 28, stroke), hatch({ ...strip, y: y + h - 24 }, 28, stroke)];
  });
}

function lines({ routes }: MapLayout): Shape[] {
  return [...routes.values()].map(({ points, style }) => {
    const { dash: _dash, ...stroke } = pathwayStroke(style);
    return polyline(points, { ...stroke, width: WIDER });
  });
}

function cards({ boxes }: MapLayout): Shape[] {
  return [...boxes.values()].map(({ kind, x, y, w, h }): Shape => {
    const stroke = { colour: "ink", width: kind === "gap" ? 2 * WIDER : WIDER } as const;
    return { kind: "rect", x, y, w, h, radius: 8, fill: "paper", stroke };
  });
}
