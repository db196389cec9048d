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
function comes(watching: Awareness, name: string, services: readonly string[]) {
  const theirs = screen();
  const user = { id: name, name, organisation: "Org", services, role: "contributor" };
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

test("the services the others speak for are known, each once, until the last who does has left", () => {
  const watching = screen();
  const people = new People(watching);
  const ana = comes(watching, "ana", ["GP practice", "Night line"]);
  const ben = comes(watching, "ben", ["GP practice"]);
  comes(watching, "olu", []);
  expect(people.getServices()).toEqual(["GP practice", "Night line"]);
  ana.leaves();
  expect(people.getServices()).toEqual(["GP practice"]);
  ben.leaves();
  expect(people.getServices()).toEqual([]);
});

test("while people move and choose, the services they speak for are the same array", () => {
  const watching = screen();
  const people = new People(watching);
  const ana = comes(watching, "ana", ["GP practice"]);
  const before = people.getServices();
  ana.show({ cursor: { x: 1, y: 2 }, selection: ["tt"] });
  expect(people.getPeople()[0]?.selection).toEqual(["tt"]);
  expect(people.getServices()).toBe(before);
});
