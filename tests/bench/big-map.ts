import { defaultLevels } from "#lib/gap-map/levels.ts";
import type { GapMap, Item, ItemId, Pathway } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

/** A made-up map: services on four levels, pathways mostly to neighbours, some far away. Always the same. */
export function bigMap(services: number, pathways: number): GapMap {
  const blank = mapFromTemplate("blank", "Big");
  const levels = defaultLevels().filter(({ role }) => role === "services");
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const id = (text: string) => text as ItemId;
  const items: Item[] = Array.from({ length: services }, (_, index) => ({
    ...{
      kind: "service" as const,
      id: id(`s${index}`),
      name: `Service number ${index}`,
      rank: index,
    },
    ...{
      levelId: levels[index % 4]?.id ?? id(""),
      functions: [],
      referrers: [],
      offer: "",
      who: "",
    },
  }));
  const outcomes = ["accepted", "declined", "inconsistent", "unknown"];
  const ways = Array.from({ length: pathways }, (_, index): Pathway => {
    const from = random(services);
    const near = (from + 1 + random(24)) % services;
    const to = index % 4 === 0 ? random(services) : near;
    return {
      ...{ kind: "pathway", id: id(`p${index}`), fromId: id(`s${from}`), toId: id(`s${to}`) },
      ...{ condition: "", outcomeText: "", outcome: outcomes[index % 4] ?? "unknown" },
    };
  });
  const all = [...Object.values(blank.items), ...items, ...ways.filter((w) => w.fromId !== w.toId)];
  return { ...blank, items: Object.fromEntries(all.map((item) => [item.id, item])) };
}

/** The same map with its services on a grid about as wide as a screen is to its height. */
export function onGrid(map: GapMap): GapMap {
  const services = Object.values(map.items).filter(({ kind }) => kind === "service");
  const columns = Math.ceil(Math.sqrt(services.length / 4) * 1.6);
  const places = services.map(({ id }, index) => {
    const spot = Math.floor(index / 4);
    return [id, { x: 144 + (spot % columns) * 480, y: 72 + Math.floor(spot / columns) * 224 }];
  });
  return { ...map, places: Object.fromEntries(places) };
}
