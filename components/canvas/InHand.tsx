"use client";
import { useEditor, useValue } from "tldraw";
import type { Rect } from "#lib/scene/geometry.ts";
import { centre } from "#lib/scene/geometry.ts";
import { canvasOf } from "./model.ts";

/** What is about to be: the card to be placed, the pathway being drawn, where cards go when a level is tidied. */
export function InHand() {
  const canvas = canvasOf(useEditor());
  const ghost = useValue("ghost", () => canvas?.ghost.get(), [canvas]);
  const preview = useValue("preview", () => canvas?.preview.get() ?? [], [canvas]);
  const line = useValue("rubber", () => canvas && lineOf(canvas), [canvas]);
  return (
    <svg className="gm-in-hand" aria-hidden="true">
      {ghost === undefined ? null : <Outline rect={ghost} />}
      {preview.map((rect) => (
        <Outline key={`${rect.x} ${rect.y}`} rect={rect} />
      ))}
      {line === undefined ? null : (
        <path className="gm-rubber" d={`M${line.x1} ${line.y1}L${line.x2} ${line.y2}`} />
      )}
    </svg>
  );
}

function Outline({ rect: { x, y, w, h } }: { readonly rect: Rect }) {
  return <rect className="gm-ghost" x={x} y={y} width={w} height={h} rx={7} />;
}

function lineOf(canvas: NonNullable<ReturnType<typeof canvasOf>>) {
  const rubber = canvas.rubber.get();
  const { boxes } = canvas.picture.get().layout;
  const from = rubber === undefined ? undefined : boxes.get(rubber.fromId);
  if (rubber === undefined || from === undefined) return undefined;
  const to = rubber.toId === undefined ? undefined : boxes.get(rubber.toId);
  const [start, end] = [centre(from), to === undefined ? rubber : centre(to)];
  return { x1: start.x, y1: start.y, x2: end.x, y2: end.y };
}
