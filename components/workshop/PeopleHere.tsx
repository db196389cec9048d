"use client";

import { useState } from "react";
import { PeoplePanel } from "#components/people/PeoplePanel.tsx";
import type { PersonHere } from "#components/room/people.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { usePeople } from "#components/room/use-people.ts";
import { Avatar } from "#components/ui/Avatar.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import type { Role } from "#lib/wire/roles.ts";
import type { Opener } from "./WorkshopFrame.tsx";
import { useWorkshop } from "./workshop-context.ts";
import { YouDialog } from "./YouDialog.tsx";

interface Props {
  readonly me: Opener;
  readonly role: Role;
}

/** Who has the map open now, with their organisations; all of them behind one button. */
export function PeopleHere({ me, role }: Props) {
  const { mapId, choose } = useWorkshop();
  const { items } = useGapMap();
  const others = usePeople().filter(({ id }) => id !== me.id);
  const [open, setOpen] = useState<"people" | "me">();
  const everyone = [me, ...others];
  const places = new Map(
    others.flatMap((person) => {
      const place = placeOf(items, person);
      return place === undefined ? [] : [[person.id, place] as const];
    }),
  );
  const goTo = (personId: string) => {
    setOpen(undefined);
    choose(places.get(personId), "read");
  };
  const shown = [...others, me].slice(0, SHOWN);
  const organisations = new Set(everyone.map(({ organisation }) => organisation)).size;
  const words = `${everyone.length === 1 ? "Only you are" : `${everyone.length} people are`} here, from ${organisations === 1 ? "1 organisation" : `${organisations} organisations`}`;
  return (
    <div className="gm-w-here">
      <ul className="gm-w-here__faces" aria-label={words}>
        {shown.map((person) => (
          <li key={person.id}>
            <Avatar name={person.name} id={person.id} />
            <span className="gm-w-here__where">
              <span className="gm-vh">{person.name}, </span>
              {person.id === me.id ? "You" : person.organisation}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="gm-w-here__all" onClick={() => setOpen("people")}>
        <span className="gm-w-here__count" aria-hidden="true">
          <Icon name="people" /> {everyone.length}
        </span>
        <span className="gm-w-here__where">
          All<span className="gm-vh"> people: {words}</span>
        </span>
      </button>
      <Dialog title="People" open={open === "people"} onClose={() => setOpen(undefined)} width="l">
        <PeoplePanel
          mapId={mapId}
          me={me.id}
          present={everyone}
          manages={role === "facilitator"}
          onMe={() => setOpen("me")}
          placed={new Set(places.keys())}
          onGoTo={goTo}
        />
      </Dialog>
      <YouDialog me={me} open={open === "me"} onClose={() => setOpen(undefined)} />
    </div>
  );
}

/** The item somebody writes in, or has chosen; nothing when it is not on the map as I see it. */
function placeOf(items: GapMap["items"], { editing, selection }: PersonHere): ItemId | undefined {
  const ids = [...(editing === null ? [] : [editing.itemId]), ...selection] as ItemId[];
  return ids.find((id) => items[id] !== undefined);
}

const SHOWN = 3;
