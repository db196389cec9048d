import { afterEach, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { People } from "#components/room/people.ts";

const docs: Y.Doc[] = [];
afterEach(() => {
  for (const doc of docs.splice(0)) doc.destroy();
});

function screen(): Awareness {
  const doc = new Y.Doc();
  docs.push(doc);
  return new Awareness(doc);
}

/** Somebody's screen, as the server shows it to the one that watches. */
function comes(
  watching: Awareness,
  name: string,
  services: readonly string[],
  role = "contributor",
) {
  const theirs = screen();
  const user = { id: name, name, organisation: "Org", services, role };
  const show = (more: object) => {
    theirs.setLocalState({ user: { ...user, colour: "#7a1f5c" }, ...more });
    applyAwarenessUpdate(watching, encodeAwarenessUpdate(theirs, [theirs.clientID]), "server");
  };
  show({});
  return {
    show,
    leaves() {
      theirs.setLocalState(null);
      applyAwarenessUpdate(watching, encodeAwarenessUpdate(theirs, [theirs.clientID]), "server");
    },
  };
}

const me = (...services: readonly string[]) => ({ id: "me", services });

test("the services people here speak for are known, each once, mine too; none once I am alone", () => {
  const watching = screen();
  const people = new People(watching, () => me("My own"));
  expect(people.getSpokenFor()).toEqual([]);
  const ana = comes(watching, "ana", ["GP practice", "Night line"]);
  const ben = comes(watching, "ben", ["GP practice"]);
  expect(people.getSpokenFor()).toEqual(["GP practice", "My own", "Night line"]);
  ana.leaves();
  expect(people.getSpokenFor()).toEqual(["GP practice", "My own"]);
  ben.leaves();
  expect(people.getSpokenFor()).toEqual([]);
  const olu = comes(watching, "olu", []);
  expect(people.getSpokenFor()).toEqual(["My own"]);
  olu.leaves();
  // Another window of mine is no company.
  comes(watching, "me", ["My own"]);
  expect(people.getSpokenFor()).toEqual([]);
});

test("while people move and choose, the services they speak for are the same array", () => {
  const watching = screen();
  const people = new People(watching, () => undefined);
  const ana = comes(watching, "ana", ["GP practice"]);
  const before = people.getSpokenFor();
  ana.show({ cursor: { x: 1, y: 2 }, selection: ["tt"] });
  expect(people.getPeople()[0]?.selection).toEqual(["tt"]);
  expect(people.getSpokenFor()).toBe(before);
});

test("what the room is shown is what a facilitator changed last, until nobody shows anything", () => {
  const watching = screen();
  const people = new People(watching, () => undefined);
  const asha = comes(watching, "asha", [], "facilitator");
  const ben = comes(watching, "ben", [], "facilitator");
  const eve = comes(watching, "eve", []);
  eve.show({ showing: { scale: "age" } });
  expect(people.getShown()).toBeUndefined();
  asha.show({ showing: { finding: "f1" } });
  ben.show({ showing: { persona: "A" } });
  expect(people.getShown()).toEqual({
    by: { id: "ben", name: "ben" },
    what: { persona: "A" },
  });
  const before = people.getShown();
  ben.show({ showing: { persona: "A" }, cursor: { x: 1, y: 2 } });
  expect(people.getShown()).toBe(before);
  asha.show({ showing: { finding: "f2" } });
  expect(people.getShown()).toMatchObject({ what: { finding: "f2" } });
  asha.leaves();
  expect(people.getShown()).toMatchObject({ by: { name: "ben" } });
  ben.show({ showing: null });
  expect(people.getShown()).toBeUndefined();
});
