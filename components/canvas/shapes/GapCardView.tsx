"use client";
import { memo } from "react";
import { type TLShapeId, useEditor, useIsEditing, useValue } from "tldraw";
import type { GapCard } from "#components/canvas/binding/cards.ts";
import { itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";
import type { Box } from "#lib/scene/boxes.ts";
import { NameField } from "./NameField.tsx";

interface Props {
  readonly id: TLShapeId;
  readonly card: GapCard;
  readonly box: Box;
}

/** A gap as an object: what it is called, who falls through, what shows it, who looks after it. */
export const GapCardView = memo(function GapCardView({ id, card, box }: Props) {
  const editor = useEditor();
  const canvas = canvasOf(editor);
  const detail = useValue("detail", () => canvas?.detail.get() ?? "near", [canvas]);
  const chosen = useValue("chosen", () => canvas?.shown.get() === itemId(id), [canvas, id]);
  const editing = useIsEditing(id);
  const near = detail === "near" || detail === "close";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is a group of texts, not a set of form fields
    <div
      className={cx("gm-gap", `gm-gap--${detail}`, chosen && "gm-service--chosen")}
      role="group"
      aria-roledescription="gap"
      aria-label={`${card.reference} ${card.title}`.trim()}
      data-item={itemId(id)}
    >
      <div className="gm-gap__body">
        {editing ? (
          <NameField id={id} value={card.title} label="Title of the gap" />
        ) : (
          <p className="gm-gap__title">
            {card.reference === "" ? null : <span className="gm-gap__tag">{card.reference}</span>}
            {card.title === "" ? "No title yet" : card.title}
          </p>
        )}
        {near ? (
          <p className="gm-gap__who">{box.prose.length > 0 ? box.prose.join("\n") : ""}</p>
        ) : null}
        {near ? <Foot card={card} /> : null}
      </div>
    </div>
  );
});

function Foot({ card }: { readonly card: GapCard }) {
  return (
    <p className="gm-gap__foot">
      <span>
        <b>Evidence {card.evidence}</b>
        {card.persons === "" ? null : ` · ${card.persons}`}
      </span>
      <span>Owner: {card.owner === "" ? "none yet" : card.owner}</span>
    </p>
  );
}
