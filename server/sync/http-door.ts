import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { headers, LARGEST_FRAME, LONGEST_POLL, readFrames } from "#lib/wire/parcels.ts";
import { addressIn } from "#server/headers.ts";
import type { Clock } from "./clock.ts";
import { readBytes } from "./http-body.ts";
import { HttpLink } from "./http-link.ts";
import { answerOnce, streamTo } from "./http-reader.ts";
import { reasonOf } from "./reason.ts";
import type { Place } from "./seat.ts";
import type { Pass } from "./turnstile.ts";
import {
  type Admission,
  admitVisitor,
  isFromElsewhere,
  LONGEST_TOKEN,
  type Visit,
} from "./upgrade.ts";

/** Connections over HTTP in one process: each may hold a few megabytes. */
const MOST_SESSIONS = 1_000;
/** Requests of one connection whose bodies are read at the same time: the last one, and the one it repeats. */
const MOST_AT_ONCE = 2;
/** One message of the largest size, with its length in front. */
const LARGEST_BODY = LARGEST_FRAME + 16;

const address = /^\/sync\/([A-Za-z0-9_-]{1,64})\/(open|down|up)$/;
const methods = { open: "POST", down: "GET", up: "POST" } as const;

/** What is needed to serve connections over HTTP. */
export interface HttpDoorParts extends Admission {
  readonly clock: Clock;
  /** Counts somebody in; gives what to call when they have left. */
  readonly arrived: (place: Place, visit: Visit) => () => void;
}

interface Session {
  readonly link: HttpLink;
  readonly mapId: string;
  readonly token: Buffer;
  /** Bodies that are being read. */
  reading: number;
}

interface Call {
  readonly mapId: string;
  readonly token: string;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * The same messages as on a WebSocket, for networks that let none through. `POST open` gives a
 * session; `GET down` streams what comes, or waits for it; `POST up` takes messages. A session
 * belongs to the map and to the token it was opened with, which both travel in headers.
 */
export class HttpDoor {
  readonly #parts: HttpDoorParts;
  readonly #sessions = new Map<string, Session>();
  #opening = 0;

  constructor(parts: HttpDoorParts) {
    this.#parts = parts;
  }

  /** Answers the request, if it is one of these. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = "", query = ""] = (request.url ?? "").split("?", 2);
    const [, mapId, verb] = address.exec(path) ?? [];
    if (mapId === undefined || !isVerb(verb)) return false;
    response.on("error", () => response.destroy());
    const token = request.headers[headers.token];
    if (request.method !== methods[verb]) reply(response, 405, {});
    else if (isFromElsewhere(request.headers)) reply(response, 403, {});
    else if (typeof token !== "string" || token.length > LONGEST_TOKEN) {
      reply(response, 401, { closed: closeCodes.unauthenticated });
    } else {
      const call = { mapId, token, query: new URLSearchParams(query), request, response };
      this.#serve(verb, call).catch((error: unknown) => {
        this.#parts.tell("request failed", { map: mapId, reason: reasonOf(error) });
        reply(response, 500, {});
      });
    }
    return true;
  }

  async #serve(verb: keyof typeof methods, call: Call): Promise<void> {
    if (verb === "open") return this.#open(call);
    const id = call.request.headers[headers.session];
    const session = typeof id === "string" ? this.#sessions.get(id) : undefined;
    // Whose it is not learns no more than that it is not there.
    if (session === undefined || !belongs(session, call)) reply(call.response, 404, {});
    else if (verb === "down") this.#down(session.link, call);
    else await this.#up(session, call);
  }

  async #open({ mapId, token, request, response }: Call): Promise<void> {
    request.resume();
    if (this.#sessions.size + this.#opening >= MOST_SESSIONS) {
      reply(response, 503, { closed: closeCodes.overload });
      return;
    }
    this.#opening += 1;
    const pass = this.#parts.turnstile.enter(addressIn(request.headers));
    const knock = { mapId, token, headers: request.headers, speaksControl: true };
    const answer =
      "retryAfter" in pass ? closeCodes.overload : await admitVisitor(this.#parts, knock, pass);
    this.#opening -= 1;
    if (!("retryAfter" in pass) && (response.destroyed || typeof answer === "number")) pass.leave();
    if (response.destroyed) return;
    if (typeof answer === "number") reply(response, statusFor(answer), { closed: answer });
    else if (!("retryAfter" in pass)) {
      reply(response, 200, { session: this.#begin(answer, token, pass) });
    }
  }

  #begin({ place, visit }: { place: Place; visit: Visit }, token: string, pass: Pass): string {
    const id = randomBytes(32).toString("base64url");
    const link = new HttpLink(visit.person, this.#parts.clock);
    const { mapId } = visit;
    this.#sessions.set(id, { link, mapId, token: hashOf(token), reading: 0 });
    const left = this.#parts.arrived(place, visit);
    link.attach({
      receive: (bytes) => place.receive(link, bytes),
      drained: () => place.drained(link),
      left: () => {
        place.leave(link);
        left();
        pass.leave();
      },
      forgotten: () => this.#sessions.delete(id),
    });
    place.join(link, visit.role);
    return id;
  }

  #down(link: HttpLink, { query, response }: Call): void {
    const { clock } = this.#parts;
    link.confirm(numberIn(query, "after"));
    const wait = query.get("wait");
    const reader =
      wait === null
        ? streamTo(response, clock, () => link.flush())
        : answerOnce(response, clock, waitOf(wait), () => link.unread(reader));
    response.on("close", () => link.unread(reader));
    link.read(reader);
  }

  async #up(session: Session, { query, request, response }: Call): Promise<void> {
    const { link } = session;
    if (session.reading >= MOST_AT_ONCE) {
      reply(response, 429, {});
      return;
    }
    session.reading += 1;
    const body = await readBytes(request, LARGEST_BODY, this.#parts.clock);
    session.reading -= 1;
    if (body === "too-large") link.close(closeCodes.tooBig, "too large");
    else if (body !== "broken-off") take(link, body, query);
    const { received, closed } = link;
    reply(response, 200, closed === undefined ? { received } : { received, closed });
  }
}

function take(link: HttpLink, body: Uint8Array, query: URLSearchParams): void {
  const frames = readFrames(body);
  if (frames === undefined) {
    link.close(closeCodes.policy, "not our protocol");
    return;
  }
  link.confirm(numberIn(query, "after"));
  link.receive(numberIn(query, "seq"), frames);
  if (query.has("bye")) link.leave();
}

function isVerb(verb: string | undefined): verb is keyof typeof methods {
  return verb !== undefined && verb in methods;
}

function belongs({ mapId, token }: Session, call: Call): boolean {
  return mapId === call.mapId && timingSafeEqual(token, hashOf(call.token));
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** A number from 0 up; 0 for what is none. */
function numberIn(query: URLSearchParams, name: string): number {
  const value = Number(query.get(name) ?? 0);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function waitOf(asked: string): number {
  const wait = Number(asked);
  return wait >= 0 && wait < LONGEST_POLL ? wait : LONGEST_POLL;
}

function statusFor(code: number): number {
  if (code === closeCodes.unauthenticated) return 401;
  if (code === closeCodes.forbidden) return 403;
  return code === closeCodes.notFound ? 404 : 503;
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}
