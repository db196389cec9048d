import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Where frames travel over HTTP instead of a WebSocket, who it is stands in these headers; never in an address. */
export const headers = { token: "gap-map-token", session: "gap-map-session" } as const;

/** A streamed answer says every so many milliseconds that it is still there. */
export const SIGN_OF_LIFE = 5_000;
/** How long the server holds a question that is answered in one piece, at most. */
export const LONGEST_POLL = 20_000;
/** Largest message that may be sent, in bytes; the same over HTTP as on a WebSocket. */
export const LARGEST_FRAME = 1_024 * 1_024;
/** Most messages in one request. */
export const MOST_FRAMES = 256;

const kinds = { frame: 0, closed: 1, alive: 2 } as const;
/** Longest announcement of a parcel's length: a whole document is far shorter. */
const LARGEST_PARCEL = 64 * 1_024 * 1_024;

/** What comes down from the server: a numbered message, the end, or a sign of life. */
export type Parcel =
  | { readonly kind: "frame"; readonly number: number; readonly bytes: Uint8Array }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string }
  | { readonly kind: "alive" };

/** The bytes of one parcel. */
export function writeParcel(parcel: Parcel): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, kinds[parcel.kind]);
    if (parcel.kind === "frame") {
      encoding.writeVarUint(encoder, parcel.number);
      encoding.writeUint8Array(encoder, parcel.bytes);
    } else if (parcel.kind === "closed") {
      encoding.writeVarUint(encoder, parcel.code);
      encoding.writeVarString(encoder, parcel.reason);
    }
  });
  return encoding.encode((encoder) => encoding.writeVarUint8Array(encoder, inner));
}

/** Puts parcels together again, wherever the network has cut them. */
export class ParcelReader {
  #rest = new Uint8Array(0);

  /** The parcels that are whole by now. Throws when these are none: something between has changed the bytes. */
  take(bytes: Uint8Array): Parcel[] {
    this.#rest = joined(this.#rest, bytes);
    const parcels: Parcel[] = [];
    for (;;) {
      const inner = firstWhole(this.#rest);
      if (inner === undefined) return parcels;
      this.#rest = this.#rest.slice(inner.end);
      parcels.push(readParcel(inner.bytes));
    }
  }
}

function firstWhole(
  bytes: Uint8Array,
): { readonly bytes: Uint8Array; readonly end: number } | undefined {
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (length > LARGEST_PARCEL) throw new Error("not a parcel");
    if (byte >= 0x80) continue;
    const end = at + 1 + length;
    return end > bytes.length ? undefined : { bytes: bytes.subarray(at + 1, end), end };
  }
  return undefined;
}

function readParcel(bytes: Uint8Array): Parcel {
  const decoder = decoding.createDecoder(bytes);
  const kind = decoding.readVarUint(decoder);
  switch (kind) {
    case kinds.frame: {
      const number = decoding.readVarUint(decoder);
      return { kind: "frame", number, bytes: bytes.slice(decoder.pos) };
    }
    case kinds.closed: {
      const code = decoding.readVarUint(decoder);
      return { kind: "closed", code, reason: decoding.readVarString(decoder) };
    }
    case kinds.alive:
      return { kind: "alive" };
    default:
      throw new Error("not a parcel");
  }
}

/** The body of a request with messages for the server, in their order. */
export function writeFrames(frames: readonly Uint8Array[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const frame of frames) encoding.writeVarUint8Array(encoder, frame);
  });
}

/** The messages in a request's body. Undefined when it is none, or holds too many. */
export function readFrames(body: Uint8Array): Uint8Array[] | undefined {
  try {
    const decoder = decoding.createDecoder(body);
    const frames: Uint8Array[] = [];
    while (decoding.hasContent(decoder)) {
      if (frames.length === MOST_FRAMES) return undefined;
      frames.push(decoding.readVarUint8Array(decoder));
    }
    return frames;
  } catch {
    return undefined; // cut off: the sender's fault, not ours
  }
}

/** The bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
