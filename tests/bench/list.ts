/**
 * The List in a real browser with 500 services and all that is said about them, beside the same page
 * with 50: `npm run bench -- list`, with `--rounds=15` to have more than nine. Built as for production. The two
 * take turns; times are medians of the rounds, and the ratio is that of each round, with its median and range.
 */
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import type { GapMap, Item, ItemId } from "#lib/gap-map/model.ts";
import { bigMap, onGrid } from "./big-map.ts";
import type {} from "./canvas-page/list.tsx";
import { CanvasServer, measured } from "./canvas-server.ts";
import { median, printTable } from "./table.ts";

/** Each service with three thresholds, two barriers, one good practice and a view. */
function annotated(map: GapMap): GapMap {
  const notes = Object.values(map.items).flatMap((item): Item[] => {
    if (item.kind !== "service") return [];
    const on = (kind: string, number: number) => `${kind}-${item.id}-${number}` as ItemId;
    const text = `What is said about ${item.name}, in a sentence of usual length.`;
    return [
      ...[1, 2, 3].map((one) => ({
        ...{ kind: "threshold" as const, id: on("t", one), serviceId: item.id, text },
        ...{ mode: "include" as const, hardness: "hard" as const, basis: "practice" as const },
      })),
      ...[1, 2].map((one) => ({
        ...{ kind: "barrier" as const, id: on("b", one), onId: item.id, text },
      })),
      { kind: "goodPractice", id: on("g", 1), onId: item.id, text },
      {
        ...{ kind: "view", id: on("v", 1), aboutId: item.id, role: "GP", stance: "agree", text },
      },
    ];
  });
  const items = Object.fromEntries(notes.map((note) => [note.id, note]));
  return { ...map, items: { ...map.items, ...items } };
}

const SIZES = [500, 50] as const;
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "9" } },
});
const ROUNDS = Number(values.rounds);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const server = await CanvasServer.start(
  new Map(SIZES.map((size) => [`s${size}`, measured(onGrid(annotated(bigMap(size, size))))])),
);

/** One opening of the page, and everything that is measured on it. */
async function round(size: number) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}/list.html?seed=s${size}`);
  await page.waitForFunction(() => window.listDrawnAt !== undefined);
  const opening = await page.evaluate(() => window.listDrawnAt ?? Number.NaN);
  const drawing = await page.evaluate(() => window.listDrawnIn ?? Number.NaN);
  const closed = median(await page.evaluate(() => window.timesOfRenames("s5")));
  const all = await page.evaluate(() => window.timeToShowAll());
  const open = median(await page.evaluate(() => window.timesOfRenames("s5")));
  await page.close();
  return { opening, drawing, closed, all, open };
}

type Round = Awaited<ReturnType<typeof round>>;
const taken = new Map<number, Round[]>(SIZES.map((size) => [size, []]));
for (let number = 0; number < ROUNDS; number += 1)
  for (const size of SIZES) taken.get(size)?.push(await round(size));

const middle = (size: number, of: keyof Round) =>
  median((taken.get(size) ?? []).map((one) => one[of]));
/** How many times as long 500 take as 50 in the same round, which the machine's other work touches least. */
const ratios = (of: keyof Round) =>
  (taken.get(500) ?? []).map((large, at) => large[of] / (taken.get(50)?.[at]?.[of] ?? Number.NaN));
const line = (what: string, of: keyof Round) => ({
  ...{ what, ours: middle(500, of), floor: middle(50, of), ratios: ratios(of) },
  ...{ against: "50 services", unit: "ms" },
});
printTable(`The List, 500 services with all that is said about them, ${ROUNDS} rounds`, [
  line("opening the page until the List is drawn", "opening"),
  line("of it, from having the whole map", "drawing"),
  line("somebody else's rename until it is drawn", "closed"),
  line("showing the details of everything", "all"),
  line("somebody else's rename with all details shown", "open"),
]);
await browser.close();
server.stop();
