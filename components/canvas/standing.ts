import { type Editor, react } from "tldraw";
import type { CanvasModel } from "./model.ts";

/** While something's pathways stand out all others fade: one mark on the canvas, not one on every pathway. */
export function fadeOthers(editor: Editor, canvas: CanvasModel): () => void {
  return react("fade", () => {
    editor.getContainer().toggleAttribute("data-fades", canvas.fades.get());
  });
}
