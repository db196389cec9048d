"use client";

import { createContext, useContext } from "react";
import type { Session } from "#components/room/session.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import type { FocusPath } from "./focus-path.ts";
import type { Opened } from "./opened.ts";
import type { Visits } from "./visits.ts";

/** What the lines of the List share. Always the same objects: a line is not drawn anew because another one changes. */
export interface ListShared {
  /** The map as it is, also while the List holds others' changes. */
  readonly live: Session;
  readonly opened: Opened;
  readonly focus: FocusPath;
  readonly visits: Visits;
  readonly choose: (id: ItemId | undefined, mode?: "read" | "edit") => void;
}

/** Given by the List to its lines. */
export const ListContext = createContext<ListShared | undefined>(undefined);

/** The List this line is part of. */
export function useList(): ListShared {
  const list = useContext(ListContext);
  if (list === undefined) throw new Error("Only inside the List");
  return list;
}
