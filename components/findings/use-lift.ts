"use client";

import { useCallback, useEffect, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { homeOf } from "#lib/gap-map/item-names.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";

interface Lift {
  /** What is shown on the map now, by the name that was given with it. */
  readonly shown: string | undefined;
  /** Shows these items and fades the others; without items, all alike again. */
  readonly show: (name: string, items: readonly ItemId[] | undefined) => void;
}

/** Lifts on Map and List what a finding, a scale or a step is about, until this part of the page goes. */
export function useLift(): Lift {
  const map = useGapMap();
  const { lift } = useWorkshop();
  const [shown, setShown] = useState<string>();
  const show = useCallback(
    (name: string, items: readonly ItemId[] | undefined) => {
      setShown(items === undefined ? undefined : name);
      lift(items === undefined ? undefined : withHomes(map, items));
    },
    [map, lift],
  );
  useEffect(() => () => lift(undefined), [lift]);
  return { shown, show };
}

/** A threshold is seen on its service, a barrier on what it is on. */
export function withHomes(map: GapMap, items: readonly ItemId[]): ReadonlySet<ItemId> {
  return new Set(
    items.flatMap((id) => {
      const item = map.items[id];
      const home = item === undefined ? undefined : homeOf(map, item);
      return home === undefined ? [id] : [id, home];
    }),
  );
}
