"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { shortNameOf } from "#lib/gap-map/words.ts";
import { useList } from "./list-context.ts";
import { useVisitTo } from "./visits.ts";

/** The way back to where somebody came from along a pathway. Nothing for whoever did not. */
export function BackLink({ id }: { readonly id: ItemId }) {
  const map = useGapMap();
  const { visits } = useList();
  const visit = useVisitTo(id);
  if (visit === undefined) return null;
  return (
    <p className="gm-w-back">
      <a
        href={`#item-${visit.from}`}
        onClick={(event) => {
          event.preventDefault();
          visits.back(visit);
        }}
      >
        Back to {shortNameOf(map, visit.from)}
      </a>
    </p>
  );
}
