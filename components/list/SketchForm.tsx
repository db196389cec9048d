"use client";

import { useId, useState } from "react";
import { AddForm } from "#components/details/AddForm.tsx";
import { serviceOptions } from "#components/details/options.ts";
import { useFormWords } from "#components/details/use-words.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Select } from "#components/ui/Select.tsx";
import { TextArea } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords } from "#lib/gap-map/commands.ts";
import type { Sketch } from "#lib/gap-map/sketches.ts";
import type { Filled } from "./beside.ts";

interface Props {
  /** What the form is called while it is open, and what is written in it while it waits. */
  readonly form: string;
  readonly kind: Sketch["kind"];
  /** The one that is changed; none for a new one. */
  readonly sketch?: Sketch;
  readonly onSave: (filled: Filled) => void;
  readonly onDone: () => void;
}

/** The words of a note or text, or what a drawing shows, and what it lies beside. */
export function SketchForm({ form, kind, sketch, onSave, onDone }: Props) {
  const map = useGapMap();
  const id = useId();
  const { whyNot } = useWorkshop();
  const [error, setError] = useState<string>();
  const drawing = kind === "drawing";
  const before = (drawing ? sketch?.description : sketch?.words) ?? "";
  const [words, write, close] = useFormWords(form, onDone, before);
  const send = (filled: FormData) => {
    if (words.trim() === "" || whyNot !== undefined) {
      setError(whyNot ?? (drawing ? "Say what the drawing shows" : "Enter what the note says"));
      return false;
    }
    onSave({ words, besideId: String(filled.get("beside") ?? "") });
    close();
    return true;
  };
  return (
    <AddForm
      called={form}
      act={sketch === undefined ? `${commandWords.add} note` : "Save"}
      onSend={send}
      onDone={onDone}
      onCancel={close}
    >
      <TextArea
        id={`${id}-words`}
        name="words"
        label={drawing ? "What the drawing shows" : "What it says"}
        error={error}
        value={words}
        onChange={(event) => write(event.target.value)}
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
