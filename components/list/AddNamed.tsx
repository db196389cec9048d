"use client";

import { useId, useState } from "react";
import { AddForm } from "#components/details/AddForm.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";

interface Props {
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
export function AddNamed({ label, hint, act, needed, onAdd, onDone }: Props) {
  const id = useId();
  const { whyNot } = useWorkshop();
  const [error, setError] = useState<string>();
  const send = (filled: FormData) => {
    const name = String(filled.get("name")).trim();
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
    onDone();
    return true;
  };
  return (
    <AddForm act={act} onSend={send} onDone={onDone}>
      <TextField
        id={id}
        name="name"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        error={error}
        autoComplete="off"
        maxLength={500}
      />
    </AddForm>
  );
}
