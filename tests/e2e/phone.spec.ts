import type { Locator, Page } from "@playwright/test";
import { PHONE, showMapOnPhone } from "./drawing.ts";
import { expect, listed, newMap, open, saved, sideways, test, troubles } from "./workshop.ts";

/** Nothing is cut off at the right, and what is to be touched is as large as a fingertip needs. */
async function fits(page: Page, ...touched: readonly Locator[]): Promise<void> {
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  for (const one of touched) {
    const box = await one.boundingBox();
    expect(box, String(one)).not.toBeNull();
    if (box === null) continue;
    expect(box.x, String(one)).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, String(one)).toBeLessThanOrEqual(390);
    expect(Math.min(box.width, box.height), String(one)).toBeGreaterThanOrEqual(24);
  }
}

/** Choices are drawn once the phone's own keyboard has had time to come up. */
async function chooseByTouch(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole("combobox", { name }).tap();
  await page.keyboard.type(words);
  await expect(page.locator(".gm-popover--choices")).toHaveCSS("opacity", "1");
  await page.getByRole("option", { name: words }).first().tap();
  await expect(page.getByRole("option")).toHaveCount(0);
}

test("on a phone: join, look at the List, add and edit, with nothing to scroll sideways", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const page = await open(browser, app, PHONE);
  const bar = page.getByRole("navigation", { name: "Views" });
  const button = (name: string | RegExp) => page.getByRole("button", { name });

  await page.goto(app.url);
  await page.getByLabel("Join a workshop").fill(joinCode);
  await fits(page, button("Join"));
  await button("Join").tap();
  await page.waitForURL("**/join/**");
  await page.getByLabel("Your name").fill("Meera");
  await chooseByTouch(page, "Your organisation", "SARSAS");
  await chooseByTouch(page, "Service you represent", "SARSAS");
  await fits(page, button("Join the workshop"));
  await button("Join the workshop").tap();
  await page.waitForURL("**/maps/**");
  await saved(page);

  await expect(listed(page, "GP practice")).toBeVisible();
  const add = button("Add service to Community and voluntary");
  await fits(page, add, ...(await bar.getByRole("button").all()));
  await add.tap();
  await page.getByLabel("Name of the service").fill("Drop-in café");
  await fits(page, button("Add service").last(), button("Cancel"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Drop-in café" })).toBeVisible();
  await page.getByLabel("What it offers").fill("A warm room on Sundays");
  await fits(page, page.getByLabel("What it offers"), button("Done"), button("Close details"));
  await button("Close details").tap();
  await expect(listed(page, "Drop-in café")).toBeVisible();

  await bar.getByRole("button", { name: "My service" }).tap();
  await fits(page, button("Add a barrier"));
  await button("Add a barrier").tap();
  const says = page.getByRole("textbox").first();
  await says.fill("Closed at weekends");
  await fits(page, says);
  await saved(page);

  await button("Close details").tap();
  await showMapOnPhone(page);
  await expect(page.getByRole("group", { name: /GP practice$/ })).toBeVisible();
  await expect(
    page.getByRole("group", { name: /Drop-in café/, includeHidden: true }),
  ).toBeAttached();
  await fits(page);

  const live = (await (await facilitator.request.get(`${app.url}/api/maps/${id}`)).json()) as {
    services: { name: string; offer: string; barriers: { text: string }[] }[];
  };
  const named = (name: string) => live.services.find((service) => service.name === name);
  expect(named("Drop-in café")?.offer).toBe("A warm room on Sundays");
  expect(live.services.flatMap(({ barriers }) => barriers).map(({ text }) => text)).toContain(
    "Closed at weekends",
  );
  expect(troubles(page)).toEqual([]);
});
