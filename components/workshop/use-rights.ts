"use client";

import { useEffect, useRef } from "react";
import type { Reason } from "#components/announce/news.ts";
import { useConnection } from "#components/room/use-connection.ts";
import type { Role } from "#lib/wire/roles.ts";

/** What this person is on the map, from the page at first and from the server ever after. */
export interface Rights {
  readonly role: Role;
  readonly locked: boolean;
  readonly mayEdit: boolean;
  /** Why not, and what to do about it. */
  readonly whyNot: string | undefined;
}

/** What I may do now. Role and lock take effect while the page is open. */
export function useRights(first: { readonly role: Role; readonly locked: boolean }): Rights {
  const { standing, ended } = useConnection();
  const { role, locked } = standing ?? first;
  const mayEdit = ended === undefined && (standing?.mayWrite ?? false);
  if (mayEdit) return { role, locked, mayEdit, whyNot: undefined };
  const paused = standing?.paused ? PAUSED : undefined;
  return { role, locked, mayEdit, whyNot: ended ?? paused ?? whyNot(role, locked) };
}

const PAUSED =
  "The server has been without its database for some minutes, so the map can only be read. Leave this page open: what you have typed is kept, and you can go on once the database is back.";

function whyNot(role: Role, locked: boolean): string {
  switch (role) {
    case "observer":
      return "You are here as an observer: you can read everything and change nothing. Ask the facilitator if you should take part.";
    case "reviewer":
      return "You are here as a reviewer: you can read everything and change nothing.";
    default:
      return locked
        ? "The facilitator has locked the map. You can read it, and change it again once it is unlocked."
        : "You can change the map as soon as it is connected.";
  }
}

/** Says it when the facilitator gives somebody another role, or locks or unlocks the map. */
export function useRightsSaid(
  { role, locked }: Rights,
  say: (words: string, reason: Reason) => void,
): void {
  const before = useRef({ role, locked });
  useEffect(() => {
    const was = before.current;
    before.current = { role, locked };
    if (was.role !== role) say(`You now have the role of ${role} on this map.`, "rights");
    // A facilitator may change the map all the same.
    else if (was.locked !== locked)
      say(lockWords(role, locked), role === "facilitator" ? "facilitator" : "rights");
  }, [role, locked, say]);
}

function lockWords(role: Role, locked: boolean): string {
  if (role === "facilitator") return locked ? "The map is locked." : "The map is unlocked.";
  return locked
    ? "The facilitator locked the map. You can read it, but not change it."
    : "The facilitator unlocked the map. You can change it again.";
}
