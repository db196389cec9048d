import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What takes too long to be run with every change: many kills, many seeds. `npm run test:nightly`. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["tests/nightly/*.test.ts", "tests/property/sync-simulation.test.ts"],
    env: { SIMULATIONS: process.env["SIMULATIONS"] ?? "50000" },
    maxWorkers: 1,
    hookTimeout: 60_000,
  },
});
