import { countOf } from "./item-names.ts";
import { type GapMap, itemsOf, type Kind } from "./model.ts";
import { isDisputed, levelsOf, servicesOn } from "./order.ts";

/** A map in a few sentences: "30 services in 5 levels. 62 pathways. 80 thresholds, 41 barriers, …". */
export function mapInWords(map: GapMap): string {
  const count = (kind: Kind) => countOf(kind, itemsOf(map, kind).length);
  const disputed = Object.values(map.items).filter(({ id }) => isDisputed(map, id)).length;
  const differences = `${disputed} ${disputed === 1 ? "difference" : "differences"} of view`;
  const notes = [count("threshold"), count("barrier"), count("goodPractice")].join(", ");
  const unplaced = servicesOn(map, undefined).length;
  return [
    `${count("service")} in ${countOf("level", levelsOf(map).length)}.`,
    `${count("pathway")}.`,
    `${notes}, ${count("gap")}, ${differences}.`,
    ...(unplaced === 0 ? [] : [`${countOf("service", unplaced)} not placed yet.`]),
  ].join(" ");
}
