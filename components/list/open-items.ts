"use client";

import { createContext, useContext } from "react";
import type { ItemId } from "#lib/gap-map/model.ts";

/** Whose details are shown in the List. Kept above the lines, so that a line which moves stays open. */
interface OpenItems {
  readonly open: ReadonlySet<ItemId>;
  readonly toggle: (id: ItemId) => void;
}

/** Given by the List to its lines. */
export const OpenItemsContext = createContext<OpenItems>({ open: new Set(), toggle: () => {} });

/** Whether the details of an item are shown, and how to show or hide them. */
export function useOpen(id: ItemId): readonly [boolean, () => void] {
  const { open, toggle } = useContext(OpenItemsContext);
  return [open.has(id), () => toggle(id)];
}
