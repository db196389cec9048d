"use client";

import { ViewsPart } from "#components/details/ViewsPart.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { headingOf } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { viewsAbout } from "#lib/gap-map/order.ts";

/** What people say about a level, persona or organisation. Nothing while nobody does. */
export function ItsViews({ item }: { readonly item: Item }) {
  const map = useGapMap();
  if (viewsAbout(map, item.id).length === 0) return null;
  return (
    <div className="gm-w-service__body">
      <ViewsPart item={item} of={headingOf(item)} level={item.kind === "level" ? 3 : 4} home />
    </div>
  );
}
