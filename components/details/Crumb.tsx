"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { homeOf, kindWords, nameOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, type Item, itemOf, type Service } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { lineOf } from "./line-of.ts";

/** What the item is and where it belongs: "Service S4 · Primary care", "Threshold of NHS Talking Therapies". */
export function Crumb({ item }: { readonly item: Item }) {
  const map = useGapMap();
  const kind = kindWords[item.kind].replace(/^./, (letter) => letter.toUpperCase());
  const home = item.kind === "pathway" ? undefined : homeOf(map, item);
  const owner = home === undefined ? undefined : map.items[home];
  if (owner !== undefined) {
    return <Owner owner={owner}>{`${kind} ${item.kind === "view" ? "on" : "of"} `}</Owner>;
  }
  const reference = referenceOf(item).replace(/^(?:Gap|Person) /, "");
  const parts = [
    `${kind} ${reference}`.trim(),
    ...(item.kind === "service" ? about(map, item) : []),
  ];
  return <p className="gm-w-panel__crumb">{parts.join(" · ")}</p>;
}

function about(map: GapMap, { levelId, sector }: Service): readonly string[] {
  const level = itemOf(map, "level", levelId)?.name ?? "Not placed yet";
  return sector === undefined ? [level] : [level, wordOf("sector", sector)];
}

function Owner({ owner, children }: { readonly owner: Item; readonly children: string }) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  const name = owner.kind === "service" ? owner.name : nameOf(owner);
  return (
    <p className="gm-w-panel__crumb">
      {children}
      <Button look="link" onClick={() => choose(owner.id)}>
        {owner.kind === "pathway" ? `${referenceOf(owner)} ${lineOf(map, owner)}` : name}
      </Button>
    </p>
  );
}
