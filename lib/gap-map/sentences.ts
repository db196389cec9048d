import { compareIds } from "./canonical.ts";
import { CHOICES, FIELD_WORDS, NAME_FIELDS } from "./field-words.ts";
import { isProse } from "./inverse.ts";
import { kindWords, nameOf, titleOf } from "./item-names.ts";
import type { GapMap, Item, ItemId, Pathway, Persona, ThresholdValue, When } from "./model.ts";
import { outcomeOf } from "./outcomes.ts";
import { referenceOf } from "./references.ts";
import {
  dimensionLabel,
  limitInWords,
  thresholdInWords,
  valueInWords,
  whenInWords,
  wordOf,
} from "./words.ts";

/**
 * What happened to an item, in one plain sentence. Review, activity, announcements and the API say it
 * with the same words. `map` is the one that still holds everything the sentence has to name.
 */
export function addedSentence(map: GapMap, item: Item): string {
  switch (item.kind) {
    case "service":
      return `${bare(item)} was added to ${levelName(map, item.levelId)}.`;
    case "view":
      if (map.items[item.aboutId]?.kind === "view")
        return `${item.role} sees it as ${subject(map, item)} does.`;
      return `A view was added to ${subject(map, item)}: ${quoted(item.text)}.`;
    case "threshold":
    case "barrier":
    case "goodPractice":
      return `${article(item)} was added to ${subject(map, item)}: ${quoted(item.text)}.`;
    case "pathway":
      return `A pathway ${ends(map, item)} was added: ${outcomeOf(item).word}.`;
    default:
      return `${article(item)} was added: ${quoted(titleOf(item) ?? "")}.`;
  }
}

export function removedSentence(map: GapMap, item: Item): string {
  switch (item.kind) {
    case "service":
      return `${bare(item)} was removed from ${levelName(map, item.levelId)}.`;
    case "threshold":
    case "barrier":
    case "goodPractice":
    case "view":
      return `${article(item)} was removed from ${subject(map, item)}: ${quoted(item.text)}.`;
    case "pathway":
      return `The pathway ${ends(map, item)} was removed.`;
    default:
      return `${article(item)} was removed: ${quoted(titleOf(item) ?? "")}.`;
  }
}

/** A service that stands on another level now. */
export function movedSentence(
  before: GapMap,
  after: GapMap,
  item: Item & { kind: "service" },
  from: ItemId | undefined,
): string {
  return `${bare(item)} moved from ${levelName(before, from)} to ${levelName(after, item.levelId)}.`;
}

/** One field of an item that reads differently now. */
export function changedSentence(
  before: GapMap,
  after: GapMap,
  was: Item,
  now: Item,
  field: string,
): string {
  if (field === NAME_FIELDS[now.kind]) {
    return `${quoted(titleOf(was) ?? "")} is now called ${quoted(titleOf(now) ?? "")}.`;
  }
  if (isItsText(now, field) || (now.kind === "pathway" && field === "outcome")) {
    return `${theThing(after, now)} changed ${fromTo(before, after, was, now, field)}.`;
  }
  return `${theThing(after, now)}: ${FIELD_WORDS[field] ?? field} changed ${fromTo(before, after, was, now, field)}.`;
}

/** A text of an item that reads differently now, where both texts are shown in full beside the sentence. */
export function textChangedSentence(map: GapMap, item: Item, field: string): string {
  const what = isItsText(item, field) ? "" : `: ${FIELD_WORDS[field] ?? field}`;
  return `${theThing(map, item)}${what} changed.`;
}

/** Whether this is what the item says, which needs no name of its own. */
function isItsText({ kind }: Item, field: string): boolean {
  return (
    field === "text" && (kind === "threshold" || kind === "barrier" || kind === "goodPractice")
  );
}

/** What the map as a whole says about itself. */
export function describedSentence(field: string, was: unknown, now: unknown): string {
  const [from, to] = [was, now].map((value) =>
    typeof value === "string" ? quoted(value) : "nothing",
  );
  return typeof was === "object" || typeof now === "object"
    ? `The map’s ${FIELD_WORDS[field] ?? field} changed.`
    : `The map’s ${FIELD_WORDS[field] ?? field} changed from ${from} to ${to}.`;
}

/** A field's value as people read it. */
function valueSentence(map: GapMap, item: Item, field: string): string {
  if (field === "check" && item.kind === "threshold")
    return thresholdInWords(map, item) || "words only";
  const value = (item as unknown as Readonly<Record<string, unknown>>)[field];
  if (field === "outcome" && item.kind === "pathway") return outcomeOf(item).word;
  if (field === "when")
    return (
      ((value ?? []) as readonly When[]).map((when) => whenInWords(map, when)).join("; ") ||
      "nothing"
    );
  if (value === undefined || value === "") return "nothing";
  if (field === "attributes" && item.kind === "persona") return attributesInWords(map, item);
  if (isProse(item, field)) return quoted(String(value));
  const named =
    typeof value === "string" && Object.hasOwn(map.items, value)
      ? map.items[value as ItemId]
      : undefined;
  if (named !== undefined) return bare(named);
  const list = CHOICES[field];
  if (list !== undefined && typeof value === "string") return lower(wordOf(list, value));
  if (field === "dimension") return dimensionLabel(map, String(value));
  return Array.isArray(value)
    ? listed(map, value)
    : limitInWords({ operator: "eq", value: value as ThresholdValue });
}

/** What is said of an example person: “Age 34; Risk to self low”. */
function attributesInWords(map: GapMap, { attributes }: Persona): string {
  const said = Object.entries(attributes).sort(([a], [b]) => compareIds(a, b));
  const words = said.map(([id, value]) => `${dimensionLabel(map, id)} ${valueInWords(value)}`);
  return words.join("; ") || "nothing";
}

function fromTo(before: GapMap, after: GapMap, was: Item, now: Item, field: string): string {
  return `from ${valueSentence(before, was, field)} to ${valueSentence(after, now, field)}`;
}

/** What a change is about: “The threshold for Talking Therapies (T15)”. */
function theThing(map: GapMap, item: Item): string {
  const reference = referenceOf(item) === "" ? "" : ` (${referenceOf(item)})`;
  switch (item.kind) {
    case "threshold":
      return `The threshold for ${subject(map, item)}${reference}`;
    case "barrier":
    case "goodPractice":
      return `The ${kindWords[item.kind]} at ${subject(map, item)}${reference}`;
    case "view":
      return `The view on ${subject(map, item)}${reference}`;
    case "pathway":
      return `The pathway ${ends(map, item)}${reference}`;
    default:
      return bare(item);
  }
}

/** What an annotation or a view is about, by name. */
function subject(map: GapMap, item: Item): string {
  const id =
    "serviceId" in item
      ? item.serviceId
      : "onId" in item
        ? item.onId
        : "aboutId" in item
          ? item.aboutId
          : undefined;
  const target = id === undefined ? undefined : map.items[id];
  if (target === undefined) return "something no longer there";
  return titleOf(target) === undefined ? lower(theThing(map, target)) : bare(target);
}

function ends(map: GapMap, { fromId, toId }: Pathway): string {
  const [from, to] = [fromId, toId].map((id) => map.items[id]);
  return `from ${from === undefined ? "a deleted service" : bare(from)} to ${to === undefined ? "a deleted service" : bare(to)}`;
}

function levelName(map: GapMap, id: ItemId | undefined): string {
  const level = id === undefined ? undefined : map.items[id];
  return level?.kind === "level" ? level.name : "“Not placed yet”";
}

function article(item: Item): string {
  const word = kindWords[item.kind];
  if (item.kind === "goodPractice") return "Good practice";
  return `${/^[aeiou]/.test(word) ? "An" : "A"} ${word}`;
}

/** The item's own name without quotes; else kind and reference. */
function bare(item: Item): string {
  return titleOf(item) || nameOf(item);
}

function listed(map: GapMap, members: readonly unknown[]): string {
  const words = members.map((member) => {
    const item = Object.hasOwn(map.items, String(member)) ? map.items[member as ItemId] : undefined;
    return item === undefined
      ? (map.vocabulary.functions[String(member)] ?? String(member).replaceAll("_", " "))
      : referenceOf(item) || bare(item);
  });
  return words.length === 0 ? "nothing" : words.join(", ");
}

function quoted(text: string): string {
  return text.trim() === "" ? "nothing" : `“${text.trim().replace(/[.]$/, "")}”`;
}

/** A sentence's first words moved into its middle. */
function lower(text: string): string {
  return /^(The|An?) /.test(text) || /^[A-Z][a-z]+( [a-z]|$)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
