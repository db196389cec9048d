import { type Editor, SelectTool, type TLPointerEventInfo, type TLShape } from "tldraw";
import { type Begun, Finger } from "./Finger.ts";
import { isFinger } from "./fingers.ts";

/**
 * Chooses and moves. A mouse drags whatever it takes; a finger pans wherever it starts, because a
 * phone's screen is full of cards. Only what is chosen already is dragged by it.
 */
export class ChooseTool extends SelectTool {
  static override children() {
    return [...SelectTool.children(), Finger];
  }

  override transition(state: string, info?: TLPointerEventInfo): this {
    if (info === undefined || !this.#pans(state, info)) return super.transition(state, info);
    return super.transition(Finger.id, { state, info } satisfies Begun);
  }

  /** Only a pointer that goes down begins something; a tap comes here a second time, from `Finger`. */
  #pans(state: string, info: TLPointerEventInfo): boolean {
    if (info.name !== "pointer_down" || this.getCurrent()?.id === Finger.id) return false;
    if (!isFinger(this.editor, info)) return false;
    if (state === "pointing_canvas") return true;
    return state === "pointing_shape" && !comesAlong(this.editor, info.shape);
  }
}

/** What is chosen does, but for pathways: they follow their cards. */
function comesAlong(editor: Editor, shape: TLShape | undefined): boolean {
  if (shape === undefined || editor.getIsReadonly()) return false;
  return shape.type !== "pathway" && editor.getSelectedShapeIds().includes(shape.id);
}
