import type { Page } from "@playwright/test";
import { isOpenToAll, tabIsStraight } from "./accessible.ts";
import {
  expect,
  newMap,
  open,
  post,
  problems,
  saved,
  showList,
  signIn,
  test,
  troubles,
} from "./workshop.ts";

/** A wrong answer: the title says so first, the summary has the keyboard, and its link leads to the field. */
async function errsAt(page: Page, label: string): Promise<void> {
  await expect(page).toHaveTitle(/^Error: /);
  await expect(problems(page)).toBeFocused();
  await problems(page).getByRole("link").first().press("Enter");
  await expect(page.getByLabel(label).first()).toBeFocused();
}

test("every page and state keeps the rules of accessibility at 320, 768 and 1280 px, fits, and lets Tab through", async ({
  browser,
  app,
  facilitator,
}) => {
  // Some thirty pages and states, each at three widths.
  test.slow();
  const map = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  await post(facilitator.request, `${app.url}/api/maps/${map.id}/versions`, {
    name: "First",
    status: "draft",
  });
  const page = await open(browser, app);
  const button = (name: string | RegExp) => page.getByRole("button", { name }).first();
  const visit = async (path: string, { tab = false } = {}) => {
    await page.goto(`${app.url}${path}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole("main")).toHaveCount(1);
    if (tab) await tabIsStraight(page, path);
    await isOpenToAll(page, path);
  };
  const state = (what: string) => isOpenToAll(page, what);

  for (const path of [
    "/help",
    "/accessibility",
    "/privacy",
    "/cookies",
    "/check",
    "/setup",
    "/nowhere",
  ]) {
    await visit(path);
    const links = page.getByRole("contentinfo").getByRole("link");
    expect(await links.allTextContents(), path).toEqual([
      "Accessibility statement",
      "Privacy",
      "Cookies",
      "Help",
    ]);
  }
  await visit("/", { tab: true });
  await page.getByLabel("Join a workshop").fill("12");
  await button("Join").click();
  await errsAt(page, "Join a workshop");
  await state("a wrong code");
  await visit(`/join/${map.joinCode}`, { tab: true });
  await button("Join the workshop").click();
  await errsAt(page, "Your name");
  await state("nothing said at the door");
  await visit("/sign-in");
  await button("Sign in").click();
  await errsAt(page, "E-mail address");
  await state("an empty sign-in");

  await signIn(page, app);
  await visit("/maps");
  await visit("/maps/new", { tab: true });
  await button("Continue").click();
  await errsAt(page, "Title");
  await state("a map without a title");
  await page.getByLabel("Title").fill("Bath");
  await page.getByLabel(/blank|empty/i).check();
  await button("Continue").click();
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeFocused();
  await state("answers to check");
  await visit(`/maps/${map.id}/join-card`);
  await visit(`/maps/${map.id}/findings`);
  await visit(`/maps/${map.id}/display`);
  await visit(`/maps/${map.id}/compare?from=1&to=now`);
  await visit(`/maps/${map.id}/versions/9`);
  await visit(`/maps/${map.id}/versions`, { tab: true });
  await button("Save a version").click();
  await button("Save this version").click();
  await expect(problems(page)).toBeFocused();
  await state("a version without a name");
  const dialog = page.getByRole("dialog");
  // Who agrees is known: the form asks for nothing else.
  await expect(dialog.getByRole("textbox")).toHaveCount(2);
  await dialog.getByLabel("Note").fill("Read back");
  await dialog.getByLabel("Name").fill("Final");
  await page.getByLabel("Agreed").check();
  await button("Save this version").click();
  await expect(page.getByRole("heading", { name: "Check before it is kept" })).toBeFocused();
  await expect(dialog.getByRole("textbox")).toHaveCount(0);
  await state("an agreed version to check");
  await button("Save as agreed").click();
  await expect(page.getByRole("heading", { name: "Version 2 Final" })).toBeVisible();
  await expect(page.getByText("Asha Rao, Golden Key, ").first()).toBeVisible();

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${app.url}/maps/${map.id}`);
  await saved(page);
  await expect(page).toHaveTitle("Small map – Gap map");
  await tabIsStraight(page, "the Map");
  await state("the Map");
  await showList(page);
  await button("Add service to Primary care").click();
  await page.keyboard.type("Night café");
  await page.keyboard.press("Enter");
  await state("the details of a service");
  await page.keyboard.press("Escape");
  await button(/^Show details of Night café/).click();
  await tabIsStraight(page, "the List");
  await state("the List");
  await button("Both").click();
  await state("both");
  for (const [opens, title] of [
    ["Join code", "Join this workshop"],
    [/^All people/, "People"],
    ["Export", /Export/],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(opens).click();
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    await state(`dialog ${title}`);
    await page.keyboard.press("Escape");
  }
  for (const title of ["Recent activity", "How this screen behaves"]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("banner").getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: title }).click();
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    await state(`dialog ${title}`);
    await page.keyboard.press("Escape");
  }
  await page.goto(`${app.url}/maps/${map.id}/versions/1`);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await state("a version");
  expect(
    troubles(page).filter((words) => !words.startsWith("404") && !words.includes("404")),
  ).toEqual([]);
});
