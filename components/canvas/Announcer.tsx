"use client";
import { useContext, useEffect } from "react";
import { useValue } from "tldraw";
import { SpeakContext } from "#components/announce/speak-context.ts";
import { headingOf, kindWords } from "#lib/gap-map/item-names.ts";
import { type GapMap, type Item, type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { gapsOf, servicesOn } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import type { CanvasModel } from "./model.ts";

/** Says what the keyboard has come to on the drawing, as moving focus would: it is no news, and waits for nothing. */
export function Announcer({ canvas }: { readonly canvas: CanvasModel }): null {
  const speak = useContext(SpeakContext);
  const words = useValue("announcement", () => {
    const ghost = canvas.ghost.get();
    if (ghost !== undefined) return levelName(canvas.picture.get().map, ghost.levelId);
    const id = canvas.aimed.get() ?? canvas.chosen.get() ?? canvas.kept.get();
    if (id === undefined) return "";
    const words = spokenOf(canvas.picture.get().map, id);
    return canvas.away.get().has(id) ? `${words}, not here today` : words;
  }, [canvas]);
  useEffect(() => {
    if (words !== "") speak({ tone: "polite", words });
  }, [words, speak]);
  return null;
}

/** “S4 Talking Therapies, service, Primary care, 4 of 4”. */
function spokenOf(map: GapMap, id: ItemId): string {
  const item = map.items[id];
  if (item === undefined) return "";
  const name = `${referenceOf(item)} ${headingOf(item)}`.trim();
  return [name, kindWords[item.kind], placeOf(map, item)].filter(Boolean).join(", ");
}

function placeOf(map: GapMap, item: Item): string {
  if (item.kind === "gap") return place(gapsOf(map), item);
  if (item.kind !== "service") return "";
  const level = itemOf(map, "level", item.levelId);
  return level === undefined ? "" : `${level.name}, ${place(servicesOn(map, level.id), item)}`;
}

/** Where a card would be put down: said when that is another level than before. */
function levelName(map: GapMap, id: ItemId): string {
  return itemOf(map, "level", id)?.name ?? "";
}

function place(list: readonly Item[], item: Item): string {
  return `${list.indexOf(item) + 1} of ${list.length}`;
}
