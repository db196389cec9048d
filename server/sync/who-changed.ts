import * as Y from "yjs";
import type { Writer, Writers } from "./job.ts";

/**
 * Who has put a thing into the document in this transaction, or taken it out; undefined when neither has
 * happened in it, or the server did. Several may have taken out the same.
 */
export function handsIn(
  transaction: Y.Transaction,
  { authorOf, deletersOf }: Writers,
): (item: Y.Item | undefined) => readonly Writer[] | undefined {
  let deleted: ReturnType<typeof Y.mergeDeleteSets> | undefined;
  return (item) => {
    if (item === undefined) return undefined;
    if (item.deleted) {
      // Sorted, which it is not before the transaction has ended.
      deleted ??= Y.mergeDeleteSets([transaction.deleteSet]);
      return Y.isDeleted(deleted, item.id) ? deletersOf(item.id) : undefined;
    }
    if (!isNewIn(transaction, item)) return undefined;
    const author = authorOf(item.id.client);
    return author === undefined ? undefined : [author];
  };
}

/** Whether a thing came into the document in this transaction. */
function isNewIn({ beforeState }: Y.Transaction, { id }: Y.Item): boolean {
  return id.clock >= (beforeState.get(id.client) ?? 0);
}
