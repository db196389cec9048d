import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** The first two numbers of y-websocket's messages. */
const SYNC = 0;
const PRESENCE = 1;
const AUTH = 2;
const WHO_IS_THERE = 3;
const STATE_VECTOR = 0;
const MISSING = 1;
const UPDATE = 2;

/** What a browser may say. `change` is the answer to our question at joining, or a new edit. */
export type Frame =
  | { readonly kind: "ask"; readonly stateVector: Uint8Array }
  | { readonly kind: "change"; readonly answer: boolean; readonly update: Uint8Array }
  | { readonly kind: "presence"; readonly entries: Uint8Array }
  | { readonly kind: "who-is-there" }
  /** Counts as a change for the sender, but its bytes cannot be read. */
  | { readonly kind: "unreadable-change" }
  /** Known to the protocol, of no use to us. */
  | { readonly kind: "idle" };

/** Reads a message. Undefined means that it is none of the protocol. Never throws. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) return readSync(decoder);
    if (type === PRESENCE) {
      return { kind: "presence", entries: decoding.readVarUint8Array(decoder) };
    }
    if (type === WHO_IS_THERE) return { kind: "who-is-there" };
    return type === AUTH ? { kind: "idle" } : undefined;
  } catch {
    return undefined; // truncated: the sender's fault, not ours
  }
}

function readSync(decoder: decoding.Decoder): Frame | undefined {
  const step = decoding.readVarUint(decoder);
  if (step === STATE_VECTOR) {
    return { kind: "ask", stateVector: decoding.readVarUint8Array(decoder) };
  }
  if (step !== MISSING && step !== UPDATE) return undefined;
  try {
    const update = decoding.readVarUint8Array(decoder);
    return { kind: "change", answer: step === MISSING, update };
  } catch {
    return { kind: "unreadable-change" };
  }
}

/** Writes the messages of y-websocket. */
export const frames = {
  ask: (stateVector: Uint8Array) => write([SYNC, STATE_VECTOR], stateVector),
  missing: (update: Uint8Array) => write([SYNC, MISSING], update),
  change: (update: Uint8Array) => write([SYNC, UPDATE], update),
  presence: (entries: Uint8Array) => write([PRESENCE], entries),
  /** A presence message about nobody: stock clients hang up when they hear nothing for 30 seconds. */
  nothingNew: write([PRESENCE], new Uint8Array([0])),
};

function write(header: readonly number[], body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of header) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint8Array(encoder, body);
  });
}
