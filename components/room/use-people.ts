"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ItemId } from "#lib/gap-map/model.ts";
import type { PersonHere, ScreenHere, ShownHere } from "./people.ts";
import { useSession } from "./session-context.ts";

/** The others on this map, each once, in the order of their names. */
export function usePeople(): readonly PersonHere[] {
  const { people } = useSession();
  return useSyncExternalStore(people.subscribe, people.getPeople, people.getPeople);
}

/** Names or ids of the services that people here speak for, I among them; none while I am alone. */
export function useSpokenFor(): readonly string[] {
  const { people } = useSession();
  return useSyncExternalStore(people.subscribe, people.getSpokenFor, people.getSpokenFor);
}

/** The others' screens with their pointers and selections. Renders with every move: for the canvas only. */
export function useScreens(): readonly ScreenHere[] {
  const { people } = useSession();
  return useSyncExternalStore(people.subscribe, people.getScreens, people.getScreens);
}

/** What a facilitator on another screen shows the room; undefined while nobody shows anything. */
export function useShown(): ShownHere | undefined {
  const { people } = useSession();
  return useSyncExternalStore(people.subscribe, people.getShown, people.getShown);
}

/** Tells the others which field I am in. */
export function useEditing(): {
  readonly start: (id: ItemId, field: string) => void;
  readonly stop: () => void;
} {
  const { people } = useSession();
  const editing = useMemo(
    () => ({
      start: (id: ItemId, field: string) => people.show({ editing: { itemId: id, field } }),
      stop: () => people.show({ editing: null }),
    }),
    [people],
  );
  // A form that goes away takes its field with it.
  useEffect(() => editing.stop, [editing]);
  return editing;
}
