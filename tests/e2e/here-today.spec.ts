import type { Page } from "@playwright/test";
import { guestOf } from "./guests.ts";
import { expect, newMap, saved, showList, test } from "./workshop.ts";

const TALKING = "NHS Talking Therapies (formerly IAPT) BNSSG";

/** Cards of services nobody here speaks for: dashed, and in words. */
function marked(page: Page) {
  return page.locator(".gm-service--away").filter({ hasText: "not here today" });
}

test("services nobody here speaks for are marked on Map and List while a workshop is on, and only there", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  await facilitator.goto(`${app.url}/maps/${id}`);
  await saved(facilitator);
  const cards = facilitator.locator(".gm-service");
  await expect(cards).toHaveCount(30);
  // Alone, a facilitator prepares.
  await expect(marked(facilitator)).toHaveCount(0);

  const tom = { name: "Tom", organisation: "Vita Health Group", service: TALKING };
  const guest = await guestOf(browser, app, joinCode, tom);
  await saved(guest);
  await expect(marked(facilitator)).toHaveCount(29);
  await expect(marked(guest)).toHaveCount(29);
  const talking = facilitator.locator("[data-item=tt]");
  await expect(talking).not.toContainText("not here today");
  await expect(talking).toHaveCSS("border-top-style", "solid");
  const practice = facilitator.locator("[data-item=gp]");
  await expect(practice).toHaveCSS("border-top-style", "dashed");

  const ana = { name: "Ana", organisation: "BrisDoc", service: "gp practice" };
  const other = await guestOf(browser, app, joinCode, ana);
  await expect(marked(facilitator)).toHaveCount(28);
  await expect(practice).toHaveCSS("border-top-style", "solid");

  await showList(facilitator);
  await expect(facilitator.getByText("not here today")).toHaveCount(28);
  await facilitator.getByRole("button", { name: /^S6 / }).click();
  await expect(facilitator.getByText("Nobody here today speaks for it.")).toBeVisible();
  await facilitator.getByRole("button", { name: /^S1 GP practice/ }).click();
  await expect(facilitator.getByText("Here now for it: Ana")).toBeVisible();

  const url = `${app.url}/api/maps/${id}`;
  for (const address of [url, `${url}/export?format=svg`, `${url}/export?format=json`]) {
    const answer = await facilitator.request.get(address);
    expect(answer.ok()).toBe(true);
    expect((await answer.text()).toLowerCase()).not.toContain("not here");
  }

  await other.context().close();
  await expect(facilitator.getByText("not here today")).toHaveCount(29);
  await guest.context().close();
  await expect(facilitator.getByText("not here today")).toHaveCount(0);
});
