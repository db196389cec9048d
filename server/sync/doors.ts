import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { CheckPoint } from "./check.ts";
import { HttpDoor, type HttpDoorParts } from "./http-door.ts";
import { seatSocket } from "./socket-link.ts";
import { upgradeWith } from "./upgrade.ts";

/** The ways in below `/sync/`. */
export interface Doors {
  /** Takes over a request for a WebSocket: to a map at `/sync/ID`, or to try one. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers a request of a connection over HTTP, or of somebody who tries out their network. False when it is neither. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Opens them: whichever somebody takes, they are asked the same and counted the same. */
export function openDoors(parts: HttpDoorParts): Doors {
  const { clock, arrived } = parts;
  const upgrade = upgradeWith({
    ...parts,
    welcome: (ws, place, visit) => seatSocket(ws, place, visit, clock, arrived(place, visit)),
  });
  const door = new HttpDoor(parts);
  const check = new CheckPoint(clock);
  return {
    upgrade: (request, socket, head) => {
      if (!check.upgrade(request, socket, head)) void upgrade(request, socket, head);
    },
    answer: (request, response) =>
      check.answer(request, response) || door.answer(request, response),
  };
}
