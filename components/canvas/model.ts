import { type Atom, atom, type Editor, type TLShapePartial } from "tldraw";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { bandFor, placeIn } from "./binding/bands.ts";
import type { Picture } from "./binding/picture.ts";
import type { Route } from "#lib/scene/route.ts";
import type { CardShape } from "./binding/shapes.ts";

/** How much of a card can be read at this zoom. */
export type Detail = "far" | "middle" | "near" | "close";

/** What a person can do to the map from inside the canvas. */
export interface CanvasActs {
  readonly rename: (id: ItemId, name: string) => void;
}

/** How a pathway stands beside what is chosen. */
type Standing = "plain" | "lifted" | "faded";

/** What all parts of one canvas share: the picture it shows, and what this person looks at. */
export class CanvasModel {
  readonly picture: Atom<Picture>;
  /** The item in the details panel. */
  readonly chosen: Atom<ItemId | undefined> = atom("chosen item", undefined);
  readonly detail: Atom<Detail> = atom("detail", "near");

  readonly acts: CanvasActs;

  constructor(picture: Picture, acts: CanvasActs) {
    this.picture = atom("picture", picture);
    this.acts = acts;
  }

  /** The chosen service's pathways, and a chosen pathway, stand out; while they do, others fade. */
  standingOf({ id, fromId, toId }: Pick<Route, "id" | "fromId" | "toId">): Standing {
    const chosen = this.chosen.get();
    if (chosen === undefined) return "plain";
    if (chosen === id || chosen === fromId || chosen === toId) return "lifted";
    const kind = this.picture.get().map.items[chosen]?.kind;
    return kind === "service" || kind === "pathway" ? "faded" : "plain";
  }

  /** The card, moved into the band it belongs to. */
  withinBand<Shape extends Pick<CardShape, "id" | "type" | "x" | "y"> & { props: { w: number; h: number } }>(
    shape: Shape,
  ): TLShapePartial & { id: Shape["id"]; type: Shape["type"] } {
    const { map, layout } = this.picture.get();
    const { id, type, x, y, props } = shape;
    const card = { kind: type, x, y, w: props.w, h: props.h };
    const band = bandFor(layout.bands, gapLevelOf(map)?.id, card);
    if (band === undefined) return { id, type };
    const place = placeIn(band, card);
    return { id, type, x: place.x, y: band.y + place.y };
  }
}

const models = new WeakMap<Editor, CanvasModel>();

/** What the canvas of this editor shows. */
export function canvasOf(editor: Editor): CanvasModel | undefined {
  return models.get(editor);
}

/** Gives an editor its model, for as long as it lives. */
export function setCanvas(editor: Editor, model: CanvasModel): void {
  models.set(editor, model);
}
