/** How long a socket may take to answer, in milliseconds. */
const PATIENCE = 5_000;
const QUESTION = "is anybody there?";

/** How a try of a socket went: not opened, open but without an answer, or answered after so many milliseconds. */
export type SocketProbe =
  | { readonly works: true; readonly took: number }
  | { readonly works: false; readonly opened: boolean };

/** Opens a socket beside everything else, asks something, and hangs up. `base` is the address of the sync server. */
export function probeSocket(
  Socket: typeof WebSocket,
  base: string,
  now: () => number,
): Promise<SocketProbe> {
  return new Promise((resolve) => {
    const socket = new Socket(`${base}/check/socket`);
    let opened = false;
    let asked = now();
    const end = (result: SocketProbe) => {
      clearTimeout(timer);
      socket.onclose = null;
      socket.close();
      resolve(result);
    };
    const timer = setTimeout(() => end({ works: false, opened }), PATIENCE);
    socket.onopen = () => {
      opened = true;
      asked = now();
      socket.send(QUESTION);
    };
    socket.onmessage = () => end({ works: true, took: now() - asked });
    // Always followed by the close event.
    socket.onerror = () => {};
    socket.onclose = () => end({ works: false, opened });
  });
}
