import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { FocusPath } from "#components/list/focus-path.ts";
import { ListContext } from "#components/list/list-context.ts";
import { everything } from "#components/list/list-filter.ts";
import { Outline } from "#components/list/Outline.tsx";
import { Opened } from "#components/list/opened.ts";
import { Visits } from "#components/list/visits.ts";
import type { Session } from "#components/room/session.ts";
import { SessionContext } from "#components/room/session-context.ts";
import { stillSession } from "#components/room/still-session.ts";
import { stillWorkshop } from "#components/workshop/still-workshop.ts";
import { type Workshop, WorkshopContext } from "#components/workshop/workshop-context.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { gapsOf } from "#lib/gap-map/order.ts";

/** What a piece of the workshop page looks like as HTML to somebody who may change the map, and speaks for these services. */
export function pageOf(
  map: GapMap,
  children: ReactNode,
  session = stillSession("m", map),
  myServices: readonly string[] = [],
): string {
  return renderToStaticMarkup(
    <SessionContext value={session}>
      <WorkshopContext value={{ ...workshopOn(session), myServices }}>
        <ListContext value={listOn(session)}>{children}</ListContext>
      </WorkshopContext>
    </SessionContext>,
  );
}

/** The whole List with the details of every item shown. */
export function outlineOf(map: GapMap): string {
  const shown = new Set(Object.keys(map.items) as ItemId[]);
  return pageOf(map, <Outline wanted={everything} shown={shown} gaps={gapsOf(map)} />);
}

function listOn(session: Session) {
  const opened = new Opened();
  opened.showAll(true);
  return {
    live: session,
    opened,
    focus: new FocusPath(),
    visits: new Visits(() => {}),
    choose() {},
  };
}

function workshopOn({ store }: Session): Workshop {
  return {
    ...stillWorkshop,
    mapId: "m",
    chosen: undefined,
    mode: "edit",
    choose() {},
    now: store.getSnapshot,
    mayEdit: true,
    me: { name: "Priya", organisation: "AWP" },
  };
}
