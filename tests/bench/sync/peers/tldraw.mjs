/** tldraw sync as its manual sets it up, each room kept in SQLite in FOLDER: `node tldraw.mjs FOLDER PORT SHAPES`. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } from "@tldraw/sync-core";
import { createTLSchema } from "@tldraw/tlschema";
import { WebSocketServer } from "ws";

const [folder, port, shapes] = process.argv.slice(2);
const schema = createTLSchema();
const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(port) });
server.on("connection", (socket, request) => {
  const [, name, sessionId] = request.url.split("/");
  roomOf(name).handleSocketConnect({ sessionId, socket });
});
server.on("listening", () => process.stdout.write(`${port}\n`));

function roomOf(name) {
  const known = rooms.get(name);
  if (known !== undefined) return known;
  const sql = new NodeSqliteWrapper(new DatabaseSync(join(folder, `${name}.sqlite`)));
  const records = [...frame(), ...Array.from({ length: Number(shapes) }, (_, at) => shape(at))];
  const snapshot = {
    clock: 0,
    documentClock: 0,
    documents: records.map((state) => ({ state, lastChangedClock: 0 })),
    schema: schema.serialize(),
  };
  const room = new TLSocketRoom({
    schema,
    storage: new SQLiteSyncStorage({ sql, snapshot }),
    log: { warn() {}, error() {} },
  });
  rooms.set(name, room);
  return room;
}

/** The records that a tldraw document cannot be without. */
function frame() {
  return [
    schema.types.document.create({ id: "document:document" }),
    schema.types.page.create({ id: "page:page", name: "Page", index: "a1" }),
  ];
}

/** A shape that weighs about a kilobyte, as the shapes of the others do. */
function shape(at) {
  return schema.types.shape.create({
    id: `shape:${at}`,
    type: "group",
    parentId: "page:page",
    index: "a1",
    x: at * 7,
    y: at * 3,
    props: {},
    meta: { text: "A service that many people know and few can say where it ends. ".repeat(15) },
  });
}
