"use client";
import { type Editor, stopEventPropagation, type TLShapeId, useEditor, useValue } from "tldraw";
import { itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";
import { Icon } from "#components/ui/Icon.tsx";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";

interface Props {
  readonly id: TLShapeId;
  readonly name: string;
}

/** Opens the menu of the chosen card, for those who cannot or do not right-click. */
export function MoreButton({ id, name }: Props) {
  const editor = useEditor();
  const canvas = canvasOf(editor);
  const chosen = useValue("chosen", () => canvas?.shown.get() === itemId(id), [canvas, id]);
  const atTop = useValue("at top", () => chosen && isAtTop(editor, id), [editor, id, chosen]);
  if (!chosen || canvas === undefined || !canvas.acts.mayEdit) return null;
  return (
    <button
      type="button"
      className={cx("gm-more-button", atTop && "gm-more-button--below")}
      onPointerDown={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        canvas.menu.set({ id: itemId(id), x: left, y: bottom });
      }}
    >
      <Icon name="more" />
      <VisuallyHidden>Actions for {name === "" ? "this card" : name}</VisuallyHidden>
    </button>
  );
}

/** Room that the button needs above a card, in px of the screen. */
const ROOM = 56;

function isAtTop(editor: Editor, id: TLShapeId): boolean {
  const bounds = editor.getShapePageBounds(id);
  return bounds !== undefined && editor.pageToViewport(bounds.point).y < ROOM;
}
