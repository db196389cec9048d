"use client";

import { add, type NewItems } from "#lib/gap-map/commands.ts";
import type { ItemId, Kind } from "#lib/gap-map/model.ts";
import { roleOf } from "#lib/gap-map/views.ts";
import { newId } from "./new-id.ts";
import { useWorkshop } from "./workshop-context.ts";

/** What a new view needs; who says so is this person's organisation unless another is given. */
type Wanted<K extends Kind> = K extends "view"
  ? Omit<NewItems["view"], "role"> & Partial<Pick<NewItems["view"], "role">>
  : NewItems[K];

/** Adds an item and opens it in the details panel, ready to be written in. Gives its id. */
export function useAdd(): <K extends Kind>(kind: K, wanted: Wanted<K>) => ItemId {
  const { act, choose, me, now } = useWorkshop();
  return (kind, wanted) => {
    const id = newId(kind);
    const whole = kind === "view" ? { role: roleOf(me), ...wanted } : wanted;
    act(add(now(), kind, id, whole as NewItems[typeof kind]));
    choose(id, "edit");
    return id;
  };
}
