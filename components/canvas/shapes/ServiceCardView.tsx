"use client";
import { memo } from "react";
import { type TLShapeId, useEditor, useIsEditing, useValue } from "tldraw";
import type { CardNote, ServiceCard } from "#components/canvas/binding/cards.ts";
import { itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf, type Detail } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";
import { Marker } from "#components/ui/Marker.tsx";
import type { Box } from "#lib/scene/boxes.ts";
import { NameField } from "./NameField.tsx";

interface Props {
  readonly id: TLShapeId;
  readonly card: ServiceCard;
  readonly box: Box;
}

/** A service's card: less of it from far away, all of it from near. */
export const ServiceCardView = memo(function ServiceCardView({ id, card, box }: Props) {
  const editor = useEditor();
  const canvas = canvasOf(editor);
  const detail = useValue("detail", () => canvas?.detail.get() ?? "near", [canvas]);
  const chosen = useValue("chosen", () => canvas?.shown.get() === itemId(id), [canvas, id]);
  const editing = useIsEditing(id);
  const near = detail === "near" || detail === "close";
  const spelled = near && box.notes.length > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is a group of texts, not a set of form fields
    <div
      className={cx(
        "gm-service",
        `gm-service--${card.tint}`,
        `gm-service--${detail}`,
        chosen && "gm-service--chosen",
      )}
      role="group"
      aria-roledescription="service"
      aria-label={`${card.reference} ${card.name}`.trim()}
      data-item={itemId(id)}
    >
      {near ? <Strip card={card} /> : null}
      {editing ? (
        <NameField id={id} value={card.name} label="Name of the service" />
      ) : (
        <Name card={card} box={box} detail={detail} />
      )}
      {near ? <p className="gm-service__organisation">{card.organisation}</p> : null}
      {spelled ? <Spelled box={box} /> : null}
      {!spelled && detail === "close" ? <Notes notes={card.notes} /> : null}
      {spelled ? null : <Badges card={card} detail={detail} />}
    </div>
  );
});

function Strip({ card }: { readonly card: ServiceCard }) {
  return (
    <p className="gm-service__strip">
      <span>{card.sector}</span>
      <b>{card.reference}</b>
    </p>
  );
}

function Name({ card, box, detail }: Omit<Props, "id"> & { readonly detail: Detail }) {
  const near = detail === "near" || detail === "close";
  const whole = card.name === "" ? "No name yet" : card.name;
  if (near)
    return <p className="gm-service__name">{card.name === "" ? whole : box.title.join("\n")}</p>;
  return <p className="gm-service__name">{card.shortName === "" ? whole : card.shortName}</p>;
}

const KINDS = ["threshold", "barrier", "goodPractice"] as const;
const WORDS = {
  threshold: "thresholds",
  barrier: "barriers",
  goodPractice: "good practice",
} as const;

function Badges({ card, detail }: { readonly card: ServiceCard; readonly detail: Detail }) {
  return (
    <p className="gm-service__badges">
      {KINDS.map((kind) => {
        const count = card.notes.filter((note) => note.kind === kind).length;
        if (count === 0) return null;
        return (
          <span key={kind} className="gm-service__badge">
            <Marker kind={kind} size="s" />
            {detail === "far" ? null : count}
            <span className="gm-vh"> {WORDS[kind]}</span>
          </span>
        );
      })}
      {card.disputes > 0 && detail !== "far" ? (
        <span className="gm-service__views">
          {detail === "middle" ? "≠" : "views differ"}
          <span className="gm-vh"> people see this differently</span>
        </span>
      ) : null}
      {detail === "middle" ? <b className="gm-service__reference">{card.reference}</b> : null}
    </p>
  );
}

/** The texts on a card that stays in its size, as far as they fit. */
function Notes({ notes }: { readonly notes: readonly CardNote[] }) {
  return (
    <ul className="gm-service__notes">
      {notes.map((note) => (
        <li key={note.id} className={`gm-note gm-note--${note.kind}`}>
          <Marker kind={note.kind} size="s" />
          <span>{note.text}</span>
          {note.limit === "" ? null : <b>{note.limit}</b>}
        </li>
      ))}
    </ul>
  );
}

/** All texts, on a card that has grown to hold them. */
function Spelled({ box }: { readonly box: Box }) {
  return (
    <ul>
      {box.notes.map((note) => (
        <li
          key={note.id}
          className={`gm-spelled gm-note--${note.kind}`}
          style={{ top: note.y, height: note.h }}
        >
          <Marker kind={note.kind} size="s" />
          <span>
            {note.lines.join("\n")}
            {note.limit === "" ? null : <b>{note.limit}</b>}
          </span>
        </li>
      ))}
    </ul>
  );
}
