"use client";
import { memo } from "react";
import type { TLShapeId } from "tldraw";
import type { CardNote, ServiceCard } from "#components/canvas/binding/cards.ts";
import type { Detail } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";
import { Marker } from "#components/ui/Marker.tsx";
import type { Box } from "#lib/scene/boxes.ts";
import { Card, useAway, useShown } from "./Card.tsx";
import { NameField } from "./NameField.tsx";

interface Props {
  readonly id: TLShapeId;
  readonly card: ServiceCard;
  readonly box: Box;
}

/** A service's card: less of it from far away, all of it from near. */
export const ServiceCardView = memo(function ServiceCardView({ id, card, box }: Props) {
  const { detail, near, editing } = useShown(id);
  const away = useAway(id);
  return (
    <Card
      id={id}
      kind="service"
      reference={card.reference}
      name={card.name}
      className={cx(
        "gm-service",
        `gm-service--${card.tint}`,
        `gm-service--${detail}`,
        away && "gm-service--away",
      )}
    >
      {near ? <Strip card={card} away={away} /> : null}
      {editing ? (
        <NameField id={id} value={card.name} label="Name of the service" />
      ) : (
        <Name card={card} box={box} detail={detail} />
      )}
      {near ? <div className="gm-service__organisation">{card.organisation}</div> : null}
      {near && box.notes.length > 0 ? <Spelled box={box} /> : <Short card={card} detail={detail} />}
      {away && !near ? <span className="gm-vh">{AWAY}</span> : null}
    </Card>
  );
});

const AWAY = "not here today";

function Strip({ card, away }: { readonly card: ServiceCard; readonly away: boolean }) {
  return (
    <div className="gm-service__strip">
      <span>{card.sector}</span>
      {away ? <i>· {AWAY}</i> : null}
      <b>{card.reference}</b>
    </div>
  );
}

function Name({ card, box, detail }: Omit<Props, "id"> & { readonly detail: Detail }) {
  const near = detail === "near" || detail === "close";
  const whole = card.name === "" ? "No name yet" : card.name;
  if (near)
    return (
      <div className="gm-service__name">{card.name === "" ? whole : box.title.join("\n")}</div>
    );
  return <div className="gm-service__name">{card.shortName === "" ? whole : card.shortName}</div>;
}

/** What is on a service, on a card that stays in its size: counts, and from very near as many texts as fit. */
function Short({ card, detail }: { readonly card: ServiceCard; readonly detail: Detail }) {
  return (
    <>
      {detail === "close" ? <Notes notes={card.notes} /> : null}
      <Badges card={card} detail={detail} />
    </>
  );
}

const KINDS = ["threshold", "barrier", "goodPractice"] as const;
const WORDS = {
  threshold: "thresholds",
  barrier: "barriers",
  goodPractice: "good practice",
} as const;

/** For those who hear a text on a card and do not see the sign beside it. */
const ONE = {
  threshold: "Threshold: ",
  barrier: "Barrier: ",
  goodPractice: "Good practice: ",
} as const;

function Badges({ card, detail }: { readonly card: ServiceCard; readonly detail: Detail }) {
  return (
    <div className="gm-service__badges">
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
    </div>
  );
}

/** The texts on a card that stays in its size, as far as they fit. */
function Notes({ notes }: { readonly notes: readonly CardNote[] }) {
  return (
    <ul className="gm-service__notes">
      {notes.map((note) => (
        <li key={note.id} className={`gm-note gm-note--${note.kind}`}>
          <Marker kind={note.kind} size="s" label={ONE[note.kind]} />
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
          <Marker kind={note.kind} size="s" label={ONE[note.kind]} />
          <span>
            {note.lines.join("\n")}
            {note.limit === "" ? null : <b>{note.limit}</b>}
          </span>
        </li>
      ))}
    </ul>
  );
}
