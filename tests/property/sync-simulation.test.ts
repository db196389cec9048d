import { readFileSync } from "node:fs";
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
  for (const index of simulation.people.keys()) checkPerson(simulation, index, committed);
  // I5: a reader's hand is in nothing.
  const reader = simulation.person(3).doc.clientID;
  holds(Y.getState(committed.store, reader) === 0, "a reader wrote");
  holds(committed.store.pendingStructs === null, "the log has a gap");
}

function checkPerson(simulation: Simulation, index: number, committed: Y.Doc): void {
  const person = simulation.person(index);
  const reached = (client: number) => Y.getState(committed.store, client);
  const own = person.doc.clientID;
  // I1: nobody sees of others what is not committed.
  for (const client of person.doc.store.clients.keys()) {
    const seen = Y.getState(person.doc.store, client);
    holds(client === own || seen <= reached(client), "seen before it was committed");
  }
  // I2, I9: what is settled is committed, and Saved means all of it.
  const { settled, waiting } = person.saving;
  holds((person.clocks[settled - 1] ?? 0) <= reached(own), "settled before it was committed");
  holds(person.clocks.length === settled + waiting.length, "a change is not accounted for");
  const saved = simulation.shown(index).kind === "saved";
  const made = Y.getState(person.doc.store, own);
  holds(!saved || made <= reached(own), "shown as saved before it was");
  // Nothing waits for predecessors on any screen (I7).
  holds(person.doc.store.pendingStructs === null, "a screen misses something");
}

/** Asked so often that `expect` would take most of the time. */
function holds(fact: boolean, otherwise: string): void {
  if (!fact) expect.fail(otherwise);
}

/** Takes these turns, then lets everything come to rest, and looks at what everybody has. */
async function run(turns: readonly Turn[]): Promise<void> {
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
  expect(readRaw(await simulation.loaded())).toEqual(committed);
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
}

/** More of them each night, or for a hunt. What fails is kept below, as the turns that are printed. */
const runs = Number(process.env["SIMULATIONS"] ?? 1_000);

test(
  "[SYNC40] through offline spells, kills, failing writes and lost answers: no ghosts, no false Saved, and all end up equal",
  async () => {
    const turns = fc.array(turn, { minLength: 10, maxLength: 80 });
    await fc.assert(fc.asyncProperty(turns, run), { numRuns: runs });
  },
  60_000 + runs * 250,
);

test("[SYNC41] turns that are easily taken wrong, and those that once were, go well", async () => {
  const kept = new URL("./regressions/sync-simulation.json", import.meta.url);
  for (const turns of JSON.parse(readFileSync(kept, "utf8")) as Turn[][]) await run(turns);
});
