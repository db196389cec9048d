import { type Editor, react, type TLEventInfo, unsafe__withoutCapture } from "tldraw";
import { isNarrow } from "#components/workshop/use-view.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { isMapShape, itemId, shapeId } from "./binding/shapes.ts";
import { bringIntoView } from "./camera.ts";
import type { CanvasModel } from "./model.ts";

/** What is chosen on the canvas is what the details panel shows. */
export function followSelection(editor: Editor, canvas: CanvasModel): () => void {
  const stop = react("selection", () => {
    const only = editor.getOnlySelectedShape();
    const none = editor.getSelectedShapeIds().length === 0;
    unsafe__withoutCapture(() => {
      const id = only && isMapShape(only) ? itemId(only.id) : undefined;
      if (id === canvas.shown.get() || (id === undefined && !none)) return;
      if (id === undefined && isWrittenIn(editor, canvas.shown.get())) return;
      choose(canvas, id);
    });
  });
  // A click on what is chosen already: its card goes back to itself while one of its thresholds is
  // written, and opens again where its details were closed. Heard before the pointer is up for
  // tldraw, which then still knows whether this was a drag.
  const click = (info: TLEventInfo) => {
    if (info.type !== "pointer" || info.name !== "pointer_up") return;
    const id = canvas.shown.get();
    if (id === undefined || id === canvas.chosen.get()) return;
    const pressed = editor.isInAny("select.pointing_shape", "select.finger");
    if (!pressed || editor.inputs.isDragging) return;
    const shape = editor.getShapeAtPoint(editor.inputs.currentPagePoint, { hitInside: true });
    if (shape?.id === shapeId(id)) choose(canvas, id);
  };
  editor.on("before-event", click);
  return () => {
    stop();
    editor.off("before-event", click);
  };
}

/** Whether somebody deleted it while this person is in its details: they stay, and say so. */
function isWrittenIn(editor: Editor, id: ItemId | undefined): boolean {
  if (id === undefined || editor.getShape(shapeId(id)) !== undefined) return false;
  return document.activeElement?.closest("#details") != null;
}

function choose(canvas: CanvasModel, id: ItemId | undefined): void {
  canvas.choose(id);
  canvas.acts.choose(id);
}

/** What is chosen elsewhere, in the List or in the panel, is chosen on the canvas too; on a phone, and for a keyboard, also after its details are closed. */
export function showChosen(editor: Editor, canvas: CanvasModel, chosen: ItemId | undefined): void {
  const keeps = chosen === undefined && (isNarrow() || canvas.walking);
  canvas.choose(chosen, keeps ? canvas.shown.get() : undefined);
  const id = canvas.shown.get();
  const only = editor.getOnlySelectedShape();
  if (id === undefined) {
    if (only && isMapShape(only)) editor.selectNone();
    return;
  }
  const shape = editor.getShape(shapeId(id));
  if (shape === undefined || only?.id === shape.id) return;
  editor.select(shape.id);
  const bounds = editor.getShapePageBounds(shape);
  if (bounds !== undefined) bringIntoView(editor, bounds);
}
