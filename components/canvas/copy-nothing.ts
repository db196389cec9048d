import type { Editor } from "tldraw";

/**
 * Keeps tldraw from copying by itself, as it does on Alt and a drag: a card stands for one thing on
 * the map, and there is no second one of it. What is dragged so is moved.
 */
export function copyNothing(editor: Editor): void {
  editor.duplicateShapes = () => editor;
  const canCreate = editor.canCreateShapes.bind(editor);
  // Asked with the ids of shapes that exist, tldraw is about to copy them: told no, it moves them.
  editor.canCreateShapes = (shapes) =>
    !shapes.some((one) => typeof one === "string" && editor.getShape(one) !== undefined) &&
    canCreate(shapes);
}
