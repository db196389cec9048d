"use client";
import { memo } from "react";
import { SVGContainer, useEditor, useValue } from "tldraw";
import { canvasOf } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";
import { pathwayLine, pathwayWord } from "#lib/scene/pathway.ts";
import type { Route } from "#lib/scene/route.ts";
import { asMeasured, type Spacing } from "#lib/scene/shapes.ts";
import { Strokes } from "./Strokes.tsx";

interface Props {
  /** Top left corner of the shape: the route is in map units. */
  readonly x: number;
  readonly y: number;
  readonly route: Route;
}

/** A pathway's line and head. The chosen service's pathways stand out, others fade. */
export const PathwayLine = memo(function PathwayLine({ x, y, route }: Props) {
  const lifted = useLifted(route);
  return (
    <g transform={`translate(${-x} ${-y})`} className={cx(!lifted && "gm-way__fading")}>
      <Strokes shapes={pathwayLine(route.points, route.style, route.standing)} />
    </g>
  );
});

/** A pathway's outcome in words, where the zoom leaves room for them; those of faded pathways give way. */
export const PathwayWord = memo(function PathwayWord({ x, y, route }: Props) {
  const canvas = canvasOf(useEditor());
  const lifted = useLifted(route);
  const shown = useValue("words", () => {
    const words = canvas?.words.get() ?? "all";
    return words === "all" || (lifted && words === "lifted");
  }, [canvas, lifted]);
  const spacing = useSpacing();
  if (!shown) return null;
  const { label } = route;
  return (
    <SVGContainer className={cx("gm-way", !lifted && "gm-way__waiting")}>
      <g transform={`translate(${-x} ${-y})`}>
        <g
          className="gm-way__word"
          style={{ transformOrigin: `${label.x + label.w / 2}px ${label.y + label.h / 2}px` }}
        >
          <Strokes shapes={pathwayWord(route, spacing)} />
        </g>
      </g>
    </SVGContainer>
  );
});

/** How far apart letters and words are set on this canvas. */
export function useSpacing(): Spacing {
  const canvas = canvasOf(useEditor());
  return useValue("spacing", () => canvas?.spacing.get() ?? asMeasured, [canvas]);
}

function useLifted(route: Route): boolean {
  const canvas = canvasOf(useEditor());
  return useValue("lifted", () => canvas?.lifts(route) ?? false, [canvas, route]);
}
