import type { Several } from "#server/several/several.ts";
import type { ConnectionsOf, Readings } from "./notes.ts";
import type { Rooms } from "./rooms.ts";
import type { Seat } from "./seat.ts";
import type { Writer } from "./writer.ts";

/** How things stand with the maps that this process serves. */
export function readingsOf(
  rooms: Rooms,
  writer: Writer,
  several: Pick<Several, "passedOn"> | undefined,
): Readings {
  const seats = rooms.all.flatMap(({ company }) => company.seats);
  return {
    maps: rooms.all.length,
    longestLog: rooms.longestLog,
    snapshotAge: rooms.longestUnpacked / 1_000,
    connections: byKind(seats),
    passedOn: several?.passedOn ?? 0,
    lagging: seats.filter(({ lagging }) => lagging !== undefined).length,
    buffered: seats.reduce((sum, { link }) => sum + link.buffered, 0),
    unsaved: writer.unsavedFor / 1_000,
  };
}

function byKind(seats: readonly Seat[]): readonly ConnectionsOf[] {
  const kinds = new Map<string, ConnectionsOf>();
  for (const { role, link } of seats) {
    const { carrier } = link;
    const kind = `${role} ${carrier}`;
    kinds.set(kind, { role, carrier, count: 1 + (kinds.get(kind)?.count ?? 0) });
  }
  return [...kinds.values()];
}
