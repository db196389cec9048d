import type { Editor, TLEventInfo, VecLike } from "tldraw";
import { isNarrow } from "#components/workshop/use-view.ts";
import { isMapShape, itemId } from "./binding/shapes.ts";
import type { CanvasModel } from "./model.ts";
import { isFinger } from "./tools/fingers.ts";

/** A right click, or a long press, on a card or pathway chooses it and opens its menu. */
export function openMenus(editor: Editor, canvas: CanvasModel): () => void {
  const container = editor.getContainer();
  const rightClick = (event: MouseEvent) => {
    event.preventDefault();
    openAt(editor, canvas, { x: event.clientX, y: event.clientY });
  };
  // Not every browser tells of a long press as of a right click.
  const longPress = (info: TLEventInfo) => {
    if (info.type !== "pointer" || info.name !== "long_press") return;
    if (isFinger(editor, info) && editor.isIn("select")) openAt(editor, canvas, info.point);
  };
  container.addEventListener("contextmenu", rightClick);
  editor.on("event", longPress);
  return () => {
    container.removeEventListener("contextmenu", rightClick);
    editor.off("event", longPress);
  };
}

function openAt(editor: Editor, canvas: CanvasModel, { x, y }: VecLike): void {
  const shape = editor.getShapeAtPoint(editor.screenToPage({ x, y }), {
    hitInside: true,
    margin: 8,
  });
  if (shape === undefined || !isMapShape(shape)) return;
  const id = itemId(shape.id);
  // What this pointer had begun is over: lifted, it chooses and moves nothing more.
  editor.cancel();
  // On a phone the details would cover the menu, and the card with it.
  if (isNarrow() && canvas.chosen.get() === undefined) canvas.choose(undefined, id);
  editor.select(shape.id);
  canvas.menu.set({ id, x, y });
}
