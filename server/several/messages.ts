import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Visitor } from "#server/sync/seat.ts";
import type { BroughtBack, PersonThere } from "#server/versions.ts";

/** What is asked of the process that serves a map: to bring a version back, or who is there. */
export type Question =
  | { readonly what: "bring back"; readonly version: BroughtBack }
  | { readonly what: "present" };

/** What it answers: how many edits that took, or who is there. */
export interface Answer {
  readonly changes?: number;
  readonly present?: readonly PersonThere[];
}

/**
 * What one process says to another. A connection that ends at one process and whose map is served by
 * another is a `link`: up go its frames, down comes what the room sends it.
 */
export type Message =
  | {
      readonly kind: "join";
      readonly link: number;
      readonly mapId: string;
      readonly person: Visitor;
      readonly speaksControl: boolean;
    }
  | { readonly kind: "frame"; readonly link: number; readonly bytes: Uint8Array }
  | { readonly kind: "leave"; readonly link: number }
  /** So many of the bytes sent to the link have been taken by its network, counted from its beginning. */
  | { readonly kind: "taken"; readonly link: number; readonly total: number }
  | { readonly kind: "send"; readonly links: readonly number[]; readonly bytes: Uint8Array }
  | {
      readonly kind: "close";
      readonly link: number;
      readonly code: number;
      readonly reason: string;
    }
  | {
      readonly kind: "ask";
      readonly call: number;
      readonly mapId: string;
      readonly question: Question;
    }
  | ({ readonly kind: "answer"; readonly call: number; readonly ok: boolean } & Answer);

const nothing = new Uint8Array();

/** Several messages as one parcel. */
export function pack(messages: readonly Message[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.length);
    for (const message of messages) {
      const { bytes = nothing, ...head } = { bytes: undefined, ...message };
      encoding.writeVarString(encoder, JSON.stringify(head));
      encoding.writeVarUint8Array(encoder, bytes);
    }
  });
}

/** The messages of a parcel. Only our own processes can write parcels: their shape is believed. */
export function unpack(parcel: Uint8Array): readonly Message[] {
  const decoder = decoding.createDecoder(parcel);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const head: object = JSON.parse(decoding.readVarString(decoder));
    return { ...head, bytes: decoding.readVarUint8Array(decoder) } as Message;
  });
}

/** Adds a message to those that wait. What goes to many is sent once, with all their names on it. */
export function enqueue(waiting: Message[], message: Message): void {
  const last = waiting.at(-1);
  if (last?.kind === "send" && message.kind === "send" && last.bytes === message.bytes) {
    const links = [...last.links, ...message.links];
    waiting[waiting.length - 1] = { ...last, links };
  } else waiting.push(message);
}
