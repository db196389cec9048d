/** What carries a map's messages: a WebSocket, or plain requests where the network lets none through. */
type Way = "socket" | "http";

/** A page on which no socket has ever worked gives one up after this many attempts, or this many milliseconds without a word. */
const ATTEMPTS = 2;
const SHORT_PATIENCE = 5_000;
/** Where one has worked, more has to go wrong. */
const ATTEMPTS_WHERE_IT_WORKED = 4;
const PATIENCE = 15_000;
/** How long until a socket is tried quietly; doubles up to the longest with every time that it does not work. */
const FIRST_PROBE = 30_000;
const LONGEST_PROBE = 5 * 60_000;

/** How this page reaches the server, and what it has learned about that. */
export interface Carrier {
  readonly way: Way;
  /** A socket has carried a greeting since the page was opened. */
  readonly socketWorked: boolean;
  /** Attempts in a row, on the present way, that have not brought a greeting. */
  readonly failures: number;
  /** Quiet tries in a row that have not worked. */
  readonly probes: number;
  /** When a socket is to be tried quietly; milliseconds since 1970. */
  readonly probeAt: number | undefined;
}

export type CarrierEvent =
  /** The server has greeted us. */
  | { readonly kind: "greeted"; readonly now: number }
  /** The connection ended, or was given up, before that; `silent` when it had opened and nothing came. */
  | { readonly kind: "failed"; readonly silent: boolean }
  /** A socket was tried beside the connection. */
  | { readonly kind: "probed"; readonly works: boolean; readonly now: number };

/** Before anything has happened. */
export const firstCarrier: Carrier = {
  way: "socket",
  socketWorked: false,
  failures: 0,
  probes: 0,
  probeAt: undefined,
};

/** What is known after the event. */
export function afterCarrierEvent(carrier: Carrier, event: CarrierEvent): Carrier {
  switch (event.kind) {
    case "greeted":
      if (carrier.way === "http") {
        const probeAt = event.now + probePause(carrier.probes);
        return { ...carrier, failures: 0, probeAt };
      }
      return { ...carrier, socketWorked: true, failures: 0, probes: 0 };
    case "failed":
      return afterFailure(carrier, event.silent);
    case "probed": {
      if (event.works) return { ...carrier, way: "socket", failures: 0, probeAt: undefined };
      const probes = carrier.probes + 1;
      return { ...carrier, probes, probeAt: event.now + probePause(probes) };
    }
  }
}

function afterFailure(carrier: Carrier, silent: boolean): Carrier {
  const failures = carrier.failures + 1;
  const most = carrier.socketWorked ? ATTEMPTS_WHERE_IT_WORKED : ATTEMPTS;
  // An open socket on which nothing comes is held back by something on the way: no need to see that twice.
  const heldBack = silent && carrier.way === "socket" && !carrier.socketWorked;
  if (failures < most && !heldBack) return { ...carrier, failures };
  // Nor does the other way seem to work: the two take turns.
  const way = carrier.way === "socket" ? "http" : "socket";
  return { ...carrier, way, failures: 0, probeAt: undefined };
}

function probePause(probes: number): number {
  return Math.min(FIRST_PROBE * 2 ** probes, LONGEST_PROBE);
}

/** How long a new connection may take to be greeted, in milliseconds. */
export function greetingPatience({ way, socketWorked }: Carrier): number {
  return way === "socket" && !socketWorked ? SHORT_PATIENCE : PATIENCE;
}

/** What the screen says beside Saved. */
export function carrierWords({ way }: Carrier): string | undefined {
  return way === "http" ? "slower connection" : undefined;
}
