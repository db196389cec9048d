import type { Page } from "@playwright/test";
import { Balancer } from "#tests/helpers/balancer.ts";
import { ownPostgres } from "#tests/helpers/database.ts";
import { PrivateRedis } from "#tests/helpers/redis.ts";
import { App } from "./app.ts";
import { guestOf } from "./guests.ts";
import { test as base, expect, LIST, listed, saved, showList, strangersAsked } from "./workshop.ts";

/** Two servers of the same maps, and a door that leads to each; once one server is gone, both lead to the other. */
interface Pair {
  readonly one: App;
  readonly two: App;
  readonly doors: readonly [Balancer, Balancer];
}

const test = base.extend<{ readonly pair: Pair }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  pair: async ({}, use) => {
    const postgres = await ownPostgres();
    const redis = await PrivateRedis.start();
    const settings = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      NEXTAUTH_SECRET: "the same thirty-two letters or more",
    };
    const [one, two] = await Promise.all([App.start({ settings }), App.start({ settings })]);
    const doors = await Promise.all([
      new Balancer(one.port, two.port).listen(),
      new Balancer(two.port, one.port).listen(),
    ]);
    await use({ one, two, doors });
    for (const door of doors) await door.close();
    await Promise.all([one.stop(), two.stop()]);
    await redis.kill();
    postgres.stop();
  },
});

const ANA = { name: "Ana", organisation: "BrisDoc", service: "GP practice" };
const TOM = { name: "Tom", organisation: "Vita Health Group", service: "Day centre" };

async function addService(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add service to Primary care" }).click();
  await page.getByLabel("Name of the service").fill(name);
  await page.keyboard.press("Enter");
}

test("two servers serve one map; one is killed, and everybody works on at the other with all they did", async ({
  browser,
  pair: { one, two, doors },
}) => {
  const [first, second] = doors;
  const joinCode = one.demoLink.split("/").at(-1) ?? "";
  const ana = await guestOf(browser, first, joinCode, ANA, LIST);
  await showList(ana);
  await saved(ana);
  const tom = await guestOf(browser, second, joinCode, TOM, LIST);
  await showList(tom);
  await addService(ana, "Added at the first");
  await expect(listed(tom, "Added at the first")).toBeVisible();
  await addService(tom, "Added at the second");
  await expect(listed(ana, "Added at the second")).toBeVisible();

  // Ana came first, so her server serves the map.
  await one.kill();
  await addService(ana, "Added while it was gone");
  await addService(tom, "Added meanwhile");
  await saved(ana);
  await saved(tom);
  await expect(listed(tom, "Added while it was gone")).toBeVisible();
  await expect(listed(ana, "Added meanwhile")).toBeVisible();
  const mapId = new URL(tom.url()).pathname.split("/").at(-1);
  const map = await tom.request.get(`${two.url}/api/maps/${mapId}`);
  const { services } = (await map.json()) as { services: { name: string }[] };
  const added = services.filter(({ name }) => name.startsWith("Added"));
  expect(added.map(({ name }) => name).sort()).toEqual([
    "Added at the first",
    "Added at the second",
    "Added meanwhile",
    "Added while it was gone",
  ]);
  for (const page of [ana, tom]) expect(strangersAsked(page)).toEqual([]);
});
