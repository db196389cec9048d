import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { admit } from "#server/sync/admission.ts";
import { newIn } from "#server/sync/coherence.ts";
import { Hands, type Identity } from "#server/sync/hands.ts";
import type { Hand } from "#server/sync/store.ts";

const NOBODY = { clockOf: () => 0 };

/** The server as far as whose hand is what goes: a document, and what is kept of it over a restart. */
class Server {
  doc = new Y.Doc();
  readonly kept: Hand[] = [];
  hands = new Hands(this.doc, this.kept);

  /** True when the change was taken. */
  take(update: Uint8Array, person: Identity): boolean {
    const clockOf = (client: number) => Y.getState(this.doc.store, client);
    const verdict = admit(update, { clockOf });
    if (!verdict.ok) throw new Error(`an honest change was refused: ${verdict.reason}`);
    const writers = [...verdict.ends].flatMap(([client, end]) =>
      end > clockOf(client) ? [client] : [],
    );
    if (!this.hands.bindWriters(writers, person)) return false;
    const news = newIn(this.doc, update, verdict.structs);
    if (news === undefined) throw new Error("an honest change contradicts itself");
    this.kept.push(...this.hands.takeUnkept(writers));
    Y.applyUpdate(this.doc, news);
    return true;
  }

  /** Writes something itself, as stamps are written. */
  stamp(turn: number): void {
    this.doc.getMap("items").set(`stamp${turn % 5}`, turn);
  }

  restart(): void {
    const before = this.doc;
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(before));
    this.hands = new Hands(this.doc, this.kept);
  }
}

/** One page of somebody's: what it has typed goes up at once while it is online, and as one answer when it comes back. */
class Page {
  doc = new Y.Doc();
  person: Identity;
  online = true;
  readonly #edits: Uint8Array[] = [];

  constructor(id: string) {
    this.person = { id };
    this.#listen();
  }

  #listen(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server" && this.online) this.#edits.push(update);
    });
  }

  type(turn: number): void {
    const words = this.doc.getMap("items").get("words");
    if (words instanceof Y.Text) {
      if (turn % 3 === 0 && words.length > 3) words.delete(1, 2);
      else words.insert(turn % (words.length + 1), "ab");
    } else this.doc.getMap("items").set("words", new Y.Text("hello"));
    this.doc.getMap("places").set(`k${turn % 7}`, turn);
  }

  /** The page is loaded again: the copy in this browser is the same, the screen's id is not. */
  reload(): void {
    const before = this.doc;
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(before), "server");
    this.#listen();
  }

  /** The device is forgotten, and its owner joins anew while the page stays open. */
  joinAnew(): void {
    const { id, formerly = [] } = this.person;
    this.person = { id: `${id}'`, formerly: [...formerly, id] };
  }

  /** What goes up now. Answers repeat what others wrote, as a client does that knows little of what the server has. */
  sends(server: Server, repeats: boolean): Uint8Array[] {
    if (!this.online) return [];
    const edits = this.#edits.splice(0);
    const state = repeats ? undefined : Y.encodeStateVector(server.doc);
    return [...edits, Y.encodeStateAsUpdate(this.doc, state)];
  }

  hear(server: Server): void {
    const missing = Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(this.doc));
    if (this.online) Y.applyUpdate(this.doc, missing, "server");
  }
}

const people = ["ana", "ana", "ben", "ben", "cid"];
const turn = fc.record({
  who: fc.nat({ max: people.length - 1 }),
  act: fc.constantFrom(
    ...["type", "type", "type", "reload", "offline", "online", "restart", "stamp", "anew"],
  ),
  repeats: fc.boolean(),
  times: fc.integer({ min: 1, max: 5 }),
});
type Turn = ReturnType<typeof turn.generate>["value"];

function act(server: Server, page: Page, { act: what, times }: Turn): void {
  if (what === "type") for (let time = 0; time < times; time++) page.type(time * 7 + times);
  else if (what === "reload") page.reload();
  else if (what === "anew") page.joinAnew();
  else if (what === "restart") server.restart();
  else if (what === "stamp") server.stamp(times);
  else page.online = what === "online";
}

test("[HAND1] 20,000 honest changes over reconnects, reloads, several tabs, offline spells, restarts and people who join anew: none is taken for somebody else's", () => {
  let taken = 0;
  const history = fc.array(turn, { minLength: 20, maxLength: 80 });
  for (let seed = 1; taken < 20_000; seed++) {
    fc.assert(
      fc.property(history, (turns) => {
        const server = new Server();
        const pages = people.map((person) => new Page(person));
        for (const one of turns) {
          const page = pages[one.who] as Page;
          act(server, page, one);
          // The document is not put together again while a page is away, so nothing depends on the unknown.
          for (const update of page.sends(server, one.repeats)) {
            expect(server.take(update, page.person)).toBe(true);
            taken += 1;
          }
          page.hear(server);
        }
        for (const { doc } of [server, ...pages]) doc.destroy();
      }),
      { numRuns: 100, seed },
    );
  }
  expect(taken).toBeGreaterThanOrEqual(20_000);
}, 120_000);

test("[HAND2] an id belongs to whoever wrote under it first, also after a restart; the server's own ids to nobody else", () => {
  const server = new Server();
  const ana = new Page("ana");
  ana.type(1);
  for (const update of ana.sends(server, false))
    expect(server.take(update, { id: "ana" })).toBe(true);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ana.doc));
  forged.clientID = ana.doc.clientID;
  forged.getMap("places").set("forged", 1);
  const stolen = Y.encodeStateAsUpdate(forged, Y.encodeStateVector(ana.doc));
  expect(server.take(stolen, { id: "eve" })).toBe(false);
  server.stamp(1);
  const first = server.doc.clientID;
  server.restart();
  expect(server.take(stolen, { id: "eve" })).toBe(false);
  for (const client of [first, server.doc.clientID]) {
    expect(server.hands.mayUse(client, { id: "eve" })).toBe(false);
  }
  expect(server.take(stolen, { id: "ana" })).toBe(true);
});

test("[HAND3] a change with five hundred and one new ids is not believed", () => {
  const hands = new Hands(new Y.Doc(), []);
  const ids = Array.from({ length: 501 }, (_, id) => id + 1);
  expect(hands.bindWriters(ids, { id: "eve" })).toBe(false);
  expect(hands.bindWriters(ids.slice(1), { id: "ana" })).toBe(true);
  expect(hands.bindWriters([1], { id: "ben" })).toBe(true);
});

test("[HAND4] forgeries of every kind of change are refused, and change nothing of what the owner says next", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.boolean(), (edits, collected) => {
      const server = new Server();
      const ana = new Page("ana");
      for (let edit = 0; edit < edits; edit++) ana.type(edit);
      for (const update of ana.sends(server, false)) server.take(update, { id: "ana" });
      const forged = new Y.Doc({ gc: collected });
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(server.doc));
      forged.clientID = ana.doc.clientID;
      forged.getMap("places").set("x", new Y.Map([["deep", 1]]));
      forged.getMap("places").delete("x");
      const update = Y.encodeStateAsUpdate(forged, Y.encodeStateVector(server.doc));
      expect(admit(update, NOBODY).ok || admit(update, { clockOf: () => 2 ** 30 }).ok).toBe(true);
      expect(server.take(update, { id: "eve" })).toBe(false);
      ana.type(99);
      for (const next of ana.sends(server, false))
        expect(server.take(next, { id: "ana" })).toBe(true);
      expect(server.doc.getMap("places").toJSON()).toEqual(ana.doc.getMap("places").toJSON());
    }),
    { numRuns: 50 },
  );
});

test("[HAND5] whoever joins anew with their page open takes its ids along, also over a restart, and then their former self no longer has them", () => {
  const server = new Server();
  const tom = new Page("tom");
  tom.type(1);
  for (const update of tom.sends(server, false)) expect(server.take(update, tom.person)).toBe(true);
  tom.type(2);
  const [unsent = new Uint8Array()] = tom.sends(server, false);
  expect(server.take(unsent, { id: "eve", formerly: ["ana"] })).toBe(false);
  expect(server.take(unsent, { id: "tim", formerly: ["ana", "tom"] })).toBe(true);
  server.restart();
  const { clientID } = tom.doc;
  expect(server.hands.mayUse(clientID, { id: "tim" })).toBe(true);
  expect(server.hands.mayUse(clientID, { id: "tom" })).toBe(false);
});
