import { type Editor, type TLEventInfo, type TLPointerEventInfo, Vec } from "tldraw";

/** Whether a finger points, and neither a mouse nor a pen. */
export function isFinger(editor: Editor, { isPen }: Pick<TLPointerEventInfo, "isPen">): boolean {
  return editor.getInstanceState().isCoarsePointer && !isPen;
}

/** Moves the map with the pointer. */
export function pan(editor: Editor): void {
  const { currentScreenPoint, previousScreenPoint } = editor.inputs;
  const { x, y, z } = editor.getCamera();
  const by = Vec.Sub(currentScreenPoint, previousScreenPoint).div(z);
  editor.setCamera({ x: x + by.x, y: y + by.y, z });
}

/** Lets go of the map: it glides on for a moment, as a page does. */
export function letGo(editor: Editor): void {
  const { pointerVelocity: direction } = editor.inputs;
  editor.slideCamera({ speed: Math.min(1, direction.len()), direction });
}

/** Once a pen has drawn, tldraw hears no finger any more. Here one counts again as soon as it comes down. */
export function hearFingers(editor: Editor): () => void {
  const hear = (info: TLEventInfo) => {
    if (info.type !== "pointer" || info.name !== "pointer_down" || info.isPen) return;
    if (editor.getInstanceState().isPenMode) editor.updateInstanceState({ isPenMode: false });
  };
  editor.on("before-event", hear);
  return () => editor.off("before-event", hear);
}
