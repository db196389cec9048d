"use client";

import { useMemo, useRef, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, type ItemId, itemsOf } from "#lib/gap-map/model.ts";
import {
  gapLevelOf,
  gapsOf,
  isDisputed,
  levelsOf,
  pathwaysOf,
  servicesInOrder,
  servicesOn,
} from "#lib/gap-map/order.ts";
import { BinSection } from "./BinSection.tsx";
import { GapLevel, GapList } from "./GapLevel.tsx";
import { LevelRail } from "./LevelRail.tsx";
import { LevelSection, ServiceList } from "./LevelSection.tsx";
import { ListFind } from "./ListFind.tsx";
import { ListSection } from "./ListSection.tsx";
import { everything, showsGap, showsService } from "./list-filter.ts";
import { AddLevel, OrganisationsSection, PersonasSection } from "./OtherSections.tsx";
import { OpenItemsContext } from "./open-items.ts";
import { useKeepFocus } from "./use-keep-focus.ts";
import { useKeepPlace } from "./use-keep-place.ts";
import "./find.css";
import "./levels.css";
import "./services.css";
import "./list.css";

/** The whole map as headings, lists, buttons and forms: everything the canvas can do, without it. */
export function ListView() {
  const map = useGapMap();
  const [wanted, setWanted] = useState(everything);
  const [open, setOpen] = useState<ReadonlySet<ItemId>>(new Set());
  const list = useRef<HTMLElement>(null);
  useKeepFocus(list, map);
  useKeepPlace(list, useWorkshop().chosen);
  const openItems = useMemo(
    () => ({ open, toggle: (id: ItemId) => setOpen((now) => toggled(now, id)) }),
    [open],
  );
  const services = servicesInOrder(map).filter((service) => showsService(map, service, wanted));
  const shown = new Set(services.map(({ id }) => id));
  const gaps = gapsOf(map).filter((gap) => showsGap(map, gap, gapLevelOf(map)?.id, wanted));
  const unplaced = servicesOn(map, undefined);
  return (
    <OpenItemsContext value={openItems}>
      <div className="gm-w-listpage">
        <LevelRail />
        <main
          className="gm-w-list"
          id="list"
          ref={list}
          tabIndex={-1}
          data-region="list"
          aria-labelledby="list-title"
        >
          <div className="gm-w-list__intro">
            <h1 id="list-title">List</h1>
            <p>{summaryOf(map)}</p>
          </div>
          <ListFind
            wanted={wanted}
            onWant={setWanted}
            services={services.length}
            gaps={gaps.length}
          />
          {levelsOf(map).map((level) =>
            level.role === "gap" ? (
              <GapLevel key={level.id} level={level} gaps={gaps} />
            ) : (
              <LevelSection key={level.id} level={level} shown={shown} />
            ),
          )}
          {gapLevelOf(map) === undefined && gaps.length > 0 ? (
            <ListSection
              id="gaps-unplaced"
              title="Gaps on no level"
              count={countOf("gap", gaps.length)}
              look="plain"
              startsOpen
            >
              <GapList gaps={gaps} />
            </ListSection>
          ) : null}
          <ListSection
            id="unplaced"
            title="Not placed yet"
            count={countOf("service", unplaced.length)}
            look="plain"
            startsOpen={unplaced.length > 0}
          >
            <ServiceList services={unplaced.filter(({ id }) => shown.has(id))} of={unplaced} />
          </ListSection>
          <AddLevel />
          <PersonasSection text={wanted.text} />
          <OrganisationsSection text={wanted.text} />
          <BinSection />
        </main>
      </div>
    </OpenItemsContext>
  );
}

function summaryOf(map: GapMap): string {
  const disputed = Object.values(map.items).filter(({ id }) => isDisputed(map, id)).length;
  const differences = `${disputed} ${disputed === 1 ? "difference" : "differences"} of view`;
  const services = countOf("service", itemsOf(map, "service").length);
  const levels = countOf("level", levelsOf(map).length);
  const ways = countOf("pathway", pathwaysOf(map).length);
  return `${services} in ${levels}, ${ways}, ${countOf("gap", gapsOf(map).length)}, ${differences}.`;
}

function toggled(now: ReadonlySet<ItemId>, id: ItemId): ReadonlySet<ItemId> {
  const next = new Set(now);
  if (!next.delete(id)) next.add(id);
  return next;
}
