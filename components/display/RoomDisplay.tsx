"use client";

import { useMemo } from "react";
import { withHomes } from "#components/findings/use-lift.ts";
import { useShownOn } from "#components/findings/use-shown.ts";
import { RoomProvider } from "#components/room/RoomProvider.tsx";
import { useSession } from "#components/room/session-context.ts";
import { useConnection } from "#components/room/use-connection.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useShown } from "#components/room/use-people.ts";
import { Logo } from "#components/ui/Logo.tsx";
import { LazyCanvas } from "#components/workshop/LazyCanvas.tsx";
import { stillWorkshop } from "#components/workshop/still-workshop.ts";
import { WorkshopContext } from "#components/workshop/workshop-context.ts";
import type { Shown } from "#lib/gap-map/analysis/shown.ts";
import { BigScale } from "./BigScale.tsx";
import { Caption } from "./Caption.tsx";
import "#components/findings/findings.css";
import "#components/findings/ruler.css";
import "#components/workshop/header.css";
import "#components/workshop/workshop.css";
import "./display.css";

interface Props {
  readonly mapId: string;
  readonly title: string;
}

/** The map on the wall of a room: nothing to press, large words, and what a facilitator shows. */
export function RoomDisplay({ mapId, title }: Props) {
  return (
    <RoomProvider
      mapId={mapId}
      waiting={<Alone title={title} words="Opening the map…" />}
      ended={(words) => <Alone title={title} words={words} />}
    >
      <Wall mapId={mapId} />
    </RoomProvider>
  );
}

function Alone({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <main className="gm-wall gm-wall--alone">
      <Logo />
      <h1>{title}</h1>
      <p role="status">{words}</p>
    </main>
  );
}

function Wall({ mapId }: Pick<Props, "mapId">) {
  const { about } = useGapMap();
  const here = useShown();
  const shown = useShownOn(here?.what);
  return (
    <div className="gm-wall">
      <header className="gm-wall__head">
        <h1>{about.title}</h1>
        <Connected by={shown === undefined ? undefined : here?.by.name} />
      </header>
      {/* Under a scale the drawing stays as it is: it is back at once. */}
      <div className="gm-wall__picture" inert={shown?.kind === "scale"}>
        <Picture mapId={mapId} shown={shown} />
      </div>
      {shown?.kind === "scale" ? <BigScale ruler={shown.ruler} /> : null}
      <Caption shown={shown} />
    </div>
  );
}

/** The drawing, with what is shown standing out and near enough to be read. */
function Picture({ mapId, shown }: Pick<Props, "mapId"> & { readonly shown: Shown | undefined }) {
  const map = useGapMap();
  const now = useSession().store.getSnapshot;
  const items = shown?.kind === "scale" ? undefined : shown?.items;
  const lifted = useMemo(
    () => (items === undefined || items.length === 0 ? undefined : withHomes(map, items)),
    [map, items],
  );
  const workshop = useMemo(
    () => ({ ...stillWorkshop, mapId, chosen: undefined, choose: () => {}, now, lifted }),
    [mapId, now, lifted],
  );
  return (
    <WorkshopContext value={workshop}>
      <LazyCanvas main wall />
    </WorkshopContext>
  );
}

/** Who shows what is shown; and where it may be old, that it may. */
function Connected({ by }: { readonly by: string | undefined }) {
  const { saving, ended } = useConnection();
  const old = ended ?? (saving.kind === "offline" ? "Not connected: what you see may be old." : "");
  if (old !== "") return <p className="gm-wall__old">{old}</p>;
  return <p className="gm-wall__by">{by === undefined ? "" : `Shown by ${by}`}</p>;
}
