import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { seedUpdate } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { emptyMap, type Item, type ItemId } from "#lib/gap-map/model.ts";
import { anyEdit } from "#tests/helpers/any-edit.ts";
import { Simulation } from "#tests/helpers/simulated-sync.ts";

const service = {
  kind: "service",
  id: "s1",
  name: "A service",
  rank: 1,
  functions: [],
  referrers: [],
  offer: "",
  who: "",
} as unknown as Item;
const seed = seedUpdate({ ...emptyMap, items: { ["s1" as ItemId]: service } });

type Turn =
  | { readonly do: "edit"; readonly who: number; readonly edit: Edit }
  | { readonly do: "connect" | "hangUp"; readonly who: number }
  | { readonly do: "deliver" | "hear"; readonly who: number; readonly count: number }
  | { readonly do: "time"; readonly ms: number }
  | { readonly do: "write" | "lose" | "fail" | "kill" };

const who = fc.nat({ max: 3 });
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("edit" as const), who, edit: anyEdit }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("connect" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hangUp" as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("deliver" as const, "hear" as const),
      who,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("time" as const),
      ms: fc.constantFrom(1, 20, 1_500, 60_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("lose" as const, "fail" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const) }) },
);

async function take(simulation: Simulation, step: Turn): Promise<void> {
  switch (step.do) {
    case "edit":
      return simulation.edit(step.who, [step.edit]);
    case "connect":
      return simulation.connect(step.who);
    case "hangUp":
      return simulation.hangUp(step.who);
    case "deliver":
      return simulation.deliver(step.who, step.count);
    case "hear":
      for (let count = 0; count < step.count; count++) simulation.person(step.who).hear();
      return;
    case "time":
      return simulation.time(step.ms);
    case "write":
    case "lose":
      await simulation.store.flights.shift()?.[step.do]();
      return simulation.time(0);
    case "fail":
      simulation.store.flights.shift()?.fail();
      return simulation.time(0);
    case "kill":
      return simulation.start();
  }
}

/** What must hold after every step, whatever has happened. */
function check(simulation: Simulation): void {
  const committed = simulation.committed();
  const reached = (client: number) => Y.getState(committed.store, client);
  for (const [index, person] of simulation.people.entries()) {
    const own = person.doc.clientID;
    // I1: nobody sees of others what is not committed.
    for (const client of person.doc.store.clients.keys()) {
      if (client === own) continue;
      expect(Y.getState(person.doc.store, client)).toBeLessThanOrEqual(reached(client));
    }
    // I2, I9: what is settled is committed, and Saved means all of it.
    const { settled, waiting } = person.saving;
    expect(person.clocks[settled - 1] ?? 0).toBeLessThanOrEqual(reached(own));
    expect(person.clocks).toHaveLength(settled + waiting.length);
    if (simulation.shown(index).kind === "saved") {
      expect(Y.getState(person.doc.store, own)).toBeLessThanOrEqual(reached(own));
    }
    // Nothing waits for predecessors on any screen (I7).
    expect(person.doc.store.pendingStructs).toBeNull();
  }
  // I5: a reader's hand is in nothing.
  expect(reached(simulation.person(3).doc.clientID)).toBe(0);
  expect(committed.store.pendingStructs).toBeNull();
}

/** More of them, when asked for: a nightly run, or a hunt. */
const { SIMULATIONS: runs } = process.env;

test("[SYNC40] through offline spells, kills, failing writes and lost answers: no ghosts, no false Saved, and all end up equal", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 80 }), async (turns) => {
      const simulation = new Simulation(seed);
      await simulation.start();
      for (let index = 0; index < 4; index++) simulation.connect(index);
      for (const step of turns) {
        await take(simulation, step);
        check(simulation);
      }
      // The last server must own the map: an older one's lost write cannot stand in the way.
      await simulation.quiet();
      check(simulation);
      const committed = readRaw(simulation.committed());
      for (const person of simulation.people) {
        expect(readRaw(person.doc)).toEqual(committed);
        expect(person.saving.refused).toBeUndefined();
        expect(person.saving.waiting).toEqual([]);
      }
      const numbered = Object.values(committed.items)
        .filter(({ number }) => number !== undefined)
        .map(({ kind, number }) => `${kind} ${number}`);
      expect(new Set(numbered).size).toBe(numbered.length);
      for (const { doc } of simulation.people) doc.destroy();
    }),
    { numRuns: Number(runs ?? 150) },
  );
}, 120_000);
