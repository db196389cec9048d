import { expect, test } from "vitest";
import { Workshops } from "#server/sync/workshops.ts";

/** A clock that moves only when told to. */
function stillClock() {
  let now = 0;
  let waiting: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, task: () => void) {
      const one = { at: now + ms, task };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass(minutes: number) {
      now += minutes * 60_000;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { task } of due) task();
    },
  };
}

const ana = { id: "a1", name: "Ana", organisation: "GK" };
const ben = { id: "b1", name: "Ben", organisation: "Council" };

function setUp() {
  const clock = stillClock();
  const ended: unknown[] = [];
  const workshops = new Workshops(clock, (mapId, people) =>
    ended.push([mapId, people.map(({ name }) => name)]),
  );
  return { clock, ended, workshops };
}

test("[WSH1] a workshop ends when everybody has left and nobody came back, and names all who came", () => {
  const { clock, ended, workshops } = setUp();
  workshops.came("m", ana);
  workshops.came("m", ben);
  workshops.left("m");
  clock.pass(10);
  expect(ended).toEqual([]);
  workshops.left("m");
  clock.pass(5);
  expect(ended).toEqual([["m", ["Ana", "Ben"]]]);
  clock.pass(60);
  expect(ended).toHaveLength(1);
});

test("[WSH2] reloading the page ends nothing, however often", () => {
  const { clock, ended, workshops } = setUp();
  workshops.came("m", ana);
  for (let i = 0; i < 5; i += 1) {
    workshops.left("m");
    clock.pass(1);
    workshops.came("m", ana);
    clock.pass(5);
  }
  expect(ended).toEqual([]);
  workshops.left("m");
  clock.pass(5);
  expect(ended).toEqual([["m", ["Ana"]]]);
});

test("[WSH4] when the server stops, every workshop ends with it, once", async () => {
  const { clock, ended, workshops } = setUp();
  workshops.came("m", ana);
  workshops.came("n", ben);
  workshops.left("n");
  await workshops.endAll();
  workshops.left("m");
  clock.pass(10);
  expect(ended).toEqual([
    ["m", ["Ana"]],
    ["n", ["Ben"]],
  ]);
});

test("[WSH3] the next workshop on the map is another one", () => {
  const { clock, ended, workshops } = setUp();
  for (const person of [ana, ben]) {
    workshops.came("m", person);
    workshops.left("m");
    clock.pass(5);
  }
  expect(ended).toEqual([
    ["m", ["Ana"]],
    ["m", ["Ben"]],
  ]);
});
