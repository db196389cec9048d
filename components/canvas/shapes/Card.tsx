"use client";
import type { ReactNode } from "react";
import { type TLShapeId, useEditor, useIsEditing, useValue } from "tldraw";
import { itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf, type Detail } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";

interface Props {
  readonly id: TLShapeId;
  readonly kind: "service" | "gap";
  readonly reference: string;
  readonly name: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** The frame of a card, with what it is for those who hear it. */
export function Card({ id, kind, reference, name, className, children }: Props) {
  const canvas = canvasOf(useEditor());
  const chosen = useValue("chosen", () => canvas?.shown.get() === itemId(id), [canvas, id]);
  const faded = useValue("faded", () => canvas?.fadesCard(itemId(id)) ?? false, [canvas, id]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is a group of texts, not a set of form fields
    <div
      className={cx(className, chosen && "gm-service--chosen", faded && "gm-service--faded")}
      role="group"
      aria-roledescription={kind}
      aria-label={`${reference} ${name}`.trim()}
      data-item={itemId(id)}
    >
      {children}
    </div>
  );
}

interface Shown {
  readonly detail: Detail;
  /** Near enough for its texts. */
  readonly near: boolean;
  /** Its name is open to be written. */
  readonly editing: boolean;
}

/** How much of a card can be read now. */
export function useShown(id: TLShapeId): Shown {
  const canvas = canvasOf(useEditor());
  const detail = useValue("detail", () => canvas?.detail.get() ?? "near", [canvas]);
  return { detail, near: detail === "near" || detail === "close", editing: useIsEditing(id) };
}

/** A workshop is on, and nobody here speaks for this service. */
export function useAway(id: TLShapeId): boolean {
  const canvas = canvasOf(useEditor());
  return useValue("away", () => canvas?.away.get().has(itemId(id)) ?? false, [canvas, id]);
}
