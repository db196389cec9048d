import { sameContent } from "./canonical.ts";
import type { GapMap } from "./model.ts";
import { type WordKind, wordKinds, wordsOf } from "./new-words.ts";
import { idsIn, wordIn } from "./vocabulary.ts";
import type { Vocabulary } from "./vocabulary-model.ts";
import { dimensionLabel, labelOf } from "./words.ts";

/** What became of a part of the map's words, in a sentence. */
export function wordsSentence(before: GapMap, after: GapMap, section: keyof Vocabulary): string {
  const [was, now] = [before.vocabulary[section], after.vocabulary[section]];
  const [old, fresh] = [idsIn(section, was), idsIn(section, now)];
  const added = fresh.filter((id) => !old.includes(id));
  const gone = old.filter((id) => !fresh.includes(id));
  const changed = fresh.filter(
    (id) => old.includes(id) && !sameContent(wordIn(section, was, id), wordIn(section, now, id)),
  );
  const parts = [
    said(after, section, added, "added"),
    said(before, section, gone, "taken out"),
    said(after, section, changed, "changed"),
  ].filter((part) => part !== "");
  const what = parts.length === 0 ? "" : `: ${parts.join("; ")}`;
  return `The map’s words for ${nameOf(section)} changed${what}.`;
}

function nameOf(section: keyof Vocabulary): string {
  if (section === "dimensions") return "what thresholds can be about";
  return isKind(section) ? wordKinds[section] : labelOf(section).toLowerCase();
}

function said(
  map: GapMap,
  section: keyof Vocabulary,
  ids: readonly string[],
  what: string,
): string {
  if (ids.length === 0) return "";
  return `${ids.map((id) => `‘${labelIn(map, section, id)}’`).join(", ")} ${what}`;
}

function labelIn(map: GapMap, section: keyof Vocabulary, id: string): string {
  if (section === "dimensions") return dimensionLabel(map, id);
  const word = isKind(section) ? wordsOf(map, section).find((one) => one.id === id) : undefined;
  return word?.label ?? labelOf(id);
}

function isKind(section: keyof Vocabulary): section is WordKind {
  return Object.hasOwn(wordKinds, section);
}
