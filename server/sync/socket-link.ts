import type { WebSocket } from "ws";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Clock } from "./clock.ts";
import type { Link, Place } from "./seat.ts";
import type { Visit } from "./upgrade.ts";

/** How often the other end is asked whether it is still there, and after how long it is given up, in milliseconds. */
const PING = 15_000;
const DEAD = 30_000;
/** How long a polite goodbye may take. */
const GOODBYE = 2_000;
/** Longest reason a close frame has room for, in bytes. */
const LONGEST_REASON = 120;

/** Sits a WebSocket down on a map, and calls `gone` once when it is over. Its errors end this socket only. */
export function seatSocket(
  ws: WebSocket,
  place: Place,
  visit: Visit,
  clock: Clock,
  gone: () => void,
): void {
  const link: Link = {
    person: visit.person,
    carrier: "socket",
    speaksControl: visit.speaksControl,
    get buffered() {
      return ws.bufferedAmount;
    },
    send(bytes) {
      if (ws.readyState === ws.OPEN) ws.send(bytes, () => place.drained(link));
    },
    close(code, reason) {
      place.leave(link);
      ws.close(code, reason.slice(0, LONGEST_REASON));
      clock.after(GOODBYE, () => ws.terminate());
    },
  };
  const stopPinging = keepAlive(ws, clock);
  ws.on("message", (data, isBinary) => {
    if (isBinary) place.receive(link, bytesOf(data));
    else link.close(closeCodes.policy, "text is not our protocol");
  });
  ws.on("close", () => {
    stopPinging();
    place.leave(link);
    gone();
  });
  place.join(link, visit.role);
}

function keepAlive(ws: WebSocket, clock: Clock): () => void {
  let heard = clock.now();
  let stop = () => {};
  const again = () => {
    stop = clock.after(PING, () => {
      if (clock.now() - heard >= DEAD) ws.terminate();
      else {
        ws.ping();
        again();
      }
    });
  };
  ws.on("pong", () => {
    heard = clock.now();
  });
  ws.on("message", () => {
    heard = clock.now();
  });
  again();
  return () => stop();
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  const whole = Array.isArray(data) ? Buffer.concat(data) : data;
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
}
