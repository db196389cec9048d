import { StateNode, type TLKeyboardEventInfo } from "tldraw";
import { shapeId } from "#components/canvas/binding/shapes.ts";
import { canvasOf, type Ghost } from "#components/canvas/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { sizeOf } from "#lib/gap-map/placing.ts";

const STEP = 20;

/** Puts a new card down: a ghost shows where; a click or Enter places it with its name open, Escape stops. */
abstract class PlaceTool extends StateNode {
  abstract readonly kind: "service" | "gap";

  override onEnter(): void {
    this.editor.setCursor({ type: "cross", rotation: 0 });
    const { x, y } = this.editor.getViewportPageBounds().center;
    this.#show(x, y);
  }

  override onExit(): void {
    canvasOf(this.editor)?.ghost.set(undefined);
    this.editor.setCursor({ type: "default", rotation: 0 });
  }

  override onPointerMove(): void {
    const { x, y } = this.editor.inputs.currentPagePoint;
    this.#show(x, y);
  }

  override onPointerDown(): void {
    const { x, y } = this.editor.inputs.currentPagePoint;
    this.#show(x, y);
  }

  override onPointerUp(): void {
    this.#place();
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select");
  }

  override onKeyDown(info: TLKeyboardEventInfo): void {
    this.#key(info);
  }

  override onKeyRepeat(info: TLKeyboardEventInfo): void {
    this.#key(info);
  }

  #key({ key }: TLKeyboardEventInfo): void {
    const ghost = canvasOf(this.editor)?.ghost.get();
    if (ghost === undefined) return;
    const by = STEPS[key];
    if (by !== undefined) this.#move(ghost, by.x * STEP, by.y * STEP);
    if (key === "PageUp") this.#toLevel(ghost, -1);
    if (key === "PageDown") this.#toLevel(ghost, 1);
    if (key === "Enter") this.#place();
    if (key === "Escape") this.onCancel();
  }

  #move({ x, y, w, h }: Ghost, dx: number, dy: number): void {
    this.#show(x + w / 2 + dx, y + h / 2 + dy);
  }

  /** The next level up or down that can hold such a card. */
  #toLevel(ghost: Ghost, direction: 1 | -1): void {
    const canvas = canvasOf(this.editor);
    const { map, layout } = canvas?.picture.get() ?? {};
    const bands = (layout?.bands ?? []).filter(
      ({ levelId }) =>
        map !== undefined && itemOf(map, "level", levelId)?.role === roleFor(this.kind),
    );
    const at = bands.findIndex(({ levelId }) => levelId === ghost.levelId);
    const band = bands[at + direction];
    if (band !== undefined) this.#show(ghost.x + ghost.w / 2, band.y + ghost.place.y + ghost.h / 2);
  }

  #show(x: number, y: number): void {
    const canvas = canvasOf(this.editor);
    const { w, h } = sizeOf(this.kind);
    const before = canvas?.ghost.get();
    const spot = canvas?.spotFor({ kind: this.kind, x: x - w / 2, y: y - h / 2, w, h });
    canvas?.ghost.set(spot);
    if (canvas === undefined || spot === undefined || spot.levelId === before?.levelId) return;
    const level = itemOf(canvas.picture.get().map, "level", spot.levelId);
    if (level !== undefined && before !== undefined) canvas.acts.say(level.name);
  }

  #place(): void {
    const canvas = canvasOf(this.editor);
    const ghost = canvas?.ghost.get();
    this.editor.setCurrentTool("select");
    if (canvas === undefined || ghost === undefined) return;
    const id = canvas.acts.place(ghost.kind, ghost.levelId, ghost.place);
    const shape = id === undefined ? undefined : this.editor.getShape(shapeId(id));
    if (shape === undefined) return;
    this.editor.select(shape.id);
    this.editor.setEditingShape(shape.id);
    this.editor.setCurrentTool("select.editing_shape");
  }
}

const STEPS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function roleFor(kind: "service" | "gap"): "services" | "gap" {
  return kind === "gap" ? "gap" : "services";
}

/** Adds a service where somebody clicks. */
export class ServiceTool extends PlaceTool {
  static override id = "service";
  readonly kind = "service";
}

/** Adds a gap in the gap's band. */
export class GapTool extends PlaceTool {
  static override id = "gap";
  readonly kind = "gap";
}
