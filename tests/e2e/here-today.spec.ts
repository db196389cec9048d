import type { Page } from "@playwright/test";
import { guestOf, joinAs } from "./guests.ts";
import { expect, LIST, listed, newMap, open, saved, showList, sideways, test } from "./workshop.ts";

const TALKING = "NHS Talking Therapies (formerly IAPT) BNSSG";

/** Cards of services nobody here speaks for: dashed, and in words. */
function marked(page: Page) {
  return page.locator(".gm-service--away").filter({ hasText: "not here today" });
}

/** Opens what a guest may say about themselves. */
async function you(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^All people/ }).click();
  await page
    .getByRole("dialog", { name: "People" })
    .getByRole("button", { name: "Change" })
    .click();
}

test("two people at one tablet are two people: the second one joins as somebody else", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  await facilitator.goto(`${app.url}/maps/${id}`);
  const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const ana = { name: "Ana", organisation: "BrisDoc", service: "A clinic to come" };
  const tablet = await open(browser, app, small);
  await joinAs(tablet, app, joinCode, ana);
  await saved(tablet);
  await you(tablet);
  expect(await sideways(tablet)).toBeLessThanOrEqual(0);
  await tablet.getByRole("button", { name: "Not Ana? Join as somebody else" }).click();
  await tablet.getByRole("button", { name: "Leave as Ana" }).click();
  await tablet.waitForURL(`**/join/${joinCode}`);
  await expect(tablet.getByLabel("Your name")).toHaveValue("");
  await joinAs(tablet, app, joinCode, {
    name: "Priya",
    organisation: "AWP",
    service: "Night line",
  });
  await saved(tablet);

  await facilitator.getByRole("button", { name: /^All people/ }).click();
  const people = facilitator.getByRole("dialog", { name: "People" });
  await expect(people.getByRole("region", { name: "Here now", exact: true })).toContainText(
    "Priya",
  );
  await expect(people.getByRole("region", { name: "Not here now" })).toContainText("Ana");
  await facilitator.keyboard.press("Escape");

  // Priya's service is not on the map yet. Whoever adds it, it is hers, under whatever name later.
  await showList(facilitator);
  await facilitator.getByRole("button", { name: "Add service to Primary care" }).click();
  await facilitator.getByLabel("Name of the service").fill("Night line");
  await facilitator.keyboard.press("Enter");
  await expect(listed(tablet, "Night line")).toContainText("Yours");
  await saved(tablet);
  await facilitator
    .getByRole("button", { name: /Night line/ })
    .first()
    .click();
  await expect(facilitator.getByText("Here now for it: Priya")).toBeVisible();
  const edit = facilitator.getByRole("button", { name: "Edit", exact: true });
  await edit.click();
  const name = facilitator.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Evening line");
  await name.press("Enter");
  await expect(listed(tablet, "Evening line")).toContainText("Yours");
  await tablet.context().close();
});

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
  const other = await guestOf(browser, app, joinCode, ana, LIST);
  await expect(marked(facilitator)).toHaveCount(28);
  await expect(practice).toHaveCSS("border-top-style", "solid");

  await showList(facilitator);
  await expect(facilitator.getByText("not here today")).toHaveCount(28);
  await facilitator.getByRole("button", { name: /^S6 / }).click();
  await expect(facilitator.getByText("Nobody here today speaks for it.")).toBeVisible();
  await facilitator.getByRole("button", { name: /^S1 GP practice/ }).click();
  await expect(facilitator.getByText("Here now for it: Ana")).toBeVisible();

  // Renamed, the service stays Ana's.
  await facilitator.getByRole("button", { name: "Edit", exact: true }).click();
  const name = facilitator.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("GP surgery");
  await name.press("Enter");
  await saved(facilitator);
  await showList(other);
  await expect(listed(other, "GP surgery")).toContainText("Yours");
  await facilitator.getByRole("button", { name: "Done" }).click();
  await expect(facilitator.getByText("Here now for it: Ana")).toBeVisible();

  // Ana puts right her name and organisation: the others see it at once, nobody signs in again.
  await you(other);
  const form = other.getByRole("dialog", { name: "You" });
  await expect(form.getByRole("list", { name: "Services you represent" })).toContainText(
    "GP surgery",
  );
  await form.getByLabel("Your name").fill("Anastasia");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await expect(facilitator.getByText("Here now for it: Anastasia")).toBeVisible();
  await expect(facilitator.getByText("not here today")).toHaveCount(28);

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
