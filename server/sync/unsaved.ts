const MEBIBYTE = 1_024 * 1_024;

/** Counts the bytes of changes that wait to be saved, on all maps of this process together, however they came. */
export class Unsaved {
  readonly #most: number;
  #bytes = 0;

  constructor(mebibytes: number) {
    this.#most = mebibytes * MEBIBYTE;
  }

  /** Counts a change in. False when too much waits already; then it is not counted. */
  add(bytes: number): boolean {
    if (this.#bytes + bytes > this.#most) return false;
    this.#bytes += bytes;
    return true;
  }

  /** What was counted in is saved, or will never be. */
  done(bytes: number): void {
    this.#bytes -= bytes;
  }
}
