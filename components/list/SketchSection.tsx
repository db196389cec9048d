"use client";

import { useMemo } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { newId } from "#components/workshop/new-id.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords } from "#lib/gap-map/commands.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import {
  addNote,
  rubOut,
  type Sketch,
  sketchesOf,
  sketchInWords,
  sketchKinds,
} from "#lib/gap-map/sketches.ts";
import { type Boxes, boxesOf, changedTo, freeBeside, nearest } from "./beside.ts";
import { ListSection } from "./ListSection.tsx";
import { useOpened } from "./opened.ts";
import { SketchForm } from "./SketchForm.tsx";
import { Steady } from "./Steady.tsx";

/** Sticky notes, texts and drawings of the map, in words. */
export function SketchSection({ text }: { readonly text: string }) {
  const map = useGapMap();
  const { act, mayEdit, now } = useWorkshop();
  const [adding, setAdding] = useOpened("note");
  const sketches = sketchesOf(map);
  const shown = sketches.filter((one) =>
    sketchInWords(one).toLowerCase().includes(text.trim().toLowerCase()),
  );
  const boxes = useBoxes(map, sketches.length > 0);
  const add = (words: string) => {
    const live = now();
    act(addNote(live, `shape:${newId("note")}`, words, freeBeside(live)));
  };
  return (
    <ListSection
      id="sketches"
      title="Notes and drawings"
      count={sketches.length === 0 ? "none" : String(sketches.length)}
      look="plain"
      tools={
        mayEdit ? (
          <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
            {commandWords.add} note
          </Button>
        ) : null
      }
    >
      {adding ? (
        <SketchForm
          form="note"
          kind="note"
          onSave={({ words }) => add(words)}
          onDone={() => setAdding(false)}
        />
      ) : null}
      {shown.length === 0 ? (
        <p className="gm-w-level__empty">
          {sketches.length === 0 ? "None yet." : "None match what you look for."}
        </p>
      ) : null}
      <ul className="gm-services">
        <Steady items={shown} as="li">
          {(sketch) => <SketchItem key={sketch.id} sketch={sketch} boxes={boxes} />}
        </Steady>
      </ul>
    </ListSection>
  );
}

/** Where cards stand, worked out only where a sketch lies near them, and anew only when one has moved. */
function useBoxes(map: GapMap, needed: boolean): Boxes {
  const { places, items } = map;
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing else says where cards stand
  return useMemo(() => (needed ? boxesOf(map) : []), [places, items, needed]);
}

function SketchItem({ sketch, boxes }: { readonly sketch: Sketch; readonly boxes: Boxes }) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const [editing, setEditing] = useOpened(formOf(sketch));
  const { id, kind } = sketch;
  const near = nearest(map, boxes, sketch.place);
  const where = near === undefined ? "" : ` near ${near}`;
  const told = kind !== "drawing" || sketch.description !== "";
  const name = told ? sketchInWords(sketch) : `${sketchKinds[kind]}${where}`;
  return (
    <li className="gm-w-service" data-item-id={id}>
      <div className="gm-w-service__row">
        <div className="gm-w-service__name">
          <h3>{name}</h3>
          <p className="gm-w-service__by">
            {told ? `${sketchKinds[kind]}${where}` : sketchInWords(sketch)}
          </p>
        </div>
        {mayEdit ? (
          <SketchTools sketch={sketch} name={name} onEdit={() => setEditing(true)} />
        ) : null}
      </div>
      {editing ? <Change sketch={sketch} onDone={() => setEditing(false)} /> : null}
    </li>
  );
}

/** What the form is called that changes it. */
function formOf({ id }: Sketch): string {
  return `sketch ${id}`;
}

interface ToolsProps {
  readonly sketch: Sketch;
  readonly name: string;
  readonly onEdit: () => void;
}

function SketchTools({ sketch, name, onEdit }: ToolsProps) {
  const { act, now } = useWorkshop();
  const drop = () => {
    // It is gone in a moment: the keyboard goes to the heading above it.
    document.getElementById("h-sketches")?.focus();
    act(rubOut(now(), sketch.id));
  };
  return (
    <div className="gm-row">
      <Button look="quiet" icon="edit" onClick={onEdit}>
        {sketch.kind === "drawing" ? commandWords.describe : commandWords.edit}
        <span className="gm-vh"> {name}</span>
      </Button>
      <Button look="quiet" icon="bin" iconOnly onClick={drop}>
        {`${commandWords.remove} ${name}`}
      </Button>
    </div>
  );
}

function Change({ sketch, onDone }: { readonly sketch: Sketch; readonly onDone: () => void }) {
  const { act, now } = useWorkshop();
  return (
    <SketchForm
      form={formOf(sketch)}
      kind={sketch.kind}
      sketch={sketch}
      onSave={(filled) => act(changedTo(now(), sketch, filled))}
      onDone={onDone}
    />
  );
}
