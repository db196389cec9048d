"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import type { Organisation, Service } from "#lib/gap-map/model.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { wordOptions } from "./options.ts";

/** Which sector a service, or the organisation that runs it, belongs to. */
export function SectorField({ item }: { readonly item: Service | Organisation }) {
  const { vocabulary } = useGapMap();
  return (
    <ChoiceField
      id={item.id}
      field="sector"
      label="Sector"
      kept={item.sector}
      choices={wordOptions(vocabulary.sectors, (sector) => wordOf("sector", sector))}
      none="Not said yet"
    />
  );
}
