import { describe, expect, it } from "vitest";
import type { ItemId } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { OUTCOME_KEY, outcomeOf } from "#lib/gap-map/outcomes.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { labelOf, limitInWords, sectorTint, thresholdInWords, wordOf } from "#lib/gap-map/words.ts";

const bristol = mapFromTemplate("bristol", "Bristol");

describe("what usually happens on a pathway, as style and word", () => {
  it.each([
    ["referral", "accepted", "accepted", "usually accepted"],
    ["signpost", "waitlisted", "accepted", "waiting list"],
    ["referral", "inconsistent", "sometimes", "sometimes"],
    ["step_up", "declined", "refused", "refused"],
    ["discharge", "declined_redirected", "refused", "refused, sent back"],
    ["discharge", "brief_contact_then_discharge", "discharged", "discharged to"],
    ["step_down", "accepted", "discharged", "discharged to"],
    ["referral", "accepted_not_suitable", "discharged", "discharged to"],
    ["referral", "brief_contact_then_discharge", "discharged", "brief contact, then discharged"],
    ["signpost", "unknown", "unclear", "? unclear"],
    ["referral", undefined, "unclear", "? unclear"],
    ["referral", "constructor", "unclear", "? unclear"],
  ])("%s, %s is drawn as %s and says “%s”", (route, outcome, style, word) => {
    const pathway = outcome === undefined ? { route } : { route, outcome };
    expect(outcomeOf(pathway)).toEqual({ style, word });
  });

  it("every style stands in the key once", () => {
    const styles = OUTCOME_KEY.map(({ style }) => style);
    expect(new Set(styles).size).toBe(6);
    expect(styles).toHaveLength(6);
  });
});

describe("thresholds in words", () => {
  it.each([
    ["tt-t6", "Risk this service says it will hold: at most low"],
    ["tt-t1", "Age: at least 16"],
    ["tt-t2", "Registered with a GP: yes"],
    ["tt-t4", "Main problem: depression or anxiety or PTSD"],
    ["tt-t5", "Main problem: not personality disorder, psychosis, bipolar or substance"],
    ["awp-triage-t3", "Severity: nobody can state it"],
  ])("%s is “%s”", (one, words) => {
    const threshold = itemOf(bristol, "threshold", one as ItemId);
    expect(threshold && thresholdInWords(bristol, threshold)).toBe(words);
  });

  it("prose only has no words of its own", () => {
    expect(limitInWords({})).toBe("");
    expect(thresholdInWords(bristol, { mode: "include" })).toBe("");
  });
});

describe("words for choices", () => {
  it("known ids have their word, others are made readable", () => {
    expect(wordOf("sector", "vcse")).toBe("Voluntary");
    expect(wordOf("sector", "faith_group")).toBe("Faith group");
    expect(wordOf("sector", "constructor")).toBe("Constructor");
    expect(labelOf("no_wrong_door")).toBe("No wrong door");
  });

  it("every sector has a colour family", () => {
    expect(bristol.vocabulary.sectors.map(sectorTint)).not.toContain(undefined);
    expect(sectorTint(undefined)).toBe("other");
  });
});
