import * as encoding from "lib0/encoding";
import { CONTROL_PROTOCOL, control } from "#lib/wire/control.ts";

/** The servers that are measured. */
export const servers = [
  "ours",
  "y-websocket-server",
  "y-websocket-log",
  "hocuspocus",
  "hocuspocus-4",
  "tldraw",
] as const;
export type ServerName = (typeof servers)[number];
/** Those that speak Yjs. */
export type YjsServer = Exclude<ServerName, "tldraw">;

/** How one server wants to be spoken to; all but tldraw's speak y-websocket's messages inside. */
export interface Dialect {
  readonly protocols: readonly string[];
  path(room: string, person: string): string;
  /** What stands before each message about this room, in both directions. */
  prefix(room: string): Uint8Array;
  /** What has to be said before anything else. */
  readonly introduction: Uint8Array | undefined;
  /** The first number of a message that says what has been saved, where there is such a message. */
  readonly ack: number | undefined;
}

const nothing = new Uint8Array(0);
/** hocuspocus: a message about who one is, and that it is a token. */
const AUTH = 2;
const TOKEN = 0;

const hocuspocus: Dialect = {
  protocols: [],
  path: () => "/",
  prefix: (room) => encoding.encode((encoder) => encoding.writeVarString(encoder, room)),
  introduction: encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, TOKEN);
    encoding.writeVarString(encoder, "bench");
  }),
  ack: undefined,
};

const yWebsocket: Dialect = {
  protocols: [],
  path: (room) => `/${room}`,
  prefix: () => nothing,
  introduction: undefined,
  ack: undefined,
};

export const dialects: Readonly<Record<YjsServer, Dialect>> = {
  ours: {
    protocols: [CONTROL_PROTOCOL],
    path: (room, person) => `/sync/${room}?token=${person}.contributor`,
    prefix: () => nothing,
    introduction: undefined,
    ack: control.ack,
  },
  "y-websocket-server": yWebsocket,
  "y-websocket-log": yWebsocket,
  hocuspocus,
  "hocuspocus-4": hocuspocus,
};
