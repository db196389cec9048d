"use client";

import { useState } from "react";
import { LiveRegions } from "#components/announce/live-regions.ts";
import { Regions } from "#components/announce/Regions.tsx";
import { SpeakContext } from "#components/announce/speak-context.ts";
import { WaysBackIn } from "#components/people/WaysBackIn.tsx";
import { RoomProvider } from "#components/room/RoomProvider.tsx";
import { Logo } from "#components/ui/Logo.tsx";
import type { Role } from "#lib/wire/roles.ts";
import { Workroom } from "./Workroom.tsx";
import "./header.css";
import "./workshop.css";

/** Who opened the page, as the server knew them then. */
export interface Opener {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly services: readonly string[];
  readonly role: Role;
  readonly locked: boolean;
}

interface Props {
  readonly mapId: string;
  readonly title: string;
  readonly opener: Opener;
}

/** The workshop page: opens the shared map and shows it as Map, List or both. */
export function WorkshopFrame({ mapId, title, opener }: Props) {
  const [regions] = useState(() => new LiveRegions());
  return (
    <>
      <RoomProvider
        mapId={mapId}
        waiting={<Waiting title={title} />}
        ended={(words) => <Ended title={title} words={words} />}
      >
        <SpeakContext value={regions.speak}>
          <Workroom mapId={mapId} opener={opener} regions={regions} />
        </SpeakContext>
      </RoomProvider>
      <Regions regions={regions} />
    </>
  );
}

function Waiting({ title }: { readonly title: string }) {
  return (
    <main className="gm-w-waiting">
      <Logo />
      <h1>{title}</h1>
      <p role="status">Opening the map…</p>
    </main>
  );
}

function Ended({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <main className="gm-w-waiting">
      <Logo />
      <h1>{title}</h1>
      <p role="alert">{words}</p>
      <div className="gm-row">
        <WaysBackIn primary />
      </div>
    </main>
  );
}
