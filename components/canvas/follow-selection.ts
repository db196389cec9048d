import { type Editor, react, type TLEventInfo, unsafe__withoutCapture } from "tldraw";
import type { ItemId } from "#lib/gap-map/model.ts";
import { isMapShape, itemId, shapeId } from "./binding/shapes.ts";
import type { CanvasModel } from "./model.ts";

/** What is chosen on the canvas is what the details panel shows. */
export function followSelection(editor: Editor, canvas: CanvasModel): () => void {
  const stop = react("selection", () => {
    const only = editor.getOnlySelectedShape();
    const none = editor.getSelectedShapeIds().length === 0;
    unsafe__withoutCapture(() => {
      const id = only && isMapShape(only) ? itemId(only.id) : undefined;
      if (id === canvas.shown.get() || (id === undefined && !none)) return;
      choose(canvas, id);
    });
  });
  // While a threshold is being written its card is chosen: a click on the card goes back to the card.
  const click = (event: TLEventInfo) => {
    if (event.type !== "pointer" || event.name !== "pointer_down") return;
    const id = canvas.shown.get();
    if (id === undefined || id === canvas.chosen.get() || !editor.isIn("select")) return;
    const shape = editor.getShapeAtPoint(editor.inputs.currentPagePoint, { hitInside: true });
    if (shape?.id === shapeId(id)) choose(canvas, id);
  };
  editor.on("event", click);
  return () => {
    stop();
    editor.off("event", click);
  };
}

function choose(canvas: CanvasModel, id: ItemId | undefined): void {
  canvas.choose(id);
  canvas.acts.choose(id);
}

/** What is chosen elsewhere, in the List or in the panel, is chosen on the canvas too. */
export function showChosen(editor: Editor, canvas: CanvasModel, chosen: ItemId | undefined): void {
  canvas.choose(chosen);
  const id = canvas.shown.get();
  const only = editor.getOnlySelectedShape();
  if (id === undefined) {
    if (only && isMapShape(only)) editor.selectNone();
    return;
  }
  const shape = editor.getShape(shapeId(id));
  if (shape !== undefined && only?.id !== shape.id) editor.select(shape.id);
}
