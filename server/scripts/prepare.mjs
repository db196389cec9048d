// Runs before anything is installed: only what Node itself brings.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const at = (...parts) => join(root, ...parts);

/** Install the packages, unless exactly those of package-lock.json are there. */
export async function install() {
  if (isInstalled()) return;
  say("Installing packages …");
  await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
}

/** Put tldraw's fonts, icons and words where we serve them ourselves. */
export function copyAssets() {
  const from = at("node_modules", "@tldraw", "assets");
  const to = at("public", "tldraw");
  const { version } = readJson(join(from, "package.json"));
  const stamp = join(to, "version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return;
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const part of ["embed-icons", "fonts", "icons", "translations"]) {
    cpSync(join(from, part), join(to, part), { recursive: true });
  }
  cpSync(join(from, "LICENSE.md"), join(to, "LICENSE.md"));
  writeFileSync(stamp, version);
}

/** Build the pages, unless they were built from these very sources. */
export async function build() {
  const folder = process.env.GAP_MAP_DIST ?? ".next";
  const stamp = at(folder, "gap-map-sources");
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Building the pages …");
  rmSync(stamp, { force: true });
  await next("build");
  writeFileSync(stamp, sources);
}

/** Run a command of Next. */
export async function next(command) {
  await run(process.execPath, [at("node_modules", "next", "dist", "bin", "next"), command], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
}

/** Run a command where the person can see it. Rejects with one line when it fails. */
export async function run(command, args, extra = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...extra },
  });
  const ended = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  if (ended !== 0) throw new Error(`${command} ${args.join(" ")} failed (${ended}).`);
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** npm notes what it installed; optional packages for other systems are rightly missing from it. */
function isInstalled() {
  const note = at("node_modules", ".package-lock.json");
  if (!existsSync(note)) return false;
  const installed = readJson(note).packages;
  const wanted = Object.entries(readJson(at("package-lock.json")).packages);
  return wanted.every(([path, { version, optional, devOptional, peer }]) => {
    if (path === "") return true;
    const there = installed[path];
    if (there === undefined) return Boolean(optional || devOptional || peer);
    return there.version === version;
  });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

const SOURCES = ["app", "components", "lib", "server", "drizzle", "public/fonts"];
const SINGLE = ["next.config.js", "package-lock.json", "package.json"];

function hashOfSources() {
  const hash = createHash("sha256");
  const add = (path) => {
    hash.update(`${path}\0`);
    hash.update(readFileSync(at(path)));
  };
  for (const folder of SOURCES) {
    if (!existsSync(at(folder))) continue;
    const files = readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length));
    for (const path of files.sort()) add(path);
  }
  for (const path of SINGLE) add(path);
  return hash.digest("hex");
}
