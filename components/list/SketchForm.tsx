"use client";

import { useId, useState } from "react";
import { AddForm } from "#components/details/AddForm.tsx";
import { serviceOptions } from "#components/details/options.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Select } from "#components/ui/Select.tsx";
import { TextArea } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords } from "#lib/gap-map/commands.ts";
import type { Sketch } from "#lib/gap-map/sketches.ts";
import type { Filled } from "./beside.ts";

interface Props {
  readonly kind: Sketch["kind"];
  /** The one that is changed; none for a new one. */
  readonly sketch?: Sketch;
  readonly onSave: (filled: Filled) => void;
  readonly onDone: () => void;
}

/** The words of a note or text, or what a drawing shows, and what it lies beside. */
export function SketchForm({ kind, sketch, onSave, onDone }: Props) {
  const map = useGapMap();
  const id = useId();
  const { whyNot } = useWorkshop();
  const [error, setError] = useState<string>();
  const drawing = kind === "drawing";
  const send = (form: FormData) => {
    const words = String(form.get("words"));
    if (words.trim() === "" || whyNot !== undefined) {
      setError(whyNot ?? (drawing ? "Say what the drawing shows" : "Enter what the note says"));
      return false;
    }
    onSave({ words, besideId: String(form.get("beside") ?? "") });
    onDone();
    return true;
  };
  return (
    <AddForm
      act={sketch === undefined ? `${commandWords.add} note` : "Save"}
      onSend={send}
      onDone={onDone}
    >
      <TextArea
        id={`${id}-words`}
        name="words"
        label={drawing ? "What the drawing shows" : "What it says"}
        error={error}
        defaultValue={drawing ? sketch?.description : sketch?.words}
        maxLength={2_000}
      />
      {sketch === undefined ? null : (
        <Select
          id={`${id}-beside`}
          name="beside"
          label={commandWords.moveBeside}
          options={[{ value: "", label: "Leave it where it is" }, ...serviceOptions(map)]}
        />
      )}
    </AddForm>
  );
}
