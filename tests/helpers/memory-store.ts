import type { Batch, Hand, History, Snapshot, Store } from "#server/sync/store.ts";

interface Kept {
  fence: number;
  headSeq: number;
  rows: { seq: number; update: Uint8Array; authors: readonly string[] }[];
  snapshots: Snapshot[];
  hands: Hand[];
}

/** A store in memory, whose commits can be held back or made to fail. */
export class MemoryStore implements Store {
  readonly documents = new Map<string, Kept>();
  /** Awaited before each write. */
  gate: () => Promise<void> = async () => {};
  takes = 0;
  #keeping: (() => void)[] = [];

  /** Resolves when a snapshot has been kept. */
  nextKeep(): Promise<void> {
    return new Promise((resolve) => this.#keeping.push(resolve));
  }

  seed(mapId: string, update?: Uint8Array): void {
    const rows = update === undefined ? [] : [{ seq: 1, update, authors: [] }];
    this.documents.set(mapId, { fence: 0, headSeq: rows.length, rows, snapshots: [], hands: [] });
  }

  async take(mapId: string): Promise<History | undefined> {
    this.takes += 1;
    const kept = this.documents.get(mapId);
    if (kept === undefined) return undefined;
    kept.fence += 1;
    const { fence, headSeq, rows, snapshots, hands } = kept;
    return {
      epoch: 1,
      fence,
      headSeq,
      hands: [...hands],
      rows: [...rows],
      snapshots: [...snapshots],
    };
  }

  async append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    await this.gate();
    const written = new Set<string>();
    for (const { mapId, seq, fence, update, authors, hands } of batches) {
      const kept = this.documents.get(mapId);
      if (kept === undefined || kept.fence !== fence) continue;
      if (kept.headSeq !== seq && kept.headSeq !== seq - 1) continue;
      if (kept.headSeq !== seq) {
        kept.rows.push({ seq, update, authors });
        const others = kept.hands.filter(
          (old) => !hands.some(({ client }) => client === old.client),
        );
        kept.hands = [...others, ...hands];
      }
      kept.headSeq = seq;
      written.add(mapId);
    }
    return written;
  }

  async keep(mapId: string, fence: number, snapshot: Snapshot): Promise<boolean> {
    const kept = this.documents.get(mapId);
    if (kept === undefined || kept.fence !== fence) return false;
    if (kept.snapshots[0]?.seq !== snapshot.seq) kept.snapshots.unshift(snapshot);
    kept.snapshots.length = Math.min(kept.snapshots.length, 2);
    const previous = kept.snapshots[1]?.seq ?? 0;
    kept.rows = kept.rows.filter(({ seq }) => seq > previous);
    for (const tell of this.#keeping.splice(0)) tell();
    return true;
  }
}
