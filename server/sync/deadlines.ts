import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Clock } from "./clock.ts";

/** Whoever opens a connection says something within so many milliseconds: every client asks for the document first. */
const FIRST_MESSAGE = 10_000;
/** A message that has begun is whole within so many milliseconds. */
const WHOLE_MESSAGE = 30_000;
/** How long a polite goodbye may take. */
const GOODBYE = 2_000;

/** Ends a connection that holds its place without using it: one that says nothing, or a byte now and then. */
export function keepDeadlines(ws: WebSocket, socket: Duplex, clock: Clock): void {
  const end = () => {
    ws.close(closeCodes.policy, "too slow");
    clock.after(GOODBYE, () => ws.terminate());
  };
  const stopFirst = clock.after(FIRST_MESSAGE, end);
  let stopWhole = () => {};
  let begun = false;
  const finished = () => {
    stopWhole();
    begun = false;
  };
  ws.once("message", stopFirst);
  for (const event of ["message", "ping", "pong"]) ws.on(event, finished);
  // Before ws takes the bytes in: what it makes a whole message of ends what begins here.
  socket.prependListener("data", () => {
    if (begun) return;
    begun = true;
    stopWhole = clock.after(WHOLE_MESSAGE, end);
  });
  ws.once("close", () => {
    stopFirst();
    finished();
  });
}
