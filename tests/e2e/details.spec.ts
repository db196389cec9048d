import type { Page } from "@playwright/test";
import { expect, newMap, prefersList, saved, showList, test, troubles } from "./workshop.ts";

/** The details of an item of the Bristol map, open to be changed. */
async function edit(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
}

test("Escape is for what is open in the details first: choices, words looked for, a short form; then for the details", async ({
  app,
  facilitator: page,
}) => {
  const { id } = await newMap(page, app);
  await prefersList(page.context());
  await page.goto(`${app.url}/maps/${id}`);
  await showList(page);
  const press = (key: string) => page.keyboard.press(key);
  const choices = page.getByRole("listbox");
  const close = page.getByRole("button", { name: "Close details" });

  await edit(page, /^Gap 1 /);
  const box = page.getByRole("combobox", { name: "Add a threshold" });
  await box.fill("nothing is called this");
  await expect(choices).toHaveCount(0);
  await press("Escape");
  await expect(box).toHaveValue("");
  await expect(box).toBeFocused();
  await press("ArrowDown");
  await expect(choices).toBeVisible();
  await press("Escape");
  await expect(choices).toHaveCount(0);
  await expect(box).toBeFocused();
  await press("Escape");
  await expect(close).toBeHidden();

  await edit(page, /^S1 GP practice/);
  const referrer = page.getByLabel("Add who refers");
  await referrer.fill("School nurses");
  await press("Escape");
  await expect(referrer).toHaveValue("");
  await expect(close).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();

  const more = page.getByRole("complementary").getByRole("button", { name: /^Add a pathway from/ });
  await more.click();
  await expect(page.getByLabel("Pathway to")).toBeFocused();
  await press("Escape");
  await expect(page.getByLabel("Pathway to")).toHaveCount(0);
  await expect(more).toBeFocused();
  await press("Escape");
  await expect(close).toBeHidden();
  expect(troubles(page)).toEqual([]);
});

test("a change of mind about what can be checked costs nothing that was said before", async ({
  app,
  facilitator: page,
}) => {
  const { id } = await newMap(page, app);
  await prefersList(page.context());
  await page.goto(`${app.url}/maps/${id}`);
  await showList(page);
  await page.getByRole("button", { name: /^Show details of GP practice/ }).click();
  await page.getByRole("button", { name: "Add a threshold to GP practice" }).click();
  await page.getByRole("button", { name: "Make it checkable" }).click();
  const about = page.getByLabel("What it is about");
  const number = page.getByLabel("Number");
  const least = page.getByRole("radio", { name: "at least" });
  await about.selectOption({ label: "Age" });
  await least.check();
  await number.fill("18");

  await page.getByRole("radio", { name: "Nobody can state it" }).check();
  await expect(number).toBeHidden();
  await page.getByRole("radio", { name: "How it works in practice" }).check();
  await expect(least).toBeChecked();
  await expect(number).toHaveValue("18");

  await about.selectOption({ label: "Main problem" });
  await page.getByRole("radio", { name: "is none of" }).check();
  await page.getByRole("checkbox", { name: "PTSD" }).check();
  await about.selectOption({ label: "Age" });
  await expect(least).toBeChecked();
  await expect(number).toHaveValue("18");
  await about.selectOption({ label: "Main problem" });
  await expect(page.getByRole("radio", { name: "is none of" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "PTSD" })).toBeChecked();

  await about.selectOption({ label: "Not checkable, words only" });
  await page.getByRole("button", { name: "Make it checkable" }).click();
  await expect(page.getByRole("checkbox", { name: "PTSD" })).toBeChecked();
  await saved(page);
});
