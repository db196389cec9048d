import { guestOf } from "./guests.ts";
import { expect, newMap, saved, showList, test } from "./workshop.ts";

test("a version is saved, the map changes, both are compared in words, and the version comes back", async ({
  browser,
  facilitator: page,
  app,
}) => {
  const { id, joinCode } = await newMap(page, app);
  const ana = { name: "Ana", organisation: "BrisDoc", service: "GP practice" };
  const other = await guestOf(browser, app, joinCode, ana);
  await page.goto(`${app.url}/maps/${id}/versions`);
  // Words begun in a form wait on this device, until they are saved or given up.
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Save a version" }).click();
  await dialog.getByLabel("Name").fill("First draft");
  await dialog.getByLabel("Note").fill("Before lunch");
  await page.reload();
  await page.getByRole("button", { name: "Save a version" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("First draft");
  await expect(dialog.getByLabel("Note")).toHaveValue("Before lunch");
  await page.getByRole("button", { name: "Save this version" }).click();
  await expect(page.getByRole("heading", { name: /Version 1 First draft/ })).toBeVisible();

  // What a person has just saved is what is offered to compare from.
  await expect(page.getByText(/^From version 1, draft of .*, to today’s map$/)).toBeVisible();

  await page.getByRole("button", { name: "Save a version" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("");
  await dialog.getByLabel("Name").fill("The same again");
  await page.getByRole("button", { name: "Save this version" }).click();
  await expect(dialog).toContainText("Nothing has changed since version 1");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.goto(`${app.url}/maps/${id}`);
  await showList(page);
  const area = dialog.getByLabel("Area");
  const about = async () => {
    await page.getByRole("button", { name: "About this map" }).click();
    return area.inputValue();
  };
  const before = await about();
  await area.fill("Bristol and Bath");
  await page.reload();
  expect(await about()).toBe("Bristol and Bath");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await about()).toBe(before);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Show details of GP practice/ }).click();
  await page
    .getByRole("button", { name: /Lives in the practice area/ })
    .first()
    .click();
  await page.getByLabel("What it says").fill("Lives anywhere in Bristol.");
  await saved(page);

  await page.goto(`${app.url}/maps/${id}/compare?from=1&to=now`);
  const change = page
    .getByRole("listitem")
    .filter({ hasText: "The threshold for GP practice (T1) changed." });
  await expect(change).toContainText("Lives in the practice area.");
  await expect(change).toContainText("Lives anywhere in Bristol.");

  await expect(page.getByRole("region", { name: "What that does to the gaps" })).toContainText(
    "Nobody on the map would be told anything else than before.",
  );

  await page.goto(`${app.url}/maps/${id}/versions/1`);
  await showList(page);
  await page.getByRole("button", { name: /^Show details of GP practice/ }).click();
  await expect(
    page.getByRole("button", { name: /Lives in the practice area\./ }).first(),
  ).toBeVisible();
  await expect(page.getByText("Lives anywhere in Bristol.")).toHaveCount(0);

  await page.goto(`${app.url}/maps/${id}/versions`);
  await page
    .getByRole("button", { name: /New draft from this version/ })
    .first()
    .click();
  await expect(page.getByRole("alertdialog")).toContainText("These changes would be undone");
  await page.getByRole("button", { name: "Make the new draft" }).dblclick();
  await page.waitForURL(`**/maps/${id}`);
  const kept2 = "How the map was before is kept as version 2.";
  await expect(page.getByRole("status").filter({ hasText: kept2 })).toContainText(
    "Version 1 is back.",
  );
  // Nobody's map changes under their hands without a word.
  await expect(other.getByRole("status").filter({ hasText: kept2 })).toContainText(
    "Asha Rao brought back version 1.",
  );
  await other.context().close();
  const live = (await (await page.request.get(`${app.url}/api/maps/${id}`)).json()) as {
    services: { name: string; thresholds: { text: string }[] }[];
  };
  expect(live.services.find(({ name }) => name === "GP practice")?.thresholds[0]?.text).toBe(
    "Lives in the practice area.",
  );
  const kept = (await (await page.request.get(`${app.url}/api/maps/${id}/versions`)).json()) as {
    versions: { number: number; status: string }[];
  };
  expect(kept.versions.map(({ number, status }) => `${number} ${status}`)).toEqual([
    "2 automatic",
    "1 draft",
  ]);
});
