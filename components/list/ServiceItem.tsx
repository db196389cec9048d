"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Tag } from "#components/ui/Tag.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { headingOf } from "#lib/gap-map/item-names.ts";
import type { Service } from "#lib/gap-map/model.ts";
import { speaksFor } from "#lib/gap-map/same-service.ts";
import { organisationName } from "#lib/gap-map/words.ts";
import { Counts } from "./Counts.tsx";
import { OpeningItem } from "./ListItem.tsx";
import { ServiceBody } from "./ServiceBody.tsx";

interface Props {
  readonly service: Service;
  readonly position: number;
  readonly total: number;
  /** A workshop is on, and nobody here speaks for it. */
  readonly away: boolean;
}

/** A service in the List: its name and counts, and under "Show details" everything that stands on it. */
export function ServiceItem({ service, position, total, away }: Props) {
  const map = useGapMap();
  const { myServices } = useWorkshop();
  const said = [organisationName(map, service), away ? "not here today" : ""].filter(Boolean);
  return (
    <OpeningItem
      item={service}
      name={headingOf(service)}
      tags={speaksFor(myServices, service) ? <Tag>Yours</Tag> : null}
      about={
        <>
          {said.length === 0 ? null : <p className="gm-w-service__by">{said.join(" · ")}</p>}
          <Counts id={service.id} />
        </>
      }
      body={<ServiceBody service={service} position={position} total={total} />}
    />
  );
}
