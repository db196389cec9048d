/** What took a while to work out, by a key that says what it was worked out from. Of so many the oldest is forgotten. */
export class Remembered<T> {
  readonly #most: number;
  readonly #known = new Map<string, Promise<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Works it out when it is not known; two who ask at once wait for the same. What fails is asked again. */
  of(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key) ?? work();
    this.#known.delete(key);
    this.#known.set(key, known);
    known.catch(() => this.#known.delete(key));
    const oldest = this.#known.keys().next();
    if (this.#known.size > this.#most && !oldest.done) this.#known.delete(oldest.value);
    return known;
  }
}
