/** Those who want to hear of something, in the order in which they came. Each hears it also when another leaves while it is told. */
export class Listeners<T extends readonly unknown[] = []> {
  readonly #all = new Set<(...news: T) => void>();

  /** Gives what ends it. */
  readonly subscribe = (listener: (...news: T) => void): (() => void) => {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  };

  tell(...news: T): void {
    for (const listener of [...this.#all]) listener(...news);
  }

  clear(): void {
    this.#all.clear();
  }
}
