import * as encoding from "lib0/encoding";

export type PresenceEntry = readonly [client: number, clock: number, state: string];

/** What a screen sends about who is where: entries of a Yjs id, a clock and a state as JSON. */
export function presenceMessage(entries: readonly PresenceEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const [client, clock, state] of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
}
