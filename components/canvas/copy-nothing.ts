import type { Editor } from "tldraw";

/**
 * Keeps tldraw from copying by itself, as it does on Alt and a drag: a card stands for one thing on
 * the map, and there is no second one of it. What is dragged so is moved.
 */
export function copyNothing(editor: Editor): void {
  editor.duplicateShapes = () => editor;
}
