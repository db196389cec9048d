import type { Message } from "./news.ts";

/**
 * The three places a page speaks from. They are there, and empty, before anything is said: a screen reader
 * misses what comes together with its region. The two polite ones take turns, so that the same words are said twice.
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
    this.#polite.forEach((region, at) => {
      if (region !== null) region.textContent = at === this.#turn ? words : "";
    });
  };
}
