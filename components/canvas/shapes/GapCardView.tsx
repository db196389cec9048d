"use client";
import { memo } from "react";
import type { TLShapeId } from "tldraw";
import type { GapCard } from "#components/canvas/binding/cards.ts";
import type { Box } from "#lib/scene/boxes.ts";
import { Card, useShown } from "./Card.tsx";
import { NameField } from "./NameField.tsx";

interface Props {
  readonly id: TLShapeId;
  readonly card: GapCard;
  readonly box: Box;
}

/** A gap as an object: what it is called, who falls through, what shows it, who looks after it. */
export const GapCardView = memo(function GapCardView({ id, card, box }: Props) {
  const { detail, near, editing } = useShown(id);
  const { reference, title } = card;
  return (
    <Card {...{ id, reference }} kind="gap" name={title} className={`gm-gap gm-gap--${detail}`}>
      <div className="gm-gap__body">
        {editing ? (
          <NameField id={id} value={title} label="Title of the gap" />
        ) : (
          <div className="gm-gap__title">
            {reference === "" ? null : <span className="gm-gap__tag">{reference}</span>}
            {title === "" ? "No title yet" : title}
          </div>
        )}
        {near ? (
          <p className="gm-gap__who">{box.prose.length > 0 ? box.prose.join("\n") : ""}</p>
        ) : null}
        {near ? <Foot card={card} /> : null}
      </div>
    </Card>
  );
});

function Foot({ card }: { readonly card: GapCard }) {
  return (
    <div className="gm-gap__foot">
      <span>
        <b>Evidence {card.evidence}</b>
        {card.persons === "" ? null : ` · ${card.persons}`}
      </span>
      <span>Owner: {card.owner === "" ? "none yet" : card.owner}</span>
    </div>
  );
}
