import { expect, test } from "vitest";
import { afterChange, type Hand, overtakenInWords } from "#components/details/hand.ts";

const mine: Hand = { mine: "primary" };
const tom = { by: "Tom" };

test("[HAND1] what somebody else puts in a field I am in is mine to keep or to take, with who it was", () => {
  expect(afterChange(mine, "secondary", tom)).toEqual({
    mine: "primary",
    theirs: { value: "secondary", by: "Tom" },
  });
});

test("[HAND2] nobody is asked about what they did themselves, or about what both have chosen", () => {
  expect(afterChange(mine, "crisis", "me")).toEqual({ mine: "crisis" });
  expect(afterChange(mine, "primary", tom)).toEqual(mine);
});

test("[HAND3] the question is about what stands there last, and ends when mine stands there again", () => {
  const asked = afterChange(afterChange(mine, "secondary", tom), "crisis", { by: undefined });
  expect(asked.theirs).toEqual({ value: "crisis", by: undefined });
  expect(afterChange(asked, "primary", "me")).toEqual(mine);
  expect(afterChange(asked, "primary", tom)).toEqual(mine);
});

test("[HAND4] it is asked in plain words", () => {
  const theirs = { value: "Secondary care", by: "Tom" };
  expect(overtakenInWords(theirs, "Level", "choosing")).toBe(
    "Tom changed ‘Level’ to ‘Secondary care’ while you were choosing.",
  );
  expect(
    overtakenInWords({ value: "", by: undefined }, "Opening hours (optional)", "writing"),
  ).toBe("Somebody emptied ‘Opening hours’ while you were writing.");
});
