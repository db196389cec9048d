"use client";
import { memo } from "react";
import { useEditor, useValue } from "tldraw";
import { canvasOf } from "#components/canvas/model.ts";
import { pathwayLine, pathwayWord } from "#lib/scene/pathway.ts";
import type { Route } from "#lib/scene/route.ts";
import { Strokes } from "./Strokes.tsx";

interface Props {
  /** Top left corner of the shape: the route is in map units. */
  readonly x: number;
  readonly y: number;
  readonly route: Route;
}

/** A pathway: line style, head and word together. The chosen service's pathways stand out, others fade. */
export const PathwayView = memo(function PathwayView({ x, y, route }: Props) {
  const editor = useEditor();
  const canvas = canvasOf(editor);
  const standing = useValue("standing", () => canvas?.standingOf(route) ?? "plain", [
    canvas,
    route,
  ]);
  const words = useValue("words", () => {
    const shown = canvas?.words.get() ?? "all";
    return shown === "all" || (shown === "lifted" && standing === "lifted");
  }, [canvas, standing]);
  const { label } = route;
  return (
    <g transform={`translate(${-x} ${-y})`} className={`gm-way__all gm-way__all--${standing}`}>
      <Strokes shapes={pathwayLine(route.points, route.style)} />
      {words ? (
        <g
          className="gm-way__word"
          style={{ transformOrigin: `${label.x + label.w / 2}px ${label.y + label.h / 2}px` }}
        >
          <Strokes shapes={pathwayWord(route)} />
        </g>
      ) : null}
    </g>
  );
});
