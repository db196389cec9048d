import { createReadStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { seedUpdate } from "#lib/board-doc/doc.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { layoutMap } from "#lib/scene/layout.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const assets = here("../../node_modules/@tldraw/assets");
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** A map to measure on, and how many shapes it has: cards and pathways. */
export interface Measured {
  readonly seed: Uint8Array;
  readonly rects: readonly { id: string; x: number; y: number; w: number; h: number }[];
}

/** The map as our page gets it, and as many plain rectangles, cards where the cards are and the rest where pathways have their words. */
export function measured(map: GapMap): Measured {
  const { boxes, routes } = layoutMap(map, { text: "brief" });
  const cards = [...boxes.values()].map(({ id, x, y, w, h }) => ({ id, x, y, w, h }));
  const words = [...routes.values()].map(({ id, label: { x, y, w, h } }) => ({ id, x, y, w, h }));
  return { seed: seedUpdate(map), rects: [...words, ...cards] };
}

/** The map alone, for pages that draw nothing. */
export function seeded(map: GapMap): Measured {
  return { seed: seedUpdate(map), rects: [] };
}

/** All pages, built as for production and served from one place. */
export class CanvasServer {
  readonly #built: string;
  readonly #server: Server;
  readonly url: string;

  private constructor(built: string, server: Server) {
    this.#built = built;
    this.#server = server;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  static async start(maps: ReadonlyMap<string, Measured>): Promise<CanvasServer> {
    const outDir = mkdtempSync(join(tmpdir(), "gap-map-bench-"));
    await build({
      configFile: here("canvas-page/vite.config.ts"),
      logLevel: "error",
      build: { outDir, emptyOutDir: true },
    });
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
      const [, kind = "", name = ""] = path.split("/");
      const map = maps.get(name);
      if (map !== undefined && kind === "seed") return void response.end(map.seed);
      if (map !== undefined && kind === "rects")
        return void response.end(JSON.stringify(map.rects));
      const file = kind === "tldraw" ? assets + path.slice("/tldraw".length) : outDir + path;
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return new CanvasServer(outDir, server);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#built, { recursive: true });
  }
}
