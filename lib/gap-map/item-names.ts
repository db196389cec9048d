import type { GapMap, Item, ItemId, Kind } from "./model.ts";
import { referenceOf } from "./references.ts";

/** What a kind of item is called. */
export const kindWords: Readonly<Record<Kind, string>> = {
  level: "level",
  organisation: "organisation",
  service: "service",
  threshold: "threshold",
  barrier: "barrier",
  goodPractice: "good practice",
  pathway: "pathway",
  persona: "persona",
  gap: "gap",
  view: "view",
};

/** What a kind is called when there are several of it. */
export const kindsWords: Readonly<Record<Kind, string>> = {
  level: "levels",
  organisation: "organisations",
  service: "services",
  threshold: "thresholds",
  barrier: "barriers",
  goodPractice: "good practice",
  pathway: "pathways",
  persona: "personas",
  gap: "gaps",
  view: "views",
};

/** "1 threshold", "3 thresholds". */
export function countOf(kind: Kind, count: number): string {
  return `${count} ${count === 1 ? kindWords[kind] : kindsWords[kind]}`;
}

/**
 * What people call an item in a sentence: its own name in quotes where it has one,
 * else kind and reference: ‘Talking Therapies’, threshold T15, pathway P03.
 */
export function nameOf(item: Item): string {
  const title = titleOf(item);
  if (title !== undefined)
    return `‘${title === "" ? `${kindWords[item.kind]} without a name` : title}’`;
  const reference = referenceOf(item);
  if (reference === "") return `the new ${kindWords[item.kind]}`;
  // Its reference says what it is.
  return item.kind === "view" ? reference : `${kindWords[item.kind]} ${reference}`;
}

/** The name somebody gave the item; undefined for kinds that are known by their text. */
export function titleOf(item: Item): string | undefined {
  switch (item.kind) {
    case "level":
    case "organisation":
    case "service":
      return item.name;
    case "persona":
      return item.label;
    case "gap":
      return item.title;
    default:
      return undefined;
  }
}

/** The heading of an item: its name, that it has none yet, or kind and reference: "Threshold T15". */
export function headingOf(item: Item): string {
  const title = titleOf(item);
  const word = kindWords[item.kind];
  if (title !== undefined) return title.trim() === "" ? `Unnamed ${word}` : title;
  const kind = word.charAt(0).toUpperCase() + word.slice(1);
  const reference = referenceOf(item);
  if (item.kind === "view") return reference === "" ? "New view" : reference;
  return reference === "" ? `New ${word}` : `${kind} ${reference}`;
}

/** The item somebody has to be shown to find this one: the service of a threshold, both kinds of end of a note. */
export function homeOf(map: GapMap, item: Item): ItemId | undefined {
  switch (item.kind) {
    case "threshold":
      return item.serviceId;
    case "barrier":
    case "goodPractice":
      return item.onId;
    case "view":
      return item.aboutId;
    case "pathway":
      return map.items[item.fromId]?.id;
    default:
      return undefined;
  }
}

/** What is said in place of an item that is gone: who deleted it, or that what it stood on was. */
export function goneInWords(item: Item): string {
  const name = nameOf(item);
  const { removed } = item;
  if (removed === undefined) return `What ${name} was on was deleted.`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} was deleted by ${removed.by}.`;
}
