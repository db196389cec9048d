"use client";
import { memo } from "react";
import { SVGContainer, useEditor, useValue } from "tldraw";
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

/** A pathway's line and head. The chosen service's pathways stand out, others fade. */
export const PathwayLine = memo(function PathwayLine({ x, y, route }: Props) {
  const standing = useStanding(route);
  return (
    <g transform={`translate(${-x} ${-y})`} className={`gm-way__all gm-way__all--${standing}`}>
      <Strokes shapes={pathwayLine(route.points, route.style)} />
    </g>
  );
});

/** A pathway's outcome in words, where the zoom leaves room for them; those of faded pathways give way. */
export const PathwayWord = memo(function PathwayWord({ x, y, route }: Props) {
  const canvas = canvasOf(useEditor());
  const standing = useStanding(route);
  const shown = useValue("words", () => {
    const words = canvas?.words.get() ?? "all";
    return standing === "lifted" ? words !== "none" : standing === "plain" && words === "all";
  }, [canvas, standing]);
  if (!shown) return null;
  const { label } = route;
  return (
    <SVGContainer className="gm-way">
      <g transform={`translate(${-x} ${-y})`} className={`gm-way__all gm-way__all--${standing}`}>
        <g
          className="gm-way__word"
          style={{ transformOrigin: `${label.x + label.w / 2}px ${label.y + label.h / 2}px` }}
        >
          <Strokes shapes={pathwayWord(route)} />
        </g>
      </g>
    </SVGContainer>
  );
});

function useStanding(route: Route) {
  const canvas = canvasOf(useEditor());
  return useValue("standing", () => canvas?.standingOf(route) ?? "plain", [canvas, route]);
}
