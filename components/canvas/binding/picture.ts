import type { TLPageId } from "tldraw";
import type { GapMap } from "#lib/gap-map/model.ts";
import type { Hold } from "#lib/scene/boxes.ts";
import { layoutMap, type MapLayout, taskOf, withRoutes } from "#lib/scene/layout.ts";
import { measure } from "#lib/scene/measure.ts";
import type { Routes, RoutingTask } from "#lib/scene/route.ts";
import { Cards } from "./cards.ts";
import { type MapShape, toShapes } from "./shapes.ts";

/** A map as it is drawn on one canvas. */
export interface Picture {
  readonly map: GapMap;
  readonly layout: MapLayout;
  readonly shapes: readonly MapShape[];
}

/** Draws pictures of a map, one after the other; what did not change is the same object as before. */
export class Painter {
  readonly #cards = new Cards();
  readonly #pageId: TLPageId;
  #last: Picture | undefined;
  /** The layout whose pathways run their best ways. */
  #routed: MapLayout | undefined;
  /** The layout whose ways are being looked for. */
  #asked: MapLayout | undefined;
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

  /** The map at once; pathways that cannot stay as they were run plainly until they are routed. */
  paint(map: GapMap, hold?: Hold): Picture {
    const previous = this.#last?.layout;
    const layout = layoutMap(map, {
      ...{ text: this.#text, measure },
      // A map that opens shows its pathways when they have been routed, and not plainly before.
      routing: this.#routed === undefined ? "none" : "quick",
      ...(previous === undefined ? {} : { previous }),
      ...(hold === undefined ? {} : { hold }),
    });
    return this.#keep(map, layout);
  }

  /** What is to be routed, now that the picture has changed; undefined when its pathways run as they should. */
  ask(): RoutingTask | undefined {
    const layout = this.#last?.layout;
    const settled = layout !== undefined && layout.routes === this.#routed?.routes;
    if (layout === undefined || (settled && asksTheSame(layout, this.#routed))) return undefined;
    this.#asked = layout;
    return taskOf(layout);
  }

  /** The last picture with the ways found since it was asked for them, as far as they still fit. */
  route(found: Routes): Picture | undefined {
    const { map, layout } = this.#last ?? {};
    if (map === undefined || layout === undefined || this.#asked === undefined) return undefined;
    const routed = withRoutes(layout, found, this.#asked);
    if (asksTheSame(layout, this.#asked)) this.#routed = routed;
    return this.#keep(map, routed);
  }

  #keep(map: GapMap, layout: MapLayout): Picture {
    this.#last = { map, layout, shapes: toShapes(map, layout, this.#cards, this.#pageId) };
    return this.#last;
  }
}

/** Whether routing has the same to look at in both layouts. */
function asksTheSame(a: MapLayout, b: MapLayout | undefined): boolean {
  return b?.boxes === a.boxes && b.evidence === a.evidence && b.legs === a.legs;
}
