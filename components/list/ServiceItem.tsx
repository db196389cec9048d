"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { Tag } from "#components/ui/Tag.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { Service } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { organisationName } from "#lib/gap-map/words.ts";
import { Counts } from "./Counts.tsx";
import { isMine } from "./is-mine.ts";
import { useOpen } from "./open-items.ts";
import { ServiceBody } from "./ServiceBody.tsx";

interface Props {
  readonly service: Service;
  readonly position: number;
  readonly total: number;
}

/** A service in the List: its name and counts, and under "Show details" everything that stands on it. */
export function ServiceItem({ service, position, total }: Props) {
  const map = useGapMap();
  const { chosen, choose, myServices } = useWorkshop();
  const [open, toggle] = useOpen(service.id);
  const { id, name } = service;
  const organisation = organisationName(map, service);
  return (
    <li
      className={open ? "gm-w-service gm-w-service--open" : "gm-w-service"}
      id={`item-${id}`}
      data-item-id={id}
      aria-current={chosen === id ? "true" : undefined}
    >
      <div className="gm-w-service__row">
        <div className="gm-w-service__name">
          <h3>
            <button type="button" className="gm-w-service__open" onClick={() => choose(id)}>
              <span className="gm-w-service__ref">{referenceOf(service)}</span> {name}
            </button>{" "}
            {isMine(service, myServices) ? <Tag>Yours</Tag> : null}
          </h3>
          {organisation === "" ? null : <p className="gm-w-service__by">{organisation}</p>}
          <Counts id={id} />
        </div>
        <Button
          look="quiet"
          className="gm-w-service__more"
          aria-expanded={open}
          aria-controls={`d-${id}`}
          onClick={toggle}
        >
          {open ? "Hide details" : "Show details"}
          <span className="gm-vh"> of {name}</span>
          <Icon name={open ? "up" : "down"} size="s" />
        </Button>
        <span className="gm-w-service__go">
          <Icon name="right" />
        </span>
      </div>
      <div id={`d-${id}`} hidden={!open}>
        {open ? <ServiceBody service={service} position={position} total={total} /> : null}
      </div>
    </li>
  );
}
