import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Structs, or ranges of deletions, in one part: the server looks at no more than some tens of thousands at once. */
const MOST_IN_PART = 20_000;

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

/** One part of an update in the making: for each author the run of structs that goes into it. */
interface Part {
  readonly runs: Map<number, Struct[]>;
  count: number;
  bytes: number;
}

/**
 * The same changes as several updates of about `most` bytes each. Each builds only on what the receiver of
 * the whole would know, and on the parts before it. Deletions come last. One that is small enough stays whole.
 */
export function splitUpdate(update: Uint8Array, most: number): readonly Uint8Array[] {
  if (update.length <= most) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const parts: Part[] = [];
  for (const struct of inOrder(structs.flatMap((one) => pieces(one, most)))) {
    const bytes = sizeOf(struct);
    let part = parts.at(-1);
    if (part === undefined || part.count === MOST_IN_PART || part.bytes + bytes > most) {
      part = { runs: new Map(), count: 0, bytes: 0 };
      parts.push(part);
    }
    part.bytes += bytes;
    part.count += 1;
    const run = part.runs.get(struct.id.client);
    if (run === undefined) part.runs.set(struct.id.client, [struct]);
    else run.push(struct);
  }
  const nothing = new Map();
  return [
    ...parts.map(({ runs }) => write(runs, nothing)),
    ...deletionParts(ds.clients).map((deletions) => write(nothing, deletions)),
  ];
}

function deletionParts(all: Deletions): Deletions[] {
  const parts: Deletions[] = [];
  for (const [client, ranges] of all) {
    for (let from = 0; from < ranges.length; from += MOST_IN_PART) {
      parts.push(new Map([[client, ranges.slice(from, from + MOST_IN_PART)]]));
    }
  }
  return parts;
}

/** Each after all it builds on. */
function inOrder(structs: readonly Struct[]): readonly Struct[] {
  const queues = new Map<number, Struct[]>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client) ?? [];
    queue.push(struct);
    queues.set(struct.id.client, queue);
  }
  for (const queue of queues.values()) queue.reverse();
  const ordered: Struct[] = [];
  // Whose turn it is, and before them who waits. What waits for itself in a circle Yjs could not have made.
  const turns = [...queues.keys()];
  const most = turns.length + structs.length;
  for (let turn = turns.at(-1); turn !== undefined; turn = turns.at(-1)) {
    const next = queues.get(turn)?.at(-1);
    const awaited = next && missing(next, queues);
    if (next === undefined) turns.pop();
    else if (awaited !== undefined && turns.length <= most) turns.push(awaited);
    else {
      queues.get(turn)?.pop();
      ordered.push(next);
    }
  }
  return ordered;
}

/** Another author in this update whose structs have to come before. */
function missing(
  struct: Struct,
  queues: ReadonlyMap<number, readonly Struct[]>,
): number | undefined {
  if (!(struct instanceof Y.Item)) return undefined;
  const parent: unknown = struct.parent;
  for (const id of [struct.origin, struct.rightOrigin, parent]) {
    if (!(id instanceof Y.ID) || id.client === struct.id.client) continue;
    const next = queues.get(id.client)?.at(-1);
    if (next !== undefined && next.id.clock <= id.clock) return id.client;
  }
  return undefined;
}

/** A long text, pasted in one go, as texts that follow each other. */
function pieces(struct: Struct, most: number): readonly Struct[] {
  const length = Math.floor(most / 4);
  if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) return [struct];
  if (struct.length <= length) return [struct];
  const { id, parent, parentSub, rightOrigin, content } = struct;
  const text = content.str;
  const cut: Struct[] = [];
  for (let from = 0; from < text.length; ) {
    const to = beforeHalf(text, Math.min(from + length, text.length));
    const at = Y.createID(id.client, id.clock + from);
    const left = from === 0 ? struct.origin : Y.createID(id.client, id.clock + from - 1);
    const piece = new Y.ContentString(text.slice(from, to));
    // What has a neighbour on the left is where that is; only a first piece may have to say its parent.
    const where = left === null && rightOrigin === null ? parent : null;
    cut.push(new Y.Item(at, null, left, null, rightOrigin, where, parentSub, piece));
    from = to;
  }
  return cut;
}

/** Not between the two halves of one character: Yjs would put signs of damage in their place. */
function beforeHalf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at < text.length && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length;
}

type Deletions = ReturnType<typeof Y.decodeUpdate>["ds"]["clients"];

function write(runs: ReadonlyMap<number, readonly Struct[]>, deletions: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, runs.size);
  for (const [client, structs] of runs) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.size);
  for (const [client, ranges] of deletions) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}
