import type { Editor } from "tldraw";
import type { Item, ItemId } from "#lib/gap-map/model.ts";
import { gapsOf, levelsOf, servicesOn } from "#lib/gap-map/order.ts";
import type { Picture } from "./binding/picture.ts";
import { shapeId } from "./binding/shapes.ts";
import { bringIntoView } from "./camera.ts";
import type { CanvasModel } from "./model.ts";

/**
 * Tab comes into the drawing at its first card, goes from card to card in the order of the List, and
 * leaves after the last one; with Shift the other way. Enter opens the card's details, Escape lets go
 * of it: the next Tab then leaves.
 */
export function walkCards(editor: Editor, canvas: CanvasModel): () => void {
  const container = editor.getContainer();
  container.tabIndex = 0;
  let tabbed = false;

  function down(event: KeyboardEvent): void {
    tabbed = event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.target !== container || !editor.isIn("select.idle")) return;
    if (tabbed) walk(event);
    else if (event.key === "Enter") openDetails(event);
  }
  function walk(event: KeyboardEvent): void {
    // tldraw's own Tab goes round for ever, in the order of places.
    event.stopPropagation();
    const next = neighbourOf(canvas, canvas.shown.get(), event.shiftKey ? -1 : 1);
    if (next === undefined) return;
    event.preventDefault();
    goTo(editor, canvas, next);
  }
  function openDetails(event: KeyboardEvent): void {
    const id = canvas.shown.get();
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    canvas.acts.choose(id, "read");
  }
  function up(event: KeyboardEvent): void {
    if (event.target === container && event.key === "Tab") event.stopPropagation();
  }
  function enter({ relatedTarget }: FocusEvent): void {
    if (!tabbed || canvas.shown.get() !== undefined || !editor.isIn("select.idle")) return;
    const order = cardsInOrder(canvas.picture.get());
    const id = comesAfter(container, relatedTarget) ? order[0] : order.at(-1);
    if (id !== undefined) goTo(editor, canvas, id);
  }
  function point(): void {
    tabbed = false;
    canvas.walking = false;
  }

  const { ownerDocument: page } = container;
  page.addEventListener("keydown", down, true);
  page.addEventListener("keyup", up, true);
  page.addEventListener("pointerdown", point, true);
  container.addEventListener("focus", enter);
  return () => {
    page.removeEventListener("keydown", down, true);
    page.removeEventListener("keyup", up, true);
    page.removeEventListener("pointerdown", point, true);
    container.removeEventListener("focus", enter);
  };
}

/** Chooses a card for somebody at the keyboard. Details that are open follow; closed ones stay closed. */
export function goTo(editor: Editor, canvas: CanvasModel, id: ItemId): void {
  canvas.walking = true;
  if (canvas.chosen.get() === undefined) canvas.choose(undefined, id);
  editor.select(shapeId(id));
  const box = canvas.picture.get().layout.boxes.get(id);
  if (box !== undefined) bringIntoView(editor, box);
}

/** The card before or after this one; undefined at either end, or when this is no card. */
export function neighbourOf(
  canvas: CanvasModel,
  id: ItemId | undefined,
  step: 1 | -1,
): ItemId | undefined {
  const order = cardsInOrder(canvas.picture.get());
  const at = id === undefined ? -1 : order.indexOf(id);
  return at < 0 ? undefined : order[at + step];
}

/** The cards of a drawing in the order of the List. */
export function cardsInOrder({ map, layout }: Picture): readonly ItemId[] {
  return levelsOf(map)
    .flatMap(({ id, role }): readonly Item[] =>
      role === "gap" ? gapsOf(map) : servicesOn(map, id),
    )
    .map(({ id }) => id)
    .filter((id) => layout.boxes.has(id));
}

function comesAfter(container: HTMLElement, before: EventTarget | null): boolean {
  if (!(before instanceof Node)) return true;
  return (before.compareDocumentPosition(container) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
