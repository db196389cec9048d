import type { Editor } from "tldraw";

/**
 * tldraw asks to have touches to itself through React, which listens too late to grant that, and
 * asks again at the end of a swipe, when it is too late for anybody: the browser only complains in
 * the console. `touch-action: none` grants it; these touches need not go further up.
 */
export function quietTouch(editor: Editor): () => void {
  const container = editor.getContainer();
  const stop = (event: TouchEvent) => {
    if (event.type === "touchstart" || !event.cancelable) event.stopPropagation();
  };
  container.addEventListener("touchstart", stop, { passive: true });
  container.addEventListener("touchend", stop, { passive: true });
  return () => {
    container.removeEventListener("touchstart", stop);
    container.removeEventListener("touchend", stop);
  };
}
