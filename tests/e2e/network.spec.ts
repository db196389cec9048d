import type { Page } from "@playwright/test";
import { MiddleBox } from "#tests/helpers/middle-box.ts";
import { joinAs } from "./guests.ts";
import {
  test as base,
  expect,
  LIST,
  listed,
  newMap,
  open,
  saved,
  showList,
  sideways,
  strangersAsked,
} from "./workshop.ts";

/** Something that stands between a person and the product. */
interface Between extends MiddleBox {
  readonly app: { readonly url: string };
}

const test = base.extend<{ readonly between: Between }>({
  between: async ({ app }, use) => {
    const box = await new MiddleBox(app.port).listen();
    await use(Object.assign(box, { app: { url: `http://localhost:${box.port}` } }));
    await box.close();
  },
});

const BLANK = { title: "Day services", template: "blank" };
const TOM = { name: "Tom", organisation: "Vita Health Group", service: "Day centre" };
const ANA = { name: "Ana", organisation: "BrisDoc", service: "GP practice" };

async function addService(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add service to Primary care" }).click();
  await page.getByLabel("Name of the service").fill(name);
  await page.keyboard.press("Enter");
}

const slower = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^slower/ });

test("behind a proxy that refuses sockets the map works, says so, and goes back to a socket when one works", async ({
  browser,
  app,
  between,
  facilitator,
}) => {
  between.manners.upgrades = "refuse";
  const { joinCode } = await newMap(facilitator, app, BLANK);
  const [tom, ana] = [await open(browser, between.app, LIST), await open(browser, app, LIST)];
  await joinAs(tom, between.app, joinCode, TOM);
  await joinAs(ana, app, joinCode, ANA);
  await showList(tom);
  await showList(ana);
  await saved(tom);
  await expect(slower(tom)).toBeVisible();
  await expect(slower(ana)).toBeHidden();
  await addService(tom, "Added over requests");
  await saved(tom);
  await expect(listed(ana, "Added over requests")).toBeVisible();
  await addService(ana, "Added over a socket");
  await expect(listed(tom, "Added over a socket")).toBeVisible();

  between.manners.upgrades = "pass";
  await addService(tom, "Added while changing over");
  await tom.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(slower(tom)).toBeHidden();
  await saved(tom);
  await expect(listed(ana, "Added while changing over")).toBeVisible();
  await addService(tom, "Added on the new way");
  await saved(tom);
  await expect(listed(ana, "Added on the new way")).toBeVisible();
  for (const page of [tom, ana]) expect(strangersAsked(page)).toEqual([]);
});

test("behind a proxy that holds everything back, sockets and streams, the map works all the same", async ({
  browser,
  app,
  between,
  facilitator,
}) => {
  Object.assign(between.manners, { upgrades: "swallow", buffers: true });
  const { joinCode } = await newMap(facilitator, app, BLANK);
  const [tom, ana] = [await open(browser, between.app, LIST), await open(browser, app, LIST)];
  await joinAs(tom, between.app, joinCode, TOM);
  await joinAs(ana, app, joinCode, ANA);
  await showList(tom);
  await showList(ana);
  await saved(tom);
  await expect(slower(tom)).toBeVisible();
  await addService(tom, "Added in pieces");
  await saved(tom);
  await expect(listed(ana, "Added in pieces")).toBeVisible();
  await addService(ana, "Sent to them");
  await expect(listed(tom, "Sent to them")).toBeVisible();
  // Going away is noticed at once, though no socket breaks.
  const here = (words: RegExp) => ana.getByRole("list", { name: words });
  await expect(here(/^2 people are here/)).toBeVisible();
  await tom.goto(`${between.app.url}/help`);
  await expect(here(/^Only you are here/)).toBeVisible({ timeout: 10_000 });
});

test("anybody can check their connection, on a phone, too: it says what is blocked and what to ask for", async ({
  browser,
  between,
}) => {
  Object.assign(between.manners, { upgrades: "refuse", buffers: true });
  const page = await open(browser, between.app, { viewport: { width: 390, height: 844 } });
  await page.goto(`${between.app.url}/help`);
  await page.getByRole("link", { name: "Check this connection" }).click();
  await expect(page.getByRole("heading", { name: "Check this connection" })).toBeVisible();
  const verdict = page.getByRole("status").filter({ hasText: "over a slower connection" });
  await expect(verdict).toBeVisible({ timeout: 60_000 });
  const row = (name: string) => page.getByRole("row", { name });
  await expect(row("Live connection")).toContainText("Blocked");
  await expect(row("Streamed answers")).toContainText("Limited");
  await expect(row("Long requests")).toContainText("Works");
  await expect(row("Clock")).toContainText("The same time");
  await expect(
    page.getByRole("listitem").filter({ hasText: "Allow secure WebSockets (wss) to localhost" }),
  ).toBeVisible();
  await expect(page.getByText("Please ask the network team:")).toBeVisible();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(strangersAsked(page)).toEqual([]);
});
