/** How much one server takes on. Whoever runs it can set each of these (`server/env.ts`). */
export interface SyncLimits {
  /** Open connections of this process. */
  readonly connections: number;
  readonly connectionsPerMap: number;
  /** A whole organisation may sit behind one network address. */
  readonly connectionsPerAddress: number;
  /** All tabs and devices of one person, on all maps. */
  readonly connectionsPerPerson: number;
  /** Connections opened from one network address in a minute, sixty people who all come back at once included. */
  readonly arrivalsPerMinute: number;
  /** Messages with changes from one connection, on average over some seconds. */
  readonly changesPerSecond: number;
  /** Changes of all maps together that wait to be saved, while the database is away. */
  readonly unsavedMebibytes: number;
}

/** What holds where nothing else is said. */
export const usualLimits: SyncLimits = {
  connections: 5_000,
  connectionsPerMap: 500,
  connectionsPerAddress: 1_000,
  connectionsPerPerson: 30,
  arrivalsPerMinute: 1_200,
  changesPerSecond: 200,
  unsavedMebibytes: 256,
};
