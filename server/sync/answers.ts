import * as Y from "yjs";
import { frames } from "./frames.ts";

/** Different answers kept while the document stays as it is. */
const MOST = 4;

/** Answers to those who come in: sixty at nine o'clock, or sixty back after a restart, cost one encoding. */
export class Answers {
  #seq: number | undefined;
  readonly #byState = new Map<string, Uint8Array>();

  /** What somebody with this state is missing of the document, which stands at `seq`. */
  missing(doc: Y.Doc, seq: number, stateVector: Uint8Array): Uint8Array {
    if (this.#seq !== seq) this.#byState.clear();
    this.#seq = seq;
    const state = Buffer.from(stateVector).toString("latin1");
    const known = this.#byState.get(state);
    if (known !== undefined) return known;
    const frame = frames.missing(Y.encodeStateAsUpdate(doc, stateVector));
    if (this.#byState.size < MOST) this.#byState.set(state, frame);
    return frame;
  }
}
