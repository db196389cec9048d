import type { Act } from "./commands.ts";
import type { GapMap, ItemId, Pathway } from "./model.ts";
import { pathwaysFrom, pathwaysTo } from "./order.ts";
import { type Outcome, outcomeOf } from "./outcomes.ts";
import { shortNameOf, wordOf } from "./words.ts";

/** One of the two services that a pathway joins, and that are each asked about it. */
export type End = "sender" | "receiver";

/**
 * What both ends of a pathway say about it, taken together: both say yes, one does and the other is
 * silent, one does and the other says no, nobody says yes, or nobody has said anything.
 */
export type Standing = "confirmed" | "claimed" | "disputed" | "denied" | "unsaid";

type Says = "yes" | "no" | "silent";

type Answers = Pick<Pathway, "senderSays" | "receiverSays">;

/** What both ends say about a pathway, taken together. */
export function standingOf(pathway: Answers): Standing {
  const said = [saysAt(pathway, "sender"), saysAt(pathway, "receiver")];
  if (said.includes("yes")) {
    if (said.includes("no")) return "disputed";
    return said.includes("silent") ? "claimed" : "confirmed";
  }
  return said.includes("no") ? "denied" : "unsaid";
}

function saysAt({ senderSays, receiverSays }: Answers, end: End): Says {
  if (end === "sender") return senderSays ?? "silent";
  if (receiverSays === undefined || receiverSays === "silent") return "silent";
  return receiverSays === "refuses" ? "no" : "yes";
}

/** The same in one sentence without its full stop, with who says what. */
export function standingInWords(map: GapMap, pathway: Pathway): string {
  const { sender, receiver } = endNames(map, pathway);
  const [sends, takes] = [saysAt(pathway, "sender"), saysAt(pathway, "receiver")];
  switch (standingOf(pathway)) {
    case "confirmed":
      return `Confirmed by both ends: people are sent, and accepted${pathway.receiverSays === "accepts_if" ? " on conditions" : ""}`;
    case "claimed":
      return sends === "yes"
        ? `Claimed by ${sender}: ${receiver} has not said yet`
        : `Claimed by ${receiver}: ${sender} has not said yet`;
    case "disputed":
      return sends === "yes"
        ? `Disputed: ${sender} says it sends people, ${receiver} says it does not accept them`
        : `Disputed: ${receiver} says it accepts people, ${sender} says it sends nobody`;
    case "denied":
      if (sends === takes) return "Denied by both ends";
      return sends === "no"
        ? `Denied by ${sender}: it sends nobody`
        : `Denied by ${receiver}: it does not accept people from ${sender}`;
    case "unsaid":
      return "Neither end has said yet";
  }
}

/** A pathway as it is drawn and said on every screen: what usually happens, and whether both ends say so. */
export function lookOf(pathway: Answers & Pick<Pathway, "route" | "outcome">): Look {
  const { style, word } = outcomeOf(pathway);
  const standing = standingOf(pathway);
  const plain = standing === "confirmed" || standing === "unsaid";
  return { style, standing, word: plain ? word : `${word} (${standing})` };
}

/** What the thickness of a line means, in the words of the key. */
export const STANDING_KEY: readonly { readonly standing: Standing; readonly word: string }[] = [
  { standing: "claimed", word: "not confirmed by both ends" },
  { standing: "disputed", word: "disputed" },
];

interface Look extends Outcome {
  readonly standing: Standing;
}

/** What one end of a pathway is asked. */
export interface Question {
  readonly pathway: Pathway;
  readonly end: End;
}

/** What the services with these ids are asked and have not answered, service by service. */
export function openQuestions(map: GapMap, serviceIds: readonly ItemId[]): readonly Question[] {
  const open = ({ pathway, end }: Question) => saysAt(pathway, end) === "silent";
  return serviceIds.flatMap((id) =>
    [
      ...pathwaysFrom(map, id).map((pathway) => ({ pathway, end: "sender" }) as const),
      ...pathwaysTo(map, id).map((pathway) => ({ pathway, end: "receiver" }) as const),
    ].filter(open),
  );
}

/** The question as it is put: to whoever speaks for the service at that end, or about it to anybody else. */
export function questionInWords(map: GapMap, { pathway, end }: Question, mine: boolean): string {
  const { sender, receiver } = endNames(map, pathway);
  if (end === "sender")
    return mine ? `Do you refer people to ${receiver}?` : `Does ${sender} refer people here?`;
  return mine ? `Do you accept people from ${sender}?` : `Does ${receiver} accept them?`;
}

/** The answers an end can give. That it has not said is where every pathway starts. */
export function answersAt(
  { vocabulary }: GapMap,
  end: End,
): readonly { readonly value: string; readonly label: string }[] {
  const field = fieldAt(end);
  return vocabulary[field].map((value) => ({
    value,
    label: ANSWERS[value] ?? wordOf(field, value),
  }));
}

/** Answers to a question, as short as they are given. */
const ANSWERS: Readonly<Record<string, string>> = {
  yes: "Yes",
  no: "No",
  accepts: "Yes",
  accepts_if: "Yes, on conditions",
  refuses: "No",
  silent: "Has not said yet",
};

/** The field of a pathway that holds what this end says. */
export function fieldAt(end: End): "senderSays" | "receiverSays" {
  return end === "sender" ? "senderSays" : "receiverSays";
}

/** Answers for one end of a pathway. */
export function answer(map: GapMap, { pathway, end }: Question, value: string): Act {
  const field = fieldAt(end);
  const now = { ...pathway, [field]: value } as Pathway;
  return {
    edits: [{ kind: "set", id: pathway.id, field, value }],
    said: `${standingInWords(map, now)}.`,
  };
}

function endNames(map: GapMap, { fromId, toId }: Pathway): Readonly<Record<End, string>> {
  return { sender: shortNameOf(map, fromId), receiver: shortNameOf(map, toId) };
}
