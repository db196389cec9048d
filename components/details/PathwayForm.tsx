"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { lookOf } from "#lib/gap-map/ends.ts";
import type { Pathway } from "#lib/gap-map/model.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { Ends } from "./Ends.tsx";
import { LineField } from "./LineField.tsx";
import { serviceOptions, wordOptions } from "./options.ts";
import { SharedText } from "./SharedText.tsx";
import { WhenField } from "./WhenField.tsx";

/** Every field of a pathway: where it leads, what usually happens on it, and what both ends say. */
export function PathwayForm({ item }: { readonly item: Pathway }) {
  const map = useGapMap();
  const { vocabulary } = map;
  const { id } = item;
  const services = serviceOptions(map);
  return (
    <>
      <ChoiceField id={id} field="fromId" label="From" kept={item.fromId} choices={services} />
      <ChoiceField id={id} field="toId" label="To" kept={item.toId} choices={services} />
      <ChoiceField
        id={id}
        field="route"
        label="Kind of pathway"
        kept={item.route}
        choices={wordOptions(vocabulary.pathwayKinds, (kind) => wordOf("route", kind))}
        none="Not said yet"
      />
      <ChoiceField
        id={id}
        field="outcome"
        label="What usually happens"
        kept={item.outcome}
        choices={wordOptions(vocabulary.pathwayOutcomes, (outcome) => wordOf("outcome", outcome))}
        none="Nobody has said"
      />
      <p className="gm-field__hint">
        On the map: <PathwayLine {...lookOf(item)} />
      </p>
      <SharedText id={id} field="outcomeText" label="What usually happens, in words" />
      <SharedText id={id} field="condition" label="On what condition people are sent" />
      <WhenField item={item} />
      <LineField
        id={id}
        field="method"
        label="How"
        hint="A form, a call, a letter"
        kept={item.method}
      />
      <Ends item={item} />
    </>
  );
}
