"use client";
import { memo } from "react";
import { useEditor, useValue } from "tldraw";
import { canvasOf } from "#components/canvas/model.ts";
import { useScreens } from "#components/room/use-people.ts";
import { useScreenSettings } from "#components/workshop/use-screen-settings.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import { chosenByOthers, nameTag } from "./chosen-by-others.ts";

/** Where the others are: their pointers and what they have chosen, with name and organisation. Not in calm mode. */
export function PeopleLayer() {
  return useScreenSettings().calm ? null : <Others />;
}

function Others() {
  const screens = useScreens();
  return (
    <div className="gm-others" aria-hidden="true">
      {chosenByOthers(screens).map(({ id, chooser }) => (
        <ChosenTag key={id} id={id} words={chooser.words} colour={chooser.colour} />
      ))}
      {screens.map(({ screen, cursor, user }) =>
        cursor == null ? null : (
          <Pointer
            key={screen}
            x={cursor.x}
            y={cursor.y}
            words={nameTag(user)}
            colour={user.colour}
          />
        ),
      )}
    </div>
  );
}

interface PointerProps {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly colour: string;
}

const Pointer = memo(function Pointer({ x, y, words, colour }: PointerProps) {
  return (
    <div
      className="gm-pointer"
      style={{ transform: `translate(${x}px, ${y}px) scale(var(--gm-scale))`, color: colour }}
    >
      <svg viewBox="0 0 20 22" aria-hidden="true">
        <path d="M2 2l15 8.5-7 1.8-3.5 6.7z" />
      </svg>
      <span>{words}</span>
    </div>
  );
});

const ChosenTag = memo(function ChosenTag({
  id,
  words,
  colour,
}: {
  readonly id: ItemId;
  readonly words: string;
  readonly colour: string;
}) {
  const canvas = canvasOf(useEditor());
  const box = useValue<Rect | undefined>("box", () => canvas?.picture.get().layout.boxes.get(id), [
    canvas,
    id,
  ]);
  if (box === undefined) return null;
  const { x, y, w, h } = box;
  return (
    <div
      className="gm-theirs"
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h, color: colour }}
    >
      <span>{words}</span>
    </div>
  );
});
