"use client";
import { useEditor, useValue } from "tldraw";
import { PILLS } from "#components/canvas/detail.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { useSpacing } from "#components/canvas/shapes/PathwayView.tsx";
import { Strokes } from "#components/canvas/shapes/Strokes.tsx";
import { centre, type Rect } from "#lib/scene/geometry.ts";
import { tieLine, tiePill } from "#lib/scene/tie.ts";

/** Ties between gaps and the thresholds above and below them, with the reference on a pill. */
export function Ties() {
  const editor = useEditor();
  const canvas = canvasOf(editor);
  const ties = useValue("ties", () => canvas?.picture.get().layout.evidence ?? [], [canvas]);
  const pills = useValue("pills", () => editor.getZoomLevel() >= PILLS, [editor]);
  const spacing = useSpacing();
  return (
    <>
      <svg className="gm-ties" aria-hidden="true">
        <Strokes shapes={ties.map(tieLine)} />
      </svg>
      {pills ? (
        <svg className="gm-ties gm-ties--pills" aria-hidden="true">
          {ties.map((tie) => (
            <g
              key={`${tie.gapId} ${tie.serviceId}`}
              className="gm-way__word"
              style={{ transformOrigin: middle(tie.pill) }}
            >
              <Strokes shapes={tiePill(tie, spacing)} />
            </g>
          ))}
        </svg>
      ) : null}
    </>
  );
}

function middle(pill: Rect): string {
  const { x, y } = centre(pill);
  return `${x}px ${y}px`;
}
