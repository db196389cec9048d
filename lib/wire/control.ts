import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { z } from "zod";
import { roles } from "./roles.ts";

/** The WebSocket subprotocol by which a browser says that it understands control frames. */
export const CONTROL_PROTOCOL = "gap-map.1";

/** A sync token travels beside it, as a second subprotocol that starts like this; never in the address. */
export const TOKEN_PROTOCOL = "gap-map.token.";

/** First numbers of the frames that a stock y-websocket client never gets to see. */
export const control = {
  ack: 100,
  hello: 101,
  nack: 102,
  storage: 103,
  role: 104,
  restored: 105,
} as const;

/**
 * Why a change was refused. Only `gap` heals by itself: the server asks for what is missing.
 * After `read-only` the change stays on this screen alone; so does one made under somebody else's Yjs id.
 */
const refusals = [
  "malformed",
  "too-many",
  "gap",
  "missing-dependency",
  "bad-root",
  "bad-kind",
  "bad-value",
  "foreign-client",
  "read-only",
] as const;
export type Refusal = (typeof refusals)[number];

const standing = {
  role: z.enum(roles),
  locked: z.boolean(),
  mayWrite: z.boolean(),
  /** The server cannot find out who may still write: nobody does until it can. */
  paused: z.boolean().optional(),
};

const helloSchema = z.object({
  ...standing,
  epoch: z.number().int(),
  person: z.object({
    id: z.string(),
    name: z.string(),
    organisation: z.string(),
    /** Names or item ids of the services they speak for. */
    services: z.array(z.string()).readonly().default([]),
    colour: z.string(),
  }),
});
const nackSchema = z.object({ frame: z.number().int(), reason: z.enum(refusals) });
const storageSchema = z.object({ saving: z.boolean() });
const roleSchema = z.object(standing);
const versionNumber = z.number().int().positive();
const restoredSchema = z.object({
  by: z.object({ id: z.string(), name: z.string() }),
  version: versionNumber,
  kept: versionNumber,
});

/** First frame on a connection: who the server takes this person to be, and what they may do. */
export type Hello = z.infer<typeof helloSchema>;

/** Somebody has brought this version of the map back; how the map was until then is version `kept`. */
export type Restored = z.infer<typeof restoredSchema>;

/**
 * What the server says beside the document. Frames that carry changes are counted from 1 on each
 * connection: `ack` says that all of them up to `upTo` are in the database, except those refused
 * by a `nack`. `storage` says whether the database takes changes at the moment. `restored` is said
 * also to those who come in within a minute and have not heard of it.
 */
export type Control =
  | { readonly kind: "ack"; readonly upTo: number }
  | { readonly kind: "hello"; readonly hello: Hello }
  | { readonly kind: "nack"; readonly frame: number; readonly reason: Refusal }
  | { readonly kind: "storage"; readonly saving: boolean }
  | ({ readonly kind: "role" } & z.infer<typeof roleSchema>)
  | ({ readonly kind: "restored" } & Restored);

/** The bytes of a control frame. */
export function writeControl(message: Control): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, control[message.kind]);
    if (message.kind === "ack") {
      encoding.writeVarUint(encoder, message.upTo);
      return;
    }
    const { kind, ...body } = message;
    encoding.writeVarString(encoder, JSON.stringify(kind === "hello" ? message.hello : body));
  });
}

/** The control frame of this type whose body the decoder stands before. Undefined when it is none we know. */
export function readControl(type: number, decoder: decoding.Decoder): Control | undefined {
  try {
    if (type === control.ack) return { kind: "ack", upTo: decoding.readVarUint(decoder) };
    const body: unknown = JSON.parse(decoding.readVarString(decoder));
    return readBody(type, body);
  } catch {
    return undefined;
  }
}

function readBody(type: number, body: unknown): Control | undefined {
  switch (type) {
    case control.hello: {
      const { data } = helloSchema.safeParse(body);
      return data && { kind: "hello", hello: data };
    }
    case control.nack: {
      const { data } = nackSchema.safeParse(body);
      return data && { kind: "nack", ...data };
    }
    case control.storage: {
      const { data } = storageSchema.safeParse(body);
      return data && { kind: "storage", ...data };
    }
    case control.role: {
      const { data } = roleSchema.safeParse(body);
      return data && { kind: "role", ...data };
    }
    case control.restored: {
      const { data } = restoredSchema.safeParse(body);
      return data && { kind: "restored", ...data };
    }
    default:
      return undefined;
  }
}
