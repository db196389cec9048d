/**
 * What it costs that people are there and do nothing, and what one step of dragging a card adds:
 * `npm run bench -- idle`, with `--port=4460`. Memory is the process's own as the system counts it, after a rest.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import * as Y from "yjs";
import { applyEdits, docFrom, readGapMap, seedUpdate } from "#lib/board-doc/doc.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { frames } from "#server/sync/frames.ts";
import { ownPostgres } from "#tests/helpers/database.ts";
import type { YjsServer } from "./sync/dialects.ts";
import { Participant } from "./sync/participant.ts";
import { memoryOf } from "./sync/process-meter.ts";
import { installPeers, startServer } from "./sync/servers.ts";
import { shapesUpdate } from "./sync/shapes.ts";
import { type Line, printTable } from "./table.ts";

/** People on maps that are open already, fifty on each; and maps that each bring one reader. */
const CONNECTIONS = 1_000;
const FULL_ROOMS = 20;
const ROOMS = 40;
const SHAPES = 500;
/** So many come in at the same time. */
const AT_ONCE = 50;
/** Milliseconds in which what only coming in needs is let go of. */
const REST = 8_000;
const STEPS = 1_000;
const KIB = 1_024;

const { values } = parseArgs({ options: { port: { type: "string", default: "4460" } } });
let port = Number(values.port);

installPeers();
const postgres = await ownPostgres(true);
const [ours, peer] = [await memory("ours"), await memory("y-websocket-server")];
postgres.stop();
const against = "@y/websocket-server 0.1.5";
printTable("People who are there and do nothing", [
  {
    what: "an idle connection",
    ours: ours.connection,
    floor: peer.connection,
    against,
    unit: "KiB",
  },
  {
    what: `an idle map of ${SHAPES} shapes (half a mebibyte) with one reader`,
    ours: ours.room,
    floor: peer.room,
    against,
    unit: "KiB",
  },
]);
printTable("One step of dragging a card", draggingLines());

/** KiB for each connection and for each map. */
async function memory(name: YjsServer): Promise<{ connection: number; room: number }> {
  return {
    connection: await grown(name, { rooms: FULL_ROOMS, open: FULL_ROOMS, shapes: 0 }, CONNECTIONS),
    room: await grown(name, { rooms: ROOMS + 1, open: 1, shapes: SHAPES }, ROOMS),
  };
}

/** How much a server grows for each of so many people who come in, spread over the rooms, when `open` of these are open already. */
async function grown(
  name: YjsServer,
  {
    rooms,
    open,
    shapes,
  }: { readonly rooms: number; readonly open: number; readonly shapes: number },
  people: number,
): Promise<number> {
  port += 1;
  const prefix = `i${randomUUID().slice(0, 8)}`;
  const load = { title: "idle", rooms, editorsPerRoom: 1, changesPerSecond: 0, seconds: 0, shapes };
  const server = await startServer({ name, port, databaseUrl: postgres.url, rooms: prefix, load });
  const seat = (index: number) =>
    new Participant({ server: name, port, room: `${prefix}-${index % rooms}`, index });
  const first = Array.from({ length: open }, (_, index) => seat(index));
  for (const one of first) await one.join();
  await wait(REST);
  const before = memoryOf(server.pid).now;
  const all = Array.from({ length: people }, (_, index) => seat(open + index));
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(all.slice(at, at + AT_ONCE).map((one) => one.join()));
  }
  if (shapes > 0 && name !== "ours") {
    for (const one of all) await one.seed(shapesUpdate(shapes));
  }
  await wait(REST);
  const after = memoryOf(server.pid).now;
  for (const one of [...first, ...all]) one.socket.end();
  await server.stop();
  return ((after - before) * KIB) / people;
}

/** What one of many steps sends, and what it leaves in the document for good; beside a record written anew each time. */
function draggingLines(): readonly Line[] {
  const doc = docFrom([seedUpdate(mapFromTemplate("bristol", "Bristol"))]);
  const [service] = itemsOf(readGapMap(doc), "service");
  if (service === undefined) throw new Error("no service to drag");
  const records = new Y.Doc();
  const place = (step: number) => ({ x: 100 + (step % 900), y: step % 300 });
  const mine = dragged(doc, (step) =>
    applyEdits(doc, [{ kind: "move", id: service.id, place: place(step) }]),
  );
  const whole = dragged(records, (step) =>
    records.getMap("records").set(service.id, { ...service, ...place(step) }),
  );
  const floor = "the whole record written anew";
  return [
    { what: "bytes sent", ours: mine.sent, floor: whole.sent, against: floor, unit: "B" },
    { what: "bytes kept", ours: mine.kept, floor: whole.kept, against: floor, unit: "B" },
  ];
}

function dragged(doc: Y.Doc, step: (number: number) => void): { sent: number; kept: number } {
  step(0);
  let sent = 0;
  doc.on("update", (update: Uint8Array) => {
    sent += frames.change(update).length;
  });
  const before = Y.encodeStateAsUpdate(doc).length;
  for (let number = 1; number <= STEPS; number += 1) step(number);
  return { sent: sent / STEPS, kept: (Y.encodeStateAsUpdate(doc).length - before) / STEPS };
}
