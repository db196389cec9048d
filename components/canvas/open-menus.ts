import type { Editor } from "tldraw";
import { isMapShape, itemId } from "./binding/shapes.ts";
import type { CanvasModel } from "./model.ts";

/** A right click, or a long press, on a card or pathway chooses it and opens its menu. */
export function openMenus(editor: Editor, canvas: CanvasModel): () => void {
  const container = editor.getContainer();
  const open = (event: MouseEvent) => {
    event.preventDefault();
    const { clientX: x, clientY: y } = event;
    const shape = editor.getShapeAtPoint(editor.screenToPage({ x, y }), {
      hitInside: true,
      margin: 8,
    });
    if (shape === undefined || !isMapShape(shape)) return;
    editor.select(shape.id);
    canvas.menu.set({ id: itemId(shape.id), x, y });
  };
  container.addEventListener("contextmenu", open);
  return () => container.removeEventListener("contextmenu", open);
}
