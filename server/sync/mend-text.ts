import * as Y from "yjs";

/** What may be done to a text. */
interface Rules {
  /** Whether what has been put in stays. */
  readonly stays: (item: Y.Item) => boolean;
  /** Whether what has been taken out may go. */
  readonly goes: (item: Y.Item) => boolean;
}

/** Takes out of a shared text what was put in against the rules, and puts back what was taken out. True when there was something. */
export function mended(text: Y.Text, { stays, goes }: Rules): boolean {
  const mends: { readonly index: number; readonly put?: string; readonly drop?: number }[] = [];
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const { content, countable, deleted, length } = item;
    if (deleted) {
      if (content instanceof Y.ContentString && !goes(item))
        mends.push({ index, put: content.str });
    } else if (countable) {
      if (!stays(item)) mends.push({ index, drop: length });
      index += length;
    }
  }
  // From the end, so that what comes before keeps its place.
  for (const { index: at, put, drop } of mends.reverse()) {
    if (put !== undefined) text.insert(at, put);
    if (drop !== undefined) text.delete(at, drop);
  }
  return mends.length > 0;
}
