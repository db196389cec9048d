import type { TLPageId } from "tldraw";
import type { GapMap, Item, ItemId } from "#lib/gap-map/model.ts";
import { BAND_PAD, type Band, levelOf, sizeOf } from "#lib/gap-map/placing.ts";
import { layoutMap, type MapLayout } from "#lib/scene/layout.ts";
import { measure } from "#lib/scene/measure.ts";
import { Cards } from "./cards.ts";
import { type MapShape, toShapes } from "./shapes.ts";

/** A map as it is drawn on one canvas. */
export interface Picture {
  readonly map: GapMap;
  readonly layout: MapLayout;
  readonly shapes: readonly MapShape[];
}

/** Cards under somebody's hand, and the bands as they were when they were taken up. */
export interface Hold {
  readonly ids: ReadonlySet<ItemId>;
  readonly bands: readonly Band[];
}

/** Draws pictures of a map, one after the other; what did not change is the same object as before. */
export class Painter {
  readonly #cards = new Cards();
  readonly #pageId: TLPageId;
  #last: Picture | undefined;
  #settled: MapLayout | undefined;
  #text: "brief" | "all" = "brief";

  constructor(pageId: TLPageId) {
    this.#pageId = pageId;
  }

  /** Whether every card is drawn with everything that is said about its service. */
  get text(): "brief" | "all" {
    return this.#text;
  }

  set text(text: "brief" | "all") {
    this.#text = text;
  }

  paint(map: GapMap, hold?: Hold): Picture {
    // What was laid out in a hurry, under a moving hand, is no ground for the settled layout.
    const previous = hold === undefined ? this.#settled : (this.#last?.layout ?? this.#settled);
    const layout = layoutMap(hold === undefined ? map : steadied(map, hold), {
      text: this.#text,
      measure,
      ...(previous === undefined ? {} : { previous }),
      ...(hold === undefined ? {} : { moving: hold.ids }),
    });
    if (hold === undefined) this.#settled = layout;
    this.#last = { map, layout, shapes: toShapes(map, layout, this.#cards, this.#pageId) };
    return this.#last;
  }
}

/**
 * The map with bands that keep their height while cards are dragged: a band that grew or shrank
 * under the hand would move what is being dragged.
 */
function steadied(map: GapMap, { ids, bands }: Hold): GapMap {
  const heights = new Map(bands.map(({ levelId, height }) => [levelId, height]));
  const items: Record<ItemId, Item> = { ...map.items };
  for (const [levelId, height] of heights) {
    const level = items[levelId];
    if (level?.kind === "level") items[levelId] = { ...level, height };
  }
  const places = { ...map.places };
  for (const id of ids) {
    const [item, place] = [map.items[id], places[id]];
    const levelId = item === undefined ? undefined : levelOf(map, item);
    const height = levelId === undefined ? undefined : heights.get(levelId);
    if (place === undefined || height === undefined) continue;
    const lowest = height - BAND_PAD.y - sizeOf(item?.kind ?? "service").h;
    places[id] = { x: place.x, y: Math.min(place.y, lowest) };
  }
  return { ...map, items, places };
}
