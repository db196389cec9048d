"use client";
import { useEffect, useMemo } from "react";
import type { Editor } from "tldraw";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { layoutMap } from "#lib/scene/layout.ts";
import { tidyLevel } from "#lib/scene/tidy-level.ts";
import type { CanvasModel } from "./model.ts";

interface Props {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
  readonly levelId: ItemId;
  readonly onClose: () => void;
}

/** Shows how a level would look tidied, and asks before anything moves. */
export function TidyBar({ editor, canvas, levelId, onClose }: Props) {
  const { act } = useWorkshop();
  const { map } = canvas.picture.get();
  const name = itemOf(map, "level", levelId)?.name ?? "This level";
  const edits = useMemo(() => tidyLevel(map, levelId), [map, levelId]);
  useEffect(() => {
    const { boxes } = layoutMap(applyEdits(map, edits), { text: "brief", routing: "none" });
    const moved = edits.flatMap((edit) => (edit.kind === "move" ? [boxes.get(edit.id)] : []));
    canvas.preview.set(moved.filter((box) => box !== undefined));
    return () => {
      canvas.preview.set([]);
    };
  }, [canvas, map, edits]);
  const close = () => {
    onClose();
    editor.getContainer().focus();
  };
  if (edits.length === 0) {
    return (
      <div className="gm-tidy" role="status">
        <p>{name} is tidy already.</p>
        <Button onClick={close}>Close</Button>
      </div>
    );
  }
  const count = `${edits.length} ${edits.length === 1 ? "card moves" : "cards move"}`;
  return (
    <section className="gm-tidy" aria-label={`Tidy ${name}`}>
      <p role="status">
        Tidy {name}: {count} to the dashed outlines.
      </p>
      <Button
        look="primary"
        onClick={() => {
          act({ edits, said: `${name} was tidied.` });
          close();
        }}
      >
        Apply
      </Button>
      <Button onClick={close}>Cancel</Button>
    </section>
  );
}
