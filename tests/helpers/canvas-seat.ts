import {
  createTLSchema,
  defaultShapeSchemas,
  Store,
  T,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from "tldraw";
import * as Y from "yjs";
import { Binding, CANVAS } from "#components/canvas/binding/bind.ts";
import { Cards } from "#components/canvas/binding/cards.ts";
import type { Later } from "#components/canvas/binding/pace.ts";
import { type Router, routeNow } from "#components/canvas/binding/router.ts";
import { shapeId, toShapes } from "#components/canvas/binding/shapes.ts";
import { applyEdits, LOCAL, readGapMap } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { layoutMap } from "#lib/scene/layout.ts";
import { measure } from "#lib/scene/measure.ts";

const PAGE = "page:page" as TLPageId;
const PICTURE = {
  ...{ w: 100, h: 100, playing: false, url: "", assetId: null, crop: null },
  ...{ flipX: false, flipY: false, altText: "" },
};

/** One person at the workshop: a canvas, a List and an undo stack over one document, without a browser. */
export class CanvasSeat {
  readonly doc = new Y.Doc();
  readonly canvas: TLStore = newCanvas();
  readonly undo: UndoStack;
  readonly binding: Binding;
  /** How often the canvas wrote to the document. */
  writes = 0;
  #now = 0;
  readonly #maps;

  constructor(seed: Uint8Array, later: Later = never, router: Router = routeNow) {
    Y.applyUpdate(this.doc, seed);
    this.#maps = gapMapStore(this.doc);
    const sign = () => ({ by: "Ana", at: "2026-11-22T10:00:00.000Z" });
    const now = () => (this.#now += 1_000);
    this.undo = new UndoStack(this.doc, { sign, now, mayWrite: () => true });
    this.binding = new Binding({
      store: this.canvas,
      pageId: PAGE,
      maps: this.#maps,
      write: (edits, origin) => {
        if (origin === CANVAS) this.writes += 1;
        applyEdits(this.doc, edits, origin);
      },
      sign,
      later,
      router,
    });
    this.binding.start();
  }

  /** Moves a card as a hand does: it is taken up, moved in steps, and put down. */
  drag(id: ItemId, steps: readonly { x: number; y: number }[], between?: () => void): void {
    if (this.canvas.get(shapeId(id)) === undefined) return;
    const putDown = this.undo.gather();
    this.binding.hold([shapeId(id)]);
    for (const [at, { x, y }] of steps.entries()) {
      this.put(id, x, y);
      if (at % 2 === 0) this.frame();
      if (at === 1) between?.();
    }
    this.binding.release();
    putDown();
  }

  /** Moves a card in one go, as the arrow keys do. The canvas tells of it with the next frame. */
  put(id: ItemId, x: number, y: number): void {
    const shape = this.canvas.get(shapeId(id));
    if (shape !== undefined) this.canvas.put([{ ...shape, x, y } as TLRecord]);
  }

  erase(id: ItemId): void {
    this.canvas.remove([shapeId(id)]);
  }

  sketch(name: string, x: number): void {
    const id = `shape:sketch-${name}` as TLShapeId;
    const known = this.canvas.get(id);
    this.canvas.put([known === undefined ? noteAt(id, x) : ({ ...known, x } as TLRecord)]);
  }

  rub(name: string): void {
    this.canvas.remove([`shape:sketch-${name}` as TLShapeId]);
  }

  /** Copies shapes, as tldraw itself would: cards, pathways and sketches, whatever there is of these. */
  clone(ids: readonly string[], mark: string): void {
    const known = ids.flatMap((id) => this.canvas.get(`shape:${id}` as TLShapeId) ?? []);
    this.canvas.put(known.map((one) => ({ ...one, id: `${one.id}-copy-${mark}` as TLShapeId })));
  }

  /** Puts a picture down, which no map can hold. */
  picture(name: string, x: number, y: number): void {
    const { props: _note, ...frame } = noteAt(`shape:picture-${name}` as TLShapeId, x) as TLShape;
    this.canvas.put([{ ...frame, y, type: "image", props: PICTURE } as TLRecord]);
  }

  /** Turns, fades, locks or reorders a card, none of which means anything on a map. */
  twist(id: ItemId, by: number): void {
    const shape = this.canvas.get(shapeId(id)) as TLShape | undefined;
    if (shape === undefined) return;
    const turned = { rotation: by, opacity: 1 / (by + 1), isLocked: by > 3, index: "a1V" };
    this.canvas.put([{ ...shape, ...turned } as TLRecord]);
  }

  /** The next frame: the canvas tells what was done on it. */
  frame(): void {
    this.canvas._flushHistory();
  }

  /** Edits made in the List or the details panel. */
  list(edits: readonly Edit[]): void {
    applyEdits(this.doc, edits, LOCAL);
  }

  /** What the canvas shows, as text that can be compared. */
  shown(): string[] {
    return told(this.canvas.allRecords().filter(({ typeName }) => typeName === "shape"));
  }

  /** What it should show: the document, drawn afresh. */
  shouldShow(): string[] {
    const map = readGapMap(this.doc);
    const layout = layoutMap(map, { text: "brief", measure });
    const shapes = toShapes(map, layout, new Cards(), PAGE) as unknown as TLRecord[];
    return told([...shapes, ...(Object.values(map.sketch) as unknown as TLRecord[])]);
  }
}

/** A canvas without a browser: tldraw's own store and validators, and our shapes. */
function newCanvas(): TLStore {
  const card = { props: { w: T.number, h: T.number, card: T.any, box: T.any } };
  const pathway = { props: { w: T.number, h: T.number, route: T.any, spoken: T.string } };
  const schema = createTLSchema({
    shapes: { ...defaultShapeSchemas, service: card, gap: card, pathway },
  });
  const props = { defaultName: "", assets: {}, onMount: () => undefined };
  const store = new Store({ schema, props } as never) as unknown as TLStore;
  (store as unknown as { ensureStoreIsUsable(): void }).ensureStoreIsUsable();
  return store;
}

function noteAt(id: TLShapeId, x: number): TLRecord {
  const note = defaultShapeSchemas.note;
  if (note === undefined) throw new Error("no notes");
  return {
    id,
    typeName: "shape",
    type: "note",
    parentId: PAGE,
    index: "a4",
    x,
    y: 0,
    rotation: 0,
    opacity: 1,
    isLocked: false,
    meta: {},
    props: {
      color: "yellow",
      labelColor: "black",
      size: "m",
      font: "sans",
      fontSizeAdjustment: 0,
      align: "middle",
      verticalAlign: "middle",
      growY: 0,
      url: "",
      richText: { type: "doc", content: [{ type: "paragraph" }] },
      scale: 1,
    },
  } as unknown as TLRecord;
}

function told(records: readonly TLRecord[]): string[] {
  return records.map((record) => JSON.stringify(sorted(record))).sort();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function never(): () => void {
  return () => undefined;
}
