import type { Gap, GapMap, ItemId, Service } from "#lib/gap-map/model.ts";
import { drawnAs } from "./drawn.ts";
import type { Finding } from "./finding.ts";
import { type Ruler, rulersOf } from "./ruler.ts";
import { type Step, type Walk, walkOf } from "./walk.ts";

/** What is shown of the answers a map gives, by ids. */
export type Showing =
  | { readonly finding: string }
  | { readonly scale: string }
  | { readonly persona: string; readonly at?: string | undefined };

/** The same from the map itself, with the items that stand out. */
export type Shown = { readonly items: readonly ItemId[] } & (
  | { readonly kind: "finding"; readonly finding: Finding; readonly gaps: readonly Gap[] }
  | { readonly kind: "scale"; readonly ruler: Ruler }
  | {
      readonly kind: "walk";
      readonly walk: Walk;
      /** Number of the door they are at, from 0; undefined before the first. */
      readonly at: number | undefined;
    }
);

/** Finds on this map what is shown. Undefined where it knows no such finding, scale or person, or not any more. */
export function shownOn(
  map: GapMap,
  findings: readonly Finding[],
  showing: Showing,
): Shown | undefined {
  if ("finding" in showing) return findingShown(map, findings, showing.finding);
  if ("scale" in showing) return scaleShown(map, showing.scale);
  return walkShown(map, showing.persona as ItemId, showing.at);
}

function findingShown(map: GapMap, findings: readonly Finding[], id: string): Shown | undefined {
  const finding = findings.find((one) => one.id === id);
  if (finding === undefined) return undefined;
  return {
    ...{ kind: "finding", finding, gaps: drawnAs(map, finding) },
    items: itemsOfFinding(map, finding),
  };
}

function scaleShown(map: GapMap, id: string): Shown | undefined {
  const ruler = rulersOf(map).find(({ dimension }) => dimension.id === id);
  return ruler && { kind: "scale", ruler, items: servicesOn(ruler).map((one) => one.id) };
}

function walkShown(map: GapMap, id: ItemId, door: string | undefined): Shown | undefined {
  const walk = walkOf(map, id);
  if (walk === undefined) return undefined;
  const doors = doorsOf(walk);
  const at = doors.findIndex(({ service }) => service.id === door);
  const step = doors[at];
  return {
    ...{ kind: "walk", walk, at: step === undefined ? undefined : at },
    items: step === undefined ? [] : itemsOfStep(step),
  };
}

/** What a finding is about, with the gaps that people have drawn for it. */
export function itemsOfFinding(map: GapMap, finding: Finding): readonly ItemId[] {
  return [...finding.items, ...drawnAs(map, finding).map(({ id }) => id)];
}

/** A door with the pathway that leads to it, and where that comes from. */
export function itemsOfStep({ service, by }: Step): readonly ItemId[] {
  return [service.id, ...(by === undefined ? [] : [by.id, by.fromId])];
}

/** The services a scale is about: those between which something falls, else all with a limit. */
export function servicesOn({ between, apart, others }: Ruler): readonly Service[] {
  return (between.length > 0 ? apart : others).map(({ service }) => service);
}

/** Every door of a walk, those to which no pathway leads at the end. */
export function doorsOf({ steps, beyond }: Walk): readonly Step[] {
  return [...steps, ...beyond];
}
