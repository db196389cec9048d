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
    <svg className="gm-ties" aria-hidden="true">
      {ties.map((tie) => (
        <g key={`${tie.gapId} ${tie.serviceId}`}>
          <Strokes shapes={words ? [tieLine(tie), ...tiePill(tie)] : [tieLine(tie)]} />
        </g>
      ))}
    </svg>
  );
}
