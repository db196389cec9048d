import type { ServerResponse } from "node:http";
import { SIGN_OF_LIFE, writeParcel } from "#lib/wire/parcels.ts";
import type { Clock } from "./clock.ts";
import type { Reader } from "./http-link.ts";

/** Bytes that wait for the network in one answer, at most. */
const FULL = 256 * 1_024;

/** Nothing in between may keep these answers, or hold them back until they are whole. */
export const untouched = {
  "Content-Type": "application/octet-stream",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
} as const;

const alive = writeParcel({ kind: "alive" });

/** An answer that goes on: it begins at once, and gives signs of life. */
export function streamTo(response: ServerResponse, clock: Clock, drained: () => void): Reader {
  response.writeHead(200, untouched);
  response.write(alive);
  let stop = () => {};
  const again = () => {
    stop = clock.after(SIGN_OF_LIFE, () => {
      if (response.writableLength === 0) response.write(alive);
      again();
    });
  };
  again();
  response.on("close", () => stop());
  response.on("drain", drained);
  return {
    get isFull() {
      return response.writableLength > FULL;
    },
    give(parcels, last) {
      for (const parcel of parcels) response.write(parcel);
      if (last) response.end();
      return last;
    },
    end: () => response.end(),
  };
}

/** An answer in one piece, as soon as there is something to say; nothing but a sign of life after `wait` milliseconds. */
export function answerOnce(
  response: ServerResponse,
  clock: Clock,
  wait: number,
  done: () => void,
): Reader {
  const answer = (parcels: readonly Uint8Array[]) => {
    stop();
    if (response.writableEnded) return;
    const body = Buffer.concat(parcels);
    response.writeHead(200, { ...untouched, "Content-Length": body.length });
    response.end(body);
  };
  const stop = clock.after(wait, () => {
    answer([alive]);
    done();
  });
  response.on("close", () => stop());
  return {
    isFull: false,
    give(parcels) {
      answer(parcels);
      return true;
    },
    end: () => answer([alive]),
  };
}
