"use client";

import { Switch } from "#components/ui/Switch.tsx";
import type { View } from "./use-view.ts";

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Map, List or both: the same map in each, with the same item chosen. */
export function ViewSwitch({ view, onView }: Props) {
  return <Switch legend="View" views={VIEWS} value={view} onChoose={onView} />;
}

const VIEWS: readonly (readonly [View, string])[] = [
  ["map", "Map"],
  ["list", "List"],
  ["both", "Both"],
];
