import { type Editor, react } from "tldraw";
import type { Binding } from "./binding/bind.ts";

/** Tells the binding when cards are taken up and put down. */
export function watchHands(editor: Editor, binding: Binding): () => void {
  let held = false;
  return react("hands", () => {
    const dragging = editor.isIn("select.translating");
    if (dragging === held) return;
    held = dragging;
    if (dragging) binding.hold(editor.getSelectedShapeIds());
    else binding.release();
  });
}
