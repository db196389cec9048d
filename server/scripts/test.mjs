// `npm test`: from a fresh clone to one line that says how many tests passed and failed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { at, build, copyAssets, install, next, run, say } from "./prepare.mjs";

process.env.GAP_MAP_DIST = ".next-test";
process.env.NEXT_TELEMETRY_DISABLED = "1";
const reports = at("node_modules", ".cache", "gap-map-tests");
const counted = { passed: 0, failed: 0 };

await install();
await systemPackages();
copyAssets();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await step("Write the types of pages", () => next("typegen"));
await step("Style and floors", () => bin("biome", "ci", "."));
await step("Types", () => bin("tsc", "--noEmit", "-p", "."));
await step("Nothing unused", () => bin("knip"));
await suite("Unit, property and integration tests", "vitest.json", vitest, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + (report.numPendingTests ?? 0),
}));
await step("Build the pages", build);
await suite("Journeys in a browser", "playwright.json", playwright, ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + stats.skipped,
}));

say(`\n${counted.passed} passed, ${counted.failed} failed`);
process.exitCode = counted.failed === 0 && counted.passed > 0 ? 0 : 1;

function vitest(report) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return bin("vitest", "run", "--config", "tests/vitest.config.ts", ...reporters);
}

function playwright(report) {
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report;
  return bin("playwright", "test", "-c", "tests/e2e/playwright.config.ts", "--reporter=list,json");
}

/** A step that either works or counts as one failure; the rest is still run. */
async function step(title, work) {
  say(`\n== ${title}`);
  try {
    await work();
  } catch (cause) {
    say(cause.message);
    counted.failed += 1;
  }
}

/** Many tests, counted from their report. One that ends badly without a failed test counts as one. */
async function suite(title, name, work, countsOf) {
  const report = join(reports, name);
  say(`\n== ${title}`);
  const trouble = await work(report).then(
    () => undefined,
    (cause) => cause.message,
  );
  const none = { passed: 0, failed: 0 };
  const { passed, failed } = existsSync(report)
    ? countsOf(JSON.parse(readFileSync(report, "utf8")))
    : none;
  counted.passed += passed;
  counted.failed += failed;
  if (trouble !== undefined) say(trouble);
  if (failed === 0 && (trouble !== undefined || passed === 0)) counted.failed += 1;
}

function bin(name, ...args) {
  return run(at("node_modules", ".bin", name), args);
}

/** What the tests need beside npm packages: installed where we may, else named. */
async function systemPackages() {
  const missing = [
    ["chromium", onPath("chromium")],
    ["postgresql", hasPostgres()],
    ["redis-server", onPath("redis-server")],
    ["poppler-utils", onPath("pdftotext")],
  ].flatMap(([name, there]) => (there ? [] : [name]));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !onPath("apt-get")) {
    say(`The tests need these Debian packages, or the like of your system: ${missing.join(", ")}.`);
    say("Install them, or run this as root on Debian or Ubuntu, and start again.");
    process.exit(1);
  }
  say(`Installing ${missing.join(", ")} …`);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], quiet);
  await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...missing], quiet);
}

function onPath(program) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

function hasPostgres() {
  const folder = "/usr/lib/postgresql";
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((version) => existsSync(join(folder, version, "bin", "initdb")));
}
