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

  function before(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    if (command && ["=", "+", "-", "0"].includes(event.key)) event.stopPropagation();
  }

  function press(event: KeyboardEvent): void {
    if (isTyping(event.target) || editor.getEditingShapeId() !== null) return;
    // Enter puts a card or a pathway down; the field that opens with it is not to get a new line from it.
    const puts = canvas.ghost.get() !== undefined || canvas.aimed.get() !== undefined;
    if (event.key === "Enter" && puts) event.preventDefault();
    const act = actOf(event);
    if (act === undefined) return;
    event.preventDefault();
    if (act === "nothing") return;
    event.stopPropagation();
    if (act === "remove") removeChosen(editor, canvas);
    else if (act === "menu") openMenu(editor, canvas);
    else canvas.acts.turn(act);
  }

  const outside = container.parentElement ?? container;
  outside.addEventListener("keydown", before, true);
  container.addEventListener("keydown", press);
  return () => {
    outside.removeEventListener("keydown", before, true);
    container.removeEventListener("keydown", press);
  };
}

/** What a key asks of the canvas; `nothing` for one that only the browser must not have. */
function actOf(event: KeyboardEvent): "undo" | "redo" | "remove" | "menu" | "nothing" | undefined {
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return commandOf(event);
  switch (event.key) {
    case "Delete":
    case "Backspace":
      return "remove";
    case "ContextMenu":
      return "menu";
    case "F10":
      return event.shiftKey ? "menu" : undefined;
    default:
      return undefined;
  }
}

function commandOf({ key, shiftKey }: KeyboardEvent): "undo" | "redo" | "nothing" | undefined {
  switch (key.toLowerCase()) {
    case "z":
      return shiftKey ? "redo" : "undo";
    case "y":
      return "redo";
    // The browser would mark every word around the drawing, and the next drag would carry those.
    case "a":
      return "nothing";
    default:
      return undefined;
  }
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
