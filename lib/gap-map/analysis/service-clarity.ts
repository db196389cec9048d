import { dayInWords } from "#lib/gap-map/day.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, itemsOf, type Service } from "#lib/gap-map/model.ts";
import { byNumber } from "#lib/gap-map/order.ts";
import type { Figures } from "./analyse.ts";
import type { Evidence } from "./evidence.ts";
import { type Clarity, questionsInWords } from "./key-dimensions.ts";
import { ownOf } from "./own.ts";

/** How clear a service is, and who stands behind what it says, as a row to read. */
export interface ServiceClarity {
  readonly service: Service;
  readonly clear: Clarity;
  /** The key questions it answers nowhere, in words; empty where it answers all. */
  readonly notSaid: string;
  /** Who stands behind its thresholds. */
  readonly behind: string;
  /** When somebody last did; empty where nobody has. */
  readonly last: string;
}

/** A10 and A19 for each service, the least clear first. */
export function clarityByService(
  map: GapMap,
  {
    clarity,
    keyQuestionsOpen,
    evidence,
  }: Pick<Figures, "clarity" | "keyQuestionsOpen" | "evidence">,
): readonly ServiceClarity[] {
  return itemsOf(map, "service")
    .sort(byNumber)
    .flatMap((service) => {
      const clear = ownOf(clarity, service.id);
      const stands = ownOf(evidence.services, service.id);
      if (clear === undefined || stands === undefined) return [];
      return [
        {
          ...{ service, clear, behind: behindInWords(stands) },
          notSaid: questionsInWords(ownOf(keyQuestionsOpen, service.id) ?? []),
          last: stands.lastConfirmed === undefined ? "" : dayInWords(stands.lastConfirmed),
        },
      ];
    })
    .sort((a, b) => a.clear.score - b.clear.score);
}

/** “3 of 10 thresholds confirmed by the service itself, 2 by others, 5 by nobody here”. */
function behindInWords({ thresholds, own, others, imported }: Evidence): string {
  if (thresholds === 0) return "No threshold stated";
  if (imported === thresholds)
    return `${countOf("threshold", thresholds)}, confirmed by nobody here`;
  const parts = [
    own === 0 ? "" : `${own} confirmed by the service itself`,
    others === 0 ? "" : `${others} by others only`,
    imported === 0 ? "" : `${imported} by nobody here`,
  ].filter((part) => part !== "");
  return `Of ${countOf("threshold", thresholds)}, ${parts.join(", ")}`;
}
