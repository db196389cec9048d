import { type Atom, atom, type Computed, computed, type Editor, type TLShapePartial } from "tldraw";
import type { ItemId, Kind, Place } from "#lib/gap-map/model.ts";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import { freePlaceNear } from "#lib/gap-map/placing.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import type { Route } from "#lib/scene/route.ts";
import { bandFor, placeIn } from "./binding/bands.ts";
import type { Picture } from "./binding/picture.ts";
import type { CardShape } from "./binding/shapes.ts";

/** How much of a card can be read at this zoom. */
export type Detail = "far" | "middle" | "near" | "close";

/** What a person can do to the map from inside the canvas. */
export interface CanvasActs {
  readonly mayEdit: boolean;
  readonly rename: (id: ItemId, name: string) => void;
  /** Puts a new card there and gives its id; undefined when this person may not. */
  readonly place: (kind: "service" | "gap", levelId: ItemId, place: Place) => ItemId | undefined;
  readonly annotate: (kind: NoteKind, onId: ItemId) => void;
  readonly connect: (fromId: ItemId, toId: ItemId) => void;
  readonly remove: (ids: readonly ItemId[]) => void;
  readonly choose: (id: ItemId | undefined, mode?: "read" | "edit") => void;
  readonly say: (words: string) => void;
}

export type NoteKind = Extract<Kind, "threshold" | "barrier" | "goodPractice">;

/** A card that is about to be placed, in map units from the top left of the map. */
export interface Ghost extends Rect {
  readonly kind: "service" | "gap";
  readonly levelId: ItemId;
  readonly place: Place;
}

/** A pathway that is being drawn, from one card to a card or to the pointer. */
export interface Rubber {
  readonly fromId: ItemId;
  readonly toId: ItemId | undefined;
  readonly x: number;
  readonly y: number;
}

/** How a pathway stands beside what is chosen. */
type Standing = "plain" | "lifted" | "faded";

/** What all parts of one canvas share: the picture it shows, and what this person looks at and does. */
export class CanvasModel {
  readonly picture: Atom<Picture>;
  /** The item in the details panel. */
  readonly chosen: Atom<ItemId | undefined> = atom("chosen item", undefined);
  /**
   * What stays chosen on the drawing after its details were closed. On a phone they cover the
   * drawing: were nothing chosen once they are gone, no card could be moved there, nor its pathways seen.
   */
  readonly kept: Atom<ItemId | undefined> = atom("kept item", undefined);
  readonly detail: Atom<Detail> = atom("detail", "near");
  /** Which pathways carry their word at this zoom: where there is no room for words, line and head still tell. */
  readonly words: Atom<"none" | "lifted" | "all"> = atom("words", "all");
  readonly ghost: Atom<Ghost | undefined> = atom("ghost", undefined);
  readonly rubber: Atom<Rubber | undefined> = atom("rubber", undefined);
  /** Where cards would stand after tidying. */
  readonly preview: Atom<readonly Rect[]> = atom("preview", []);
  /** The menu of an item, and where on the page it opens. */
  readonly menu: Atom<{ id: ItemId; x: number; y: number } | undefined> = atom("menu", undefined);
  /** What stands out on the canvas: the chosen item, or what a chosen threshold, barrier or good practice is on. */
  readonly shown: Computed<ItemId | undefined> = computed("shown", () => {
    const id = this.chosen.get() ?? this.kept.get();
    const item = id === undefined ? undefined : this.picture.get().map.items[id];
    if (item?.kind === "threshold") return item.serviceId;
    return item?.kind === "barrier" || item?.kind === "goodPractice" ? item.onId : id;
  });
  readonly #fades: Computed<boolean> = computed("fades", () => {
    const id = this.shown.get();
    const kind = id === undefined ? undefined : this.picture.get().map.items[id]?.kind;
    return kind === "service" || kind === "pathway";
  });
  acts: CanvasActs;

  constructor(picture: Picture, acts: CanvasActs) {
    this.picture = atom("picture", picture);
    this.acts = acts;
  }

  /** The chosen service's pathways, and a chosen pathway, stand out; while they do, others fade. */
  standingOf({ id, fromId, toId }: Pick<Route, "id" | "fromId" | "toId">): Standing {
    const shown = this.shown.get();
    if (shown === undefined) return "plain";
    if (shown === id || shown === fromId || shown === toId) return "lifted";
    return this.#fades.get() ? "faded" : "plain";
  }

  /** Where a new card stands that is put down here: as near as it can without lying over another one. */
  freeSpotFor(card: Rect & { readonly kind: "service" | "gap" }): Ghost | undefined {
    const { map, layout } = this.picture.get();
    const spot = this.spotFor(card);
    const band = layout.bands.find(({ levelId }) => levelId === spot?.levelId);
    if (spot === undefined || band === undefined) return undefined;
    const { x, y } = freePlaceNear(map, band, spot.kind, spot.place);
    return this.spotFor({ ...spot, x, y: band.y + y });
  }

  /** Where a card of this kind would stand if it were put down here. */
  spotFor(card: Rect & { readonly kind: "service" | "gap" }): Ghost | undefined {
    const { map, layout } = this.picture.get();
    const band = bandFor(layout.bands, gapLevelOf(map)?.id, card);
    if (band === undefined) return undefined;
    const place = placeIn(band, card);
    return { ...card, x: place.x, y: band.y + place.y, levelId: band.levelId, place };
  }

  /** The card, moved into the band it belongs to. */
  withinBand<Type extends CardShape["type"]>(shape: {
    readonly id: TLShapePartial["id"];
    readonly type: Type;
    readonly x: number;
    readonly y: number;
    readonly props: { readonly w: number; readonly h: number };
  }): { id: TLShapePartial["id"]; type: Type; x: number; y: number } {
    const { id, type, x, y, props } = shape;
    const spot = this.spotFor({ kind: type, x, y, w: props.w, h: props.h });
    return { id, type, x: spot?.x ?? x, y: spot?.y ?? y };
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
