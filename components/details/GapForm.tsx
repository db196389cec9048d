"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import type { Gap } from "#lib/gap-map/model.ts";
import { LineField } from "./LineField.tsx";
import { LinksField } from "./LinksField.tsx";
import { OrderField } from "./OrderField.tsx";
import { noteOptions, pathwayOptions, personaOptions, serviceOptions } from "./options.ts";
import { dateFrom } from "./readers.ts";
import { SharedText } from "./SharedText.tsx";

/** Every field of a gap: who falls through, why, its evidence, and who does what about it. */
export function GapForm({ item }: { readonly item: Gap }) {
  const { id } = item;
  return (
    <>
      <LineField
        id={id}
        field="title"
        label="Name of the gap"
        kept={item.title}
        needed="Enter a name for the gap"
      />
      <OrderField item={item} />
      <SharedText id={id} field="who" label="Who falls through" />
      <SharedText id={id} field="text" label="Why" />
      <Evidence item={item} />
      <LineField
        id={id}
        field="size"
        label="How many people, as estimated (optional)"
        hint="An estimate somebody made, such as “about 400 a year”. Nothing here works it out."
        kept={item.size}
      />
      <LineField
        id={id}
        field="sizeSource"
        label="Where the estimate comes from (optional)"
        kept={item.sizeSource}
      />
      <LineField id={id} field="owner" label="Owner" kept={item.owner} />
      <SharedText id={id} field="action" label="What is to be done" />
      <LineField
        id={id}
        field="reviewOn"
        label="Review on"
        type="date"
        kept={item.reviewOn}
        read={dateFrom}
      />
    </>
  );
}

function Evidence({ item }: { readonly item: Gap }) {
  const map = useGapMap();
  const { id } = item;
  return (
    <>
      <LinksField
        id={id}
        field="thresholdIds"
        label="Thresholds that make it"
        one="a threshold"
        kept={item.thresholdIds}
        choices={noteOptions(map, "threshold")}
      />
      <LinksField
        id={id}
        field="barrierIds"
        label="Barriers that make it"
        one="a barrier"
        kept={item.barrierIds}
        choices={noteOptions(map, "barrier")}
      />
      <LinksField
        id={id}
        field="pathwayIds"
        label="Pathways that show it"
        one="a pathway"
        kept={item.pathwayIds}
        choices={pathwayOptions(map)}
      />
      <LinksField
        id={id}
        field="personaIds"
        label="Personas who fall through"
        one="a persona"
        kept={item.personaIds}
        choices={personaOptions(map)}
      />
      <LinksField
        id={id}
        field="endUpAtIds"
        label="Where people end up"
        one="a service"
        kept={item.endUpAtIds}
        choices={serviceOptions(map)}
      />
    </>
  );
}
