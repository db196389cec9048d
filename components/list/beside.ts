import type { Act } from "#lib/gap-map/commands.ts";
import type { GapMap, ItemId, Place } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import {
  describeSketch,
  moveSketch,
  type Sketch,
  sketchesOf,
  writeOn,
} from "#lib/gap-map/sketches.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import { layoutMap } from "#lib/scene/layout.ts";

/** Where the cards of services and gaps stand. */
export type Boxes = readonly (Rect & { readonly id: ItemId })[];

/** What somebody filled in about a sketch. */
export interface Filled {
  readonly words: string;
  /** The service it is to lie beside; empty to leave it where it is. */
  readonly besideId: string;
}

/** Side of a sticky note, with some space around it. */
const NOTE = 220;

/** Where cards stand on the drawing. */
export function boxesOf(map: GapMap): Boxes {
  return [...layoutMap(map, { text: "brief", routing: "none" }).boxes.values()];
}

/** The name of the card that a sketch lies nearest to, if there is one. */
export function nearest(map: GapMap, boxes: Boxes, { x, y }: Place): string | undefined {
  const far = (box: Rect) => Math.hypot(box.x + box.w / 2 - x, box.y + box.h / 2 - y);
  const [box] = [...boxes].sort((a, b) => far(a) - far(b));
  const item = box === undefined ? undefined : map.items[box.id];
  if (item?.kind === "gap") return item.title;
  return item?.kind === "service" ? item.name : undefined;
}

/** A free spot for a new note, at the right of everything. */
export function freeBeside(map: GapMap): Place {
  const { width } = layoutMap(map, { text: "brief", routing: "none" });
  return freeFrom(map, { x: Math.round(width) + 40, y: 40 });
}

/** The first spot downwards from here on which no other sketch lies. */
function freeFrom(map: GapMap, from: Place): Place {
  const taken = sketchesOf(map).map(({ place }) => place);
  const overlaps = ({ x, y }: Place) =>
    taken.some((one) => Math.abs(one.x - x) < NOTE && Math.abs(one.y - y) < NOTE);
  let spot = from;
  while (overlaps(spot)) spot = { x: spot.x, y: spot.y + NOTE };
  return spot;
}

/** What the form about a sketch asks for, as one act. */
export function changedTo(map: GapMap, sketch: Sketch, { words, besideId }: Filled): Act {
  const { id, kind } = sketch;
  const written = kind === "drawing" ? describeSketch(map, id, words) : writeOn(map, id, words);
  const service = itemOf(map, "service", besideId as ItemId);
  const box = boxesOf(map).find((one) => one.id === service?.id);
  if (service === undefined || box === undefined) return written;
  const after = { ...map, sketch: { ...map.sketch, ...recordIn(written, id) } };
  return moveSketch(after, id, freeFrom(map, { x: box.x + box.w + 20, y: box.y }), service.name);
}

function recordIn({ edits }: Act, id: string) {
  const [edit] = edits;
  return edit?.kind === "sketch" && edit.record !== null ? { [id]: edit.record } : {};
}
