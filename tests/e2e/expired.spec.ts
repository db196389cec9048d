import { randomBytes } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { joinAs } from "./guests.ts";
import {
  expect,
  FACILITATOR,
  LIST,
  listed,
  newMap,
  open,
  post,
  prefersList,
  saved,
  showList,
  test,
} from "./workshop.ts";

const GUEST = { name: "Tom", organisation: "AWP", service: "GP practice" };

async function startService(page: Page, level: string, name: string): Promise<Locator> {
  await page.getByRole("button", { name: `Add service to ${level}` }).click();
  const field = page.getByLabel("Name of the service");
  await field.fill(name);
  return field;
}

/** Follows a link that leaves this page open, and gives the new tab. */
async function besides(page: Page, link: Locator): Promise<Page> {
  const [tab] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  return tab;
}

async function fillSignIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill(FACILITATOR.email);
  await page.getByLabel("Password").fill(FACILITATOR.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The message over the open workshop once its session is over. */
function ended(page: Page): Locator {
  return page.getByRole("region", { name: "You are no longer connected to this map" });
}

test("a facilitator's session ends in the middle of the work: it is said, nothing typed is lost, signing in goes on", async ({
  browser,
  app,
  facilitator: page,
}) => {
  const { id, joinCode } = await newMap(page, app);
  const ana = await open(browser, app, LIST);
  await joinAs(ana, app, joinCode, { ...GUEST, name: "Ana" });
  await showList(ana);
  await prefersList(page.context());
  await page.goto(`${app.url}/maps/${id}`);
  await showList(page);
  await saved(page);

  await app.kill();
  await (await startService(page, "Primary care", "Typed at the end")).press("Enter");
  const half = await startService(page, "Secondary care", "Half typed");
  await app.start({ NEXTAUTH_SECRET: randomBytes(32).toString("hex") });
  await expect(ended(page)).toContainText("You are no longer signed in to this map.");
  await expect(ended(page)).toContainText("Keep this page open: it holds 1 change not saved yet.");
  await half.press("Enter");
  await expect(half).toHaveValue("Half typed");
  await expect(half).toHaveAccessibleDescription(/You are no longer signed in to this map/);

  const tab = await besides(page, ended(page).getByRole("link", { name: "Sign in" }));
  await fillSignIn(tab);
  await tab.waitForURL(`**/maps/${id}`);
  await tab.close();
  await page.bringToFront();
  const again = ended(page).getByRole("button", { name: "Try again" });
  if (await again.isVisible()) await again.click();
  await saved(page);
  await expect(ended(page)).toHaveCount(0);
  await half.press("Enter");
  await saved(page);
  for (const name of ["Typed at the end", "Half typed"]) {
    await expect(listed(ana, name)).toBeVisible();
    await expect(listed(page, name)).toBeVisible();
  }
});

test("a guest's device is forgotten while the workshop is open: joining again in another tab loses nothing", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const tom = await open(browser, app, LIST);
  await joinAs(tom, app, joinCode, GUEST);
  await showList(tom);
  await saved(tom);
  await tom.context().setOffline(true);
  await (await startService(tom, "Primary care", "Typed by nobody")).press("Enter");
  await tom.context().clearCookies();
  await tom.context().setOffline(false);
  await expect(ended(tom)).toContainText("it holds 1 change not saved yet");

  const tab = await besides(tom, ended(tom).getByRole("link", { name: "Join with a code" }));
  await tab.getByLabel("Join a workshop").fill(joinCode);
  await tab.getByRole("button", { name: "Join", exact: true }).click();
  await tab.waitForURL("**/join/**");
  await joinAs(tab, app, joinCode, GUEST);
  await tab.close();
  await tom.bringToFront();
  const again = ended(tom).getByRole("button", { name: "Try again" });
  if (await again.isVisible()) await again.click();
  await saved(tom);
  const live = await facilitator.request.get(`${app.url}/api/maps/${id}`);
  expect(await live.text()).toContain("Typed by nobody");
});

test("without a session every page of a map is a door, and leads back to itself", async ({
  app,
  facilitator: page,
}) => {
  const { id } = await newMap(page, app);
  await post(page.request, `${app.url}/api/maps/${id}/versions`, { name: "One", status: "draft" });
  await page.context().clearCookies();
  const map = `/maps/${id}`;
  for (const [path, back] of [
    ["/maps", "/maps"],
    ["/maps/new", "/maps/new"],
    [map, map],
    [`${map}/join-card`, `${map}/join-card`],
    [`${map}/versions`, `${map}/versions`],
    [`${map}/versions/1`, `${map}/versions/1`],
    [`${map}/compare?from=1&to=now`, `${map}/compare?from=1&to=now`],
    [`/api${map}/export?format=pdf`, map],
    [`/api${map}/versions/1/export?format=svg`, map],
  ] as const) {
    await page.goto(`${app.url}${path}`);
    const link = page.getByRole("main").getByRole("link", { name: "Sign in" });
    if (!new URL(page.url()).pathname.startsWith("/sign-in")) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are not on this map");
      await expect(page.getByRole("link", { name: "Join with a code" })).toBeVisible();
      await link.click();
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(page.getByRole("link", { name: "join with a code" })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("next"), path).toBe(back);
  }
  await page.goto(`${app.url}${map}/compare?from=1&to=now`);
  await fillSignIn(page);
  await page.waitForURL(`${app.url}${map}/compare?from=1&to=now`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What changed");
});

test("a version half described and an export half chosen wait until somebody has signed in again", async ({
  app,
  facilitator: page,
}) => {
  const { id } = await newMap(page, app);
  await page.goto(`${app.url}/maps/${id}/versions`);
  await page.getByRole("button", { name: "Save a version" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("After the first workshop");
  await page.context().clearCookies();
  await dialog.getByRole("button", { name: "Save this version" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Sign in, or join with a code");
  const tab = await besides(page, dialog.getByRole("link", { name: "Sign in" }));
  await fillSignIn(tab);
  await tab.waitForURL(`**/maps/${id}/versions`);
  await tab.close();
  await dialog.getByRole("button", { name: "Save this version" }).click();
  await expect(page.getByRole("heading", { name: /After the first workshop/ })).toBeVisible();

  await page.goto(`${app.url}/maps/${id}/versions/1`);
  await page.getByRole("button", { name: "Export" }).click();
  await page.context().clearCookies();
  await dialog.getByRole("button", { name: "Download" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Sign in, or join with a code");
  await expect(dialog.getByRole("link", { name: "Sign in" })).toHaveAttribute("target", "_blank");
});
