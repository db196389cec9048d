import { levelOptions, organisationOptions, wordOptions } from "#components/details/options.ts";
import type { Option } from "#components/ui/Select.tsx";
import type { GapMap } from "#lib/gap-map/model.ts";
import { type WordList, wordOf } from "#lib/gap-map/words.ts";
import type { TableKind } from "./columns.ts";

/** A field that several items can be given at once, with its choices. */
export interface BulkField {
  readonly field: string;
  readonly label: string;
  readonly choices: readonly Option[];
  /** The words for taking it off the map; without them it must be something. */
  readonly none?: string;
}

const NOT_SAID = "Not said yet";

/** What can be changed for several items of a kind at once: whatever is a choice. */
export function bulkFields(map: GapMap, kind: TableKind): readonly BulkField[] {
  const { vocabulary } = map;
  const said = (list: WordList, ids: readonly string[]) =>
    wordOptions(ids, (id) => wordOf(list, id));
  switch (kind) {
    case "service":
      return [
        field("levelId", "Level", levelOptions(map), "Not placed yet"),
        field("organisationId", "Organisation", organisationOptions(map), NOT_SAID),
        field("sector", "Sector", said("sector", vocabulary.sectors), NOT_SAID),
        field("tier", "Tier", wordOptions(vocabulary.tiers), NOT_SAID),
      ];
    case "threshold":
      return [
        field("hardness", "If someone does not meet it", said("hardness", ["hard", "soft"])),
        field("basis", "Where it comes from", said("basis", ["published", "practice"])),
        field("mode", "To be let in, this", said("mode", ["include", "exclude"])),
      ];
    case "barrier": {
      const kinds = vocabulary.barrierKinds.map(({ id, label }) => ({ value: id, label }));
      return [field("theme", "Kind of barrier", kinds, NOT_SAID)];
    }
    case "pathway":
      return [
        field("route", "Kind of pathway", said("route", vocabulary.pathwayKinds), NOT_SAID),
        field(
          "outcome",
          "What usually happens",
          said("outcome", vocabulary.pathwayOutcomes),
          "Nobody has said",
        ),
        field("senderSays", "What the sender says", said("senderSays", vocabulary.senderSays)),
        field(
          "receiverSays",
          "What the receiver says",
          said("receiverSays", vocabulary.receiverSays),
        ),
      ];
  }
}

function field(name: string, label: string, choices: readonly Option[], none?: string): BulkField {
  return { field: name, label, choices, ...(none === undefined ? {} : { none }) };
}
