import fc from "fast-check";
import { expect, test } from "vitest";
import type { Hearing, News } from "#components/announce/news.ts";
import { deed, listening } from "#tests/helpers/listening.ts";

const person = fc.record({
  id: fc.constantFrom("priya", "tom", "ana"),
  name: fc.oneof(fc.constantFrom("Priya", "Tom"), fc.string({ unit: "binary", maxLength: 300 })),
});
const item = fc.constantFrom("on", "under-on", "a", "b", "c");

const news: fc.Arbitrary<News> = fc.oneof(
  fc.record({ kind: fc.constantFrom("mine", "refused", "facilitator"), words: fc.string() }),
  fc.record({
    kind: fc.constant("urgent" as const),
    cause: fc.constantFrom("rights" as const, "cut" as const),
    words: fc.string({ maxLength: 400 }),
  }),
  fc.record({ kind: fc.constantFrom("came", "left"), person }),
  fc
    .tuple(
      fc.option(person, { nil: undefined }),
      fc.constantFrom("added", "removed", "changed", "moved"),
      fc.constantFrom("service", "barrier", "goodPractice"),
      item,
      fc.string({ maxLength: 400 }),
    )
    .map((parts) => deed(...parts)),
);

type Step = { readonly wait: number; readonly what: News | "key" | Partial<Hearing> };
const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4_000 }), fc.constant(30_000)),
  what: fc.oneof(
    { weight: 8, arbitrary: news },
    { weight: 2, arbitrary: fc.constant("key" as const) },
    fc.record({ loudness: fc.constantFrom("quiet", "summary", "everything") }),
  ),
});

/** Whether this has to interrupt whoever is on the item “on”. */
function interrupts(what: Step["what"]): boolean {
  if (typeof what === "string" || !("kind" in what)) return false;
  if (what.kind === "urgent") return true;
  const { change } = what.kind === "changed" ? what : {};
  return change?.kind === "removed" && ["on", "under-on"].includes(change.itemId);
}

test("whatever happens, polite messages are 3 seconds apart and never right after a key, none is too long, and only the three causes interrupt", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { clock, heard, tell, type, choose } = listening({}, ["on"]);
      const keys: number[] = [];
      const opened = clock.now();
      for (const { wait, what } of steps) {
        clock.pass(wait);
        if (what === "key") {
          keys.push(clock.now() - opened);
          type();
        } else if ("kind" in what) tell(what);
        else choose(what);
      }
      clock.pass(300_000);
      for (const { words } of heard) expect(words.length).toBeLessThanOrEqual(140);
      const polite = heard.filter(({ tone }) => tone === "polite").map(({ at }) => at);
      polite.slice(1).forEach((at, before) => {
        expect(at - (polite[before] ?? 0)).toBeGreaterThanOrEqual(3_000);
      });
      for (const key of keys)
        expect(polite.filter((at) => at > key && at < key + 1_500)).toEqual([]);
      const urgent = steps.filter(({ what }) => interrupts(what)).length;
      expect(heard.filter(({ tone }) => tone === "assertive")).toHaveLength(urgent);
    }),
    { numRuns: 500 },
  );
});

test("whoever wants quiet hears nothing of others, and in a digest nobody hears more than two messages a minute of a flood", () => {
  const flood = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 300 }),
      item.filter((one) => !one.includes("on")),
    ),
    { minLength: 200, maxLength: 200 },
  );
  fc.assert(
    fc.property(flood, (edits) => {
      const quiet = listening({ loudness: "quiet" });
      const summary = listening();
      for (const [wait, id] of edits) {
        for (const { clock, tell } of [quiet, summary]) {
          clock.pass(wait);
          tell(deed({ id: "bot", name: "Bot" }, "changed", "service", id));
        }
      }
      quiet.clock.pass(60_000);
      expect(quiet.heard).toEqual([]);
      expect(summary.heard.filter(({ at }) => at <= 60_000).length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 50 },
  );
});
