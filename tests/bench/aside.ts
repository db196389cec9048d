/**
 * How long the server's own thread stands still, and with it everybody connected to a map, while somebody
 * asks for what takes long, for a map of 500 services: done on a thread of its own, held against doing it in
 * place: `npm run bench -- aside`. The longest stand still of each; medians of some rounds.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { aside } from "#server/aside/aside.ts";
import { jobs } from "#server/aside/jobs.ts";
import type { WantedFile } from "#server/export/make-file.ts";
import { busyMap } from "./busy-map.ts";
import { type Line, median, printTable } from "./table.ts";

const ROUNDS = 5;
const map = tidy(busyMap(500));
const content = canonicalJson(toExchange(map));
const file: Omit<WantedFile, "format"> = {
  ...{ map, text: "brief", paper: "A3", findings: false, guidance: false },
  info: { title: "Big", date: "2026-11-26T10:00:00Z" },
};

/** The longest time in ms for which nothing else got a turn. */
async function stoodStill(work: () => unknown): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(30);
  await work();
  await setTimeout(30);
  delay.disable();
  return delay.max / 1e6;
}

async function line(what: string, there: () => unknown, here: () => unknown): Promise<Line> {
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await stoodStill(there));
    floor.push(await stoodStill(here));
  }
  return { what, ours: median(ours), floor: median(floor), against: "in place", unit: "ms" };
}

await aside("analyse", { map });
await aside("file", { ...file, format: "json" });
printTable("The server stands still while somebody asks of 500 services", [
  await line(
    "what is found",
    () => aside("analyse", { map }),
    () => jobs.analyse({ map: { ...map } }),
  ),
  await line(
    "a file for spreadsheets (CSV)",
    () => aside("file", { ...file, format: "csv" }),
    () => jobs.file({ ...file, map: { ...map }, format: "csv" }),
  ),
  await line(
    "a file of the whole map (JSON)",
    () => aside("file", { ...file, format: "json" }),
    () => jobs.file({ ...file, map: { ...map }, format: "json" }),
  ),
  await line(
    "its small picture in a list",
    () => aside("picture", map),
    () => jobs.picture({ ...map }),
  ),
  await line(
    "a version in the list of versions",
    () => aside("lookBack", { content, before: content }),
    () => jobs.lookBack({ content, before: content }),
  ),
  await line(
    "a file read in",
    () => aside("read", content),
    () => jobs.read(content),
  ),
]);
process.exit();
