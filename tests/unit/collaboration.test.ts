import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where what W3C's note on collaboration tools asks for (CTAUR, by its numbers) is proved: a file, and words of the test's name. */
const PROVED: readonly (readonly [need: string, file: string, name: string])[] = [
  [
    "1 who comes and goes is told",
    "unit/components/announce/policy.test.ts",
    "who comes and goes is counted in the digest, or told by name",
  ],
  [
    "2 changes by others are told as they happen",
    "unit/components/announce/policy.test.ts",
    "others' changes elsewhere are summed up every 30 seconds, or each said",
  ],
  [
    "3 all of it can be switched off, kind by kind",
    "unit/components/announce/policy.test.ts",
    "each kind of message can be switched off by itself",
  ],
  [
    "4 go to where somebody works",
    "e2e/announcements.spec.ts",
    "leads to the item and to the person",
  ],
  [
    "5A others' changes can be held",
    "unit/components/list/held-store.test.ts",
    "theirs are counted, and all of them show again afterwards",
  ],
  [
    "5B who edits a field is shown to the others",
    "e2e/workshop.spec.ts",
    "two people type into one text",
  ],
  [
    "6 notes are read with what they are on",
    "e2e/keyboard.spec.ts",
    "a whole small workshop in the List by keyboard alone",
  ],
  [
    "7 notes can be left out of sight",
    "e2e/keyboard.spec.ts",
    "a whole small workshop in the List by keyboard alone",
  ],
  [
    "8 all notes of a kind are found",
    "unit/components/list/list-filter.test.ts",
    "filters for level and content work together",
  ],
  [
    "9 how much is shown of notes is for the reader to say",
    "e2e/keyboard.spec.ts",
    "a whole small workshop in the List by keyboard alone",
  ],
  [
    "10 what somebody wants changed is read with it",
    "unit/lib/gap-map/diff.test.ts",
    "[DIF1] a threshold's text, from and to in full",
  ],
  [
    "11 added and removed are told apart without colour",
    "unit/lib/gap-map/diff.test.ts",
    "[DIF4] added and removed items say what they were and where",
  ],
  ["12 versions are compared in sentences", "e2e/versions.spec.ts", "both are compared in words"],
  [
    "13 what only moved is told apart",
    "unit/lib/gap-map/diff.test.ts",
    "[DIF5] moving things about is layout, counted and not told",
  ],
  [
    "14 what changed is summed up",
    "unit/components/announce/policy.test.ts",
    "a digest longer than a message says what fits and counts the rest",
  ],
  [
    "15 each says how much they want to be told",
    "unit/components/announce/policy.test.ts",
    "whoever asks for quiet is not told what has gathered until then",
  ],
  ["16 messages are short, and lead to more", "property/announce.test.ts", "none is too long"],
  [
    "17 whether the map is locked can be read",
    "e2e/roles.spec.ts",
    "locking the map and making somebody co-facilitator take effect on open screens at once",
  ],
  [
    "18 whoever may no longer edit is told at once",
    "unit/components/announce/policy.test.ts",
    "a change of my rights and unsaved work cut off interrupt",
  ],
];

test.each(PROVED)("collaboration need %s: there is a test for it", (_need, file, name) => {
  const source = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const names = [...source.matchAll(/test(?:\.each\([^)]*\))?\(\s*(["`])(.*?)\1,/gs)].map(
    ([, , words]) => words,
  );
  expect(names.filter((words) => words?.includes(name))).not.toEqual([]);
});
