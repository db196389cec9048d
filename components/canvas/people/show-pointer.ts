import type { Editor } from "tldraw";
import type { Presence } from "#lib/wire/presence.ts";

/** Lets the others see where my pointer is on the map. How often is decided where it is sent. */
export function showPointer(editor: Editor, show: (presence: Presence) => void): () => void {
  const container = editor.getContainer();
  const move = ({ clientX, clientY, pointerType }: PointerEvent) => {
    if (pointerType === "touch") return;
    const { x, y } = editor.screenToPage({ x: clientX, y: clientY });
    show({ cursor: { x: Math.round(x), y: Math.round(y) } });
  };
  const leave = () => show({ cursor: null });
  container.addEventListener("pointermove", move);
  container.addEventListener("pointerleave", leave);
  return () => {
    container.removeEventListener("pointermove", move);
    container.removeEventListener("pointerleave", leave);
    leave();
  };
}
