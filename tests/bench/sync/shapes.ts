import * as Y from "yjs";

/** Text of one shape, so that it takes about a kilobyte. */
const TEXT = "A service that many people know and few can say where it ends. ".repeat(15);

/** A document with so many shapes, as one update. */
export function shapesUpdate(count: number): Uint8Array {
  const doc = new Y.Doc();
  const sketch = doc.getMap("sketch");
  doc.transact(() => {
    for (let number = 0; number < count; number += 1) {
      const fields = { type: "note", x: number * 7, y: number * 3, text: `${number} ${TEXT}` };
      sketch.set(`shape:${number}`, new Y.Map(Object.entries(fields)));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}
