import { type Editor, react, unsafe__withoutCapture } from "tldraw";
import type { ItemId } from "#lib/gap-map/model.ts";
import { isMapShape, itemId, shapeId } from "./binding/shapes.ts";
import type { CanvasModel } from "./model.ts";

/** What is chosen on the canvas is what the details panel shows. */
export function followSelection(editor: Editor, canvas: CanvasModel): () => void {
  return react("selection", () => {
    const only = editor.getOnlySelectedShape();
    const none = editor.getSelectedShapeIds().length === 0;
    unsafe__withoutCapture(() => {
      const id = only && isMapShape(only) ? itemId(only.id) : undefined;
      if (id === canvas.chosen.get() || (id === undefined && !none)) return;
      canvas.chosen.set(id);
      canvas.acts.choose(id);
    });
  });
}

/** What is chosen elsewhere, in the List or in the panel, is chosen on the canvas too. */
export function showChosen(editor: Editor, canvas: CanvasModel, chosen: ItemId | undefined): void {
  canvas.chosen.set(chosen);
  const only = editor.getOnlySelectedShape();
  if (chosen === undefined) {
    if (only && isMapShape(only)) editor.selectNone();
    return;
  }
  const shape = editor.getShape(shapeId(chosen));
  if (shape !== undefined && only?.id !== shape.id) editor.select(shape.id);
}
