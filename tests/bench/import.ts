import { seedUpdate } from "#lib/board-doc/doc.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { median, printTable } from "./table.ts";

/**
 * What the import of a large map costs, from its JSON to a document ready to be stored: services on
 * four levels without places, each with three annotations. CPU time of this process.
 */
const [FEW, MANY] = [500, 5_000];
const TIMES = 5;

const blank = mapFromTemplate("blank", "Large");
const levels = levelsOf(blank).filter(({ role }) => role === "services");

function fileOf(services: number): unknown {
  return {
    ...toExchange(blank),
    services: Array.from({ length: services }, (_, index) => ({
      id: `s${index}`,
      name: `Service number ${index}`,
      levelId: levels[index % levels.length]?.id,
      thresholds: [{ id: `t${index}`, text: "Adults only" }],
      barriers: [{ id: `b${index}`, text: "Closed in August" }],
      goodPractice: [{ id: `g${index}`, text: "Rings back" }],
    })),
  };
}

function importing(file: unknown): void {
  const map = parseMapFile(file);
  if (!map.ok) throw new Error(map.error);
  seedUpdate(map.value);
}

/** Milliseconds of CPU. */
function cost(services: number): number {
  const file = fileOf(services);
  const runs = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    importing(file);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return median(runs);
}

importing(fileOf(FEW));
printTable("Import of a map without places, three annotations a service", [
  {
    what: "5,000 services",
    ours: cost(MANY),
    floor: cost(FEW),
    against: "500 services",
    unit: "ms of CPU",
    aim: 15,
  },
]);
