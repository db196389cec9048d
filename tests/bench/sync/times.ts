/** A growing list of times in milliseconds, for hundreds of thousands of them. */
export class Times {
  #values = new Float64Array(65_536);
  #count = 0;
  #sorted = true;

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
    this.#sorted = false;
  }

  get count(): number {
    return this.#count;
  }

  /** The value below which this share of them lies; undefined when there are none. */
  quantile(share: number): number | undefined {
    const values = this.#values.subarray(0, this.#count);
    if (!this.#sorted) values.sort();
    this.#sorted = true;
    return values[Math.min(this.#count - 1, Math.floor(this.#count * share))];
  }
}
