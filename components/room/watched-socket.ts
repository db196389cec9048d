import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { splitUpdate } from "./split-update.ts";

/** First two numbers of the messages that carry changes: the answer to the server's question, and an edit. */
const SYNC = 0;
const ANSWER = 1;
const EDIT = 2;
/** Largest update sent in one message; the server reads messages of twice the size. */
const LARGEST = 512 * 1_024;

/** Opens a connection, whatever carries it. */
export type OpenSocket = (url: string, protocols: readonly string[]) => WebSocket;

/** What a message brings: one change, all that the server did not have, or a part of either. */
export type SentKind = "change" | "whole" | "part";

/**
 * A kind of WebSocket that reports each message with changes as it is sent. What is too large for one message, such
 * as the work of a long time offline, goes as several: what the last of them brings, the others were parts of.
 */
export function watchedSocket(
  open: OpenSocket,
  onChangeSent: (kind: SentKind) => void,
): typeof WebSocket {
  function Watched(url: string, protocols: readonly string[]): WebSocket {
    const socket = open(url, protocols);
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      if (!(data instanceof Uint8Array) || data[0] !== SYNC || !isChange(data[1])) {
        send(data);
        return;
      }
      const messages = inParts(data);
      for (const [index, message] of messages.entries()) {
        const last = index === messages.length - 1;
        onChangeSent(!last ? "part" : data[1] === ANSWER ? "whole" : "change");
        send(message);
      }
    };
    return socket;
  }
  // The provider calls it with `new`, which gives whatever a function returns.
  return Watched as unknown as typeof WebSocket;
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
