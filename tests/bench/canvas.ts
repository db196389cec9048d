/**
 * The canvas in a real browser, beside tldraw by itself with as many plain rectangles:
 * `npm run bench -- canvas`, or some of it: `npx tsx tests/bench/canvas.ts edits`. Both pages are built as for production, served from one place and
 * opened in turn in one Chromium; figures are medians.
 */
import { chromium } from "@playwright/test";
import type { GapMap } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { bigMap, onGrid } from "./big-map.ts";
import {
  completing,
  dragging,
  editing,
  opening,
  panning,
  type Side,
  sides,
} from "./canvas-measures.ts";
import { CanvasServer, measured } from "./canvas-server.ts";
import { type Line, median, printTable } from "./table.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const maps: Readonly<Record<string, GapMap>> = {
  bristol,
  s200: onGrid(bigMap(200, 200)),
  s500: onGrid(bigMap(500, 500)),
  s1000: onGrid(bigMap(1000, 1000)),
};
const WORDS: Readonly<Record<string, string>> = {
  bristol: "Bristol (36 cards, 62 pathways)",
  s200: "200 cards, 200 pathways",
  s500: "500 cards, 500 pathways",
  s1000: "1,000 cards, 1,000 pathways",
};

const browser = await chromium.launch({
  ...(process.env["CHROMIUM"] === "own" ? {} : { executablePath: "/usr/bin/chromium" }),
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const server = await CanvasServer.start(
  new Map(Object.entries(maps).map(([name, map]) => [name, measured(map)])),
);

/** Measures both sides in turn, so often, and holds the medians together. */
async function line(
  what: string,
  name: string,
  unit: string,
  rounds: number,
  measure: (side: Side) => Promise<number>,
): Promise<Line> {
  const taken = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1)
    for (const which of ["ours", "bare"] as const)
      taken[which].push(await measure(sides(browser, server.url, name)[which]));
  const [ours, floor] = [median(taken.ours), median(taken.bare)];
  const one: Line = {
    what: `${what}, ${WORDS[name]}`,
    ...{ ours, floor, against: "bare tldraw", unit },
    ...(/^(opening|work)/.test(what) ? { aim: 1.5 } : {}),
  };
  console.error(one.what, ours.toFixed(1), floor.toFixed(1));
  return one;
}

/** `open`, `frames`, `edits`: only these when named, else all. */
const asked = process.argv.slice(2);
const wanted = (part: "open" | "frames" | "edits") => asked.length === 0 || asked.includes(part);
const lines: Line[] = [];
if (wanted("open"))
  for (const name of ["bristol", "s500"])
    lines.push(
      await line("opening the page until it can be edited", name, "ms", 5, opening),
      await line("the same until everything is drawn", name, "ms", 5, completing),
    );
if (wanted("edits"))
  for (const name of ["bristol", "s500"])
    lines.push(await line("somebody else's move until it is drawn", name, "ms", 3, editing));
if (wanted("frames"))
  for (const [name, view] of [
    ["s200", "whole"],
    ["s1000", "whole"],
    ["s1000", "near"],
  ] as const) {
    const seen = view === "whole" ? "all in view" : "at real size";
    const pan = (side: Side) => panning(side, view);
    const drag = (side: Side) => dragging(side, view);
    lines.push(
      await line(`work for a step of panning, ${seen}`, name, "ms", 3, pan),
      await line(`work for a step of dragging a card, ${seen}`, name, "ms", 3, drag),
    );
  }

printTable("The canvas", lines);
await browser.close();
server.stop();
