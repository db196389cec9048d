import { describe, expect, test } from "vitest";
import type { Hearing } from "#components/announce/news.ts";
import { deed, listening, priya, tom } from "#tests/helpers/listening.ts";

const LEVELS = ["quiet", "summary", "everything"] as const;
const perLevel = (say: (loudness: Hearing["loudness"]) => readonly string[]) =>
  Object.fromEntries(LEVELS.map((loudness) => [loudness, say(loudness)]));

describe("what is said, row by row of the policy", () => {
  test("the result of my own act is said at once, at every level", () => {
    const words = "‘Night café’ was added.";
    const said = perLevel((loudness) => {
      const { tell, said } = listening({ loudness });
      tell({ kind: "mine", words });
      return said();
    });
    expect(said).toEqual({ quiet: [words], summary: [words], everything: [words] });
  });

  test("why my act was refused is said at every level, before any result that waits", () => {
    for (const loudness of LEVELS) {
      const { tell, said, clock } = listening({ loudness });
      tell({ kind: "mine", words: "First." });
      tell({ kind: "mine", words: "Second." });
      tell({ kind: "refused", words: "‘The gap’ was not deleted." });
      clock.pass(10_000);
      expect(said(), loudness).toEqual(["First.", "‘The gap’ was not deleted.", "Second."]);
    }
  });

  test("only the deletion of my item, a change of my rights and unsaved work cut off interrupt, at every level", () => {
    for (const loudness of LEVELS) {
      const { tell, heard, clock } = listening({ loudness }, ["night-café"]);
      tell(deed(priya, "removed", "service", "night-café"));
      tell({ kind: "urgent", cause: "rights", words: "The facilitator locked the map." });
      tell({ kind: "urgent", cause: "cut", words: "Offline, 1 change kept on this device." });
      tell(deed(priya, "removed", "service", "under-night-café"));
      expect(heard, loudness).toEqual(
        [
          "Priya deleted ‘night-café’.",
          "The facilitator locked the map.",
          "Offline, 1 change kept on this device.",
          "Priya deleted ‘under-night-café’.",
        ].map((words) => ({ tone: "assertive", words, at: 0 })),
      );
      heard.splice(0);
      tell(deed(priya, "changed", "service", "night-café"));
      tell(deed(tom, "removed", "service", "elsewhere"));
      tell({ kind: "came", person: tom });
      clock.pass(60_000);
      expect(heard.filter(({ tone }) => tone === "assertive")).toEqual([]);
    }
  });

  test("a change to the item I am on is said, but not to whoever wants quiet", () => {
    const said = perLevel((loudness) => {
      const { tell, said, clock } = listening({ loudness }, ["gp"]);
      tell(deed(priya, "moved", "service", "gp", "GP moved from Primary care to The gap."));
      clock.pass(60_000);
      return said();
    });
    const words = "Priya: GP moved from Primary care to The gap.";
    expect(said).toEqual({ quiet: [], summary: [words], everything: [words] });
  });

  test("others' changes elsewhere are summed up every 30 seconds, or each said together for its person", () => {
    const said = perLevel((loudness) => {
      const { tell, said, clock } = listening({ loudness });
      tell(deed(priya, "added", "barrier", "b1", "A barrier was added to GP: “No ramp”."));
      tell(deed(tom, "moved", "service", "cmht"));
      tell(deed(priya, "added", "barrier", "b2"));
      clock.pass(29_999);
      const early = said();
      clock.pass(1);
      return [...early, "|", ...said()];
    });
    expect(said).toEqual({
      quiet: ["|"],
      summary: ["|", "Last 30 seconds: Priya added 2 barriers, Tom moved 1 service."],
      everything: [
        "Priya: A barrier was added to GP: “No ramp”.",
        "Tom: cmht was moved.",
        "Priya: b2 was added.",
        "|",
      ],
    });
  });

  test("what one person goes on doing while others speak is told in one message", () => {
    const { tell, heard, clock } = listening({ loudness: "everything" });
    tell(deed(tom, "moved", "service", "cmht"));
    for (const item of ["b1", "b2", "b3"]) tell(deed(priya, "added", "barrier", item));
    tell(deed(priya, "changed", "service", "gp"));
    clock.pass(10_000);
    expect(heard.map(({ at, words }) => [at, words])).toEqual([
      [0, "Tom: cmht was moved."],
      [3_000, "Priya added 3 barriers, changed 1 service."],
    ]);
  });

  test("who comes and goes is counted in the digest, or told by name in one of its own", () => {
    const said = perLevel((loudness) => {
      const { tell, said, clock } = listening({ loudness });
      tell({ kind: "came", person: priya });
      tell({ kind: "came", person: tom });
      tell({ kind: "left", person: { id: "ana", name: "Ana" } });
      clock.pass(30_000);
      return said();
    });
    expect(said).toEqual({
      quiet: [],
      summary: ["Last 30 seconds: 2 people joined, 1 person left."],
      everything: ["Priya and Tom joined. Ana left."],
    });
  });

  test("whoever is back before it was told has not left", () => {
    const { tell, said, clock } = listening();
    tell({ kind: "left", person: tom });
    tell({ kind: "came", person: tom });
    clock.pass(60_000);
    expect(said()).toEqual([]);
  });

  test("what a facilitator does with the whole map is said at every level", () => {
    const words = "Asha brought back version 2.";
    const said = perLevel((loudness) => {
      const { tell, said } = listening({ loudness });
      tell({ kind: "facilitator", words });
      return said();
    });
    expect(said).toEqual({ quiet: [words], summary: [words], everything: [words] });
  });

  test("each kind of message can be switched off by itself", () => {
    const without = (hearing: Partial<Hearing>) => {
      const { tell, said, clock } = listening(hearing, ["gp"]);
      tell(deed(priya, "changed", "service", "gp"));
      tell(deed(priya, "added", "barrier", "b1"));
      tell({ kind: "came", person: tom });
      clock.pass(60_000);
      return said();
    };
    expect(without({ changes: false })).toEqual([
      "Priya: gp was changed.",
      "Last 30 seconds: 1 person joined.",
    ]);
    expect(without({ people: false })).toEqual([
      "Priya: gp was changed.",
      "Last 30 seconds: Priya added 1 barrier.",
    ]);
  });
});

describe("how it is said", () => {
  test("one message of a kind waits at most, and the newest wins", () => {
    const { tell, said, clock } = listening();
    for (const number of [1, 2, 3, 4]) tell({ kind: "mine", words: `Step ${number}.` });
    clock.pass(60_000);
    expect(said()).toEqual(["Step 1.", "Step 4."]);
  });

  test("nothing polite is said until 1.5 seconds after the last key in a text", () => {
    const { tell, type, heard, clock } = listening();
    type();
    tell({ kind: "mine", words: "Done." });
    clock.pass(1_400);
    type();
    clock.pass(1_499);
    expect(heard).toEqual([]);
    clock.pass(1);
    expect(heard).toEqual([{ tone: "polite", words: "Done.", at: 2_900 }]);
  });

  test("an interruption does not wait for a typist", () => {
    const { tell, type, heard } = listening();
    type();
    tell({ kind: "urgent", cause: "rights", words: "The facilitator locked the map." });
    expect(heard).toHaveLength(1);
  });

  test("a digest longer than a message says what fits and counts the rest", () => {
    const { tell, said, clock } = listening();
    for (let at = 0; at < 12; at += 1) {
      const by = { id: `p${at}`, name: `Somebody with a long name ${at}` };
      tell(deed(by, "added", "barrier", `b${at}`));
    }
    tell({ kind: "came", person: tom });
    clock.pass(30_000);
    const [words = ""] = said();
    expect(words).toMatch(
      /^Last 30 seconds: Somebody with a long name 0 added 1 barrier, and 11 other changes\. 1 person joined\.$/,
    );
    expect(words.length).toBeLessThanOrEqual(140);
  });

  test("whoever asks for quiet is not told what has gathered until then", () => {
    const { tell, said, clock, choose } = listening();
    tell(deed(priya, "added", "barrier", "b1"));
    choose({ loudness: "quiet" });
    clock.pass(60_000);
    expect(said()).toEqual([]);
  });

  test("all of it is kept in recent activity, said or not: the last 200, newest first, with the item", () => {
    const { tell, activity } = listening({ loudness: "quiet" });
    for (let at = 0; at < 250; at += 1) tell(deed(priya, "added", "barrier", `b${at}`));
    tell({ kind: "left", person: tom });
    tell({ kind: "mine", words: "‘GP’ was added.", itemId: "gp" });
    const entries = activity.getSnapshot();
    expect(entries).toHaveLength(200);
    expect(
      entries.slice(0, 3).map(({ topic, by, words, itemId }) => [topic, by?.name, words, itemId]),
    ).toEqual([
      ["mine", undefined, "‘GP’ was added.", "gp"],
      ["people", "Tom", "Tom left.", undefined],
      ["changes", "Priya", "b249 was added.", "b249"],
    ]);
  });
});
