import type * as Y from "yjs";
import { docFrom, seedUpdate } from "#lib/board-doc/doc.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { GapMap, ItemId, Service, Threshold } from "#lib/gap-map/model.ts";
import { bareMap } from "./any-edit.ts";

export const id = (text: string): ItemId => text as ItemId;

/** A service on the primary level, ready to be added. */
export function aService(name: string, more: Partial<Service> = {}): Service {
  return {
    kind: "service",
    id: id(name.toLowerCase().replaceAll(" ", "-")),
    name,
    levelId: id("level-primary"),
    rank: 1,
    functions: [],
    referrers: [],
    offer: "",
    who: "",
    ...more,
  };
}

/** A threshold of a service, in prose only. */
export function aThreshold(
  serviceId: string,
  text: string,
  more: Partial<Threshold> = {},
): Threshold {
  return {
    kind: "threshold",
    id: id(`${serviceId}-t`),
    serviceId: id(serviceId),
    text,
    mode: "include",
    hardness: "hard",
    basis: "published",
    ...more,
  };
}

export const add = (item: Service | Threshold, place = { x: 48, y: 44 }): Edit =>
  item.kind === "service" ? { kind: "add", item, place } : { kind: "add", item };

/** The five levels and whatever these edits make of them. */
function mapWith(...edits: readonly Edit[]): GapMap {
  return applyEdits(bareMap, edits);
}

export function docWith(...edits: readonly Edit[]): Y.Doc {
  return docFrom([seedUpdate(mapWith(...edits))]);
}
