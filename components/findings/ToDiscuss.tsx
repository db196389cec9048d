"use client";

import { useMemo } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { agendaOf } from "#lib/gap-map/analysis/agenda.ts";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import { clarityByService } from "#lib/gap-map/analysis/service-clarity.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { Agenda } from "./Agenda.tsx";
import { ClarityTable } from "./ClarityTable.tsx";
import { useLift } from "./use-lift.ts";

/** What a room should talk about: where people disagree, and what nobody has made clear. */
export function ToDiscuss({ analysis }: { readonly analysis: Analysis | undefined }) {
  const map = useGapMap();
  const agenda = useMemo(() => agendaOf(map), [map]);
  const { shown, show } = useLift();
  const { choose } = useWorkshop();
  if (analysis === undefined) return <p role="status">Looking at the map…</p>;
  const toggle = (item: Item, words: string) => (
    <button
      type="button"
      className="gm-f-step__name"
      aria-pressed={shown === item.id}
      onClick={() => show(item.id, shown === item.id ? undefined : [item.id])}
    >
      {words}
    </button>
  );
  return (
    <>
      <h3>Where the room disagrees, and what to talk about first</h3>
      <Agenda
        map={map}
        agenda={agenda}
        name={(words, item) => (
          <>
            {toggle(item, words)}{" "}
            <button
              type="button"
              className="gm-f-ref"
              aria-label={`Details of ${nameOf(item)}`}
              onClick={() => choose(item.id)}
            >
              Details
            </button>
          </>
        )}
      />
      <h3>What is clear and what is not, service by service</h3>
      <ClarityTable
        rows={clarityByService(map, analysis)}
        name={(service) => toggle(service, service.shortName ?? service.name)}
      />
    </>
  );
}
