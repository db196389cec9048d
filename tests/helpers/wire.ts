import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { type Control, readControl } from "#lib/wire/control.ts";
import { may, type Role } from "#server/access.ts";
import { frames } from "#server/sync/frames.ts";
import { usualLimits } from "#server/sync/limits.ts";
import type { Room } from "#server/sync/room.ts";
import { Rooms } from "#server/sync/rooms.ts";
import type { Link } from "#server/sync/seat.ts";
import { stampFor } from "#server/sync/stamp.ts";
import { Writer } from "#server/sync/writer.ts";
import type { FakeClock } from "./fake-clock.ts";
import type { MemoryStore } from "./memory-store.ts";

/** Rooms over a store and a clock of the test's own. */
export function roomsOver(
  store: MemoryStore,
  clock: FakeClock,
  tell: (event: string) => void = () => {},
  memory: () => number = () => 0,
): Rooms {
  return new Rooms({
    store,
    writer: new Writer(store, clock),
    clock,
    stampFor: (doc) => stampFor(doc, clock),
    mayWrite: (role, locked) => may(role, "edit", { locked }),
    limits: usualLimits,
    memory,
    tell,
  });
}

/** A connection in memory: keeps what it is sent. */
export class Wire implements Link {
  readonly person;
  readonly carrier = "socket";
  readonly speaksControl = true;
  buffered = 0;
  readonly sent: Uint8Array[] = [];
  closed: number | undefined;

  constructor(name = "ana") {
    this.person = { id: name, name, organisation: `${name} org` };
  }

  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
  }

  close(code: number): void {
    this.closed = code;
  }

  get controls(): Control[] {
    return this.sent.flatMap((bytes) => {
      const decoder = decoding.createDecoder(bytes);
      const type = decoding.readVarUint(decoder);
      return (type >= 100 ? readControl(type, decoder) : undefined) ?? [];
    });
  }

  /** The changes it was sent, put together. */
  get doc(): Y.Doc {
    const doc = new Y.Doc();
    for (const bytes of this.sent) {
      const isChange = bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2);
      const decoder = decoding.createDecoder(bytes.slice(2));
      if (isChange) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    }
    return doc;
  }
}

/** Comes in, asks for the document, and answers the server's question with nothing. */
export function enter(room: Room, name = "ana", role: Role = "contributor"): Wire {
  const wire = new Wire(name);
  room.join(wire, role);
  room.receive(wire, frames.ask(new Uint8Array([0])));
  room.receive(wire, frames.missing(new Uint8Array([0, 0])));
  return wire;
}

/** A document whose every change goes to the room as one message. */
export function writes(room: Room, wire: Wire): Y.Doc {
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "room") room.receive(wire, frames.change(update));
  });
  return doc;
}
