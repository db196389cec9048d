import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { fail, ok } from "#lib/result.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Role } from "#lib/wire/roles.ts";
import type { Db } from "#server/db.ts";
import type { Authorise } from "#server/sync/authorise.ts";
import { createSyncServer, type SyncParts, type SyncServer } from "#server/sync/server.ts";
import type { Store } from "#server/sync/store.ts";

/** Believes a token that says "name.role", and calls the person's organisation after them. */
export const gullible: Authorise = async ({ token }) => {
  const [name, role] = token?.split(".") ?? [];
  if (name === undefined || role === undefined) return fail(closeCodes.unauthenticated);
  const person = { id: `id-${name}`, name, organisation: `${name}'s organisation` };
  return ok({ person, role: role as Role, locked: false });
};

/** A sync server on a port of its own. */
export class TestServer {
  readonly sync: SyncServer;
  readonly logged: string[] = [];
  readonly #http: Server;
  readonly #providers: WebsocketProvider[] = [];

  constructor(
    store: Store | undefined,
    authorise: Authorise = gullible,
    db = {} as Db,
    more: Partial<SyncParts> = {},
  ) {
    this.sync = createSyncServer({
      db,
      authorise,
      ...(store && { store }),
      ...more,
      log: (event, facts) => this.logged.push(`${event} ${JSON.stringify(facts)}`),
    });
    this.#http = createServer((request, response) => {
      if (!this.sync.answer(request, response)) response.writeHead(404).end();
    });
    this.#http.on("upgrade", (request, socket, head) => this.sync.upgrade(request, socket, head));
  }

  async listen(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#http.listen(port, "127.0.0.1", resolve));
    return this;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`;
  }

  /** A stock client, as any script would use it. */
  stock(mapId: string, token: string, doc = new Y.Doc()): WebsocketProvider {
    const provider = new WebsocketProvider(this.url, mapId, doc, {
      params: { token },
      disableBc: true,
      WebSocketPolyfill: WebSocket as never,
    });
    this.#providers.push(provider);
    return provider;
  }

  async close(): Promise<void> {
    for (const provider of this.#providers) provider.destroy();
    await this.sync.drain();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}

/** Resolves as soon as the fact is true, looking again whenever `on` says that something happened. */
export function until(
  fact: () => boolean,
  listen: (look: () => void) => () => void,
): Promise<void> {
  return new Promise((resolve) => {
    let stop = () => {};
    const look = () => {
      if (!fact()) return;
      stop();
      resolve();
    };
    stop = listen(look);
    look();
  });
}

/** Resolves as soon as the fact about the document is true. */
export function untilDoc(doc: Y.Doc, fact: () => boolean): Promise<void> {
  return until(fact, (look) => {
    doc.on("update", look);
    return () => doc.off("update", look);
  });
}

/** Resolves when the provider has everything the server had. */
export function synced(provider: WebsocketProvider): Promise<void> {
  return until(
    () => provider.synced,
    (look) => {
      provider.on("sync", look);
      return () => provider.off("sync", look);
    },
  );
}
