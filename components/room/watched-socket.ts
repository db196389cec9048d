/** First two numbers of the messages that carry changes: the answer to the server's question, and an edit. */
const SYNC = 0;
const ANSWER = 1;
const EDIT = 2;

/** Opens a connection, whatever carries it. */
export type OpenSocket = (url: string, protocols: readonly string[]) => WebSocket;

/** A kind of WebSocket that reports each message with changes as it is sent; `whole` for the answer that holds everything missing. */
export function watchedSocket(
  open: OpenSocket,
  onChangeSent: (whole: boolean) => void,
): typeof WebSocket {
  function Watched(url: string, protocols: readonly string[]): WebSocket {
    const socket = open(url, protocols);
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      if (data instanceof Uint8Array && data[0] === SYNC) {
        if (data[1] === ANSWER || data[1] === EDIT) onChangeSent(data[1] === ANSWER);
      }
      send(data);
    };
    return socket;
  }
  // The provider calls it with `new`, which gives whatever a function returns.
  return Watched as unknown as typeof WebSocket;
}
