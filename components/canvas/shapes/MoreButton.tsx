"use client";
import { stopEventPropagation, type TLShapeId, useEditor, useValue } from "tldraw";
import { itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { Icon } from "#components/ui/Icon.tsx";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";

interface Props {
  readonly id: TLShapeId;
  readonly name: string;
}

/** Opens the menu of the chosen card, for those who cannot or do not right-click. */
export function MoreButton({ id, name }: Props) {
  const canvas = canvasOf(useEditor());
  const chosen = useValue("chosen", () => canvas?.chosen.get() === itemId(id), [canvas, id]);
  if (!chosen || canvas === undefined || !canvas.acts.mayEdit) return null;
  return (
    <button
      type="button"
      className="gm-more-button"
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
