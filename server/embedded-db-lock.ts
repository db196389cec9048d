import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Says which process has the data folder open. */
interface Owner {
  readonly pid: number;
  /** When the process began, in the kernel's ticks; tells a reused id from the old owner. */
  readonly started: string;
}

/** Take the lock for this process, taking it over from a dead owner. Gives the process id of a living one instead. */
export function takeLock(path: string): number | undefined {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    for (;;) {
      if (linked(mine, path)) return undefined;
      const owner = ownerOf(path);
      if (owner !== undefined && isAlive(owner)) return owner.pid;
      putAside(path, owner);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Give the lock back, if it is ours. */
export function dropLock(path: string): void {
  if (ownerOf(path)?.pid === process.pid) rmSync(path, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

/** Of two who find the same dead owner, the slower may have moved the quicker one's fresh lock: it is put back. */
function putAside(path: string, dead: Owner | undefined): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return;
    throw cause;
  }
  const moved = ownerOf(aside);
  if (moved?.pid !== dead?.pid || moved?.started !== dead?.started) linked(aside, path);
  rmSync(aside, { force: true });
}

function ownerOf(path: string): Owner | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof read !== "object" || read === null) return undefined;
    if (!("pid" in read && "started" in read)) return undefined;
    return typeof read.pid === "number" && typeof read.started === "string"
      ? { pid: read.pid, started: read.started }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
  return startOf(owner.pid) === owner.started;
}

/** Empty where the system has no /proc; then the process id alone decides. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
