import { gzipSync } from "node:zlib";
import * as Y from "yjs";
import { applyEdits, docFrom, readGapMap, seedUpdate } from "#lib/board-doc/doc.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { newBarrier, newService } from "#lib/gap-map/new-items.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { frames } from "#server/sync/frames.ts";
import { usualLimits } from "#server/sync/limits.ts";
import { Rooms } from "#server/sync/rooms.ts";
import type { Link } from "#server/sync/seat.ts";
import { stampFor } from "#server/sync/stamp.ts";
import { Writer } from "#server/sync/writer.ts";
import { FakeClock, settle } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { printTable } from "./table.ts";

/**
 * Three hours of a workshop of 30 people on the Bristol map, through the real sync room: what is left
 * in the document and in the log, against a fresh document with the same content.
 */
const PEOPLE = 30;
const DRAGS = 4_000;
const STEPS = 30;
const TEXTS = 3_000;
const ADDS_AND_DELETES = 300;
const MAP = "bench";

/** The same sequence in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const dice = random(20_261_122);
const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;

async function workshop() {
  const store = new MemoryStore();
  const seed = seedUpdate(mapFromTemplate("bristol", "Bristol"));
  store.seed(MAP, seed);
  const clock = new FakeClock();
  const rooms = new Rooms({
    store,
    clock,
    writer: new Writer(store, clock),
    stampFor: (doc) => stampFor(doc, clock),
    mayWrite: () => true,
    limits: usualLimits,
    memory: () => 0,
    tell: () => {},
  });
  const room = await rooms.open(MAP);
  if (room === undefined) throw new Error("the bench map did not open");
  const people = Array.from({ length: PEOPLE }, (_, index) => seat(room, index));
  for (const act of shuffled()) {
    const person = pick(people);
    person.catchUp();
    for (const edits of gesture(act, person.doc)) {
      applyEdits(person.doc, edits);
      await clock.flow(50);
    }
  }
  for (const person of people) person.stop();
  await clock.flow(120_000);
  await settle();
  return {
    doc: docFrom([Y.encodeStateAsUpdate(people[0]?.upToDate() ?? new Y.Doc())]),
    kept: store.documents.get(MAP),
  };

  function seat(here: NonNullable<typeof room>, index: number) {
    const doc = docFrom([seed]);
    const link: Link = {
      person: { id: `p${index}`, name: `Person ${index}`, organisation: "Bench" },
      carrier: "socket",
      speaksControl: true,
      buffered: 0,
      send: () => {},
      close: (_code, reason) => {
        throw new Error(`the room closed a seat: ${reason}`);
      },
    };
    here.join(link, "contributor");
    here.receive(link, frames.missing(Y.encodeStateAsUpdate(doc)));
    const onUpdate = (update: Uint8Array, origin: unknown) => {
      if (origin !== here) here.receive(link, frames.change(update));
    };
    doc.on("update", onUpdate);
    const catchUp = () =>
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(here.doc, Y.encodeStateVector(doc)), here);
    return {
      doc,
      catchUp,
      upToDate: () => {
        catchUp();
        return doc;
      },
      stop: () => here.leave(link),
    };
  }
}

type Act = "drag" | "text" | "add-or-delete";

function shuffled(): Act[] {
  const acts: Act[] = [
    ...Array.from({ length: DRAGS }, () => "drag" as const),
    ...Array.from({ length: TEXTS }, () => "text" as const),
    ...Array.from({ length: ADDS_AND_DELETES }, () => "add-or-delete" as const),
  ];
  for (let at = acts.length - 1; at > 0; at -= 1) {
    const other = Math.floor(dice() * (at + 1));
    [acts[at], acts[other]] = [acts[other] as Act, acts[at] as Act];
  }
  return acts;
}

let made = 0;

/** What one gesture sends: one batch of edits for each frame of a drag, a word for a text edit. */
function gesture(act: Act, doc: Y.Doc): readonly (readonly Edit[])[] {
  const map = readGapMap(doc);
  if (act === "drag") {
    const { id } = pick(itemsOf(map, "service"));
    const [x, y] = [Math.round(dice() * 1_500), Math.round(dice() * 300)];
    return Array.from({ length: STEPS }, (_, step) => [
      { kind: "move", id, place: { x: x + step * 7, y: y + step } },
    ]);
  }
  if (act === "text") {
    const { id, text } = pick([...itemsOf(map, "threshold"), ...itemsOf(map, "barrier")]);
    const long = text.length > 200;
    const index = Math.floor(dice() * Math.max(1, text.length - 12));
    return [
      [{ kind: "type", id, field: "text", index, remove: long ? 12 : 2, insert: " in words" }],
    ];
  }
  made += 1;
  const removal = { by: "Bench", at: "2026-11-22T10:00:00.000Z" };
  if (dice() < 0.5) {
    const barriers = itemsOf(map, "barrier");
    return [[{ kind: "remove", id: pick(barriers).id, removal }]];
  }
  const levelId = pick(levelsOf(map).filter(({ role }) => role === "services")).id;
  const serviceId = `bench-s${made}` as never;
  return [
    newService(map, serviceId, { name: `Service ${made}`, levelId }),
    newBarrier(`bench-b${made}` as never, { onId: serviceId, text: "Closed when needed" }),
  ];
}

const { doc, kept } = await workshop();
const fresh = docFrom([seedUpdate(readGapMap(doc))]);
const bytes = (one: Y.Doc) => Y.encodeStateAsUpdate(one).length;
const packed = (one: Y.Doc) => gzipSync(Y.encodeStateAsUpdateV2(one)).length;
const log = (kept?.rows ?? []).reduce((sum, { update }) => sum + update.length, 0);
const snapshot = kept?.snapshots[0]?.state.length ?? 0;

printTable("Document after a simulated three-hour workshop of 30 people", [
  {
    what: "document as sent to a newcomer",
    ours: bytes(doc) / 1_024,
    floor: bytes(fresh) / 1_024,
    against: "fresh document, same content",
    unit: "KiB",
    aim: 3,
  },
  {
    what: "newest snapshot as stored",
    ours: snapshot / 1_024,
    floor: packed(fresh) / 1_024,
    against: "fresh, packed alike",
    unit: "KiB",
    aim: 3,
  },
  {
    what: "snapshot and log since the one before",
    ours: (snapshot + log) / 1_024,
    floor: bytes(fresh) / 1_024,
    against: "fresh document",
    unit: "KiB",
    aim: 3,
  },
]);
console.log(
  `\n${DRAGS} drags of ${STEPS} steps, ${TEXTS} text edits, ${ADDS_AND_DELETES} adds and deletes; ${kept?.headSeq ?? 0} commits.`,
);
