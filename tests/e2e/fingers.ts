import type { CDPSession, Page } from "@playwright/test";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Real touches, as a screen reports them: the browser itself makes pointer events and clicks of them. */
export class Fingers {
  readonly #cdp: CDPSession;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async tap(at: Point): Promise<void> {
    await this.#send("touchStart", at);
    await this.#send("touchEnd");
  }

  /** Down, until something has happened, and up. */
  async press(at: Point, until: () => Promise<void>): Promise<void> {
    await this.#send("touchStart", at);
    await until();
    await this.#send("touchEnd");
  }

  /** One finger: down, across in steps, up. */
  async swipe(from: Point, to: Point): Promise<void> {
    await this.#send("touchStart", from);
    for (const at of between(from, to)) await this.#send("touchMove", at);
    await this.#send("touchEnd");
  }

  /** Two fingers, one after the other down, apart (or together), one after the other up. */
  async pinch(
    [one, other]: readonly [Point, Point],
    [oneTo, otherTo]: readonly [Point, Point],
  ): Promise<void> {
    await this.#send("touchStart", one);
    await this.#send("touchStart", one, other);
    const others = between(other, otherTo);
    for (const [step, at] of between(one, oneTo).entries())
      await this.#send("touchMove", at, others[step] ?? otherTo);
    await this.#send("touchEnd", oneTo);
    await this.#send("touchEnd");
  }

  async #send(type: "touchStart" | "touchMove" | "touchEnd", ...points: Point[]): Promise<void> {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await this.#cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}

const STEPS = 12;

function between(from: Point, to: Point): readonly Point[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const part = (step + 1) / STEPS;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  });
}
