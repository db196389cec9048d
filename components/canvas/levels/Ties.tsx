"use client";
import { useEditor, useValue } from "tldraw";
import { canvasOf } from "#components/canvas/model.ts";
import { Strokes } from "#components/canvas/shapes/Strokes.tsx";
import { tieLine, tiePill } from "#lib/scene/tie.ts";

/** Ties between gaps and the thresholds above and below them, with the reference on a pill. */
export function Ties() {
  const canvas = canvasOf(useEditor());
  const ties = useValue("ties", () => canvas?.picture.get().layout.evidence ?? [], [canvas]);
  const words = useValue("words", () => canvas?.words.get() === "all", [canvas]);
  return (
    <>
      <svg className="gm-ties" aria-hidden="true">
        <Strokes shapes={ties.map(tieLine)} />
      </svg>
      {words ? (
        <svg className="gm-ties gm-ties--pills" aria-hidden="true">
          <Strokes shapes={ties.flatMap(tiePill)} />
        </svg>
      ) : null}
    </>
  );
}
