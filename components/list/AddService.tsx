"use client";

import { useId, useState } from "react";
import { AddForm } from "#components/details/AddForm.tsx";
import { useFormWords } from "#components/details/use-words.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId, Service } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { servicesNamed } from "#lib/gap-map/same-service.ts";
import { organisationName } from "#lib/gap-map/words.ts";

interface Props {
  /** What the form is called while it is open, and what is written in it while it waits. */
  readonly form: string;
  readonly levelId: ItemId | undefined;
  readonly onDone: () => void;
}

/** A new service by its name. If the map has one of that name, people choose which they mean. */
export function AddService({ form, levelId, onDone }: Props) {
  const map = useGapMap();
  const add = useAdd();
  const { whyNot } = useWorkshop();
  const id = useId();
  const [name, setName, close] = useFormWords(form, onDone);
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState(false);
  const same = servicesNamed(map, name);
  const asking = asked && same.length > 0;
  const make = () => {
    // What was typed stays until it can be added.
    if (whyNot !== undefined) return setError(whyNot);
    add("service", { name: name.trim(), levelId });
    close();
  };
  const send = () => {
    const missing = name.trim() === "";
    if (missing) setError("Enter the name of the service");
    else if (same.length > 0) setAsked(true);
    else make();
    return !missing;
  };
  return (
    <AddForm
      called={form}
      act={asking ? undefined : ADD}
      onSend={send}
      onDone={onDone}
      onCancel={close}
    >
      <TextField
        id={id}
        label="Name of the service"
        error={error}
        autoComplete="off"
        maxLength={500}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setError(undefined);
          setAsked(false);
        }}
      />
      <div aria-live="polite">
        {asking ? <Same services={same} onUse={close} onNew={make} /> : null}
      </div>
    </AddForm>
  );
}

const ADD = "Add service";

interface SameProps {
  readonly services: readonly Service[];
  readonly onUse: () => void;
  readonly onNew: () => void;
}

function Same({ services, onUse, onNew }: SameProps) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  const [first] = services;
  if (first === undefined) return null;
  const known = [referenceOf(first), organisationName(map, first)].filter(Boolean).join(", ");
  return (
    <div className="gm-stack">
      <p>
        <b>{first.name}</b> is already here{known === "" ? "" : ` (${known})`}.
      </p>
      <div className="gm-row">
        <Button
          look="primary"
          onClick={() => {
            choose(first.id, "read");
            onUse();
          }}
        >
          Use that one
        </Button>
        <Button onClick={onNew}>It is a different service</Button>
      </div>
    </div>
  );
}
