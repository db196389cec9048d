import type { SocketProbe } from "#components/room/probe-socket.ts";

/** What was measured on this computer. A part that has not been measured yet is missing. */
export interface Measured {
  readonly socket?: SocketProbe;
  readonly stream?: StreamMeasured;
  readonly poll?: PollMeasured;
  readonly echo?: EchoMeasured;
  readonly storage?: boolean;
}

/** The server was asked by too many at once: this says nothing about the network. */
export type Busy = "busy";
/** Milliseconds from the first piece to the last, which the server sends two seconds apart. */
export type StreamMeasured = { readonly spread: number } | "blocked" | Busy;
/** Milliseconds that a question could be held, and whether the answer came. */
export type PollMeasured = { readonly answered: boolean; readonly took: number } | Busy;
/** How far this computer's clock is ahead of the server's, in milliseconds. */
export type EchoMeasured = { readonly ahead: number; readonly took: number } | "blocked" | Busy;

/** How one part of the check went. */
export interface Finding {
  readonly what: string;
  readonly state: "checking" | "works" | "attention" | "blocked" | "unknown";
  readonly words: string;
  /** What to ask for, when something is wrong. */
  readonly ask?: string;
}

/** Pieces that come closer together than this were held back. */
const HELD_BACK = 1_000;
/** A clock may be so far off before times on the screen mislead. */
const CLOCK_OFF = 60_000;

const checking = { state: "checking", words: "Not known yet." } as const;
const busy = {
  state: "unknown",
  words: "Too many checks at once. Check again in a minute.",
} as const;

/** What has been found out, in plain words and in the order in which it matters. `host` as the network team knows it. */
export function findingsOf(measured: Measured, host: string): readonly Finding[] {
  return [
    { what: "This page", state: "works", words: "The page and its scripts have arrived." },
    { what: "Live connection (WebSocket)", ...socketFinding(measured.socket, host) },
    { what: "Streamed answers", ...streamFinding(measured.stream, host) },
    { what: "Long requests", ...pollFinding(measured.poll, host) },
    { what: "Sending", ...echoFinding(measured.echo, host) },
    { what: "Storage in this browser", ...storageFinding(measured.storage, host) },
    { what: "Clock of this computer", ...clockFinding(measured.echo) },
  ];
}

type Told = Omit<Finding, "what">;

function socketFinding(socket: SocketProbe | undefined, host: string): Told {
  if (socket === undefined) return checking;
  if (socket.works) return works(`Answered in ${Math.round(socket.took)} ms.`);
  const ask = `Allow secure WebSockets (wss) to ${host}, for addresses that begin with /sync/, and pass the Upgrade header on.`;
  return socket.opened
    ? { state: "blocked", words: "It opens, but nothing comes back on it.", ask }
    : { state: "blocked", words: "It cannot be opened.", ask };
}

function streamFinding(stream: StreamMeasured | undefined, host: string): Told {
  if (stream === undefined) return checking;
  if (stream === "busy") return busy;
  const ask = `Do not buffer or scan answers from https://${host}/sync/ before they are passed on.`;
  if (stream === "blocked") return { state: "blocked", words: "The answer did not arrive.", ask };
  if (stream.spread < HELD_BACK) {
    return { state: "attention", words: "Held back until they are whole.", ask };
  }
  return works("They arrive piece by piece.");
}

function pollFinding(poll: PollMeasured | undefined, host: string): Told {
  if (poll === undefined) return checking;
  if (poll === "busy") return busy;
  const seconds = Math.round(poll.took / 1_000);
  if (poll.answered) return works(`A request was held for ${seconds} seconds and then answered.`);
  const ask = `Let requests to https://${host}/sync/ last at least 60 seconds before they are cut.`;
  const words =
    seconds < 1 ? "The request was refused." : `The request was cut after ${seconds} s.`;
  return { state: "attention", words, ask };
}

function echoFinding(echo: EchoMeasured | undefined, host: string): Told {
  if (echo === undefined) return checking;
  if (echo === "busy") return busy;
  if (echo !== "blocked") return works(`Answered in ${Math.round(echo.took)} ms.`);
  const ask = `Allow POST requests to https://${host}/sync/ and /api/, also those that carry binary data.`;
  return { state: "blocked", words: "What was sent did not get an answer.", ask };
}

function storageFinding(storage: boolean | undefined, host: string): Told {
  if (storage === undefined) return checking;
  if (storage) return works("The browser lets this site keep data.");
  const ask = `Let browsers keep data of ${host} (site data, IndexedDB), outside private windows, too.`;
  const words = "Not allowed here. Changes made offline last only while the page is open.";
  return { state: "attention", words, ask };
}

function clockFinding(echo: EchoMeasured | undefined): Told {
  if (echo === undefined) return checking;
  if (echo === "busy") return busy;
  if (echo === "blocked") return { state: "unknown", words: "It could not be compared." };
  const words = clockWords(echo.ahead);
  if (Math.abs(echo.ahead) <= CLOCK_OFF) return works(words);
  return { state: "attention", words, ask: "Set this computer's clock by a time server." };
}

function clockWords(ahead: number): string {
  const seconds = Math.round(Math.abs(ahead) / 1_000);
  if (seconds < 2) return "The same time as the server.";
  const amount = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  return `${amount} ${ahead > 0 ? "ahead of" : "behind"} the server.`;
}

function works(words: string): Told {
  return { state: "works", words };
}

/** What it all comes to, for somebody who has to join a workshop from here. */
export interface Verdict {
  readonly tone: "info" | "done" | "attention";
  readonly words: string;
}

/** The sum of the findings; undefined while something is being checked. */
export function verdictOf({ socket, stream, poll, echo, storage }: Measured): Verdict | undefined {
  if (!socket || !stream || !poll || !echo || storage === undefined) return undefined;
  if (socket.works && echo !== "blocked") {
    return { tone: "done", words: "Workshops work from this computer." };
  }
  const down = isObject(stream) || (isObject(poll) && (poll.answered || poll.took >= 2_000));
  if (down && isObject(echo)) {
    const words = "Workshops work from this computer, over a slower connection.";
    return { tone: "info", words };
  }
  if (stream === "busy" || poll === "busy" || echo === "busy") {
    return { tone: "info", words: "Too many checks at once. Check again in a minute." };
  }
  return { tone: "attention", words: "Workshops do not work from this computer." };
}

function isObject<T>(value: T): value is Exclude<T, string> {
  return typeof value === "object";
}

/** What to write to the network team about, one request each. */
export function asksOf(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ ask }) => ask ?? []);
}

/** The whole check as lines of plain text. */
export function reportLines(
  findings: readonly Finding[],
  verdict: Verdict | undefined,
  about: { readonly address: string; readonly at: string; readonly browser: string },
): readonly string[] {
  const asks = asksOf(findings);
  return [
    "Gap Map: check of the connection",
    `Address: ${about.address}`,
    `Time: ${about.at}`,
    `Browser: ${about.browser}`,
    "",
    verdict?.words ?? "The check was not finished.",
    ...findings.map(({ what, state, words }) => `- ${what}: ${stateWords[state]}. ${words}`),
    ...(asks.length === 0 ? [] : ["", "Please ask the network team:"]),
    ...asks.map((ask) => `- ${ask}`),
  ];
}

/** One word for each state. */
export const stateWords: Readonly<Record<Finding["state"], string>> = {
  checking: "Checking",
  works: "Works",
  attention: "Limited",
  blocked: "Blocked",
  unknown: "Not known",
};
