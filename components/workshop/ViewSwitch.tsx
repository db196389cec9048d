"use client";

import type { View } from "./use-view.ts";

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Map, List or both: the same map in each, with the same item chosen. */
export function ViewSwitch({ view, onView }: Props) {
  return (
    <fieldset className="gm-w-switch">
      <legend className="gm-vh">View</legend>
      {VIEWS.map(([value, words]) => (
        <button
          key={value}
          type="button"
          className="gm-w-switch__view"
          aria-pressed={view === value}
          onClick={() => onView(value)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}

const VIEWS = [
  ["map", "Map"],
  ["list", "List"],
  ["both", "Both"],
] as const;
