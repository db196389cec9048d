import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["tests/{unit,property,integration}/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than a small machine has cores: most tests wait for a database, a socket or a disk now and then.
    maxWorkers: 3,
    // No module of ours keeps anything between two maps, so files may share them: loading them anew took a third of the time.
    isolate: false,
  },
});
