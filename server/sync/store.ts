/** One change of one map on its way into the log. */
export interface Batch {
  readonly mapId: string;
  /** Position in the log: one more than the last. */
  readonly seq: number;
  /** The owner's fence, from `take`. A batch with an older one is not written. */
  readonly fence: number;
  readonly update: Uint8Array;
  /** Ids of the people who made the change. */
  readonly authors: readonly string[];
  /** Yjs ids that are used for the first time in it, and whose they are from now on. */
  readonly hands: readonly Hand[];
}

/** A Yjs id and the person whose it is. */
export interface Hand {
  readonly client: number;
  readonly person: string;
}

/** A whole document as it stood at `seq`, in the encoding it is stored in. */
export interface Snapshot {
  readonly seq: number;
  readonly encoding: number;
  readonly state: Uint8Array;
  /** Hex SHA-256 of `state`. */
  readonly sha256: string;
}

/** All that is kept of a document. */
export interface History {
  readonly epoch: number;
  readonly fence: number;
  readonly headSeq: number;
  /** Whose the Yjs ids of its writers are. */
  readonly hands: readonly Hand[];
  /** Newest first; at most two. */
  readonly snapshots: readonly Snapshot[];
  /** Oldest first; everything after the older of the snapshots. */
  readonly rows: readonly { readonly seq: number; readonly update: Uint8Array }[];
}

/** Another process serves the map: it holds the lease. */
export class ServedElsewhere extends Error {
  readonly owner: string;

  constructor(owner: string) {
    super("another process serves this map");
    this.owner = owner;
  }
}

/** Another process serves the map, and cannot be spoken to at the moment. */
export class OutOfReach extends Error {
  constructor() {
    super("the process that serves this map is out of reach");
  }
}

/**
 * Where documents live. Any method may reject when the database is away; asking again is safe.
 *
 * - `take` makes the caller the owner: whoever took it before can no longer write. Where several
 *   processes serve the same maps it rejects with `ServedElsewhere` while another one's lease lasts.
 * - `append` writes whole batches or nothing of them, and returns the ids of the maps whose batch
 *   is now in the log, also when an earlier attempt had put it there. An id that is missing was
 *   refused: the map is gone or has another owner.
 * - `keep` adds a snapshot and drops what only older ones needed.
 */
export interface Store {
  take(mapId: string): Promise<History | undefined>;
  append(batches: readonly Batch[]): Promise<ReadonlySet<string>>;
  keep(mapId: string, fence: number, snapshot: Snapshot): Promise<boolean>;
}
