import { StateNode, type TLKeyboardEventInfo, type TLPointerEventInfo } from "tldraw";
import { isFinger, letGo, pan } from "./fingers.ts";

/**
 * A tool that does something where a pointer comes down and goes up again. A finger that moves on
 * the way pans, and two fingers zoom: neither does anything to the map.
 */
export abstract class PointTool extends StateNode {
  #pressed = false;
  #panning = false;

  /** Shows what would be done where the pointer is. */
  protected abstract show(): void;
  /** Does it. */
  protected abstract act(): void;
  /** Whether a moving finger pans now. */
  protected mayPan(): boolean {
    return true;
  }

  override onEnter(): void {
    this.#pressed = false;
    this.editor.setCursor({ type: "cross", rotation: 0 });
  }

  override onExit(): void {
    this.editor.setCursor({ type: "default", rotation: 0 });
    this.editor.setHintingShapes([]);
  }

  override onPointerDown(): void {
    const second = this.#pressed;
    this.#pressed = !second;
    this.#panning = false;
    if (second) return;
    this.editor.stopCameraAnimation();
    this.show();
  }

  override onPointerMove(info: TLPointerEventInfo): void {
    const dragging = this.#pressed && this.editor.inputs.isDragging;
    if (dragging && isFinger(this.editor, info) && this.mayPan()) {
      this.#panning = true;
      pan(this.editor);
    } else this.show();
  }

  override onPointerUp(): void {
    const acts = this.#pressed && !this.#panning;
    this.#pressed = false;
    if (acts) this.act();
    else if (this.#panning) letGo(this.editor);
    this.#panning = false;
  }

  override onInterrupt(): void {
    this.#pressed = false;
    this.#panning = false;
  }

  override onKeyDown({ key }: TLKeyboardEventInfo): void {
    if (key === "Escape") this.onCancel();
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select");
  }
}
