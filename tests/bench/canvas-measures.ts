import type { Browser, CDPSession, Page } from "@playwright/test";
import type {} from "./canvas-page/marks.ts";
import { median } from "./table.ts";

/** One of the two pages that are held together. */
export interface Side {
  readonly browser: Browser;
  readonly url: string;
  readonly ours: boolean;
}

type View = "whole" | "near";

/** Our canvas and the bare one with the same map. */
export function sides(browser: Browser, url: string, name: string): { ours: Side; bare: Side } {
  return {
    ours: { browser, url: `${url}/index.html?seed=${name}`, ours: true },
    bare: { browser, url: `${url}/bare.html?seed=${name}`, ours: false },
  };
}

/** From asking for the page, nothing cached, to the first frame with cards in it, in ms. */
export async function opening(side: Side): Promise<number> {
  const page = await opened(side);
  const at = await page.evaluate(() => window.editableAt ?? Number.NaN);
  await page.context().close();
  return at;
}

/** The same to the first frame that shows everything: our pathways come after the cards. */
export async function completing(side: Side): Promise<number> {
  const page = await opened(side);
  await page.waitForFunction(() => window.completeAt !== undefined);
  const at = await page.evaluate(() => window.completeAt ?? Number.NaN);
  await page.context().close();
  return at;
}

/** How long a frame takes while the map is moved with the wheel, in ms. */
export async function panning(side: Side, view: View): Promise<number> {
  return framesOf(side, view, async (session) => {
    for (let step = 0; step < STEPS; step += 1) {
      const by = (step < STEPS / 2 ? 1 : -1) * 12;
      await session.send("Input.dispatchMouseEvent", {
        ...{ type: "mouseWheel", x: 700, y: 400, deltaX: by, deltaY: by },
      });
    }
  });
}

/** How long a frame takes while a card is dragged, in ms. */
export async function dragging(side: Side, view: View): Promise<number> {
  return framesOf(side, view, async (session, page) => {
    const { x, y } = await page.evaluate(() => window.middleCard());
    const mouse = (type: "mousePressed" | "mouseMoved" | "mouseReleased", dx: number) =>
      session.send("Input.dispatchMouseEvent", {
        ...{ type, x: x + dx, y: y + dx / 4, button: "left", buttons: 1, clickCount: 1 },
      });
    await mouse("mousePressed", 0);
    for (let step = 1; step <= STEPS; step += 1) await mouse("mouseMoved", step * 2);
    await mouse("mouseReleased", STEPS * 2);
  });
}

/** From a change that somebody else made arriving to the frame that shows it, in ms. */
export async function editing(side: Side): Promise<number> {
  const page = await opened(side);
  const id = side.url.endsWith("bristol") ? "gp" : "s5";
  const taken = await page.evaluate((one) => window.timesOfEdits(one), id);
  await page.context().close();
  return median(taken);
}

const STEPS = 60;

async function framesOf(
  side: Side,
  view: View,
  act: (session: CDPSession, page: Page) => Promise<void>,
): Promise<number> {
  const page = await opened(side);
  await show(page, side, view);
  const session = await page.context().newCDPSession(page);
  // Time on the processor: what else the machine does meanwhile does not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await busy(session);
  await act(session, page);
  const work = (await busy(session)) - before;
  await page.context().close();
  return work / STEPS;
}

/** How long the page's main thread has worked so far, in ms: scripts, styles, layout and painting. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

async function opened({ browser, url }: Side): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => window.editableAt !== undefined);
  return page;
}

async function show(page: Page, { ours }: Side, view: View): Promise<void> {
  const button = view === "whole" ? "Show the whole map" : "show in real size";
  if (ours) await page.getByRole("button", { name: button }).click();
  else await page.evaluate((wanted) => window.show(wanted), view);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}
