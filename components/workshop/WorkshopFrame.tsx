"use client";

import { RoomProvider } from "#components/room/RoomProvider.tsx";
import { Logo } from "#components/ui/Logo.tsx";
import { WaysIn } from "#components/ui/WaysIn.tsx";
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
  return (
    <RoomProvider
      mapId={mapId}
      waiting={<Waiting title={title} />}
      ended={(words) => <Ended title={title} words={words} />}
    >
      <Workroom mapId={mapId} opener={opener} />
    </RoomProvider>
  );
}

function Waiting({ title }: { readonly title: string }) {
  return (
    <div className="gm-w-waiting">
      <Logo />
      <h1>{title}</h1>
      <p role="status">Opening the map…</p>
    </div>
  );
}

function Ended({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <main className="gm-w-waiting">
      <Logo />
      <h1>{title}</h1>
      <p role="alert">{words}</p>
      <WaysIn />
    </main>
  );
}
