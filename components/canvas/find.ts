import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import {
  barriersOn,
  gapsOf,
  goodPracticeOn,
  servicesInOrder,
  thresholdsOf,
} from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { organisationName } from "#lib/gap-map/words.ts";

/** A card that answers what somebody looks for. */
export interface Found {
  readonly id: ItemId;
  readonly reference: string;
  readonly name: string;
  /** What on the card matched, when it was not its name. */
  readonly text: string;
}

/** The cards with these words in their name, reference, organisation or texts; those with them in their name first. */
export function findOnMap(map: GapMap, wanted: string): readonly Found[] {
  const words = wanted.trim().toLocaleLowerCase("en-GB");
  if (words === "") return [];
  const has = (text: string) => text.toLocaleLowerCase("en-GB").includes(words);
  const services = servicesInOrder(map)
    .filter(({ levelId }) => levelId !== undefined)
    .map((service) => ({
      item: service,
      name: service.name,
      texts: [
        organisationName(map, service),
        service.offer,
        ...[
          ...thresholdsOf(map, service.id),
          ...barriersOn(map, service.id),
          ...goodPracticeOn(map, service.id),
        ].map((note) => `${referenceOf(note)} ${note.text}`),
      ],
    }));
  const gaps = gapsOf(map).map((gap) => ({
    item: gap,
    name: gap.title,
    texts: [gap.who, gap.text],
  }));
  const found = [...services, ...gaps].flatMap(({ item, name, texts }) => {
    const reference = referenceOf(item);
    const exact = reference.toLocaleLowerCase("en-GB") === words;
    const named = exact || has(name);
    const text = named ? "" : texts.find(has);
    return text === undefined
      ? []
      : [{ id: item.id, reference, name, text, rank: exact ? 0 : named ? 1 : 2 }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...one }) => one);
}
