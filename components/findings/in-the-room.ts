"use client";

import { createContext, useContext, useEffect } from "react";
import { useSession } from "#components/room/session-context.ts";
import { readShowing, type Showing } from "#lib/wire/presence.ts";

/** Whether what is looked at in the findings is shown to the room. */
export const InTheRoom = createContext(false);

/** Shows the room what this part of the findings is at, while a facilitator wants that and the part is there. */
export function useShowInRoom(showing: Showing | undefined): void {
  const { people } = useSession();
  const on = useContext(InTheRoom);
  // Compared by what it says: a new object that says the same is not told again.
  const said = JSON.stringify(showing ?? null);
  useEffect(() => {
    if (!on) return;
    people.show({ showing: readShowing(JSON.parse(said)) });
    return () => people.show({ showing: null });
  }, [people, on, said]);
}
