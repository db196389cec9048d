"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { useFocusIn } from "./focus-path.ts";
import { useList } from "./list-context.ts";
import { sameOrder, steadyRows } from "./steady-rows.ts";

/** Rows that hold still under the keyboard, whatever others do to the list meanwhile. */
interface SteadyRows<T> {
  /** Without its item, a row stands for one that somebody deleted. */
  readonly rows: readonly { readonly id: string; readonly item: T | undefined }[];
  /** Others have changed the order, and it does not show yet. */
  readonly stale: boolean;
  /** Shows the order as it is now. */
  readonly refresh: () => void;
}

/** The rows for these items. */
export function useSteady<T extends { readonly id: string }>(items: readonly T[]): SteadyRows<T> {
  const isGone = useIsGone();
  const now = items.map(({ id }) => id);
  const [before, setBefore] = useState<readonly string[] | undefined>(now);
  const focused = useFocusIn(before ?? now);
  const next = before === undefined ? now : steadyRows(before, now, focused, isGone);
  if (before === undefined || !same(before, next)) setBefore(next);
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    rows: next.map((id) => ({ id, item: byId.get(id) })),
    stale: !sameOrder(next, now),
    refresh: () => setBefore(undefined),
  };
}

/** Whether a row is gone for whoever has the keyboard in it: deleted by somebody else, and what the keyboard is on with it. */
function useIsGone(): (id: string) => boolean {
  const map = useGapMap();
  const { focus, live } = useList();
  const { me } = useWorkshop();
  const stands = (id: string) =>
    map.items[id as ItemId] !== undefined || map.sketch[id] !== undefined;
  return (id) => {
    // Of a deleted level the services stand elsewhere now, and so does the keyboard.
    if (stands(id) || (focus.item !== undefined && stands(focus.item))) return false;
    return live.store.getRaw().items[id as ItemId]?.removed?.by !== me.name;
  };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
