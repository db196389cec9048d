import type { Readings } from "./notes.ts";
import type { Rooms } from "./rooms.ts";
import type { Writer } from "./writer.ts";

/** How things stand with the maps that this process serves. */
export function readingsOf(rooms: Rooms, writer: Writer): Readings {
  const seats = rooms.all.flatMap(({ company }) => company.seats);
  const connections = new Map<string, number>();
  for (const { role } of seats) connections.set(role, (connections.get(role) ?? 0) + 1);
  return {
    maps: rooms.all.length,
    longestLog: rooms.longestLog,
    connections,
    lagging: seats.filter(({ lagging }) => lagging !== undefined).length,
    buffered: seats.reduce((sum, { link }) => sum + link.buffered, 0),
    unsaved: writer.unsavedFor / 1_000,
  };
}
