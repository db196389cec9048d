import { countOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, itemOf } from "#lib/gap-map/model.ts";
import { gapsOf, pathwaysOf, servicesInOrder } from "#lib/gap-map/order.ts";
import { LABEL_WIDTH, levelBand } from "./bands.ts";
import { serviceCard } from "./card.ts";
import { gapCard } from "./gap-card.ts";
import { mapKey } from "./key.ts";
import { layoutMap, type MapLayout } from "./layout.ts";
import { lacksGlyphs, measure } from "./measure.ts";
import { pathwayLine, pathwayWord } from "./pathway.ts";
import { type Group, moved, type Shape, textsOf, withBoxes } from "./shapes.ts";
import { sketchShapes } from "./sketch.ts";
import { tieLine, tiePill } from "./tie.ts";
import { type SceneInfo, statusLine, titleBlock } from "./title.ts";

/** A drawing of a whole map, ready for SVG, PNG and PDF alike. Lengths are in map units. */
export interface Scene {
  readonly title: string;
  /** The picture in a sentence, for those who cannot see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export interface SceneOptions {
  readonly info: SceneInfo;
  /** `brief`: marks with counts. `all`: every threshold, barrier and good practice written out. */
  readonly text: "brief" | "all";
  /** Keep characters that our fonts lack, for readers with fonts of their own. */
  readonly keepEveryCharacter?: boolean;
}

/** Stands on a picture in which boxes replace characters. */
export const BOXES_NOTICE =
  "Some characters could not be drawn in this font; the JSON and CSV files hold them exactly.";

/** The whole of a tidy map as one drawing: title, levels, pathways, cards and the key. The same map gives the same drawing. */
export function sceneOf(map: GapMap, options: SceneOptions): Scene {
  const { info, text } = options;
  const layout = layoutMap(map, { text, measure });
  const width = layout.width + LABEL_WIDTH;
  const body = mapShapes(map, layout);
  const plain = titleBlock(map.about, info, width, undefined);
  const boxes = options.keepEveryCharacter !== true && anyLacks([...plain.shapes, ...body]);
  const head = boxes ? titleBlock(map.about, info, width, BOXES_NOTICE) : plain;
  const key = mapKey(head.height + layout.height, width);
  const shapes = [...head.shapes, moved(body, LABEL_WIDTH, head.height), ...key.shapes];
  return {
    title: info.title,
    description: inWords(map, info),
    width,
    height: head.height + layout.height + key.height,
    shapes: boxes ? withBoxes(shapes) : shapes,
  };
}

function anyLacks(shapes: readonly Shape[]): boolean {
  return textsOf(shapes).some(({ text }) => lacksGlyphs(text));
}

function inWords(map: GapMap, info: SceneInfo): string {
  const counts = [
    countOf("service", servicesInOrder(map).length),
    countOf("gap", gapsOf(map).length),
    countOf("pathway", pathwaysOf(map).length),
  ].join(", ");
  return `Gap map. ${statusLine(info)}. ${counts}.`;
}

/** Everything on the map, from what lies lowest to what lies on top; x = 0 is where the level labels end. */
function mapShapes(map: GapMap, layout: MapLayout): Shape[] {
  const routes = [...layout.routes.values()];
  return [
    ...bands(map, layout),
    ...layout.evidence.map(tieLine),
    ...routes.flatMap(({ points, style, standing }) => pathwayLine(points, style, standing)),
    ...cards(map, layout),
    ...layout.evidence.flatMap((tie) => tiePill(tie)),
    ...routes.flatMap((route) => pathwayWord(route)),
    ...sketchShapes(map.sketch),
  ];
}

function bands(map: GapMap, { bands: all, width }: MapLayout): Group[] {
  return all.flatMap(({ levelId, y, height }) => {
    const level = itemOf(map, "level", levelId);
    const box = { x: -LABEL_WIDTH, y, w: width + LABEL_WIDTH, h: height };
    return level === undefined ? [] : [levelBand(map, level, box)];
  });
}

function cards(map: GapMap, { boxes }: MapLayout): Group[] {
  return [...boxes.values()].flatMap((box) => {
    const service = itemOf(map, "service", box.id);
    if (service !== undefined) return [serviceCard(map, service, box)];
    const gap = itemOf(map, "gap", box.id);
    return gap === undefined ? [] : [gapCard(map, gap, box)];
  });
}
