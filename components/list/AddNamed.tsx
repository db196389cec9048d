"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/Button.tsx";
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
  const form = useRef<HTMLFormElement>(null);
  const { whyNot } = useWorkshop();
  const [error, setError] = useState<string>();
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (name === "") {
      setError(needed);
      form.current?.querySelector("input")?.focus();
      return;
    }
    // What was typed stays until it can be added.
    if (whyNot !== undefined) return setError(whyNot);
    onAdd(name);
    onDone();
  };
  return (
    <form className="gm-w-add" onSubmit={send} noValidate ref={form}>
      <TextField
        id={id}
        name="name"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        error={error}
        autoComplete="off"
        maxLength={500}
      />
      <div className="gm-row">
        <Button look="primary" type="submit">
          {act}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
