import type { ItemId } from "#lib/gap-map/model.ts";

/** Every set of these ids, the empty one too. */
export function subsetsOf(ids: readonly ItemId[]): readonly (readonly ItemId[])[] {
  return Array.from({ length: 2 ** ids.length }, (_, set) =>
    ids.filter((_id, at) => (set >> at) % 2 === 1),
  );
}

/** Those sets that hold no other one of them. */
export function leastOf(sets: readonly (readonly ItemId[])[]): readonly (readonly ItemId[])[] {
  return sets.filter(
    (set) => !sets.some((one) => one.length < set.length && one.every((id) => set.includes(id))),
  );
}

/** The same sets in one order. */
export function sortedSets(sets: readonly (readonly ItemId[])[]): readonly (readonly ItemId[])[] {
  return sets.map((one) => [...one].sort()).sort();
}
