import { WebSocket } from "ws";
import * as Y from "yjs";
import { Connection } from "#components/room/connection.ts";
import type { TokenAnswer } from "#components/room/connection-parts.ts";
import { until } from "./sync-server.ts";

/** What lies between a browser and the server, when it is not all clear. */
export interface Network {
  readonly socket?: unknown;
  readonly request?: typeof fetch;
  /** How the waits before coming back are drawn; short ones when nothing is said, for tests. */
  readonly random?: () => number;
}

/** Somebody at a browser: a document and the connection that the product itself uses. */
export class Browser {
  readonly doc = new Y.Doc();
  readonly connection: Connection;
  /** Asked before each connection. */
  askToken: () => Promise<TokenAnswer>;

  constructor(
    url: string,
    mapId: string,
    token: string,
    { socket = WebSocket as unknown, request = fetch, random = () => 0.05 }: Network = {},
  ) {
    this.askToken = async () => ({ token });
    this.connection = new Connection({
      mapId,
      doc: this.doc,
      url,
      askToken: () => this.askToken(),
      WebSocket: socket as never,
      fetch: request,
      random,
      now: Date.now,
    });
    this.connection.start();
  }

  get words(): string {
    return this.connection.getSnapshot().saving.words;
  }

  /** Resolves as soon as the fact about this browser is true. */
  until(fact: () => boolean): Promise<void> {
    return until(fact, (look) => {
      this.doc.on("update", look);
      this.connection.awareness.on("change", look);
      const stop = this.connection.subscribe(look);
      return () => {
        stop();
        this.doc.off("update", look);
        this.connection.awareness.off("change", look);
      };
    });
  }

  close(): void {
    this.connection.close();
    this.doc.destroy();
  }
}
