import { probeSocket } from "#components/room/probe-socket.ts";
import type { Busy, EchoMeasured, Measured, PollMeasured, StreamMeasured } from "./findings.ts";

/** Longer than any answer may take; the server holds a question for 20 seconds. */
const LONGEST = 30_000;

/** Measures everything at once and tells each part as soon as it is known. */
export async function measure(note: (part: Measured) => void): Promise<void> {
  const sync = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`;
  const now = () => performance.now();
  await Promise.all([
    probeSocket(WebSocket, sync, now).then((socket) => note({ socket })),
    measureStream().then((stream) => note({ stream })),
    measurePoll().then((poll) => note({ poll })),
    measureEcho().then((echo) => note({ echo })),
    measureStorage().then((storage) => note({ storage })),
  ]);
}

function ask(what: string, init: RequestInit = {}): Promise<Response> {
  const signal = AbortSignal.timeout(LONGEST);
  return fetch(`/sync/check/${what}`, { ...init, cache: "no-store", signal });
}

function isBusy({ status }: Response): boolean {
  return status === 429 || status === 503;
}

async function measureStream(): Promise<StreamMeasured> {
  try {
    const response = await ask("stream");
    if (isBusy(response)) return "busy" satisfies Busy;
    if (!response.ok || response.body === null) return "blocked";
    const reader = response.body.getReader();
    let first: number | undefined;
    let last = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      last = performance.now();
      first ??= last;
    }
    return first === undefined ? "blocked" : { spread: last - first };
  } catch {
    return "blocked";
  }
}

async function measurePoll(): Promise<PollMeasured> {
  const begun = performance.now();
  const took = () => performance.now() - begun;
  try {
    const response = await ask("poll");
    if (isBusy(response)) return "busy";
    return { answered: response.ok, took: took() };
  } catch {
    return { answered: false, took: took() };
  }
}

async function measureEcho(): Promise<EchoMeasured> {
  try {
    const begun = Date.now();
    const response = await ask("echo", { method: "POST", body: new Uint8Array([0, 1, 254, 255]) });
    if (isBusy(response)) return "busy";
    if (!response.ok) return "blocked";
    const { now, received } = (await response.json()) as { now: number; received: number };
    const ended = Date.now();
    if (received !== 4) return "blocked";
    // Half of the time went by before the server looked at its clock.
    return { ahead: (begun + ended) / 2 - now, took: ended - begun };
  } catch {
    return "blocked";
  }
}

/** Opens a small database of its own and deletes it again. */
function measureStorage(): Promise<boolean> {
  const name = "gap-map-check";
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(name);
      opening.onerror = () => resolve(false);
      opening.onblocked = () => resolve(false);
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase(name);
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
