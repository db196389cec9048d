/** First two numbers of the messages that carry changes: the answer to the server's question, and an edit. */
const SYNC = 0;
const ANSWER = 1;
const EDIT = 2;

/** A WebSocket that reports each message with changes as it is sent; `whole` for the answer that holds everything missing. */
export function watchedSocket(
  Socket: typeof WebSocket,
  onChangeSent: (whole: boolean) => void,
): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (data instanceof Uint8Array && data[0] === SYNC) {
        if (data[1] === ANSWER || data[1] === EDIT) onChangeSent(data[1] === ANSWER);
      }
      super.send(data);
    }
  };
}
