"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords, moveStep } from "#lib/gap-map/commands.ts";
import { headingOf } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { positionInWords, siblingsOf } from "#lib/gap-map/position.ts";

/** Where an item stands among its own, and a step either way: what dragging does, without dragging. */
export function OrderField({ item }: { readonly item: Item }) {
  const map = useGapMap();
  const { act } = useWorkshop();
  const list = siblingsOf(map, item);
  const at = list.findIndex(({ id }) => id === item.id);
  if (at < 0) return null;
  const move = (direction: "earlier" | "later") => act(moveStep(map, item.id, direction));
  return (
    <fieldset className="gm-field">
      <legend className="gm-field__label">Order</legend>
      <p className="gm-field__hint">{positionInWords(map, item)}</p>
      <div className="gm-row">
        <Button icon="up" aria-disabled={at === 0} onClick={() => move("earlier")}>
          {commandWords.moveEarlier}
          <span className="gm-vh"> {headingOf(item)}</span>
        </Button>
        <Button icon="down" aria-disabled={at === list.length - 1} onClick={() => move("later")}>
          {commandWords.moveLater}
          <span className="gm-vh"> {headingOf(item)}</span>
        </Button>
      </div>
    </fieldset>
  );
}
