"use client";

import type { ReactNode } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import type {
  Barrier,
  GapMap,
  GoodPractice,
  Item,
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
  viewsAbout,
} from "#lib/gap-map/order.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { thresholdInWords, wordOf } from "#lib/gap-map/words.ts";
import { DifferenceState } from "./DifferenceState.tsx";
import { lineOf, serviceName } from "./line-of.ts";
import { Part, type PartLevel } from "./Part.tsx";

interface Props {
  readonly id: ItemId;
  readonly of: string;
  readonly level: PartLevel;
  readonly limit?: number;
}

const shown = (limit: number | undefined) => (limit === undefined ? {} : { limit });

/** The thresholds of a service, each with what can be checked. */
export function ThresholdsPart({ id, of, level, limit }: Props) {
  const map = useGapMap();
  const add = useAdd();
  return (
    <Part
      level={level}
      title="Thresholds"
      of={of}
      one="a threshold"
      sign={{ marker: "threshold" }}
      items={thresholdsOf(map, id)}
      line={(threshold) => <ThresholdWords map={map} threshold={threshold} />}
      onAdd={() => add("threshold", { serviceId: id, text: "" })}
      {...shown(limit)}
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
  return (
    <>
      {lineOf(map, threshold)}
      <span className="gm-w-facts">
        {checkable === "" ? null : <Fact strong>{checkable}</Fact>}
        <Fact>{threshold.hardness}</Fact>
        <Fact>{threshold.basis}</Fact>
        {gaps.map((gap) => (
          <Fact key={gap.id}>evidence for {referenceOf(gap) || "a new gap"}</Fact>
        ))}
      </span>
    </>
  );
}

function Fact({ strong, children }: { readonly strong?: boolean; readonly children: ReactNode }) {
  return <span className={strong ? "gm-w-fact gm-w-fact--strong" : "gm-w-fact"}>{children}</span>;
}

/** The barriers on a service or pathway. */
export function BarriersPart({ id, of, level, limit }: Props) {
  const map = useGapMap();
  const add = useAdd();
  return (
    <Part
      level={level}
      title="Barriers"
      of={of}
      one="a barrier"
      sign={{ marker: "barrier" }}
      items={barriersOn(map, id)}
      line={(barrier) => <NoteWords map={map} note={barrier} />}
      onAdd={() => add("barrier", { onId: id, text: "" })}
      {...shown(limit)}
    />
  );
}

/** The good practice on a service or pathway. */
export function GoodPracticePart({ id, of, level, limit }: Props) {
  const map = useGapMap();
  const add = useAdd();
  return (
    <Part
      level={level}
      title="Good practice"
      of={of}
      one="good practice"
      sign={{ marker: "goodPractice" }}
      items={goodPracticeOn(map, id)}
      line={(practice) => <NoteWords map={map} note={practice} />}
      onAdd={() => add("goodPractice", { onId: id, text: "" })}
      {...shown(limit)}
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

/** The pathways that lead to a service. */
export function PathwaysInPart({ id, of, level, limit }: Props) {
  const map = useGapMap();
  return (
    <Part
      level={level}
      title="Pathways in"
      of={of}
      one="a pathway"
      sign={{ icon: "in" }}
      items={pathwaysTo(map, id)}
      line={(pathway) => (
        <PathwayWords pathway={pathway}>From {serviceName(map, pathway.fromId)}</PathwayWords>
      )}
      {...shown(limit)}
    />
  );
}

/** The pathways that lead away from a service. */
export function PathwaysOutPart({
  id,
  of,
  level,
  limit,
  onAdd,
}: Props & { readonly onAdd?: (() => void) | undefined }) {
  const map = useGapMap();
  return (
    <Part
      level={level}
      title="Pathways out"
      of={of}
      one="a pathway"
      sign={{ icon: "out" }}
      items={pathwaysFrom(map, id)}
      line={(pathway) => (
        <PathwayWords pathway={pathway}>To {serviceName(map, pathway.toId)}</PathwayWords>
      )}
      onAdd={onAdd}
      {...shown(limit)}
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
        <PathwayLine {...outcomeOf(pathway)} />
      </span>
    </>
  );
}

/** What people say about an item and about what is on it, said by whom. */
export function ViewsPart({ item, of, level }: Omit<Props, "id"> & { readonly item: Item }) {
  const map = useGapMap();
  const raise = useRaise();
  const about = [item, ...onItem(map, item)];
  const views = about.flatMap((one) => viewsAbout(map, one.id));
  return (
    <>
      <Part
        level={level}
        title="Differences of view"
        of={of}
        one="a view"
        sign={{ marker: "difference" }}
        items={views}
        limit={6}
        line={(view) => {
          const on = map.items[view.aboutId];
          const where = on === undefined || on.id === item.id ? "" : `${referenceOf(on)}, `;
          return (
            <>
              <b>
                {where}
                {view.role} {wordOf("stance", view.stance).toLowerCase()}:
              </b>{" "}
              {view.text === "" ? "nothing written yet" : `“${view.text}”`}
              {on?.difference === undefined || on.id === item.id ? null : (
                <span className="gm-w-line__note">{wordOf("difference", on.difference)}</span>
              )}
            </>
          );
        }}
        onAdd={() => raise(item.id)}
      />
      <DifferenceState item={item} />
    </>
  );
}

/** Opens a new view on an item, in the name of this person's organisation. */
export function useRaise(): (aboutId: ItemId) => void {
  const add = useAdd();
  return (aboutId) => add("view", { aboutId, stance: "disagree", text: "" });
}

/** What is shown on a service or pathway, and so belongs to its differences of view. */
function onItem(map: GapMap, { id, kind }: Item): readonly Item[] {
  if (kind !== "service" && kind !== "pathway") return [];
  return [
    ...thresholdsOf(map, id),
    ...barriersOn(map, id),
    ...goodPracticeOn(map, id),
    ...pathwaysTo(map, id),
    ...pathwaysFrom(map, id),
  ];
}
