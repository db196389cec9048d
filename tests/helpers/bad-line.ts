import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** One way of a connection: pieces go out in their order, each no sooner than the line lets it. */
class Way {
  readonly #to: Socket;
  readonly #line: BadLine;
  readonly #waiting: Buffer[] = [];

  constructor(from: Socket, to: Socket, line: BadLine, swallows: () => boolean) {
    this.#to = to;
    this.#line = line;
    from.on("data", (piece: Buffer) => {
      if (swallows()) return;
      this.#waiting.push(piece);
      if (line.latency === 0) this.pass();
      else setTimeout(() => this.pass(), line.latency);
    });
  }

  /** Sends on what has waited longest; all of it when the line is quick again. */
  pass(): void {
    if (this.#line.standsStill) return;
    const count = this.#line.latency === 0 ? this.#waiting.length : 1;
    for (const piece of this.#waiting.splice(0, count)) this.#to.write(piece);
  }

  passAll(): void {
    for (const piece of this.#waiting.splice(0)) this.#to.write(piece);
  }
}

/** A network between people and a server that can be slow, stand still, swallow what comes down, and break. */
export class BadLine {
  /** Milliseconds that everything takes longer, each way. */
  latency = 0;
  /** What the server says gets lost; the line looks open and can only be broken off. */
  swallows = false;
  #standsStill = false;
  readonly #server: Server;
  readonly #ends = new Map<Socket, Socket>();
  readonly #ways = new Set<Way>();

  constructor(target: number) {
    this.#server = createServer((near) => {
      const far = connect(target, "127.0.0.1");
      this.#ends.set(near, far);
      const up = new Way(near, far, this, () => false);
      const down = new Way(far, near, this, () => this.swallows);
      this.#ways.add(up).add(down);
      const end = () => {
        near.destroy();
        far.destroy();
        this.#ends.delete(near);
        this.#ways.delete(up);
        this.#ways.delete(down);
      };
      for (const socket of [near, far]) socket.on("error", end).on("close", end);
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sync`;
  }

  get standsStill(): boolean {
    return this.#standsStill;
  }

  /** Nothing passes any more, and nothing is lost. */
  stall(): void {
    this.#standsStill = true;
  }

  goOn(): void {
    this.#standsStill = false;
    for (const way of this.#ways) way.passAll();
  }

  /** Every connection breaks at both ends, with what is on its way; new ones are good. */
  reset(): void {
    this.swallows = false;
    for (const [near, far] of [...this.#ends]) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
