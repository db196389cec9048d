"use client";

import { useMemo } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { type Shown, shownOn } from "#lib/gap-map/analysis/shown.ts";
import type { Showing } from "#lib/wire/presence.ts";
import { useAnalysis } from "./use-analysis.ts";

/** What is shown to the room, from this screen's own map, and kept up while people edit. */
export function useShownOn(what: Showing | undefined): Shown | undefined {
  const map = useGapMap();
  const findings = useAnalysis()?.findings;
  return useMemo(
    () => (what === undefined ? undefined : shownOn(map, findings ?? [], what)),
    [map, findings, what],
  );
}
