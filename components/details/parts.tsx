"use client";

import { Fragment, type ReactNode } from "react";
import { Steady } from "#components/list/Steady.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { cx } from "#components/ui/cx.ts";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { lookOf } from "#lib/gap-map/ends.ts";
import type {
  Barrier,
  GapMap,
  GoodPractice,
  ItemId,
  Pathway,
  Threshold,
} from "#lib/gap-map/model.ts";
import {
  barriersOn,
  gapsOf,
  goodPracticeOn,
  pathwaysFrom,
  pathwaysTo,
  thresholdsOf,
} from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { shortNameOf, thresholdInWords } from "#lib/gap-map/words.ts";
import { lineOf } from "./line-of.ts";
import { ItemLine, Part, type PartLevel } from "./Part.tsx";

interface Props {
  readonly id: ItemId;
  readonly of: string;
  readonly level: PartLevel;
  /** In the List, where each item has its one place. */
  readonly home?: boolean;
}

/** The thresholds of a service, each with what can be checked. */
export function ThresholdsPart({ id, of, level, home = false }: Props) {
  const map = useGapMap();
  const add = useAdd();
  return (
    <Part
      level={level}
      title="Thresholds"
      of={of}
      one="a threshold to"
      sign={{ marker: "threshold" }}
      items={thresholdsOf(map, id)}
      line={(threshold) => <ThresholdWords map={map} threshold={threshold} />}
      onAdd={() => add("threshold", { serviceId: id, text: "" })}
      home={home}
    />
  );
}

function ThresholdWords({
  map,
  threshold,
}: {
  readonly map: GapMap;
  readonly threshold: Threshold;
}) {
  const checkable = thresholdInWords(map, threshold);
  const gaps = gapsOf(map).filter(({ thresholdIds }) => thresholdIds.includes(threshold.id));
  const facts = [
    ...(checkable === "" ? [] : [checkable]),
    ...[threshold.hardness, threshold.basis],
    ...gaps.map((gap) => `evidence for ${referenceOf(gap) || "a new gap"}`),
  ];
  const words = lineOf(map, threshold);
  return (
    <>
      {words}
      {/[.!?…]$/.test(words) ? null : <span className="gm-vh">. </span>}
      <span className="gm-w-facts">
        {facts.map((fact, at) => (
          <Fragment key={fact}>
            {at === 0 ? null : <span className="gm-vh">, </span>}
            <span className={cx("gm-w-fact", fact === checkable && "gm-w-fact--strong")}>
              {fact}
            </span>
          </Fragment>
        ))}
      </span>
    </>
  );
}

/** The barriers on a service or pathway. */
export function BarriersPart({ id, of, level, home = false }: Props) {
  const map = useGapMap();
  const add = useAdd();
  return (
    <Part
      level={level}
      title="Barriers"
      of={of}
      one="a barrier to"
      sign={{ marker: "barrier" }}
      items={barriersOn(map, id)}
      line={(barrier) => <NoteWords map={map} note={barrier} />}
      onAdd={() => add("barrier", { onId: id, text: "" })}
      home={home}
    />
  );
}

/** The good practice on a service or pathway. */
export function GoodPracticePart({ id, of, level, home = false }: Props) {
  const map = useGapMap();
  const add = useAdd();
  return (
    <Part
      level={level}
      title="Good practice"
      of={of}
      one="good practice to"
      sign={{ marker: "goodPractice" }}
      items={goodPracticeOn(map, id)}
      line={(practice) => <NoteWords map={map} note={practice} />}
      onAdd={() => add("goodPractice", { onId: id, text: "" })}
      home={home}
    />
  );
}

function NoteWords({ map, note }: { readonly map: GapMap; readonly note: Barrier | GoodPractice }) {
  const { vocabulary } = map;
  const theme =
    note.kind === "barrier"
      ? vocabulary.barrierKinds.find(({ id }) => id === note.theme)?.label
      : vocabulary.goodPracticeKinds[note.theme ?? ""];
  return (
    <>
      {lineOf(map, note)}
      {theme === undefined ? null : <span className="gm-w-line__note">{theme}</span>}
    </>
  );
}

interface WaysProps extends Omit<Props, "home"> {
  readonly row?: (pathway: Pathway) => ReactNode;
}

/** The pathways that lead to a service. */
export function PathwaysInPart({ id, of, level, row }: WaysProps) {
  const map = useGapMap();
  return (
    <Part
      level={level}
      title="Pathways in"
      of={of}
      sign={{ icon: "in" }}
      items={pathwaysTo(map, id)}
      line={(pathway) => (
        <PathwayWords pathway={pathway}>From {shortNameOf(map, pathway.fromId)}</PathwayWords>
      )}
      row={row}
    />
  );
}

/** The pathways that lead away from a service. */
export function PathwaysOutPart({
  id,
  of,
  level,
  home = false,
  row,
  onAdd,
}: WaysProps & Pick<Props, "home"> & { readonly onAdd?: (() => void) | undefined }) {
  const map = useGapMap();
  return (
    <Part
      level={level}
      title="Pathways out"
      of={of}
      one="a pathway from"
      sign={{ icon: "out" }}
      items={pathwaysFrom(map, id)}
      line={(pathway) => (
        <PathwayWords pathway={pathway}>To {shortNameOf(map, pathway.toId)}</PathwayWords>
      )}
      onAdd={onAdd}
      home={home}
      row={row}
    />
  );
}

function PathwayWords({
  pathway,
  children,
}: {
  readonly pathway: Pathway;
  readonly children: ReactNode;
}) {
  return (
    <>
      {children}
      <span className="gm-w-line__way">
        <PathwayLine {...lookOf(pathway)} />
      </span>
    </>
  );
}

/** Barriers and good practice on a pathway, under its line. */
export function NotesUnder({ id }: { readonly id: ItemId }) {
  const map = useGapMap();
  const notes = [...barriersOn(map, id), ...goodPracticeOn(map, id)];
  if (notes.length === 0) return null;
  return (
    <ul className="gm-lines gm-lines--under">
      <Steady items={notes} as="li">
        {(note) => (
          <li key={note.id} data-item-id={note.id}>
            <ItemLine item={note}>
              <b>{note.kind === "barrier" ? "Barrier" : "Good practice"}:</b>{" "}
              <NoteWords map={map} note={note} />
            </ItemLine>
          </li>
        )}
      </Steady>
    </ul>
  );
}
