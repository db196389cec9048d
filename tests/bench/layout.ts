/**
 * How long laying out a map takes: `npx tsx tests/bench/layout.ts`.
 * CPU time of this process, so that other work on the machine counts little; the floor beside each
 * figure is the same map with its cards and bands only.
 */
import { defaultLevels } from "#lib/gap-map/levels.ts";
import type { GapMap, Item, ItemId, Pathway } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { arrange } from "#lib/scene/arrange.ts";
import { type LayoutOptions, layoutMap } from "#lib/scene/layout.ts";

const brief = { text: "brief" } as const satisfies LayoutOptions;

function cpu(run: () => unknown, times: number): string {
  for (let warm = 0; warm < Math.min(times, 20); warm += 1) run();
  const start = process.cpuUsage();
  for (let time = 0; time < times; time += 1) run();
  const { user, system } = process.cpuUsage(start);
  return ((user + system) / 1000 / times).toFixed(2);
}

/** A made-up map: services on four levels, pathways mostly to neighbours, some far away. Always the same. */
function bigMap(services: number, pathways: number): GapMap {
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

function dragging(map: GapMap, one: string): () => unknown {
  const previous = layoutMap(map, brief);
  const moving = new Set([one as ItemId]);
  let step = 0;
  return () => {
    step += 1;
    const place = { x: 300 + (step % 100) * 3, y: 60 };
    const moved = { ...map, places: { ...map.places, [one]: place } };
    return layoutMap(moved, { ...brief, previous, moving });
  };
}

function row(name: string, map: GapMap, dragged: string, times: number): Record<string, string> {
  const previous = layoutMap(map, brief);
  return {
    map: name,
    "cards only (floor)": cpu(() => layoutMap(map, { ...brief, shown: new Set() }), times),
    whole: cpu(() => layoutMap(map, brief), times),
    "nothing changed": cpu(() => layoutMap(map, { ...brief, previous }), times),
    "one drag step": cpu(dragging(map, dragged), times),
  };
}

const bristol = mapFromTemplate("bristol", "Bristol");
const big = bigMap(500, 1500);
const places = arrange(big);
console.table([
  row("Bristol: 30 services, 62 pathways", bristol, "tt", 100),
  row("500 services, 1,500 pathways", { ...big, places }, "s1", 5),
]);
console.log(
  `arrange, ms: Bristol ${cpu(() => arrange(bristol), 10)}, 500 services ${cpu(() => arrange(big), 1)}`,
);
console.log(`All figures are milliseconds of CPU.`);
