import { itemId, shapeId } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { PointTool } from "./PointTool.ts";

/** Draws a pathway from card to card: drag from one to the other, or click the one and then the other. */
export class PathwayTool extends PointTool {
  static override id = "pathway";
  #from: ItemId | undefined;
  /** Whether the pointer came down on a card: then it draws, and does not pan. */
  #onCard = false;

  override onEnter(): void {
    super.onEnter();
    canvasOf(this.editor)?.acts.say("Choose the service the pathway starts from.");
  }

  override onExit(): void {
    super.onExit();
    this.#from = undefined;
    canvasOf(this.editor)?.rubber.set(undefined);
  }

  override onPointerDown(): void {
    const under = this.#under();
    this.#onCard = under !== undefined;
    this.#from ??= under;
    super.onPointerDown();
  }

  protected override mayPan(): boolean {
    return !this.#onCard;
  }

  protected override act(): void {
    const to = this.#under();
    if (this.#from === undefined || to === undefined || to === this.#from) return;
    const from = this.#from;
    this.editor.setCurrentTool("select");
    canvasOf(this.editor)?.acts.connect(from, to);
  }

  protected override show(): void {
    const { x, y } = this.editor.inputs.currentPagePoint;
    const under = this.#under();
    this.editor.setHintingShapes(under === undefined ? [] : [shapeId(under)]);
    if (this.#from === undefined) return;
    const toId = under === this.#from ? undefined : under;
    canvasOf(this.editor)?.rubber.set({ fromId: this.#from, toId, x, y });
  }

  #under(): ItemId | undefined {
    const shape = this.editor.getShapeAtPoint(this.editor.inputs.currentPagePoint, {
      hitInside: true,
      filter: ({ type }) => type === "service",
    });
    return shape === undefined ? undefined : itemId(shape.id);
  }
}
