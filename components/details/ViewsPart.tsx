"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { useAdd } from "#components/workshop/use-add.ts";
import type { GapMap, Item, ItemId, View } from "#lib/gap-map/model.ts";
import {
  barriersOn,
  goodPracticeOn,
  pathwaysFrom,
  pathwaysTo,
  thresholdsOf,
  viewsAbout,
} from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { saidIn } from "#lib/gap-map/views.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { Agreeing } from "./Agreeing.tsx";
import { DifferenceState } from "./DifferenceState.tsx";
import { Part, type PartLevel } from "./Part.tsx";

interface Props {
  readonly item: Item;
  readonly of: string;
  readonly level: PartLevel;
  /** In the List, where each view has its one place. */
  readonly home?: boolean;
}

/** What people say about an item and about what is on it, said by whom. */
export function ViewsPart({ item, of, level, home = false }: Props) {
  const map = useGapMap();
  const raise = useRaise();
  const about = [item, ...(home ? atHomeOn(map, item) : onItem(map, item))];
  const views = about.flatMap((one) => viewsAbout(map, one.id));
  return (
    <>
      <Part
        level={level}
        title="Differences of view"
        of={of}
        one="a view to"
        sign={{ marker: "difference" }}
        items={views}
        limit={6}
        home={home}
        line={(view) => <ViewWords view={view} under={item} />}
        under={(view) => <Agreeing view={view} home={home} />}
        onAdd={() => raise(item.id)}
      />
      <DifferenceState item={item} />
    </>
  );
}

interface WordsProps {
  readonly view: View;
  /** The item whose part this is. */
  readonly under: Item;
}

/** Who says what about what, what it rests on, and what became of the difference. */
function ViewWords({ view, under }: WordsProps) {
  const map = useGapMap();
  const on = map.items[view.aboutId];
  const elsewhere = on === undefined || on.id === under.id ? undefined : on;
  const where = elsewhere === undefined ? "" : `${referenceOf(elsewhere)}, `;
  return (
    <>
      <b>
        {where}
        {view.role} {wordOf("stance", view.stance).toLowerCase()}
        {view.claim === undefined ? "" : ` on “${view.claim}”`}:
      </b>{" "}
      {saidIn(view)}
      {view.evidence === undefined ? null : (
        <span className="gm-w-line__note">
          Rests on {wordOf("evidence", view.evidence).toLowerCase()}
        </span>
      )}
      {elsewhere?.difference === undefined ? null : (
        <span className="gm-w-line__note">{wordOf("difference", elsewhere.difference)}</span>
      )}
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

/** The same in the List: a pathway and what is on it are at home under the service that it leaves. */
function atHomeOn(map: GapMap, { id, kind }: Item): readonly Item[] {
  if (kind !== "service") return [];
  const ways = pathwaysFrom(map, id);
  const notes = [id, ...ways.map((way) => way.id)].flatMap((one) => [
    ...barriersOn(map, one),
    ...goodPracticeOn(map, one),
  ]);
  return [...thresholdsOf(map, id), ...notes, ...ways];
}
