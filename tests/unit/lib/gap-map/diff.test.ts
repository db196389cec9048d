import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { diffMaps } from "#lib/gap-map/diff.ts";
import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const set = (item: string, field: string, value: FieldValue): Edit => ({
  kind: "set",
  id: id(item),
  field,
  value,
});
const said = (...edits: readonly Edit[]) =>
  diffMaps(bristol, tidy(applyEdits(bristol, edits))).changes.map(({ sentence }) => sentence);

describe("what changed between two maps, in words", () => {
  test("[DIF1] a threshold's text, from and to in full", () => {
    expect(said(set("tt-t7", "text", "Two missed sessions."))).toEqual([
      "The threshold for NHS Talking Therapies (formerly IAPT) BNSSG (T15) changed from “People seen as chaotic or unable to keep sessions may not be offered the service” to “Two missed sessions”.",
    ]);
  });

  test("[DIF2] the checkable part of a threshold is one change, in the words of the service", () => {
    expect(said(set("tt-t6", "value", "moderate"), set("tt-t6", "operator", "lte"))).toEqual([
      "The threshold for NHS Talking Therapies (formerly IAPT) BNSSG (T14): its checkable part changed from Risk this service says it will hold: at most low to Risk this service says it will hold: at most moderate.",
    ]);
  });

  test("[DIF3] a service on another level, a new name, another outcome on a pathway", () => {
    expect(
      said(
        set("police", "levelId", "level-community"),
        set("gp", "name", "GP surgery"),
        set("p01", "outcome", "accepted"),
      ),
    ).toEqual([
      "Police response (Right Care Right Person) moved from Crisis and emergency to Community and voluntary.",
      "“GP practice” is now called “GP surgery”.",
      "The pathway from GP surgery to NHS Talking Therapies (formerly IAPT) BNSSG (P01) changed from sometimes to usually accepted.",
    ]);
  });

  test("[DIF4] added and removed items say what they were and where", () => {
    const removal = { by: "Jo", at: "2026-11-22T10:00:00Z" };
    expect(said({ kind: "remove", id: id("gp-b1"), removal })).toEqual([
      "A barrier was removed from GP practice: “Ten-minute appointments do not suit complex histories; GP ends up holding risk alone after others decline”.",
    ]);
    const theme = { kind: "barrier", id: id("b-new"), onId: id("gp"), text: "No ramp." } as const;
    expect(said({ kind: "add", item: theme })).toEqual([
      "A barrier was added to GP practice: “No ramp”.",
    ]);
  });

  test("[DIF5] moving things about is layout, counted and not told", () => {
    const moved = tidy(
      applyEdits(bristol, [
        { kind: "move", id: id("gp"), place: { x: 5, y: 50 } },
        set("gp", "rank", 9),
      ]),
    );
    expect(diffMaps(bristol, moved)).toEqual({ changes: [], layoutOnly: 1 });
  });

  test("[DIF7] what is said of an example person is compared in words", () => {
    const before = tidy(
      applyEdits(bareMap, [
        {
          kind: "add",
          item: {
            kind: "persona",
            id: id("x1"),
            label: "Person A",
            description: "",
            needs: [],
            attributes: { risk: "low" },
          },
        },
      ]),
    );
    const age = { kind: "set", id: id("x1"), field: "attributes/age", value: 34 } as const;
    const [change] = diffMaps(before, tidy(applyEdits(before, [age]))).changes;
    expect(change?.sentence).toBe(
      "Person A: the details changed from Risk low to Age 34; Risk low.",
    );
  });

  test("[DIF6] no two equal maps differ, and every sentence is a sentence", () => {
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 20 }),
        fc.array(anyEdit, { maxLength: 8 }),
        (first, then) => {
          const raw = applyEdits(bareMap, first);
          const [before, after] = [tidy(raw), tidy(applyEdits(raw, then))];
          expect(diffMaps(before, tidy(raw))).toEqual({ changes: [], layoutOnly: 0 });
          for (const { sentence } of diffMaps(before, after).changes) {
            expect(sentence).toMatch(/\.$/);
            expect(sentence).not.toMatch(/undefined|\[object|null/);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
