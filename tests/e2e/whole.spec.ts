import type { Locator, Page } from "@playwright/test";
import { undrawn } from "./undrawn.ts";
import {
  expect,
  listed,
  newMap,
  post,
  saved,
  showList,
  strangersAsked,
  test,
  troubles,
} from "./workshop.ts";

/** The page in front of us is whole; `shown` is there when it has come up. */
async function whole(page: Page, shown: Locator): Promise<void> {
  await expect(shown).toBeVisible();
  const { pathname } = new URL(page.url());
  expect(await undrawn(page), pathname).toEqual([]);
  expect(troubles(page), pathname).toEqual([]);
  expect(strangersAsked(page), pathname).toEqual([]);
}

test("with every other origin blocked, the pages of a map are whole: nothing failed, nothing asked, every icon drawn", async ({
  app,
  facilitator: page,
}) => {
  const { id } = await newMap(page, app);
  const map = `${app.url}/maps/${id}`;
  await versionsOf(page, app.url, id);
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });

  for (const [path, title] of [
    ["/maps", /maps/i],
    [`/maps/${id}/join-card`, "Bristol"],
    [`/maps/${id}/versions`, "Versions"],
    [`/maps/${id}/compare?from=1&to=2`, /changed/i],
  ] as const) {
    await page.goto(`${app.url}${path}`);
    await whole(page, heading(title));
  }

  await page.goto(map);
  await saved(page);
  await whole(page, page.getByRole("group", { name: /GP practice/ }));
  await showList(page);
  await whole(page, listed(page, "GP practice"));
  await page.goto(`${map}/versions/1`);
  await whole(page, listed(page, "GP practice"));
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();
  await whole(page, page.getByRole("group", { name: /GP practice/ }));
});

/** Two versions with a difference between them. */
async function versionsOf(page: Page, url: string, id: string): Promise<void> {
  const versions = `${url}/api/maps/${id}/versions`;
  await post(page.request, versions, { name: "First", status: "draft" });
  await page.goto(`${url}/maps/${id}`);
  await showList(page);
  await page.getByRole("button", { name: "Add service to Primary care" }).click();
  await page.getByLabel("Name of the service").fill("Evening clinic");
  await page.keyboard.press("Enter");
  await saved(page);
  await post(page.request, versions, { name: "Second", status: "agreed" });
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();
}
