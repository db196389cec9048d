import { describe, expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import {
  answer,
  answersAt,
  lookOf,
  openQuestions,
  questionInWords,
  standingInWords,
  standingOf,
} from "#lib/gap-map/ends.ts";
import { type GapMap, itemOf, type Pathway } from "#lib/gap-map/model.ts";
import { pathwaysOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { pathwayLine } from "#lib/scene/pathway.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const [anyWay] = pathwaysOf(bristol);
if (anyWay === undefined) throw new Error("the demonstration map has no pathways");
const { senderSays: _s, receiverSays: _r, ...bare } = anyWay;

function said(sender: string | undefined, receiver: string | undefined): Pathway {
  const answers = { senderSays: sender, receiverSays: receiver };
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return { ...bare, ...Object.fromEntries(given) } as Pathway;
}

describe("[END1] a pathway is confirmed only where both ends say yes", () => {
  test.each([
    ["yes", "accepts", "confirmed"],
    ["yes", "accepts_if", "confirmed"],
    ["yes", "silent", "claimed"],
    ["yes", undefined, "claimed"],
    ["silent", "accepts", "claimed"],
    ["yes", "refuses", "disputed"],
    ["no", "accepts", "disputed"],
    ["no", "accepts_if", "disputed"],
    ["no", "refuses", "denied"],
    ["no", "silent", "denied"],
    [undefined, "refuses", "denied"],
    ["silent", "silent", "unsaid"],
    [undefined, undefined, "unsaid"],
  ])("sender %s, receiver %s: %s", (sender, receiver, standing) => {
    const pathway = said(sender, receiver);
    expect(standingOf(pathway)).toBe(standing);
    expect(standingInWords(bristol, pathway).toLowerCase()).toMatch(
      standing === "unsaid" ? /^neither end/ : new RegExp(`^${standing}`),
    );
  });

  test("the words name who has said what, and who has not", () => {
    const words = ["p11", "p03"].map((one) => {
      const pathway = itemOf(bristol, "pathway", id(one));
      return pathway && standingInWords(bristol, pathway);
    });
    expect(words[0]).toBe(
      "Disputed: Recovery Team says it sends people, NHS Talking Therapies says it does not accept them",
    );
    expect(words[1]).toBe("Confirmed by both ends: people are sent, and accepted on conditions");
  });
});

describe("[END2] what both ends say shows in the line and in its words", () => {
  const line = (pathway: Pathway) => {
    const { style, standing } = lookOf(pathway);
    return JSON.stringify(
      pathwayLine(
        [
          { x: 0, y: 0 },
          { x: 90, y: 0 },
        ],
        style,
        standing,
      ),
    );
  };

  test("confirmed, claimed and disputed lines all look different", () => {
    const lines = [said("yes", "accepts"), said("yes", "silent"), said("yes", "refuses")].map(line);
    expect(new Set(lines).size).toBe(3);
  });

  test("only what is not confirmed says so on the Map", () => {
    expect(lookOf(said("yes", "accepts")).word).not.toContain("(");
    expect(lookOf(said("yes", "silent")).word).toContain("(claimed)");
    expect(lookOf(said("yes", "refuses")).word).toContain("(disputed)");
    expect(lookOf(said("silent", "silent")).word).not.toContain("(");
  });
});

describe("[END3] each end is asked its own question, until it has answered", () => {
  const asked = (map: GapMap, service: string) => openQuestions(map, [id(service)]);

  test("only about what it has not said", () => {
    for (const { pathway, end } of asked(bristol, "tt")) {
      expect(pathway[end === "sender" ? "senderSays" : "receiverSays"] ?? "silent").toBe("silent");
      expect(pathway[end === "sender" ? "fromId" : "toId"]).toBe("tt");
    }
  });

  test("an answer is one change of one field, and the question goes", () => {
    const open = pathwaysOf(bristol).find(({ receiverSays }) => receiverSays === "silent");
    if (open === undefined) throw new Error("every receiver has answered");
    const before = asked(bristol, open.toId);
    const question = before.find(({ pathway }) => pathway.id === open.id);
    if (question === undefined) throw new Error("the receiver is not asked");
    const { edits, said: words } = answer(bristol, question, "accepts");
    expect(edits).toEqual([{ kind: "set", id: open.id, field: "receiverSays", value: "accepts" }]);
    expect(words).toMatch(/^Confirmed by both ends: .*\.$/);
    expect(asked(applyEdits(bristol, edits), open.toId)).toHaveLength(before.length - 1);
  });

  test("those who speak for an end are asked as such, all others about it", () => {
    const pathway = itemOf(bristol, "pathway", id("p11"));
    if (pathway === undefined) throw new Error("no such pathway");
    expect(questionInWords(bristol, { pathway, end: "receiver" }, true)).toBe(
      "Do you accept people from Recovery Team?",
    );
    expect(questionInWords(bristol, { pathway, end: "receiver" }, false)).toBe(
      "Does NHS Talking Therapies accept them?",
    );
    expect(questionInWords(bristol, { pathway, end: "sender" }, true)).toBe(
      "Do you refer people to NHS Talking Therapies?",
    );
    expect(answersAt(bristol, "sender").map(({ value }) => value)).toContain("silent");
  });
});
