import type { Role } from "#lib/wire/roles.ts";
import type { Carrier } from "./seat.ts";

/** What the sync server notes about its work: numbers and reasons, never content. */
export interface Notes {
  /** From a change's arrival to its acknowledgement, in milliseconds. */
  acknowledged(ms: number): void;
  /** From a change's arrival until it has been handed to the connections of everybody else, in milliseconds. */
  propagated(ms: number): void;
  /** One write to the database: how long it took, and of how many maps and bytes it was. */
  committed(ms: number, maps: number, bytes: number): void;
  /** A change was refused. */
  refused(reason: string): void;
  /** Word of where somebody is was overtaken by newer word. */
  presenceDropped(): void;
  /** Everybody who is connected was looked up again. */
  rechecked(ms: number): void;
  /** Another process has taken a map over. */
  fenceLost(): void;
  /** Words between this process and another were lost, and their connections start afresh. */
  peerLost(): void;
  /** A document did not come back the same from its snapshot, or could not be kept. */
  snapshotFailed(): void;
}

/** Notes that nobody reads. */
export const noNotes: Notes = {
  acknowledged: () => {},
  propagated: () => {},
  committed: () => {},
  refused: () => {},
  presenceDropped: () => {},
  rechecked: () => {},
  fenceLost: () => {},
  peerLost: () => {},
  snapshotFailed: () => {},
};

/** How many connections of one kind there are to the maps that this process serves. */
export interface ConnectionsOf {
  readonly role: Role;
  readonly carrier: Carrier;
  readonly count: number;
}

/** How things stand at one moment. */
export interface Readings {
  readonly maps: number;
  /** Rows since the last snapshot of the map that has most. */
  readonly longestLog: number;
  /** For how long a map has had changes that no snapshot holds, in seconds, where it is longest; 0 where there are none. */
  readonly snapshotAge: number;
  readonly connections: readonly ConnectionsOf[];
  /** Connections that end here and whose maps other processes serve. */
  readonly passedOn: number;
  readonly lagging: number;
  /** Bytes on their way to readers that the network has not taken yet. */
  readonly buffered: number;
  /** For how long changes could not be saved, in seconds; 0 while they can. */
  readonly unsaved: number;
}
