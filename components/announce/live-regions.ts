import type { Message } from "./news.ts";

/**
 * The three places a page speaks from. They are there, and empty, before anything is said: a screen reader
 * misses what comes together with its region. The two polite ones take turns, so that the same words are said twice,
 * and so that what was just said is not taken from the mouth of a slow reader.
 */
export class LiveRegions {
  readonly #polite: (HTMLElement | null)[] = [null, null];
  #urgent: HTMLElement | null = null;
  #turn = 0;

  readonly first = (element: HTMLElement | null): void => {
    this.#polite[0] = element;
  };

  readonly second = (element: HTMLElement | null): void => {
    this.#polite[1] = element;
  };

  readonly urgent = (element: HTMLElement | null): void => {
    this.#urgent = element;
  };

  readonly speak = ({ tone, words }: Message): void => {
    if (tone === "assertive") {
      if (this.#urgent !== null) this.#urgent.textContent = words;
      return;
    }
    this.#turn = 1 - this.#turn;
    const region = this.#polite[this.#turn] ?? null;
    if (region !== null) region.textContent = words;
  };
}
