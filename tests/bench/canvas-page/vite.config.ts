import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const assets = fileURLToPath(new URL("../../../node_modules/@tldraw/assets", import.meta.url));

/** Serves the canvas alone, with its assets from here, and builds it for the bench. */
export default defineConfig({
  root,
  cacheDir: "/tmp/canvas-page-vite",
  server: { port: 4305, strictPort: true, fs: { strict: false } },
  build: {
    target: "es2022",
    rolldownOptions: {
      input: ["index", "bare", "list", "analysis"].map((page) => `${root}${page}.html`),
    },
  },
  worker: { format: "es" },
  plugins: [
    {
      name: "canvas-assets",
      configureServer(server) {
        server.middlewares.use("/tldraw", (request, response) => {
          const path = (request.url ?? "").split("?")[0] ?? "";
          if (path.endsWith(".svg")) response.setHeader("content-type", "image/svg+xml");
          createReadStream(assets + path)
            .on("error", () => {
              response.statusCode = 404;
              response.end();
            })
            .pipe(response);
        });
      },
    },
  ],
});
