"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { homeOf, kindWords, nameOf } from "#lib/gap-map/item-names.ts";
import { type Item, itemOf } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { lineOf } from "./line-of.ts";

/** What the item is and where it belongs: "Service S4 · Primary care", "Threshold of NHS Talking Therapies". */
export function Crumb({ item }: { readonly item: Item }) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  const kind = kindWords[item.kind].replace(/^./, (letter) => letter.toUpperCase());
  const home = homeOf(map, item);
  const owner = home === undefined || item.kind === "pathway" ? undefined : map.items[home];
  if (owner !== undefined) {
    const name = owner.kind === "service" ? owner.name : nameOf(owner);
    return (
      <p className="gm-w-panel__crumb">
        {kind} {item.kind === "view" ? "on" : "of"}{" "}
        <Button look="link" onClick={() => choose(owner.id)}>
          {owner.kind === "pathway" ? `${referenceOf(owner)} ${lineOf(map, owner)}` : name}
        </Button>
      </p>
    );
  }
  const level = item.kind === "service" ? itemOf(map, "level", item.levelId) : undefined;
  const parts = [
    `${kind} ${referenceOf(item).replace(/^(?:Gap|Person) /, "")}`.trim(),
    item.kind === "service" ? (level?.name ?? "Not placed yet") : "",
    item.kind === "service" && item.sector !== undefined ? wordOf("sector", item.sector) : "",
  ];
  return <p className="gm-w-panel__crumb">{parts.filter(Boolean).join(" · ")}</p>;
}
