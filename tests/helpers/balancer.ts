import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Sends each connection to the first of these ports where anybody is, as a balancer does that knows who is alive. */
export class Balancer {
  /** Set once it listens. */
  url = "";
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  constructor(...ports: readonly number[]) {
    this.#server = createServer((near) => {
      this.#open.add(near);
      near.on("close", () => this.#open.delete(near));
      near.on("error", () => near.destroy());
      this.#passOn(near, ports);
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, resolve));
    this.url = `http://localhost:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #passOn(near: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) {
      near.destroy();
      return;
    }
    const far = connect(port, "localhost");
    let reached = false;
    far.on("connect", () => {
      reached = true;
      near.pipe(far);
      far.pipe(near);
    });
    far.on("error", () => {
      if (reached) near.destroy();
      else this.#passOn(near, others);
    });
    far.on("close", () => reached && near.destroy());
    near.on("close", () => far.destroy());
  }
}
