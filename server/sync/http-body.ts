import type { IncomingMessage } from "node:http";
import type { Clock } from "./clock.ts";

/** A body that has not come in by then is given up. */
const LONGEST_BODY = 20_000;

/** Why there is no body: it is larger than allowed, or breaks off or comes too slowly. */
export type NoBody = "too-large" | "broken-off";

/** The whole body of a raw request. */
export function readBytes(
  request: IncomingMessage,
  largest: number,
  clock: Clock,
): Promise<Uint8Array | NoBody> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (body: Uint8Array | NoBody) => {
      stop();
      request.removeAllListeners("data");
      // Whatever still comes is let go, not kept.
      request.resume();
      resolve(body);
    };
    const stop = clock.after(LONGEST_BODY, () => end("broken-off"));
    if (Number(request.headers["content-length"] ?? 0) > largest) {
      end("too-large");
      return;
    }
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size > largest) end("too-large");
      else parts.push(part);
    });
    request.on("end", () => end(Buffer.concat(parts)));
    request.on("close", () => end("broken-off"));
    request.on("error", () => end("broken-off"));
  });
}
