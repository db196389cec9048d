import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;

/** Processor seconds a process has used so far, its threads included. No number when it is gone. */
export function cpuSeconds(pid: number): number {
  return (statOf(pid)?.ticks ?? Number.NaN) / TICKS;
}

/** The same for a process and all its children, those that have ended included. */
export function familyCpuSeconds(pid: number): number {
  const stats = readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    return stat === undefined ? [] : [{ ...stat, pid: Number(name) }];
  });
  const family = stats.filter((one) => one.pid === pid || one.parent === pid);
  const own = family.reduce((sum, { ticks }) => sum + ticks, 0);
  return (own + (family.find((one) => one.pid === pid)?.endedChildren ?? 0)) / TICKS;
}

/** The most memory a process has had, and what it has now, in MiB. */
export function memoryOf(pid: number): { readonly peak: number; readonly now: number } {
  const path = `/proc/${pid}/status`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const mebibytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1] ?? Number.NaN) / 1_024;
  return { peak: mebibytes("VmHWM"), now: mebibytes("VmRSS") };
}

/** Time of all processors that another machine on the same host had taken, and all time there was, in ticks. */
export function hostTicks(): { readonly stolen: number; readonly all: number } {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n", 1);
  const fields = line.split(/\s+/).slice(1, 9).map(Number);
  return { stolen: fields[7] ?? 0, all: fields.reduce((sum, ticks) => sum + ticks, 0) };
}

function statOf(pid: number) {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined; // gone meanwhile
  }
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const at = (index: number) => fields[index] ?? 0;
  return { parent: at(1), ticks: at(11) + at(12), endedChildren: at(13) + at(14) };
}
