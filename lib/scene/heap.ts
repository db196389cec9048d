/** Whole numbers by key, smallest first; of equal keys the smallest number first, so that its order depends on nothing else. */
export class Heap {
  #keys: Float64Array = new Float64Array(256);
  #values: Int32Array = new Int32Array(256);
  #size = 0;
  /** The key of the number taken last. */
  key = 0;

  clear(): void {
    this.#size = 0;
  }

  push(key: number, value: number): void {
    if (this.#size === this.#keys.length) this.#grow();
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(key, value, parent)) break;
      this.#copy(parent, at);
      at = parent;
    }
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  /** Takes the first number away; -1 when there is none. */
  pop(): number {
    if (this.#size === 0) return -1;
    const first = this.#values[0] ?? -1;
    this.key = this.#keys[0] ?? 0;
    this.#size -= 1;
    if (this.#size > 0) this.#sink(this.#keys[this.#size] ?? 0, this.#values[this.#size] ?? 0);
    return first;
  }

  #sink(key: number, value: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      const right = child + 1;
      if (
        right < this.#size &&
        this.#before(this.#keys[right] ?? 0, this.#values[right] ?? 0, child)
      )
        child = right;
      if (this.#before(key, value, child)) break;
      this.#copy(child, at);
      at = child;
    }
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  #before(key: number, value: number, other: number): boolean {
    const known = this.#keys[other] ?? 0;
    return key < known || (key === known && value < (this.#values[other] ?? 0));
  }

  #copy(from: number, to: number): void {
    this.#keys[to] = this.#keys[from] ?? 0;
    this.#values[to] = this.#values[from] ?? 0;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const values = new Int32Array(this.#values.length * 2);
    keys.set(this.#keys);
    values.set(this.#values);
    [this.#keys, this.#values] = [keys, values];
  }
}
