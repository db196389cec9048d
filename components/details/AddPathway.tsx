"use client";

import { useId, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Select } from "#components/ui/Select.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { AddForm } from "./AddForm.tsx";
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
  const [error, setError] = useState<string>();
  const send = (filled: FormData) => {
    const [toId, route] = [String(filled.get("to")), String(filled.get("route"))];
    if (toId === "") {
      setError("Choose the service it leads to");
      return false;
    }
    add("pathway", { fromId, toId: toId as ItemId, route: route === "" ? undefined : route });
    onDone();
    return true;
  };
  const services = serviceOptions(map).filter(({ value }) => value !== fromId);
  return (
    <AddForm act="Add pathway" onSend={send} onDone={onDone}>
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
    </AddForm>
  );
}
