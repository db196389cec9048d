import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { findingsUnder, themesWith } from "#lib/gap-map/analysis/themes.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";

/** What is found on a tidy map, a row each, under the question it answers. */
export function findingsRows(map: GapMap, guidance: boolean) {
  const { findings } = analyse(map);
  return themesWith(guidance).flatMap((theme) =>
    findingsUnder(theme, findings).map(({ id, kind, sentence, items }) => ({
      ...{ id, kind, theme: theme.title, text: sentence },
      items: items.map((item) => nameIn(map, item)),
      item_ids: items,
    })),
  );
}

function nameIn(map: GapMap, id: ItemId): string {
  const item = map.items[id];
  return (item && referenceOf(item)) || id;
}
