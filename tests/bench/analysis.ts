/**
 * What is found on a map, worked out in a real browser after each change of a threshold: the demonstration
 * map, and made-up maps of 50 and 500 services: `npm run bench -- analysis`. Built as for production; medians.
 */
import { loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { busyMap } from "./busy-map.ts";
import type {} from "./canvas-page/analysis.ts";
import { CanvasServer, seeded } from "./canvas-server.ts";
import { median, printTable } from "./table.ts";

const ROUNDS = 40;
/** The browser is still getting warm. */
const WARMING_UP = 5;
/** A frame, and what off the page's own thread nobody waits for. */
const AIMS = { bristol: 16, s500: 300 } as const;

const maps = {
  bristol: mapFromTemplate("bristol", "Bristol"),
  s50: tidy(busyMap(50)),
  s500: tidy(busyMap(500)),
};
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const server = await CanvasServer.start(
  new Map(Object.entries(maps).map(([name, map]) => [name, seeded(map)])),
);

async function taken(name: keyof typeof maps) {
  const page = await browser.newPage();
  await page.goto(`${server.url}/analysis.html?seed=${name}`);
  await page.waitForFunction(() => window.timesOfAnalysis !== undefined);
  const times = await page.evaluate((rounds) => window.timesOfAnalysis(rounds), ROUNDS);
  await page.close();
  const middle = (of: keyof (typeof times)[number]) =>
    median(times.slice(WARMING_UP).map((one) => one[of]));
  return { analysing: middle("analysing"), answer: middle("answer"), held: middle("held") };
}

const [bristol, s50, s500] = [await taken("bristol"), await taken("s50"), await taken("s500")];
const aimed = (what: string, ours: number, floor: number) => ({
  ...{ what, ours, floor, against: "aim", unit: "ms", aim: 1 },
});
const grown = (what: string, of: keyof typeof s50) => ({
  ...{ what, ours: s500[of], floor: s50[of], against: "50 services", unit: "ms" },
});
printTable(`What is found on a map (load of the machine ${loadavg()[0]?.toFixed(1)})`, [
  aimed("the demonstration map, analysed", bristol.analysing, AIMS.bristol),
  aimed("500 services, 2,000 thresholds, 1,500 pathways, 50 personas", s500.analysing, AIMS.s500),
  grown("the same, ten times as much of everything", "analysing"),
  grown("until the answer of the thread is there", "answer"),
  grown("of it, the page itself at a stand", "held"),
]);
await browser.close();
server.stop();
