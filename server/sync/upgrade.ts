import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { CONTROL_PROTOCOL, TOKEN_PROTOCOL } from "#lib/wire/control.ts";
import { LARGEST_FRAME } from "#lib/wire/parcels.ts";
import { addressIn } from "#server/headers.ts";
import { isOwnOrigin } from "#server/origin.ts";
import type { Authorise, Grant } from "./authorise.ts";
import type { Clock } from "./clock.ts";
import { keepDeadlines } from "./deadlines.ts";
import { reasonOf } from "./reason.ts";
import { Full } from "./rooms.ts";
import type { Place } from "./seat.ts";
import { OutOfReach } from "./store.ts";
import type { Pass, Turnstile } from "./turnstile.ts";

const address = /^\/sync\/([A-Za-z0-9_-]{1,64})$/;
/** Longest token that is looked at. */
export const LONGEST_TOKEN = 4_096;
/** How long a polite goodbye may take. */
const GOODBYE = 2_000;

/** What is needed to decide whether somebody may come in. */
export interface Admission {
  readonly authorise: Authorise;
  readonly open: (mapId: string) => Promise<Place | undefined>;
  /** Counts the times that anybody's standing on a map changed: what was read before has to be read again. */
  readonly standingChanges: () => number;
  /** A number of the close codes while nobody may come in. */
  readonly closed: () => number | undefined;
  readonly turnstile: Turnstile;
  readonly clock: Clock;
  readonly tell: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
}

/** What is needed to let somebody in over a WebSocket. */
export interface DoorParts extends Admission {
  readonly welcome: (ws: WebSocket, place: Place, visit: Visit) => void;
}

/** Who comes in where. */
export interface Visit extends Grant {
  readonly mapId: string;
  /** Whether the client announced that it knows control frames. */
  readonly speaksControl: boolean;
}

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;

/**
 * Opens a connection to a map. Who it is, whether they may, and the document are settled first:
 * a client's first message is never lost, nor answered from an empty document. What a browser
 * must be able to read (it cannot see HTTP errors here) is said by a close code.
 */
export function upgradeWith(parts: DoorParts): Upgrade {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    handleProtocols: (offered) =>
      offered.has(CONTROL_PROTOCOL) ? CONTROL_PROTOCOL : first(offered),
  });
  return async (request, socket, head) => {
    const drop = () => socket.destroy();
    socket.on("error", drop);
    const knock = readKnock(request);
    if (knock === undefined) return refuse(socket, "400 Bad Request");
    if (isFromElsewhere(request.headers)) return refuse(socket, "403 Forbidden");
    const pass = parts.turnstile.enter(addressIn(request.headers));
    if ("retryAfter" in pass) return refuse(socket, "503 Service Unavailable", pass.retryAfter);
    socket.once("close", pass.leave);
    const answer = await admitVisitor(parts, knock, pass);
    if (socket.destroyed) return;
    sockets.handleUpgrade(request, socket, head, (ws) => {
      // ws says what is wrong with what it cannot read before it hangs up.
      ws.on("error", () => parts.clock.after(GOODBYE, () => ws.terminate()));
      socket.off("error", drop);
      if (typeof answer === "number") ws.close(answer);
      else {
        keepDeadlines(ws, socket, parts.clock);
        parts.welcome(ws, answer.place, answer.visit);
      }
    });
  };
}

/** Whether a page of another site makes somebody's browser ask. Scripts name no origin. */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const { origin } = headers;
  return origin !== undefined && !isOwnOrigin(origin, headers);
}

/** Somebody who knocks, as far as their request tells. */
interface Knocked {
  readonly mapId: string;
  readonly token: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly speaksControl: boolean;
}

function readKnock({ url = "", headers }: IncomingMessage): Knocked | undefined {
  const [path = "", query = ""] = url.split("?", 2);
  const mapId = address.exec(path)?.[1];
  if (mapId === undefined) return undefined;
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((one) => one.trim());
  const carried = offered.find((one) => one.startsWith(TOKEN_PROTOCOL));
  const token =
    carried?.slice(TOKEN_PROTOCOL.length) ?? new URLSearchParams(query).get("token") ?? undefined;
  if (token !== undefined && token.length > LONGEST_TOKEN) return undefined;
  return { mapId, token, headers, speaksControl: offered.includes(CONTROL_PROTOCOL) };
}

/** Place and visit, or the code to close with. */
export async function admitVisitor(
  { authorise, open, standingChanges, closed, tell }: Admission,
  { speaksControl, ...knock }: Knocked,
  pass: Pass,
): Promise<{ place: Place; visit: Visit } | number> {
  const shut = closed();
  if (shut !== undefined) return shut;
  try {
    for (;;) {
      const before = standingChanges();
      const allowed = await authorise(knock);
      if (!allowed.ok) return allowed.error;
      const place = await open(knock.mapId);
      if (place === undefined) return closeCodes.notFound;
      if (before !== standingChanges()) continue;
      const { person } = allowed.value;
      if (!pass.sit(knock.mapId, person.id)) return closeCodes.overload;
      return { place, visit: { ...allowed.value, mapId: knock.mapId, speaksControl } };
    }
  } catch (error) {
    if (error instanceof Full || error instanceof OutOfReach) return closeCodes.overload;
    tell("connection failed", { map: knock.mapId, reason: reasonOf(error) });
    return closeCodes.storage;
  }
}

function refuse(socket: Duplex, status: string, retryAfter?: number): void {
  const again = retryAfter === undefined ? "" : `Retry-After: ${retryAfter}\r\n`;
  socket.end(`HTTP/1.1 ${status}\r\n${again}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

function first(offered: ReadonlySet<string>): string | false {
  for (const one of offered) return one;
  return false;
}
