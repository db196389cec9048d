import { StateNode, type TLKeyboardEventInfo } from "tldraw";
import { itemId, shapeId } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import type { ItemId } from "#lib/gap-map/model.ts";

/** Draws a pathway from card to card: drag from one to the other, or click the one and then the other. */
export class PathwayTool extends StateNode {
  static override id = "pathway";
  #from: ItemId | undefined;

  override onEnter(): void {
    this.editor.setCursor({ type: "cross", rotation: 0 });
    canvasOf(this.editor)?.acts.say("Choose the service the pathway starts from.");
  }

  override onExit(): void {
    this.#from = undefined;
    canvasOf(this.editor)?.rubber.set(undefined);
    this.editor.setCursor({ type: "default", rotation: 0 });
    this.editor.setHintingShapes([]);
  }

  override onPointerDown(): void {
    this.#from ??= this.#under();
    this.#stretch();
  }

  override onPointerMove(): void {
    this.#stretch();
  }

  override onPointerUp(): void {
    const to = this.#under();
    if (this.#from === undefined || to === undefined || to === this.#from) return;
    const from = this.#from;
    this.editor.setCurrentTool("select");
    canvasOf(this.editor)?.acts.connect(from, to);
  }

  override onKeyDown({ key }: TLKeyboardEventInfo): void {
    if (key === "Escape") this.onCancel();
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select");
  }

  #stretch(): void {
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
