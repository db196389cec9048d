import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { guestOf, joinAs } from "./guests.ts";
import {
  type Address,
  expect,
  LIST,
  listed,
  type NewMap,
  newMap,
  open,
  prefersList,
  saved,
  showList,
  test,
  troubles,
} from "./workshop.ts";

const TOM = { name: "Tom", organisation: "AWP", service: "GP practice" };
const LEVELS = { title: "Levels", template: "blank" };

/** Adds a service to the first level of the List. */
async function add(page: Page, name: string): Promise<void> {
  await page
    .getByRole("button", { name: /^Add service to/ })
    .first()
    .click();
  await page.getByLabel("Name of the service").fill(name);
  await page.getByLabel("Name of the service").press("Enter");
  await expect(listed(page, name)).toBeVisible();
}

/** Somebody works without a network, and closes the laptop. */
async function leaveOffline(page: Page, names: readonly string[]): Promise<BrowserContext> {
  const context = page.context();
  await showList(page);
  await saved(page);
  await context.setOffline(true);
  for (const name of names) await add(page, name);
  await expect(
    page.getByRole("banner").getByText(/^Offline, .* kept on this device$/),
  ).toBeVisible();
  await page.close();
  await context.setOffline(false);
  return context;
}

/** They open it again, with a network. */
async function comeBack(context: BrowserContext, app: Address, { id }: NewMap): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${app.url}/maps/${id}`);
  await showList(page);
  return page;
}

/** The tab that was closed is not quite gone: it holds on to its copy until the next one asks for it. */
async function goesSlowly(tab: Page, app: Address, { id }: NewMap): Promise<void> {
  await tab.goto(`${app.url}/help`);
  await tab.evaluate(async (map) => {
    const names = (await indexedDB.databases()).flatMap(({ name = "" }) =>
      name.startsWith(`gap-map ${map} `) ? [name] : [],
    );
    if (names.length === 0) throw new Error("nothing was kept");
    for (const name of names) {
      const isAskedFor = async () =>
        (await navigator.locks.query()).pending?.some((lock) => lock.name === name);
      await new Promise<void>((held) => {
        void navigator.locks.request(name, async () => {
          held();
          while (!(await isAskedFor())) await new Promise((next) => setTimeout(next, 20));
        });
      });
    }
  }, id);
}

async function makeObserver(facilitator: Page, app: Address, { id }: NewMap): Promise<void> {
  const people = `${app.url}/api/maps/${id}/people`;
  const answer = await facilitator.request.get(people);
  const body = (await answer.json()) as { people: { id: string; name: string }[] };
  const tom = body.people.find(({ name }) => name === TOM.name);
  await facilitator.request.put(`${people}/${tom?.id}/role`, {
    data: { role: "observer" },
    headers: { origin: app.url },
  });
}

const kept = (page: Page) => page.getByRole("region", { name: "Changes kept on this device" });

test("what was written offline is sent when the page is opened again, even if the device was forgotten meanwhile", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, LEVELS);
  await prefersList(facilitator.context());
  const tom = await guestOf(browser, app, map.joinCode, TOM, LIST);
  const context = await leaveOffline(tom, ["Written on the train", "And on the platform"]);
  await facilitator.goto(`${app.url}/maps/${map.id}`);
  await showList(facilitator);
  await expect(listed(facilitator, "Written on the train")).toHaveCount(0);
  const back = await comeBack(context, app, map);
  await saved(back);
  await expect(listed(back, "And on the platform")).toBeVisible();
  await expect(listed(facilitator, "Written on the train")).toBeVisible();
  await leaveOffline(back, ["Written before the cookie went"]);
  await context.clearCookies();
  const anew = await context.newPage();
  await goesSlowly(await context.newPage(), app, map);
  await joinAs(anew, app, map.joinCode, TOM);
  await expect(listed(facilitator, "Written before the cookie went")).toBeVisible();
});

test("signing out says what was never sent, and leaves no copy of a map on the device", async ({
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, LEVELS);
  await prefersList(facilitator.context());
  await facilitator.goto(`${app.url}/maps/${map.id}`);
  const context = await leaveOffline(facilitator, ["Never sent"]);
  const page = await context.newPage();
  await page.goto(`${app.url}/maps`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("keeps 1 change that nobody else has");
  await page.getByRole("button", { name: "Sign out and delete" }).click();
  await page.waitForURL(`${app.url}/`);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("work that can no longer be part of the map stays on the device until its owner has seen it, taken it along or deleted it", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, LEVELS);
  await prefersList(facilitator.context());
  const tom = await guestOf(browser, app, map.joinCode, TOM, LIST);
  const context = await leaveOffline(tom, ["Before the demotion"]);
  await makeObserver(facilitator, app, map);
  const back = await comeBack(context, app, map);
  await expect(kept(back)).toContainText("1 change made here since");
  await back.reload();
  await showList(back);
  await expect(listed(back, "Before the demotion")).toHaveCount(0);
  await kept(back).getByRole("button", { name: "See what differs" }).click();
  await expect(back.getByRole("dialog")).toContainText("Before the demotion");
  await back.getByRole("button", { name: "Close" }).click();
  const download = back.waitForEvent("download");
  await kept(back).getByRole("button", { name: "Download as a map file" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain("Before the demotion");
  await kept(back).getByRole("button", { name: "Delete from this device" }).click();
  await back.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(kept(back)).toHaveCount(0);
  await back.reload();
  await showList(back);
  await expect(kept(back)).toHaveCount(0);
});

test("when the map was put back meanwhile, work from before is never mixed in; where nothing can be kept, that is said", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, LEVELS);
  await prefersList(facilitator.context());
  const folder = mkdtempSync(join(tmpdir(), "gap-map-backup-"));
  const file = join(folder, "backup.json");
  await app.admin("backup", file);
  const tom = await guestOf(browser, app, map.joinCode, TOM, LIST);
  const context = await leaveOffline(tom, ["From before"]);
  await app.kill();
  await app.admin("restore", file, "--map", map.id);
  await app.start();
  rmSync(folder, { recursive: true });
  const back = await comeBack(context, app, map);
  await expect(kept(back)).toContainText("put back to an earlier state");
  await expect(listed(back, "From before")).toHaveCount(0);
  await saved(back);

  const eve = await open(browser, app, LIST);
  await eve.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      value: {
        open: () => {
          throw new Error("no");
        },
      },
    });
  });
  await joinAs(eve, app, map.joinCode, { ...TOM, name: "Eve" });
  await showList(eve);
  await saved(eve);
  await expect(eve.getByText("Keep this page open")).toHaveCount(0);
  await eve.context().setOffline(true);
  await add(eve, "Nowhere else");
  await expect(
    eve.getByRole("banner").getByText("Offline, 1 change kept on this page only"),
  ).toBeVisible();
  await expect(eve.getByRole("region", { name: "Keep this page open" })).toContainText(
    "This browser keeps no copy",
  );
  await eve.context().setOffline(false);
  await saved(eve);
  expect(troubles(eve).filter((words) => words.startsWith("error"))).toEqual([]);
});
