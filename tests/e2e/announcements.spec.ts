import type { Page } from "@playwright/test";
import { guestOf } from "./guests.ts";
import { expect, LIST, listed, newMap, saved, test, troubles } from "./workshop.ts";

/** What the page says to a screen reader. */
const voice = (page: Page, role: "status" | "alert" = "status") =>
  page.locator(`[data-live-announcer] [role=${role}]`);
const said = (page: Page, words: string | RegExp, role: "status" | "alert" = "status") =>
  expect(voice(page, role).filter({ hasText: words })).toHaveCount(1);

async function fromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
}

test("what others do is said by the chosen policy, kept in recent activity, and leads to the item and to the person", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const guest = (name: string, service: string) =>
    guestOf(browser, app, joinCode, { name, organisation: "AWP", service }, LIST);
  const tom = await guest("Tom", "GP practice");
  const priya = await guest("Priya", "SARSAS");
  await saved(tom);
  await saved(priya);

  // The regions are part of the page before anything runs, and empty.
  const page = await (await tom.request.get(`${app.url}/maps/${id}`)).text();
  expect(page).toMatch(
    /data-live-announcer="true"><div role="status"><\/div><div role="status"><\/div><div role="alert"><\/div>/,
  );

  await tom.getByRole("button", { name: /^Show details of GP practice/ }).click();
  await tom.getByRole("button", { name: "Edit GP practice" }).click();
  await expect(tom.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  const level = tom.getByRole("combobox", { name: "Level", exact: true });
  await level.focus();
  await priya.getByRole("button", { name: /^Show details of GP practice/ }).click();
  const actions = priya.getByRole("group", { name: "Actions for GP practice" });
  await actions.getByRole("button", { name: /Move to level/ }).click();
  await priya.getByRole("menuitem", { name: "Crisis and emergency" }).click();
  await said(priya, "‘GP practice’ moved to ‘Crisis and emergency’.");
  await said(tom, "Priya: GP practice moved from Primary care to Crisis and emergency.");
  await expect(level).toBeFocused();

  // What somebody else chose while Tom was in the field is his to take or not, by keyboard, and nothing waits for him.
  const asked = tom.getByText(
    "Priya changed ‘Level’ to ‘Crisis and emergency’ while you were choosing.",
  );
  await expect(asked).toBeVisible();
  await tom.keyboard.press("Tab");
  await expect(tom.getByRole("button", { name: "Keep mine for Level" })).toBeFocused();
  await tom.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
  await expect(level).toBeFocused();
  await expect(level.locator("option:checked")).toHaveText("Primary care");

  // Who is in a choice is said beside it, as with words, and to those who hear the page.
  await priya.getByRole("button", { name: "Edit GP practice" }).click();
  const hers = priya.getByRole("combobox", { name: "Level", exact: true });
  await expect(hers).toHaveAccessibleDescription("Tom is editing");
  await tom.getByRole("radio", { name: "Nobody has said" }).focus();
  const asks = priya.getByRole("group", { name: "Can people refer themselves?", exact: true });
  await expect(asks).toHaveAccessibleDescription("Tom is editing");
  await expect(asks.getByText("Tom is editing")).toBeVisible();
  await expect(hers).toHaveAccessibleDescription("");
  await level.focus();
  await priya.keyboard.press("Escape");

  await actions.getByRole("button", { name: /^More actions/ }).click();
  await priya.getByRole("menuitem", { name: "Delete service" }).click();
  await said(tom, "Priya deleted ‘GP practice’.", "alert");
  await priya.keyboard.press("Control+z");
  await said(priya, "‘GP practice’ is back.");
  await expect(listed(tom, "GP practice")).toBeVisible();

  await fromMenu(tom, "Recent activity");
  const lines = tom.getByRole("dialog").getByRole("listitem");
  await expect(lines.filter({ hasText: "Priya: ‘GP practice’ is back." })).toBeVisible();
  await tom.getByLabel("About what").selectOption("Who came and went");
  await expect(lines.filter({ hasText: "GP practice" })).toHaveCount(0);
  await tom.getByLabel("About what").selectOption("What others changed");
  await tom.getByLabel("By whom").selectOption("Priya");
  await lines.getByRole("button", { name: /GP practice moved from Primary care/ }).press("Enter");
  await expect(tom.getByRole("heading", { level: 2, name: "GP practice" })).toBeFocused();

  await priya.getByRole("button", { name: /^Show details of SARSAS/ }).click();
  await priya.getByRole("button", { name: /^Edit SARSAS/ }).click();
  await tom.getByRole("button", { name: /^All people/ }).click();
  await tom.getByRole("button", { name: "Go to where Priya is" }).press("Enter");
  await expect(tom.getByRole("dialog")).toHaveCount(0);
  await expect(tom.locator("#details")).toContainText("SARSAS");

  await fromMenu(tom, "How this screen behaves");
  await tom.getByLabel("Keep this screen calm").check();
  await tom.keyboard.press("Escape");
  await expect(tom.locator(".gm-w-here__faces")).toBeHidden();

  // What Tom has written and not added is there again after the page has gone, where he left it, and takes no focus.
  const kept = () =>
    tom.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")).length);
  await tom.getByRole("button", { name: "Add organisation" }).click();
  await tom.keyboard.type("Bristol Mi");
  await tom.reload();
  await saved(tom);
  await expect(tom.locator(".gm-w-here__faces")).toBeHidden();
  const begun = tom.getByLabel("Name of the organisation");
  await expect(begun).toHaveValue("Bristol Mi");
  await expect(begun).not.toBeFocused();
  expect(await kept()).toBe(1);
  await begun.press("End");
  await tom.keyboard.type("nd");
  await tom.keyboard.press("Enter");
  await expect(tom.getByRole("heading", { name: "Bristol Mind", level: 3 })).toBeVisible();
  expect(await kept()).toBe(0);
  for (const one of [tom, priya]) expect(troubles(one)).toEqual([]);
});
