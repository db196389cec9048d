import type { Page } from "@playwright/test";
import { type Cluster, ownPostgres } from "#tests/helpers/database.ts";
import { App } from "./app.ts";
import { joinAs } from "./guests.ts";
import { expect, LIST, listed, open, saved, showList, test, troubles } from "./workshop.ts";

let postgres: Cluster & { readonly url: string };
let app: App;
test.beforeAll(async () => {
  postgres = await ownPostgres();
  app = await App.start({ settings: { DATABASE_URL: postgres.url } });
});
test.afterAll(async () => {
  postgres.release();
  await app.stop();
  postgres.stop();
});

async function addService(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add service to Primary care" }).click();
  await page.getByLabel("Name of the service").fill(name);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

/** Writes down each word about saving that the screen shows from now on; gives what there was so far. */
async function watchWords(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = () => {
      const words = document.querySelector("[data-saving]")?.textContent ?? "";
      if (words !== seen.at(-1)) seen.push(words);
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Reflect.set(window, "wordsSeen", seen);
  });
  return () => page.evaluate(() => Reflect.get(window, "wordsSeen") as string[]);
}

const notSaved = (page: Page) => page.getByRole("banner").getByText(/^Not saved since \d\d:\d\d$/);

test("while the database stands still the screen says since when nothing is saved, never Saved; afterwards all of it is", async ({
  browser,
}) => {
  const code = new URL(app.demoLink).pathname.split("/").at(-1) ?? "";
  const [tom, ana] = [await open(browser, app, LIST), await open(browser, app, LIST)];
  for (const [page, name] of [
    [tom, "Tom"],
    [ana, "Ana"],
  ] as const) {
    await joinAs(page, app, code, { name, organisation: "AWP", service: "GP practice" });
    await saved(page);
    await showList(page);
  }
  const words = await watchWords(tom);

  postgres.hold();
  await addService(tom, "Typed while it stood");
  await expect(notSaved(tom)).toBeVisible({ timeout: 5_000 });
  const since = await notSaved(tom).textContent();
  await addService(ana, "Typed beside it");
  await expect(notSaved(ana)).toBeVisible({ timeout: 5_000 });
  await addService(tom, "Typed a little later");
  const health = await tom.request.get(`${app.url}/api/health`);
  expect(health.status()).toBe(503);
  // What is not saved is seen by nobody else, and the oldest of it gives the time.
  await expect(listed(ana, "Typed while it stood")).toHaveCount(0);
  await expect(notSaved(tom)).toHaveText(since ?? "");
  const meanwhile = await words();
  expect(meanwhile.slice(meanwhile.indexOf("Saving…"))).toEqual(["Saving…", since]);

  postgres.release();
  for (const page of [tom, ana]) {
    await saved(page);
    for (const name of ["Typed while it stood", "Typed beside it", "Typed a little later"]) {
      await expect(listed(page, name)).toHaveCount(1);
    }
    expect(troubles(page)).toEqual([]);
  }
  await app.kill();
  await app.start();
  const { pathname } = new URL(tom.url());
  const live = await (await tom.request.get(`${app.url}/api${pathname}`)).text();
  for (const name of ["Typed while it stood", "Typed beside it", "Typed a little later"]) {
    expect(live).toContain(name);
  }
});
