import { type Editor, react, unsafe__withoutCapture } from "tldraw";
import type { ItemId } from "#lib/gap-map/model.ts";
import { areaOf, showArea, showWhole } from "./camera.ts";
import type { CanvasModel } from "./model.ts";

/** How near the wall of a room comes: nearer than this, cards say more in smaller letters. */
const NEAREST = 1.45;
/** What is seen around what is lifted, in map units: it tells where on the map this is. */
const AROUND = 60;

/** Nobody is at the wall of a room: it shows all that is lifted by itself, or the whole map, also as the map grows. */
export function showOnWall(
  editor: Editor,
  canvas: CanvasModel,
  lifted: ReadonlySet<ItemId> | undefined,
): () => void {
  canvas.lift(lifted);
  return react("what the wall shows", () => {
    editor.getViewportScreenBounds();
    const area = areaOf(canvas, lifted);
    unsafe__withoutCapture(() => {
      if (area === undefined) showWhole(editor, canvas);
      else showArea(editor, area.expandBy(AROUND), NEAREST);
    });
  });
}
