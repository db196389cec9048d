import type { Editor } from "tldraw";
import { isMapShape, itemId } from "./binding/shapes.ts";
import { isSketch } from "./binding/sketch.ts";
import type { CanvasModel } from "./model.ts";
import { goTo, neighbourOf } from "./walk.ts";

/**
 * The keys of the canvas: none of a single character. Ctrl with plus, minus and nought is kept
 * from the canvas, so that the browser's own zoom works for those who need it.
 */
export function listenToKeys(editor: Editor, canvas: CanvasModel): () => void {
  const container = editor.getContainer();
  const undo = () => canvas.acts.turn("undo");
  const redo = () => canvas.acts.turn("redo");

  function before(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    if (command && ["=", "+", "-", "0"].includes(event.key)) event.stopPropagation();
  }

  function press(event: KeyboardEvent): void {
    if (isTyping(event.target) || editor.getEditingShapeId() !== null) return;
    // Enter puts a card or a pathway down; the field that opens with it is not to get a new line from it.
    const puts = canvas.ghost.get() !== undefined || canvas.aimed.get() !== undefined;
    if (event.key === "Enter" && puts) event.preventDefault();
    const key = event.key.toLowerCase();
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (command && key === "z") take(event, event.shiftKey ? redo : undo);
    else if (command && key === "y") take(event, redo);
    // The browser would mark every word around the drawing, and the next drag would carry those.
    else if (command && key === "a") event.preventDefault();
    else if (event.key === "Delete" || event.key === "Backspace")
      take(event, () => removeChosen(editor, canvas));
    else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10"))
      take(event, () => openMenu(editor, canvas));
  }

  const outside = container.parentElement ?? container;
  outside.addEventListener("keydown", before, true);
  container.addEventListener("keydown", press);
  return () => {
    outside.removeEventListener("keydown", before, true);
    container.removeEventListener("keydown", press);
  };
}

function take(event: KeyboardEvent, what: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  what();
}

/** Deletes what is chosen: things on the map go to the bin, sketches are rubbed out. */
function removeChosen(editor: Editor, canvas: CanvasModel): void {
  if (!canvas.acts.mayEdit) return;
  const shapes = editor.getSelectedShapes();
  const ids = shapes.filter(isMapShape).map(({ id }) => itemId(id));
  editor.deleteShapes(shapes.filter(isSketch));
  const [id] = ids;
  if (id === undefined) return;
  const next = neighbourOf(canvas, id, 1) ?? neighbourOf(canvas, id, -1);
  canvas.acts.remove(ids);
  if (canvas.walking && next !== undefined) goTo(editor, canvas, next);
}

/** Opens the menu of the chosen card beside it. */
function openMenu(editor: Editor, canvas: CanvasModel): void {
  const shape = editor.getOnlySelectedShape();
  const bounds = shape && isMapShape(shape) ? editor.getShapePageBounds(shape) : undefined;
  if (shape === undefined || shape === null || bounds === undefined) return;
  const { x, y } = editor.pageToScreen({ x: bounds.maxX, y: bounds.minY });
  canvas.menu.set({ id: itemId(shape.id), x, y });
}

/** Whether keys and what is pasted go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable=true]");
}
