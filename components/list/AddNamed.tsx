"use client";

import { useId, useState } from "react";
import { AddForm } from "#components/details/AddForm.tsx";
import { useFormWords } from "#components/details/use-words.ts";
import { TextField } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";

interface Props {
  /** What the form is called while it is open, and what is written in it while it waits. */
  readonly form: string;
  /** "Name of the gap". */
  readonly label: string;
  readonly hint?: string;
  /** "Add gap". */
  readonly act: string;
  /** "Enter a name for the gap". */
  readonly needed: string;
  readonly onAdd: (name: string) => void;
  readonly onDone: () => void;
}

/** A form of one line, for whatever begins with a name. */
export function AddNamed({ form, label, hint, act, needed, onAdd, onDone }: Props) {
  const id = useId();
  const { whyNot } = useWorkshop();
  const [error, setError] = useState<string>();
  const [words, write, close] = useFormWords(form, onDone);
  const send = () => {
    const name = words.trim();
    if (name === "") {
      setError(needed);
      return false;
    }
    // What was typed stays until it can be added.
    if (whyNot !== undefined) {
      setError(whyNot);
      return false;
    }
    onAdd(name);
    close();
    return true;
  };
  return (
    <AddForm called={form} act={act} onSend={send} onDone={onDone} onCancel={close}>
      <TextField
        id={id}
        name="name"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        error={error}
        autoComplete="off"
        maxLength={500}
        value={words}
        onChange={(event) => write(event.target.value)}
      />
    </AddForm>
  );
}
