"use client";

import { createContext, useContext } from "react";
import type { Act } from "#lib/gap-map/commands.ts";
import type { GapMap, ItemId, Removal } from "#lib/gap-map/model.ts";
import type { Turn } from "./use-acts.ts";

/** Whether the details panel shows an item or lets it be changed. */
export type PanelMode = "read" | "edit";

/** What List, details and frame share on one screen: what is chosen, and how things are done and said. */
export interface Workshop {
  readonly mapId: string;
  /** The item in the details panel. */
  readonly chosen: ItemId | undefined;
  readonly mode: PanelMode;
  readonly choose: (id: ItemId | undefined, mode?: PanelMode) => void;
  /** What a finding has lifted on Map and List, and all else faded; undefined when nothing has. */
  readonly lifted: ReadonlySet<ItemId> | undefined;
  readonly lift: (items: ReadonlySet<ItemId> | undefined) => void;
  /** The map as it is at this moment, also while a screen holds others' changes. */
  readonly now: () => GapMap;
  /** Does what a command asks, says it, and offers to take it back. */
  readonly act: (act: Act) => void;
  /** Tells this person alone what happened. */
  readonly say: (words: string) => void;
  /** Undo or redo my own last change; says so when that cannot be. */
  readonly turn: (what: Turn) => void;
  readonly mayEdit: boolean;
  /** Why this person cannot edit, and what they can do; undefined when they can. */
  readonly whyNot: string | undefined;
  /** Who deletes, and when, for the bin. */
  readonly removal: () => Removal;
  readonly me: { readonly name: string; readonly organisation: string };
  /** Tells the others which field I am in. */
  readonly editing: {
    readonly start: (id: ItemId, field: string) => void;
    readonly stop: () => void;
  };
  /** Names of the services this person speaks for. */
  readonly myServices: readonly string[];
}

/** Given by the frame to everything in it. */
export const WorkshopContext = createContext<Workshop | undefined>(undefined);

/** The workshop this screen is part of. */
export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (workshop === undefined) throw new Error("Only inside the frame of the workshop page");
  return workshop;
}
