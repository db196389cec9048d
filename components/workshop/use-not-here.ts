"use client";

import { useMemo } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useSpokenFor } from "#components/room/use-people.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { notHere } from "#lib/gap-map/same-service.ts";

/** Services nobody here speaks for, neither the others nor I. None while no workshop is on. */
export function useNotHere(): ReadonlySet<ItemId> {
  const map = useGapMap();
  const spokenFor = useSpokenFor();
  return useMemo(() => notHere(map, spokenFor), [map, spokenFor]);
}
