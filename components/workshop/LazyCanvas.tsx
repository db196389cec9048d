"use client";

import dynamic from "next/dynamic";

/** The drawing is loaded when somebody first looks at the Map: the List does without it. */
const GapMapCanvas = dynamic(
  () => import("#components/canvas/GapMapCanvas.tsx").then((module) => module.GapMapCanvas),
  {
    ssr: false,
    loading: () => (
      <p className="gm-w-waiting" role="status">
        Drawing the map…
      </p>
    ),
  },
);

interface Props {
  /** The main part of a page that has no List. */
  readonly main: boolean;
  /** On the wall of a room. */
  readonly wall?: boolean;
}

/** The Map, with the whole drawing behind it. */
export function LazyCanvas({ main, wall = false }: Props) {
  const Part = main ? "main" : "section";
  return (
    <Part className="gm-w-drawing" id="map" tabIndex={-1} data-region="map" aria-label="Map">
      <GapMapCanvas wall={wall} />
    </Part>
  );
}
