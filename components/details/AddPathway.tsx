"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { serviceOptions, wordOptions } from "./options.ts";

interface Props {
  readonly fromId: ItemId;
  readonly onDone: () => void;
}

/** A pathway from this service: where to, and of what kind. Everything else is asked in the details. */
export function AddPathway({ fromId, onDone }: Props) {
  const map = useGapMap();
  const add = useAdd();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<string>();
  useEffect(() => form.current?.querySelector("select")?.focus(), []);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const toId = String(data.get("to"));
    if (toId === "") {
      setError("Choose the service it leads to");
      form.current?.querySelector("select")?.focus();
      return;
    }
    const route = String(data.get("route"));
    add("pathway", { fromId, toId: toId as ItemId, route: route === "" ? undefined : route });
    onDone();
  };
  const services = serviceOptions(map).filter(({ value }) => value !== fromId);
  return (
    <form className="gm-w-add" onSubmit={send} ref={form} noValidate>
      <Select
        id={`${id}-to`}
        name="to"
        label="Pathway to"
        error={error}
        options={[{ value: "", label: "Choose a service" }, ...services]}
      />
      <Select
        id={`${id}-route`}
        name="route"
        label="Kind of pathway"
        options={[
          { value: "", label: "Not said yet" },
          ...wordOptions(map.vocabulary.pathwayKinds, (kind) => wordOf("route", kind)),
        ]}
      />
      <div className="gm-row">
        <Button look="primary" type="submit">
          Add pathway
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
