"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { SessionContext, useSession } from "#components/room/session-context.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { cx } from "#components/ui/cx.ts";
import { AskedOfMe } from "#components/workshop/AskedOfMe.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { type GapMap, itemOf } from "#lib/gap-map/model.ts";
import { gapLevelOf, gapsOf, servicesInOrder } from "#lib/gap-map/order.ts";
import { speaksFor } from "#lib/gap-map/same-service.ts";
import { FocusPath, useFollowFocus } from "./focus-path.ts";
import { HeldStore } from "./held-store.ts";
import { LevelRail } from "./LevelRail.tsx";
import { ListFind } from "./ListFind.tsx";
import { type Form, ListHead } from "./ListHead.tsx";
import { sectionOf } from "./ListSection.tsx";
import { ListContext, type ListShared } from "./list-context.ts";
import { everything, isOneOf, showsGap, showsService, type Wanted } from "./list-filter.ts";
import { Outline } from "./Outline.tsx";
import { Opened, openDetails } from "./opened.ts";
import { TableView } from "./table/TableView.tsx";
import { useKeepFocus } from "./use-keep-focus.ts";
import { useKeepPlace } from "./use-keep-place.ts";
import { useSteadyScroll } from "./use-steady-scroll.ts";
import { type Going, Visits } from "./visits.ts";
import "./find.css";
import "./levels.css";
import "./services.css";
import "./list.css";

/** The whole map as headings, lists, buttons and forms: everything the canvas can do, without it. */
export function ListView() {
  const live = useSession();
  const held = useMemo(() => new HeldStore(live.store, live.doc), [live]);
  useEffect(() => () => held.destroy(), [held]);
  const session = useMemo(() => ({ ...live, store: held }), [live, held]);
  return (
    <SessionContext value={session}>
      <Page live={live} held={held} />
    </SessionContext>
  );
}

interface PageProps {
  readonly live: ListShared["live"];
  readonly held: HeldStore;
}

function Page({ live, held }: PageProps) {
  const map = useGapMap();
  const { chosen, choose, myServices } = useWorkshop();
  const [wanted, setWanted] = useState(everything);
  const [form, setForm] = useState<Form>("outline");
  const [going, setGoing] = useState<Going>();
  const [opened] = useState(() => new Opened(live.drafts.names()));
  const [focus] = useState(() => new FocusPath());
  const [visits] = useState(() => new Visits(setGoing));
  const list = useRef<HTMLElement>(null);
  useFollowFocus(focus, list);
  useSteadyScroll(list);
  useKeepFocus(list, map);
  useKeepPlace(list, chosen);
  useGoing(going, { opened, live, onEverything: () => setWanted(everything) });
  const shared = useMemo(
    () => ({ live, opened, focus, visits, choose }),
    [live, opened, focus, visits, choose],
  );
  const { services, gaps, shown } = useShown(wanted, myServices);
  return (
    <ListContext value={shared}>
      <div className="gm-w-listpage">
        <LevelRail />
        <main
          className={cx("gm-w-list", isLong(map) && "gm-w-list--long")}
          id="list"
          ref={list}
          tabIndex={-1}
          data-region="list"
          aria-labelledby="list-title"
        >
          <ListHead held={held} form={form} onForm={setForm} />
          <AskedOfMe first={1} />
          <ListFind
            wanted={wanted}
            onWant={setWanted}
            services={services.length}
            gaps={gaps.length}
          />
          {form === "outline" ? (
            <Outline wanted={wanted} shown={shown} gaps={gaps} />
          ) : (
            <TableView shows={(item) => isOneOf(map, item, shown, wanted.text)} />
          )}
        </main>
      </div>
    </ListContext>
  );
}

/** So many services that the browser is to leave out drawing those out of sight. */
function isLong(map: GapMap): boolean {
  return servicesInOrder(map).length > 100;
}

/** What the filter lets through. */
function useShown(wanted: Wanted, myServices: readonly string[]) {
  const map = useGapMap();
  return useMemo(() => {
    const mine = (service: Parameters<typeof speaksFor>[1]) => speaksFor(myServices, service);
    const services = servicesInOrder(map).filter((one) => showsService(map, one, wanted, mine));
    const gaps = gapsOf(map).filter((gap) => showsGap(map, gap, gapLevelOf(map)?.id, wanted));
    return { services, gaps, shown: new Set(services.map(({ id }) => id)) };
  }, [map, wanted, myServices]);
}

interface GoingProps extends Pick<ListShared, "opened" | "live"> {
  readonly onEverything: () => void;
}

/** Opens what the line is hidden in, then brings the keyboard to it. */
function useGoing(going: Going | undefined, { opened, live, onEverything }: GoingProps): void {
  const reveal = useRef(onEverything);
  useEffect(() => {
    if (going === undefined) return;
    const { id, wayId } = going;
    const levelId = itemOf(live.store.getSnapshot(), "service", id)?.levelId;
    opened.set(sectionOf(levelId ?? "unplaced"), true, true);
    if (wayId !== undefined) openDetails(opened, id);
    if (document.getElementById(`item-${id}`) === null) reveal.current();
    const frame = requestAnimationFrame(() => {
      const line = document.getElementById(`item-${id}`);
      const way = wayId === undefined ? null : line?.querySelector(`[data-way="${wayId}"] a`);
      const target = way ?? line?.querySelector("h3 button");
      if (!(target instanceof HTMLElement)) return;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest" });
    });
    return () => cancelAnimationFrame(frame);
  }, [going, opened, live]);
}
