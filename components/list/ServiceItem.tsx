"use client";

import { memo, type ReactNode, useMemo } from "react";
import { SessionContext, useSession } from "#components/room/session-context.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Tag } from "#components/ui/Tag.tsx";
import { headingOf } from "#lib/gap-map/item-names.ts";
import type { ItemId, Service } from "#lib/gap-map/model.ts";
import { organisationName } from "#lib/gap-map/words.ts";
import { BackLink } from "./BackLink.tsx";
import { Counts } from "./Counts.tsx";
import { OpeningItem } from "./ListItem.tsx";
import { ownStore } from "./own-store.ts";
import { ServiceBody } from "./ServiceBody.tsx";

interface Props {
  readonly service: Service;
  readonly position: number;
  readonly total: number;
  /** A workshop is on, and nobody here speaks for it. */
  readonly away: boolean;
  /** I speak for it. */
  readonly mine: boolean;
}

/** A service in the List: its name and counts, and under "Show details" everything that stands on it. */
export const ServiceItem = memo(function ServiceItem(props: Props) {
  return (
    <OwnPart id={props.service.id}>
      <Line {...props} />
    </OwnPart>
  );
});

function Line({ service, position, total, away, mine }: Props) {
  const map = useGapMap();
  const organisation = organisationName(map, service);
  const run = organisation === "" ? "" : `Run by ${organisation}`;
  const said = [run, away ? "not here today" : ""].filter(Boolean);
  return (
    <OpeningItem
      item={service}
      name={headingOf(service)}
      tags={mine ? <Tag>Yours</Tag> : null}
      about={
        <>
          {said.length === 0 ? null : <p className="gm-w-service__by">{said.join(" · ")}</p>}
          <Counts id={service.id} />
          <BackLink id={service.id} />
        </>
      }
      body={<ServiceBody service={service} position={position} total={total} />}
    />
  );
}

/** What is drawn inside hears only of changes that show in it. */
function OwnPart({ id, children }: { readonly id: ItemId; readonly children: ReactNode }) {
  const session = useSession();
  const own = useMemo(() => ({ ...session, store: ownStore(session.store, id) }), [session, id]);
  return <SessionContext value={own}>{children}</SessionContext>;
}
