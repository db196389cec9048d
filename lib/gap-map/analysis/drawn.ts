import type { Gap, GapMap, ItemId } from "#lib/gap-map/model.ts";
import { gapsOf } from "#lib/gap-map/order.ts";
import type { Finding } from "./finding.ts";

/** Kinds of finding that stand on two thresholds; all others stand on the item they name first. */
const ON_TWO: readonly string[] = ["between-thresholds"];

/** The gaps that people have drawn for what a finding says: those linked to what it stands on. */
export function drawnAs(map: GapMap, { kind, items }: Finding): readonly Gap[] {
  const stands = items.slice(0, ON_TWO.includes(kind) ? 2 : 1);
  return gapsOf(map).filter((gap) => {
    const linked = new Set(evidenceOf(gap));
    return stands.length > 0 && stands.every((id) => linked.has(id));
  });
}

/** Drawn gaps that nothing found on the map explains yet. */
export function unexplained(map: GapMap, findings: readonly Finding[]): readonly Gap[] {
  const explained = new Set(findings.flatMap((finding) => drawnAs(map, finding)));
  return gapsOf(map).filter((gap) => !explained.has(gap));
}

/** What of a finding a new gap is linked to, by the fields of a gap. */
export function evidenceFrom(map: GapMap, { items }: Finding): Evidence {
  const those = (kind: "threshold" | "barrier" | "pathway" | "persona") =>
    items.filter((id) => map.items[id]?.kind === kind);
  return {
    thresholdIds: those("threshold"),
    barrierIds: those("barrier"),
    pathwayIds: those("pathway"),
    personaIds: those("persona"),
  };
}

export type Evidence = Pick<Gap, "thresholdIds" | "barrierIds" | "pathwayIds" | "personaIds">;

function evidenceOf(gap: Evidence): readonly ItemId[] {
  return [...gap.thresholdIds, ...gap.barrierIds, ...gap.pathwayIds, ...gap.personaIds];
}
