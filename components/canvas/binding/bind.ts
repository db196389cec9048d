import type { RecordsDiff, TLPageId, TLRecord, TLShape, TLShapeId, TLStore } from "tldraw";
import type { GapMapStore } from "#lib/board-doc/store.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { GapMap, ItemId, Removal, SketchRecord } from "#lib/gap-map/model.ts";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import type { Hold } from "#lib/scene/boxes.ts";
import { onlyMoves, touchesMore } from "./changes.ts";
import { type Later, Pace } from "./pace.ts";
import { Painter, type Picture } from "./picture.ts";
import { putShapes } from "./put-shapes.ts";
import { type Router, routeNow } from "./router.ts";
import { cardOf, itemId, type MapShape, toEdits } from "./shapes.ts";
import { fromSketch, sketchEdits } from "./sketch.ts";

/** Marks edits that began on the canvas, so that it knows its own echo. */
export const CANVAS = Symbol("canvas");

/** What a canvas and a document need to say the same thing. */
export interface Bound {
  readonly store: TLStore;
  readonly pageId: TLPageId;
  readonly maps: Pick<GapMapStore, "getSnapshot" | "subscribe">;
  /** Writes edits into the shared document, under this origin. */
  readonly write: (edits: readonly Edit[], origin: unknown) => void;
  /** Who deletes, and when. */
  readonly sign: () => Removal;
  /** Hears every new picture, after the canvas shows it. */
  readonly onPicture?: (picture: Picture) => void;
  /** Calls back after so many milliseconds; gives what calls it off. */
  readonly later?: Later;
  /** Finds the ways of pathways, now or in its own time. */
  readonly router?: Router;
}

/** Keeps a canvas and a shared document saying the same thing. The document always wins: what stands for nothing in it does not stay. */
export class Binding {
  readonly #bound: Bound;
  readonly #painter: Painter;
  readonly #pace: Pace;
  #stops: readonly (() => void)[] = [];
  readonly #sketches = new WeakMap<SketchRecord, TLShape | null>();
  #hold: Hold | undefined;
  #picture: Picture;
  #drawing = false;
  /** When the last drawing was done and how long it took, in ms. */
  #drawn = { ended: 0, took: 0 };
  #writing = false;
  #asking = false;
  #stopped = false;

  constructor(bound: Bound) {
    this.#bound = bound;
    this.#painter = new Painter(bound.pageId);
    this.#pace = new Pace((edits) => this.#write(edits), bound.later);
    this.#picture = this.#painter.paint(bound.maps.getSnapshot());
  }

  /** Draws the map, and from now on keeps both in step. */
  start(): void {
    const { maps, store } = this.#bound;
    this.#stops = [
      maps.subscribe((origin) => {
        // Yjs puts off what is written while it tells of something else: such an echo is news.
        if (origin !== CANVAS || !this.#writing) this.draw();
      }),
      store.listen(({ changes }) => this.#hear(changes), {
        source: "user",
        scope: "document",
      }),
    ];
    this.draw();
  }

  /** The map as it is drawn now. */
  get picture(): Picture {
    return this.#picture;
  }

  /** Whether cards show everything that is said about their services. */
  showText(text: "brief" | "all"): void {
    this.#painter.text = text;
    this.draw();
  }

  /** Somebody has taken up these cards: bands stay as they are, and the cards under the hand. */
  hold(ids: readonly TLShapeId[]): void {
    this.#hold = { ids: new Set(ids.map(itemId)), bands: this.#picture.layout.bands };
  }

  /** The cards are put down: what is still under way is written, and everything settles. */
  release(): void {
    this.#bound.store._flushHistory();
    this.#pace.flush();
    this.#hold = undefined;
    this.draw();
  }

  stop(): void {
    this.#bound.store._flushHistory();
    this.#pace.flush();
    this.#stopped = true;
    for (const stop of this.#stops) stop();
  }

  /** Shows what the document holds. */
  draw(): void {
    if (this.#drawing) return;
    const start = performance.now();
    this.#show(() => this.#painter.paint(this.#map(), this.#hold));
    const ended = performance.now();
    this.#drawn = { ended, took: ended - start };
    if (this.#hold === undefined) this.#askForRoutes();
  }

  #show(paint: () => Picture | undefined): void {
    this.#drawing = true;
    try {
      // tldraw reports local changes once a frame. Hear them first, or drawing would undo them.
      this.#bound.store._flushHistory();
      this.#picture = paint() ?? this.#picture;
      this.#put();
    } finally {
      this.#drawing = false;
    }
    this.#bound.onPicture?.(this.#picture);
  }

  /** One question at a time. Where the map has moved on meanwhile, the answer is used as far as it fits, and asked for again. */
  #askForRoutes(): void {
    if (this.#asking) return;
    const task = this.#painter.ask();
    if (task === undefined) return;
    const { router = routeNow } = this.#bound;
    this.#asking = true;
    router(task, (routes) => {
      this.#asking = false;
      // Under a hand pathways follow their cards plainly; putting the cards down asks again.
      if (this.#hold !== undefined || this.#stopped) return;
      this.#show(() => this.#painter.route(routes));
      this.#askForRoutes();
    });
  }

  /** The document with what this hand has moved and not yet written. */
  #map(): GapMap {
    return applyEdits(this.#bound.maps.getSnapshot(), this.#pace.waiting);
  }

  #hear(changes: RecordsDiff<TLRecord>): void {
    const { layout, map: drawn } = this.#picture;
    const edits = toEdits(changes, {
      map: this.#map(),
      gapLevelId: gapLevelOf(drawn)?.id,
      bands: layout.bands,
      pushed: (id) => pushedDown(this.#picture, id),
      sign: this.#bound.sign,
    });
    const all = [...edits, ...sketchEdits(changes)];
    if (this.#hold !== undefined && onlyMoves(changes)) {
      this.#pace.soon(all);
      return;
    }
    this.#pace.flush();
    this.#write(all);
    if (!this.#drawing && touchesMore(changes)) this.draw();
  }

  #write(edits: readonly Edit[]): void {
    if (edits.length > 0) {
      this.#writing = true;
      this.#bound.write(edits, CANVAS);
      this.#writing = false;
    }
    if (this.#hold !== undefined && !this.#drawing && this.#mayDraw()) this.draw();
  }

  /** Under a moving hand, drawing takes at most a quarter of the time: the card itself moves anyway. */
  #mayDraw(): boolean {
    const { ended, took } = this.#drawn;
    return performance.now() - ended >= 3 * took;
  }

  #put(): void {
    const { store } = this.#bound;
    const wanted = new Map<string, TLRecord>();
    for (const shape of this.#picture.shapes) wanted.set(shape.id, asRecord(shape));
    for (const shape of this.#sketched()) wanted.set(shape.id, shape);
    putShapes(store, wanted, (shown, record) => this.#underHand(shown, record));
  }

  /** A card under the hand stays where the hand has it. */
  #underHand(shown: TLRecord | undefined, record: TLRecord): TLRecord {
    const card = cardOf(shown);
    if (card === undefined || !this.#hold?.ids.has(itemId(card.id))) return record;
    return { ...record, x: card.x, y: card.y } as TLRecord;
  }

  /** As the document has it now: what is only drawn freely makes no new picture, and may be newer than the last one. */
  #sketched(): TLShape[] {
    const { store, pageId } = this.#bound;
    return Object.entries(this.#map().sketch).flatMap(([id, record]) => {
      let shape = this.#sketches.get(record);
      if (shape === undefined) {
        shape =
          fromSketch(id, record, pageId, (whole) => store.schema.types.shape.validate(whole)) ??
          null;
        this.#sketches.set(record, shape);
      }
      return shape ?? [];
    });
  }
}

function asRecord(shape: MapShape): TLRecord {
  return shape as unknown as TLRecord;
}

/** How far below its stored place a card is drawn. */
function pushedDown({ map, layout }: Picture, id: ItemId): number {
  const box = layout.boxes.get(id);
  const band = layout.bands.find(({ levelId }) => levelId === box?.levelId);
  const place = map.places[id];
  if (box === undefined || band === undefined || place === undefined) return 0;
  return Math.max(0, box.y - band.y - place.y);
}
