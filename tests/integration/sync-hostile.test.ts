import { once } from "node:events";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { frames } from "#server/sync/frames.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";

let store: MemoryStore;
let server: TestServer;
let ana: Browser;
let ben: Browser;

beforeEach(async () => {
  store = new MemoryStore();
  store.seed("m1");
  server = await new TestServer(store).listen();
  ana = new Browser(server.url, "m1", "ana.contributor");
  ben = new Browser(server.url, "m1", "ben.contributor");
  await Promise.all([ana, ben].map((one) => one.until(() => one.words === "Saved")));
});
afterEach(async () => {
  // Whatever was thrown at the server: two honest people go on working.
  ana.doc.getMap("places").set("honest", 1);
  await ben.until(() => ben.doc.getMap("places").has("honest"));
  ana.close();
  ben.close();
  await server.close();
});

async function attacker(token = "eve.contributor", protocols: string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(`${server.url}/m1?token=${token}`, protocols);
  socket.on("error", () => {});
  await once(socket, "open");
  return socket;
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, "close");
  return code as number;
}

const rows = () => store.documents.get("m1")?.rows ?? [];
const edit = (change: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
};

describe("[HOSTILE] what ends only the socket it comes from", () => {
  const malformed: [string, () => (string | Uint8Array)[]][] = [
    ["text", () => ["hello"]],
    ["three empty messages", () => [new Uint8Array(), new Uint8Array(), new Uint8Array()]],
    ["three of type 77", () => Array(3).fill(new Uint8Array([77, 1, 2]))],
    ["three of an unknown sync step", () => Array(3).fill(new Uint8Array([0, 9, 1, 2]))],
    ["a change that is cut off", () => [frames.change(new Uint8Array(50)).slice(0, 20)]],
    ["a change that is noise", () => [frames.change(new Uint8Array([200, 201, 202, 203]))]],
    [
      "33 million structs in seven bytes",
      () => [frames.change(new Uint8Array([1, 255, 255, 255, 15, 5, 0]))],
    ],
    [
      "a state vector of 400,000 entries",
      () => [
        frames.ask(
          encoding.encode((encoder) => {
            encoding.writeVarUint(encoder, 400_000);
            for (let entry = 0; entry < 400_000; entry++) encoding.writeUint16(encoder, 257);
          }),
        ),
      ],
    ],
    [
      "three unknown roots",
      () => Array(3).fill(frames.change(edit((doc) => doc.getMap("mine").set("a", 1)))),
    ],
  ];
  test.each(malformed)("%s", async (_name, messages) => {
    const socket = await attacker();
    const closed = closeCode(socket);
    for (const message of messages()) socket.send(message);
    expect(await closed).toBe(closeCodes.policy);
    expect(rows()).toEqual([]);
  });

  test("a message over 1 MiB", async () => {
    const socket = await attacker();
    const closed = closeCode(socket);
    socket.send(new Uint8Array(1_024 * 1_024 + 1));
    expect(await closed).toBe(closeCodes.tooBig);
  });

  test.each([
    ["a reserved bit", Buffer.from([0xc2, 0x80, 0, 0, 0, 0])],
    ["a reserved opcode", Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
    ["no mask", Buffer.from([0x82, 0x01, 0x00])],
    ["a length of 101 MiB", Buffer.from([0x82, 0xff, 0, 0, 0, 0, 6, 0x50, 0, 0, 0, 0, 0, 0])],
    ["a close message with half a code", Buffer.from([0x88, 0x81, 0, 0, 0, 0, 1])],
  ])("%s in the bytes of the socket", async (_name, bytes) => {
    const socket = await attacker();
    const closed = once(socket, "close");
    (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(bytes);
    await closed;
  });

  test("1,500 changes without their predecessors", async () => {
    const socket = await attacker();
    const closed = closeCode(socket);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let turn = 0; turn < 1_500; turn++) doc.getMap("meta").set("a", turn);
    for (const update of updates.slice(1)) socket.send(frames.change(update));
    expect(await closed).toBe(closeCodes.policy);
    expect(rows()).toEqual([]);
  });
});

test("[SYNC20] a viewer's write, as edit or as answer, reaches neither the log nor anybody, and is not acknowledged", async () => {
  const socket = await attacker("vera.observer", ["gap-map.1"]);
  const types: number[] = [];
  const nacked = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      types.push(data[0] ?? -1);
      if (types.filter((type) => type === 102).length === 2) resolve();
    });
  });
  const update = edit((doc) => doc.getMap("places").set("stolen", 1));
  socket.send(frames.change(update));
  socket.send(frames.missing(update));
  await nacked;
  expect(types).not.toContain(100);
  expect(rows()).toEqual([]);
  socket.close();
});

test("[SYNC21] a viewer who answers the server's question with what everybody knows is welcome", async () => {
  ana.doc.getMap("places").set("a", 1);
  await ana.until(() => ana.words === "Saved");
  const vera = new Browser(server.url, "m1", "vera.observer");
  await vera.until(() => vera.words === "Saved" && vera.doc.getMap("places").has("a"));
  expect(vera.connection.getSnapshot().standing?.mayWrite).toBe(false);
  vera.close();
});

test("[SYNC22] a stock client never sees a control frame", async () => {
  const socket = await attacker();
  const types: (number | undefined)[] = [];
  const sawEdit = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      types.push(data[0]);
      if (data[0] === 0 && data[1] === 2) resolve();
    });
  });
  socket.send(frames.ask(new Uint8Array([0])));
  socket.send(frames.missing(new Uint8Array([0, 0])));
  socket.send(frames.change(edit((doc) => doc.getMap("places").set("eve", 1))));
  await ben.until(() => ben.doc.getMap("places").has("eve"));
  ben.doc.getMap("places").set("b", 1);
  await sawEdit;
  expect(types.every((type) => type === 0 || type === 1)).toBe(true);
  socket.close();
});

describe("[DOOR] who gets in", () => {
  const knock = (path: string, options = {}) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, options);
    return new Promise<number | string>((resolve) => {
      socket.on("error", (error) => resolve(/\d{3}/.exec(error.message)?.[0] ?? error.message));
      socket.on("close", (code) => resolve(code));
    });
  };

  test.each([
    ["/sync/..%2fm1?token=eve.contributor"],
    ["/sync/m1%00?token=eve.contributor"],
    [`/sync/${"m".repeat(10_000)}?token=eve.contributor`],
    ["/sync/?token=eve.contributor"],
    ["/sync/m1/more?token=eve.contributor"],
  ])(
    "an address that is none of a map is refused before anything is looked up: %s",
    async (path) => {
      const { takes } = store;
      expect(await knock(path.slice(0, 9_000))).toBe("400");
      expect(store.takes).toBe(takes);
    },
  );

  test("without a token: 4401", async () => {
    expect(await knock("/sync/m1")).toBe(closeCodes.unauthenticated);
  });

  test("a map that is not there: 4404", async () => {
    expect(await knock("/sync/m2?token=eve.contributor")).toBe(closeCodes.notFound);
  });

  test("another site's page: 403", async () => {
    const origin = "https://evil.example";
    expect(await knock("/sync/m1?token=eve.contributor", { origin })).toBe("403");
  });

  test("a store that is away: 4500, and better luck next time", async () => {
    const take = store.take.bind(store);
    store.seed("m3");
    store.take = () => Promise.reject(new Error("away"));
    expect(await knock("/sync/m3?token=eve.contributor")).toBe(closeCodes.storage);
    store.take = take;
    const late = new Browser(server.url, "m3", "ana.contributor");
    await late.until(() => late.words === "Saved");
    late.close();
  });
});
