"use client";

import type { ReactNode } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { dayInWords } from "#lib/gap-map/day.ts";
import { lookOf } from "#lib/gap-map/ends.ts";
import type { Gap, GapMap, Item, ItemId } from "#lib/gap-map/model.ts";
import { Facts } from "./Facts.tsx";
import { lineOf } from "./line-of.ts";
import { Part, type PartLevel } from "./Part.tsx";
import { ViewsPart } from "./ViewsPart.tsx";

/** A gap to read: who falls through, why, and what shows it. */
export function GapReading({ item }: { readonly item: Gap }) {
  return (
    <>
      <GapWords item={item} />
      <Evidence item={item} level={3} />
      <ViewsPart item={item} of={item.title} level={3} />
    </>
  );
}

interface WordsProps {
  readonly item: Gap;
  /** Whether owner and day of review stand above it already. */
  readonly headed?: boolean;
}

/** Who, why and what is to be done about it. */
export function GapWords({ item, headed = false }: WordsProps) {
  return (
    <div className="gm-w-reading">
      <Facts
        rows={[
          ["Who falls through", item.who],
          ["Why", item.text],
          ["How many people, as estimated", sizeInWords(item)],
          ["Owner", headed ? undefined : (item.owner ?? "No owner yet")],
          ["What is to be done", item.action],
          ["Review on", headed ? undefined : dayInWords(item.reviewOn)],
        ]}
      />
    </div>
  );
}

function sizeInWords({ size = "", sizeSource = "" }: Gap): string {
  return size !== "" && sizeSource !== "" ? `${size} (${sizeSource})` : size;
}

/** What shows the gap: thresholds, barriers, pathways, personas, and where people end up. */
export function Evidence({ item, level }: { readonly item: Gap; readonly level: PartLevel }) {
  const map = useGapMap();
  const part = { level, of: item.title, limit: 6 } as const;
  const items = (ids: readonly ItemId[]) => ids.flatMap((id) => map.items[id] ?? []);
  const line = (one: Item) => evidenceLine(map, one);
  return (
    <>
      <Part
        {...part}
        title="Thresholds"
        sign={{ marker: "threshold" }}
        items={items(item.thresholdIds)}
        line={line}
      />
      <Part
        {...part}
        title="Barriers"
        sign={{ marker: "barrier" }}
        items={items(item.barrierIds)}
        line={line}
      />
      <Part
        {...part}
        title="Pathways"
        sign={{ icon: "pathway" }}
        items={items(item.pathwayIds)}
        line={line}
      />
      <Part
        {...part}
        title="Personas who fall through"
        sign={{ icon: "persona" }}
        items={items(item.personaIds)}
        line={line}
      />
      <Part
        {...part}
        title="Where people end up"
        sign={{ icon: "service" }}
        items={items(item.endUpAtIds)}
        line={line}
      />
    </>
  );
}

function evidenceLine(map: GapMap, item: Item): ReactNode {
  if (item.kind === "pathway") {
    return (
      <>
        {lineOf(map, item)}
        <span className="gm-w-line__way">
          <PathwayLine {...lookOf(item)} />
        </span>
      </>
    );
  }
  const ownerId =
    item.kind === "threshold" ? item.serviceId : item.kind === "barrier" ? item.onId : undefined;
  const owner = ownerId === undefined ? undefined : map.items[ownerId];
  return (
    <>
      {lineOf(map, item)}
      {owner === undefined ? null : <span className="gm-w-line__note">{lineOf(map, owner)}</span>}
    </>
  );
}
