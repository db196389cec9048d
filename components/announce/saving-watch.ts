import type { News } from "./news.ts";

/** How long unsaved work has to be cut off before somebody is interrupted, in milliseconds. */
const SETTLED = 2_000;

/** Whether my changes are in the database, as the header says it. */
interface Shown {
  readonly kind: string;
  readonly words: string;
  readonly waiting: number;
}

interface Parts {
  readonly look: () => Shown;
  /** What to do so that nothing is lost; nothing where the device keeps it. */
  readonly advice: () => string | undefined;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly tell: (news: News) => void;
}

/** Tells when unsaved work is cut off, when it is safe after all, and when the server does not take it. */
export class SavingWatch {
  readonly #parts: Parts;
  #told: "nothing" | "cut" | "refused" = "nothing";
  #stop: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The header may say something else. */
  changed(): void {
    const { kind, words } = this.#parts.look();
    if (kind === "refused" && this.#told !== "refused") {
      this.#told = "refused";
      this.#parts.tell({ kind: "refused", words });
    }
    if (kind === "saved" && this.#told !== "nothing") {
      const wasCut = this.#told === "cut";
      this.#told = "nothing";
      if (wasCut) this.#parts.tell({ kind: "mine", words: "Everything is saved again." });
    }
    if (!this.#isCut()) {
      this.#stop?.();
      this.#stop = undefined;
    } else if (this.#told === "nothing") this.#stop ??= this.#parts.after(SETTLED, this.#settle);
  }

  close(): void {
    this.#stop?.();
  }

  #isCut(): boolean {
    const { kind, waiting } = this.#parts.look();
    return waiting > 0 && (kind === "offline" || kind === "unsaved");
  }

  readonly #settle = (): void => {
    this.#stop = undefined;
    if (!this.#isCut() || this.#told !== "nothing") return;
    this.#told = "cut";
    const { words } = this.#parts.look();
    const advice = this.#parts.advice() ?? "Keep working.";
    this.#parts.tell({ kind: "urgent", cause: "cut", words: `${words}. ${advice}` });
  };
}
