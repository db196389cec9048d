import { type Atom, atom, type Editor, type TLShapePartial, transact } from "tldraw";
import type { Item, ItemId, Kind, Place } from "#lib/gap-map/model.ts";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import { freePlaceNear } from "#lib/gap-map/placing.ts";
import { notHere } from "#lib/gap-map/same-service.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import type { Route } from "#lib/scene/route.ts";
import { asMeasured, type Spacing } from "#lib/scene/shapes.ts";
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
  /** Undo or redo my own last change. */
  readonly turn: (what: "undo" | "redo") => void;
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
  /** Whether somebody goes from card to card by keyboard: what they have come to stays chosen when its details are closed. */
  walking = false;
  readonly detail: Atom<Detail> = atom("detail", "near");
  /** Which pathways carry their word at this zoom: where there is no room for words, line and head still tell. */
  readonly words: Atom<"none" | "lifted" | "all"> = atom("words", "all");
  readonly ghost: Atom<Ghost | undefined> = atom("ghost", undefined);
  readonly rubber: Atom<Rubber | undefined> = atom("rubber", undefined);
  /** How far apart this person sets letters and words. */
  readonly spacing: Atom<Spacing> = atom("spacing", asMeasured);
  /** Where cards would stand after tidying. */
  readonly preview: Atom<readonly Rect[]> = atom("preview", []);
  /** The menu of an item, and where on the page it opens. */
  readonly menu: Atom<{ id: ItemId; x: number; y: number } | undefined> = atom("menu", undefined);
  /**
   * What stands out on the canvas: the chosen item, or what a chosen threshold, barrier or good
   * practice is on. An atom of its own, so that a new picture does not make every card ask again.
   */
  readonly shown: Atom<ItemId | undefined> = atom("shown", undefined);
  /** What a finding lifts: it alone stands out, whatever is chosen. */
  readonly lifted: Atom<ReadonlySet<ItemId> | undefined> = atom("lifted", undefined);
  /** The service that the keyboard has come to while a pathway is drawn. */
  readonly aimed: Atom<ItemId | undefined> = atom("aimed", undefined);
  /** Whether the pathways of what is shown stand out, and all others fade. */
  readonly fades: Atom<boolean> = atom("fades", false);
  /** Services nobody here speaks for, while a workshop is on. The same set until it changes: cards are drawn by it. */
  readonly away: Atom<ReadonlySet<ItemId>> = atom("away", new Set(), { isEqual: sameMembers });
  /** Names or ids of the services that people here speak for. */
  #spokenFor: readonly string[] = [];
  acts: CanvasActs;

  constructor(picture: Picture, acts: CanvasActs) {
    this.picture = atom("picture", picture);
    this.acts = acts;
  }

  /** The map is drawn anew. */
  show(picture: Picture): void {
    transact(() => {
      this.picture.set(picture);
      this.#renew();
    });
  }

  /** The details panel shows another item; `kept` still stands out when there is none. */
  choose(id: ItemId | undefined, kept?: ItemId): void {
    transact(() => {
      this.chosen.set(id);
      this.kept.set(kept);
      this.#renew();
    });
  }

  /** These are the services, by name or id, that people here speak for. */
  hearsOf(services: readonly string[]): void {
    this.#spokenFor = services;
    this.#renew();
  }

  #renew(): void {
    const id = this.chosen.get() ?? this.kept.get();
    const { map } = this.picture.get();
    const { items } = map;
    this.away.set(notHere(map, this.#spokenFor));
    const shown = id === undefined ? undefined : bearerOf(id, items[id]);
    const kind = shown === undefined ? undefined : items[shown]?.kind;
    this.shown.set(shown);
    const lifts = this.lifted.get() !== undefined;
    this.fades.set(lifts || kind === "service" || kind === "pathway");
  }

  /** A finding is shown: its items stand out until another one is, or none. */
  lift(items: ReadonlySet<ItemId> | undefined): void {
    transact(() => {
      this.lifted.set(items);
      this.#renew();
    });
  }

  /** Whether a card stands back, because a finding is shown that is not about it. */
  fadesCard(id: ItemId): boolean {
    return this.lifted.get()?.has(id) === false;
  }

  /** Whether a pathway stands out: a finding shows it, it is chosen itself, or one of its services is. */
  lifts({ id, fromId, toId }: Pick<Route, "id" | "fromId" | "toId">): boolean {
    const lifted = this.lifted.get();
    if (lifted !== undefined) return lifted.has(id);
    const shown = this.shown.get();
    return shown !== undefined && (shown === id || shown === fromId || shown === toId);
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

function bearerOf(id: ItemId, item: Item | undefined): ItemId {
  if (item?.kind === "threshold") return item.serviceId;
  return item?.kind === "barrier" || item?.kind === "goodPractice" ? item.onId : id;
}

function sameMembers(one: ReadonlySet<ItemId>, other: ReadonlySet<ItemId>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
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
