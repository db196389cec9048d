import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ChangeWatch } from "#components/announce/change-watch.ts";
import type { News } from "#components/announce/news.ts";
import { PeopleWatch } from "#components/announce/people-watch.ts";
import { SavingWatch } from "#components/announce/saving-watch.ts";
import { applyEdits, proseOf } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { writersIn } from "#lib/board-doc/writers.ts";
import { restore } from "#lib/gap-map/commands.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";
import { add, aService, aThreshold, docWith, id } from "#tests/helpers/small-map.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** My screen with a watch on it, and others who write into the same map. */
function room(...edits: readonly Edit[]) {
  const clock = new FakeClock();
  const mine = docWith(...edits);
  const store = gapMapStore(mine);
  const names = new Map<number, string>();
  const told: string[] = [];
  const watch = new ChangeWatch({
    look: () => ({ map: store.getSnapshot(), raw: store.getRaw() }),
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
    tell: ({ sentence }, by) => told.push(`${by?.name}: ${sentence}`),
  });
  mine.on("afterTransaction", (transaction) => {
    const written = [...writersIn(mine, transaction)];
    watch.changed(
      new Map(
        (transaction.local ? [] : written).map(([item, writers]) => {
          const name = [...writers].map((writer) => names.get(writer)).find(Boolean);
          return [item, name === undefined ? undefined : { id: name, name }];
        }),
      ),
      transaction.local ? written.map(([item]) => item) : [],
    );
  });
  stops.push(() => store.destroy());
  return {
    clock,
    mine,
    said: () => told.splice(0),
    join(name: string) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(mine));
      names.set(doc.clientID, name);
      return doc;
    },
    /** What these have written arrives in one message, as the server may send it. */
    arrives(...docs: readonly Y.Doc[]) {
      const have = Y.encodeStateVector(mine);
      const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc, have));
      Y.applyUpdate(mine, Y.mergeUpdates(updates), "server");
    },
  };
}

const gp = aService("GP");
const cmht = aService("CMHT", { levelId: id("level-community") });

describe("what others do is told once it has come to rest", () => {
  test("a text that is typed is told once, from and to, a second after the last letter", () => {
    const { clock, join, arrives, said } = room(add(gp), add(aThreshold("gp", "Adults")));
    const priya = join("Priya");
    for (const letter of ["!", "?", "."]) {
      const text = proseOf(priya, id("gp-t"), "text");
      text?.insert(text.length, letter);
      arrives(priya);
      clock.pass(900);
    }
    expect(said()).toEqual([]);
    clock.pass(100);
    expect(said()).toEqual(["Priya: The threshold for GP changed from “Adults” to “Adults!?”."]);
  });

  test("each in a message of several people is told with the one who did it", () => {
    const { clock, join, arrives, said } = room(add(gp), add(cmht));
    const [priya, tom] = [join("Priya"), join("Tom")];
    applyEdits(priya, [{ kind: "set", id: gp.id, field: "levelId", value: "level-crisis" }]);
    applyEdits(tom, [
      { kind: "set", id: cmht.id, field: "name", value: "Recovery team" },
      add(aThreshold("cmht", "Over 18")),
    ]);
    arrives(priya, tom);
    clock.pass(1_000);
    expect(said().sort()).toEqual([
      "Priya: GP moved from Primary care to Crisis and emergency.",
      "Tom: A threshold was added to Recovery team: “Over 18”.",
      "Tom: “CMHT” is now called “Recovery team”.",
    ]);
  });

  test("a deletion is told at once, and not what is hidden with it; what comes back is told as back", () => {
    const { clock, join, arrives, said } = room(add(gp), add(aThreshold("gp", "Adults")));
    const tom = join("Tom");
    applyEdits(tom, [{ kind: "remove", id: gp.id, removal: { by: "Tom", at: "2026" } }]);
    arrives(tom);
    expect(said()).toEqual(["Tom: GP was removed from Primary care."]);
    applyEdits(tom, [...restore(gp).edits]);
    arrives(tom);
    clock.pass(1_000);
    // Taking something out leaves no name in the document.
    expect(said()).toEqual(["undefined: ‘GP’ is back."]);
  });

  test("two people in one item are told apart", () => {
    const { clock, join, arrives, said } = room(add(gp));
    const [priya, tom] = [join("Priya"), join("Tom")];
    applyEdits(priya, [{ kind: "set", id: gp.id, field: "name", value: "Surgery" }]);
    arrives(priya);
    applyEdits(tom, [{ kind: "set", id: gp.id, field: "hours", value: "9 to 5" }]);
    arrives(tom);
    clock.pass(1_000);
    expect(said()).toEqual([
      "Priya: “GP” is now called “Surgery”.",
      "Tom: Surgery: the hours changed from nothing to 9 to 5.",
    ]);
  });

  test("what I do myself is not told as somebody else's, and moving a card about is not told at all", () => {
    const { clock, mine, join, arrives, said } = room(add(gp), add(cmht));
    const priya = join("Priya");
    applyEdits(mine, [{ kind: "set", id: gp.id, field: "name", value: "Mine" }]);
    applyEdits(priya, [{ kind: "move", id: cmht.id, place: { x: 1, y: 2 } }]);
    arrives(priya);
    clock.pass(60_000);
    expect(said()).toEqual([]);
  });

  test("what I do to an item that somebody has just touched is mine, and theirs is told without it", () => {
    const { clock, mine, join, arrives, said } = room(add(gp), add(aThreshold("gp", "Adults")));
    const priya = join("Priya");
    applyEdits(priya, [{ kind: "set", id: id("gp-t"), field: "hardness", value: "soft" }]);
    arrives(priya);
    const text = proseOf(mine, id("gp-t"), "text");
    text?.insert(0, "Only ");
    clock.pass(5_000);
    const told = said();
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain("Only");
  });

  test("a number that the server gives to what I am writing in is no news", () => {
    const { clock, mine, join, arrives, said } = room(add(gp), add(aThreshold("gp", "Adults")));
    const server = join("the server");
    applyEdits(server, [{ kind: "set", id: id("gp-t"), field: "number", value: 96 }]);
    arrives(server);
    const text = proseOf(mine, id("gp-t"), "text");
    for (const letter of "Only ") {
      text?.insert(0, letter);
      clock.pass(300);
    }
    clock.pass(5_000);
    expect(said()).toEqual([]);
  });

  test("what the map says about itself is told", () => {
    const { clock, join, arrives, said } = room(add(gp));
    const asha = join("Asha");
    applyEdits(asha, [{ kind: "describe", field: "title", value: "Bath" }]);
    arrives(asha);
    clock.pass(1_000);
    expect(said()).toEqual([
      expect.stringMatching(/^Asha: The map’s title changed from .* to “Bath”\.$/),
    ]);
  });
});

test("whoever is here when the page opens is no news; who comes, goes, or only breaks off for a moment is told right", () => {
  const clock = new FakeClock();
  const [ana, ben] = [
    { id: "a", name: "Ana" },
    { id: "b", name: "Ben" },
  ];
  let here: readonly (typeof ana)[] | undefined = [ana];
  const told: string[] = [];
  const watch = new PeopleWatch({
    look: () => here,
    after: (ms, run) => clock.after(ms, run),
    tell: (kind, { name }) => told.push(`${name} ${kind}`),
  });
  const become = (now: typeof here, for_: number) => {
    here = now;
    watch.changed();
    clock.pass(for_);
  };
  clock.pass(3_000);
  expect(told).toEqual([]);
  become([ana, ben], 3_000);
  become([ana], 2_000);
  become([ana, ben], 3_000);
  // My own connection is gone: nobody has left.
  become(undefined, 60_000);
  become([ben], 3_000);
  expect(told).toEqual(["Ben came", "Ana left"]);
  watch.close();
});

test("unsaved work that is cut off interrupts once, is told to be safe again, and a blink of the connection is not told", () => {
  const clock = new FakeClock();
  const told: News[] = [];
  let shown = { kind: "saved", words: "Saved", waiting: 0 };
  const watch = new SavingWatch({
    look: () => shown,
    advice: () => undefined,
    after: (ms, run) => clock.after(ms, run),
    tell: (news) => told.push(news),
  });
  const become = (kind: string, waiting: number, ms: number) => {
    shown = { kind, words: kind, waiting };
    watch.changed();
    clock.pass(ms);
  };
  become("offline", 0, 60_000);
  become("offline", 1, 1_900);
  become("saved", 0, 10_000);
  expect(told).toEqual([]);
  become("offline", 1, 5_000);
  become("offline", 2, 5_000);
  become("saving", 2, 100);
  become("saved", 0, 100);
  become("refused", 0, 100);
  become("refused", 0, 100);
  expect(told).toEqual([
    { kind: "urgent", cause: "cut", words: "offline. Keep working." },
    { kind: "mine", words: "Everything is saved again." },
    { kind: "refused", words: "refused" },
  ]);
});
