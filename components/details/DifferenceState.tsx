"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { isSeenDifferently } from "#lib/gap-map/views.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { Facts } from "./Facts.tsx";

/** What became of a difference of view on an item. Nothing while nobody sees it otherwise. */
export function DifferenceState({ item }: { readonly item: Item }) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const { id, difference } = item;
  if (difference === undefined && !isSeenDifferently(map, id)) return null;
  const state = difference ?? "open";
  if (!mayEdit) {
    return (
      <div className="gm-w-reading">
        <Facts rows={[["The difference of view is", wordOf("difference", state)]]} />
      </div>
    );
  }
  return (
    <ChoiceField
      id={id}
      field="difference"
      label="The difference of view is"
      kept={state}
      choices={STATES.map((value) => ({ value, label: wordOf("difference", value) }))}
    />
  );
}

const STATES = ["open", "agreed_to_differ", "resolved"] as const;
