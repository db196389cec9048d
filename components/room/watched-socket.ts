import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { splitUpdate } from "./split-update.ts";

/** First two numbers of the messages that carry changes: the answer to the server's question, and an edit. */
const SYNC = 0;
const ANSWER = 1;
const EDIT = 2;
/** Largest update sent in one message; the server reads messages of twice the size. */
const LARGEST = 512 * 1_024;

/** What a message brings: one change, all that the server did not have, or a part of either. */
export type SentKind = "change" | "whole" | "part";

/**
 * A WebSocket that reports each message with changes as it is sent. What is too large for one message, such as
 * the work of a long time offline, goes as several: what the last of them brings, the others were parts of.
 */
export function watchedSocket(
  Socket: typeof WebSocket,
  onChangeSent: (kind: SentKind) => void,
): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (!(data instanceof Uint8Array) || data[0] !== SYNC || !isChange(data[1])) {
        super.send(data);
        return;
      }
      const messages = inParts(data);
      for (const [index, message] of messages.entries()) {
        const last = index === messages.length - 1;
        onChangeSent(!last ? "part" : data[1] === ANSWER ? "whole" : "change");
        super.send(message);
      }
    }
  };
}

function isChange(step: number | undefined): boolean {
  return step === ANSWER || step === EDIT;
}

function inParts(message: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  if (message.length <= LARGEST) return [new Uint8Array(message)];
  const decoder = decoding.createDecoder(message.subarray(2));
  const updates = splitUpdate(decoding.readVarUint8Array(decoder), LARGEST);
  return updates.map((update) =>
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, message.subarray(0, 2));
      encoding.writeVarUint8Array(encoder, update);
    }),
  ) as Uint8Array<ArrayBuffer>[];
}
