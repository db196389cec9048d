import type { Editor } from "tldraw";

/**
 * tldraw asks to have touches to itself through React, which listens too late to grant that and
 * only complains in the console. `touch-action: none` grants it; the touch need not go further up.
 */
export function quietTouch(editor: Editor): () => void {
  const container = editor.getContainer();
  const stop = (event: TouchEvent) => event.stopPropagation();
  container.addEventListener("touchstart", stop, { passive: true });
  return () => container.removeEventListener("touchstart", stop);
}
