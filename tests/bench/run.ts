/**
 * Runs the short benches one after the other, or those that are named: `npm run bench -- canvas`. What
 * is written with `--` goes to them: `npm run bench -- sync --loads=W1 --rounds=3`.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SHORT = [
  "layout",
  "canvas",
  "list",
  "analysis",
  "document",
  "import",
  "aside",
  "idle",
] as const;
/** Minutes, and an hour each. */
const LONG = ["recovery", "sync", "soak"] as const;
const BENCHES = [...SHORT, ...LONG];
const settings = process.argv.slice(2).filter((word) => word.startsWith("--"));
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench === name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(", ")}. There are: ${BENCHES.join(", ")}.`);
  process.exit(2);
}
for (const name of asked.length === 0 ? SHORT : asked) {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const command = ["--import", "tsx", file, ...settings];
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
