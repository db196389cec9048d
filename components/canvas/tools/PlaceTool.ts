import type { TLKeyboardEventInfo } from "tldraw";
import { shapeId } from "#components/canvas/binding/shapes.ts";
import { canvasOf, type Ghost } from "#components/canvas/model.ts";
import { isNarrow } from "#components/workshop/use-view.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { coversAny, sizeOf } from "#lib/gap-map/placing.ts";
import { PointTool } from "./PointTool.ts";

const STEP = 20;

/** Puts a new card down: a ghost shows where; a click or Enter places it with its name open, Escape stops. */
abstract class PlaceTool extends PointTool {
  abstract readonly kind: "service" | "gap";

  override onEnter(): void {
    super.onEnter();
    const { x, y } = this.editor.getViewportPageBounds().center;
    this.#showAt(x, y);
  }

  override onExit(): void {
    super.onExit();
    canvasOf(this.editor)?.ghost.set(undefined);
  }

  protected override show(): void {
    const { x, y } = this.editor.inputs.currentPagePoint;
    this.#showAt(x, y);
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
    if (key === "Enter") this.act();
    if (key === "Escape") this.onCancel();
  }

  /** A step on, and over the cards that stand in the way. */
  #move(ghost: Ghost, dx: number, dy: number): void {
    const canvas = canvasOf(this.editor);
    if (canvas === undefined) return;
    const { map } = canvas.picture.get();
    let spot: Ghost = ghost;
    do {
      const next = canvas.spotFor({ ...spot, x: spot.x + dx, y: spot.y + dy });
      // At the edge of the map: whatever stands there, it goes no further.
      if (next === undefined || (next.x === spot.x && next.y === spot.y)) return;
      spot = next;
    } while (coversAny(map, spot.levelId, spot.kind, spot.place));
    canvas.ghost.set(spot);
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
    if (band !== undefined)
      this.#showAt(ghost.x + ghost.w / 2, band.y + ghost.place.y + ghost.h / 2);
  }

  #showAt(x: number, y: number): void {
    const { w, h } = sizeOf(this.kind);
    const canvas = canvasOf(this.editor);
    const card = { kind: this.kind, x: x - w / 2, y: y - h / 2, w, h };
    canvas?.ghost.set(canvas.freeSpotFor(card));
  }

  protected override act(): void {
    const canvas = canvasOf(this.editor);
    const shown = canvas?.ghost.get();
    this.editor.setCurrentTool("select");
    // Somebody else may have put a card there in the meantime.
    const spot = shown === undefined ? undefined : canvas?.freeSpotFor(shown);
    if (canvas === undefined || spot === undefined) return;
    const id = canvas.acts.place(spot.kind, spot.levelId, spot.place);
    const shape = id === undefined ? undefined : this.editor.getShape(shapeId(id));
    if (id === undefined || shape === undefined) return;
    // On a phone the details lie over the card: its name is written there.
    if (isNarrow()) {
      canvas.acts.choose(id, "edit");
      return;
    }
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
