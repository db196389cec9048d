import { type Editor, react } from "tldraw";
import type { UndoStack } from "#lib/board-doc/undo.ts";
import type { Binding } from "./binding/bind.ts";

/** Tells the binding when cards are taken up and put down. One drag is one step of undo. */
export function watchHands(
  editor: Editor,
  binding: Binding,
  undo: Pick<UndoStack, "gather">,
): () => void {
  let putDown: (() => void) | undefined;
  const stop = react("hands", () => {
    const dragging = editor.isIn("select.translating");
    if (dragging === (putDown !== undefined)) return;
    if (dragging) {
      binding.hold(editor.getSelectedShapeIds());
      putDown = undo.gather();
      return;
    }
    binding.release();
    putDown?.();
    putDown = undefined;
  });
  return () => {
    stop();
    // A drawing that breaks under the hand ends its drag, too.
    putDown?.();
  };
}
