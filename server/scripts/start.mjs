// `npm start` and, with --dev, `npm run dev`: from a fresh clone to a running workshop.
import { build, copyAssets, install } from "./prepare.mjs";

const dev = process.argv.includes("--dev");
process.env.NODE_ENV ??= dev ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

process.on("uncaughtException", (cause) => {
  process.stderr.write(`Gap Map did not start. ${cause.message}\n`);
  process.exit(1);
});

await install();
copyAssets();

// Only now is tsx there. The server runs in this very process, so that a signal meant for it reaches it.
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("#server/main.ts");
await main({ dev, build });
