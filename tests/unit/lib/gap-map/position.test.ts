import { expect, test } from "vitest";
import { moveStep } from "#lib/gap-map/commands.ts";
import { mapInWords } from "#lib/gap-map/map-in-words.ts";
import { type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { gapsOf, levelsOf } from "#lib/gap-map/order.ts";
import { ordinal, positionInWords } from "#lib/gap-map/position.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

const bristol = mapFromTemplate("bristol", "Bristol");

test("where something stands is said by its number, its level and its neighbour", () => {
  const service = itemOf(bristol, "service", "tt" as ItemId);
  expect(service && positionInWords(bristol, service)).toMatch(
    /^\d(?:st|nd|rd|th) of 4 in Primary care, after /,
  );
  const [first, second] = levelsOf(bristol);
  expect(first && positionInWords(bristol, first)).toBe("1st of 5 levels");
  expect(second && positionInWords(bristol, second)).toBe(`2nd of 5 levels, after ${first?.name}`);
});

test("moving a step says where it is then", () => {
  const [first, second] = gapsOf(bristol);
  if (first === undefined || second === undefined) throw new Error("the template has gaps");
  expect(moveStep(bristol, first.id, "later").said).toBe(
    `‘${first.title}’ is now 2nd of 6 gaps, after ${second.title}.`,
  );
});

test("numbers in order are written as people say them", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual([
    ...["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"],
  ]);
});

test("a map is summed up in a few sentences", () => {
  expect(mapInWords(bristol)).toMatch(
    /^30 services in 5 levels\. \d+ pathways\. \d+ thresholds, \d+ barriers, \d+ good practice, 6 gaps, \d+ differences? of view\.$/,
  );
});
