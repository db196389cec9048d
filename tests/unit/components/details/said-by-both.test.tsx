import { describe, expect, test } from "vitest";
import { PersonaForm } from "#components/details/PersonaForm.tsx";
import { ServiceReading } from "#components/details/ServiceReading.tsx";
import { ViewsPart } from "#components/details/ViewsPart.tsx";
import { WayLine } from "#components/list/WayLine.tsx";
import { AskedOfMe } from "#components/workshop/AskedOfMe.tsx";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { openQuestions } from "#lib/gap-map/ends.ts";
import { type GapMap, type ItemOf, itemOf, type Kind } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { agreeWith } from "#lib/gap-map/views.ts";
import { pageOf } from "#tests/helpers/list-page.tsx";
import { aThreshold, id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");

function item<K extends Kind>(kind: K, one: string): ItemOf<K> {
  const found = itemOf(bristol, kind, id(one));
  if (found === undefined) throw new Error(`no ${kind} ${one}`);
  return found;
}

const wordsOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("[SAID1] a pathway's line in the List says what both ends say", () => {
  const line = (way: string) => {
    const pathway = item("pathway", way);
    return wordsOf(pageOf(bristol, <WayLine pathway={pathway} at={pathway.fromId} />));
  };

  test.each([
    ["p11", "discharged to (disputed)", "Disputed: Recovery Team says it sends people"],
    ["p04", "refused, sent back (claimed)", "Claimed by NHS Talking Therapies"],
    ["p01", "sometimes", "Confirmed by both ends"],
  ])("%s: %s", (way, outcome, sentence) => {
    expect(line(way)).toContain(outcome);
    expect(line(way)).toContain(sentence);
  });
});

describe("[SAID2] whoever speaks for an end is invited to answer for it", () => {
  const invited = (services: readonly string[], map: GapMap = bristol) =>
    wordsOf(pageOf(map, <AskedOfMe first={99} />, undefined, services));

  test("every open question of their services, and nobody else's", () => {
    const open = openQuestions(bristol, [id("gp")]).length;
    expect(open).toBeGreaterThan(1);
    const words = invited(["gp"]);
    expect(words).toContain(`Asked of you: ${open} pathways`);
    expect(words.match(/Do you accept people from/g)?.length).toBe(4 * open);
    expect(words).toContain("Do you accept people from SARSAS?");
  });

  test("in the details of a service only about that one, and only to those who speak for it", () => {
    const reading = (services: readonly string[]) =>
      wordsOf(
        pageOf(bristol, <ServiceReading item={item("service", "gp")} />, undefined, services),
      );
    expect(reading(["gp", "sarsas"])).toContain("Asked of you: 8 pathways");
    expect(reading(["sarsas"])).not.toContain("Asked of you");
  });

  test("nothing for those who speak for nobody, or whose services have answered", () => {
    expect(invited([])).toBe("");
    expect(invited(["tt"])).toBe("");
  });
});

describe("[SAID3] a difference of view shows the claim, what it rests on, and who sees it so too", () => {
  const view = { ...item("view", "v3"), claim: "step-down", evidence: "data" } as const;
  const map = applyEdits({ ...bristol, items: { ...bristol.items, [view.id]: view } }, [
    ...agreeWith(view, id("also"), "Representative, BrisDoc").edits,
  ]);
  const part = (which: GapMap) =>
    wordsOf(pageOf(which, <ViewsPart item={item("pathway", "p11")} of="this pathway" level={3} />));

  test("under the item that it is about", () => {
    expect(part(map)).toContain("Talking Therapies disagrees on “step-down”:");
    expect(part(map)).toContain("Rests on data");
    expect(part(map)).toContain("Also sees it so: Representative, BrisDoc");
    expect(part(map)).toContain("I see it so too");
  });

  test("its state can be set as soon as one person sees it otherwise", () => {
    expect(part(bristol)).toContain("The difference of view is");
  });
});

test("[SAID4] a service shows what is written and how it works side by side, and says where they differ", () => {
  const written = aThreshold("tt", "", {
    ...{ id: id("new"), dimension: "engagement", operator: "gte", value: "sporadic" },
    basis: "published",
  });
  const reading = (map: GapMap) =>
    wordsOf(pageOf(map, <ServiceReading item={item("service", "tt")} />));
  expect(reading(bristol)).toContain("Not written down");
  expect(reading(bristol)).not.toContain("These differ");
  const map = { ...bristol, items: { ...bristol.items, [written.id]: written } };
  expect(reading(map)).toMatch(/These differ\. Engagement is “at least \w+” as written/);
});

test.each([
  ["NHS number", "her number is 943 476 5919"],
  ["date of birth", "born 03/04/1987"],
  ["phone number", "ring 07700 900123"],
  ["postcode", "lives at BS5 0AB"],
])(
  "[SAID5] a persona with a %s is warned about, in its name and in its description",
  (what, text) => {
    const persona = item("persona", "A");
    const form = (more: object) =>
      wordsOf(pageOf(bristol, <PersonaForm item={{ ...persona, ...more }} />));
    for (const more of [{ label: `Person ${text}` }, { description: text }]) {
      expect(form(more)).toContain("This may point to a real person");
      expect(form(more)).toContain(`looks like a ${what}`);
    }
    expect(form({})).not.toContain("This may point to a real person");
  },
);
