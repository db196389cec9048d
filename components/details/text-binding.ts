import type * as Y from "yjs";
import { type Splice, spliceBetween } from "#lib/gap-map/text.ts";
import { type Delta, followIndex } from "./follow-text.ts";

/** What is used of a textarea. */
export type TextBox = Pick<
  HTMLTextAreaElement,
  | "value"
  | "selectionStart"
  | "selectionEnd"
  | "selectionDirection"
  | "scrollTop"
  | "setSelectionRange"
>;

/**
 * Ties a text box to a shared text, character by character. What I type becomes one splice; what
 * others type appears around my caret. While an input method composes, nothing touches the box:
 * both sides are put together when it ends.
 */
export class TextBinding {
  readonly #box: TextBox;
  readonly #text: Y.Text;
  readonly #send: (splice: Splice) => void;
  /** What the box held when it last agreed with the shared text. */
  #shown: string;
  /** Changes of others that came while I composed. */
  #missed: Delta[][] = [];
  #composing = false;
  #sending = false;

  constructor(box: TextBox, text: Y.Text, send: (splice: Splice) => void) {
    this.#box = box;
    this.#text = text;
    this.#send = send;
    this.#shown = text.toString();
    if (box.value !== this.#shown) box.value = this.#shown;
    text.observe(this.#hear);
  }

  /** Somebody typed, pasted or cut in the box. */
  typed(): void {
    if (this.#composing) return;
    const box = this.#box;
    const splice = spliceBetween(this.#shown, box.value);
    const missed = this.#missed;
    this.#missed = [];
    if (splice === undefined) {
      this.#show(missed);
      return;
    }
    const placed = followed(splice, missed);
    const beyond = box.selectionEnd - (splice.index + splice.insert.length);
    this.#sending = true;
    this.#send(placed);
    this.#sending = false;
    this.#shown = this.#text.toString();
    if (box.value !== this.#shown) this.#put(placed.index + placed.insert.length + beyond);
  }

  /** An input method begins to compose. */
  compose(): void {
    this.#composing = true;
  }

  /** It has its characters. */
  composed(): void {
    this.#composing = false;
    this.typed();
  }

  /** Lets go of the text. */
  stop(): void {
    this.#text.unobserve(this.#hear);
  }

  readonly #hear = (event: Y.YTextEvent): void => {
    if (this.#sending) return;
    const delta = event.delta as Delta[];
    if (this.#composing) this.#missed.push(delta);
    else this.#show([delta]);
  };

  #show(changes: readonly (readonly Delta[])[]): void {
    const box = this.#box;
    this.#shown = this.#text.toString();
    if (box.value === this.#shown) return;
    const at = (index: number) => changes.reduce(followIndex, index);
    this.#put(at(box.selectionStart), at(box.selectionEnd));
  }

  /** The shared text in the box, with the caret where it belongs and nothing scrolled. */
  #put(start: number, end = start): void {
    const box = this.#box;
    const { scrollTop, selectionDirection } = box;
    box.value = this.#shown;
    box.setSelectionRange(start, end, selectionDirection);
    box.scrollTop = scrollTop;
  }
}

/** My splice, moved to where its words are after changes that came while I composed. */
function followed(splice: Splice, missed: readonly (readonly Delta[])[]): Splice {
  const at = (index: number) => missed.reduce(followIndex, index);
  const index = at(splice.index);
  return { index, remove: at(splice.index + splice.remove) - index, insert: splice.insert };
}
