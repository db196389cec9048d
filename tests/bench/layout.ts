/**
 * How long laying out a map takes: `npx tsx tests/bench/layout.ts`.
 * CPU time of this process, so that other work on the machine counts little; the floor beside each
 * figure is the same map with its cards and bands only.
 */
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { arrange } from "#lib/scene/arrange.ts";
import { type LayoutOptions, layoutMap } from "#lib/scene/layout.ts";
import { bigMap } from "./big-map.ts";

const brief = { text: "brief" } as const satisfies LayoutOptions;

function cpu(run: () => unknown, times: number): string {
  for (let warm = 0; warm < Math.min(times, 20); warm += 1) run();
  const start = process.cpuUsage();
  for (let time = 0; time < times; time += 1) run();
  const { user, system } = process.cpuUsage(start);
  return ((user + system) / 1000 / times).toFixed(2);
}

function dragging(map: GapMap, one: string): () => unknown {
  const previous = layoutMap(map, brief);
  const hold = { ids: new Set([one as ItemId]), bands: previous.bands };
  let step = 0;
  return () => {
    step += 1;
    const place = { x: 300 + (step % 100) * 3, y: 60 };
    const moved = { ...map, places: { ...map.places, [one]: place } };
    return layoutMap(moved, { ...brief, previous, hold, routing: "quick" });
  };
}

function row(name: string, map: GapMap, dragged: string, times: number): Record<string, string> {
  const previous = layoutMap(map, brief);
  return {
    map: name,
    "cards only (floor)": cpu(() => layoutMap(map, { ...brief, routing: "none" }), times),
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
