import { type Colour, palettes } from "#lib/scene/colours.ts";
import type { Shape, Stroke } from "#lib/scene/shapes.ts";

const colours = palettes.screen;

/** The pure drawing of something on the map, as SVG: the same lines that an export draws. */
export function Strokes({ shapes }: { readonly shapes: readonly Shape[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a drawing has no other order than its own
  return shapes.map((shape, index) => <One key={index} shape={shape} />);
}

function One({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case "group":
      return (
        <g
          transform={shape.at === undefined ? undefined : `translate(${shape.at.x} ${shape.at.y})`}
        >
          <Strokes shapes={shape.shapes} />
        </g>
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.bold ? 700 : 400}
          fill={colours[shape.colour]}
        >
          {shape.text}
        </text>
      );
    case "rect": {
      const { x, y, w, h, radius, fill, stroke } = shape;
      return <rect x={x} y={y} width={w} height={h} rx={radius} {...paint(fill, stroke)} />;
    }
    case "circle":
      return <circle cx={shape.x} cy={shape.y} r={shape.r} {...paint(shape.fill, shape.stroke)} />;
    case "path":
      return <path d={shape.d} {...paint(shape.fill, shape.stroke)} />;
  }
}

function paint(fill: Colour | undefined, stroke: Stroke | undefined) {
  return {
    fill: fill === undefined ? "none" : colours[fill],
    ...(stroke === undefined
      ? {}
      : {
          stroke: colours[stroke.colour],
          // Never thinner than can be seen, however far away, nor dashed finer than that.
          style: {
            strokeWidth: seen(stroke.width),
            ...(stroke.dash === undefined
              ? {}
              : { strokeDasharray: stroke.dash.map(seen).join(" ") }),
          },
          strokeLinecap: stroke.round ? ("round" as const) : ("butt" as const),
          strokeLinejoin: "round" as const,
        }),
  };
}

/** A length in map units that stays at least six tenths of itself in pixels of the screen. */
function seen(length: number): string {
  return `max(${length}px, calc(${length * 0.6} * var(--gm-px)))`;
}
