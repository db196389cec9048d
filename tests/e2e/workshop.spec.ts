import type { Page } from "@playwright/test";
import { guestOf } from "./guests.ts";
import {
  expect,
  LIST,
  listed,
  newMap,
  openPracticeArea,
  prefersList,
  saved,
  showList,
  sideways,
  strangersAsked,
  test,
} from "./workshop.ts";

const TOM = {
  name: "Tom",
  organisation: "Vita Health Group",
  service: "NHS Talking Therapies (formerly IAPT) BNSSG",
};
const ANA = { name: "Ana", organisation: "BrisDoc", service: "GP practice" };

async function addService(page: Page, level: string, name: string): Promise<void> {
  await page.getByRole("button", { name: `Add service to ${level}` }).click();
  await page.getByLabel("Name of the service").fill(name);
  await page.keyboard.press("Enter");
}

test("three guests, on a laptop, by keyboard alone and on a phone, see each other's work within a second", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const laptop = await guestOf(browser, app, joinCode, TOM);
  const keyboard = await guestOf(
    browser,
    app,
    joinCode,
    {
      name: "Priya",
      organisation: "AWP",
      service: "Early Intervention in Psychosis",
    },
    LIST,
  );
  const meera = { name: "Meera", organisation: "SARSAS", service: "SARSAS" };
  const phone = await guestOf(browser, app, joinCode, meera, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  for (const page of [laptop, keyboard, phone]) await saved(page);
  await showList(laptop);
  await showList(keyboard);

  // The laptop and the phone add at the same time.
  await Promise.all([
    addService(laptop, "Primary care", "Evening clinic"),
    addService(phone, "Community and voluntary", "Drop-in café"),
  ]);
  const fast = { timeout: 1_000 };
  await saved(laptop);
  await saved(phone);
  await expect(listed(keyboard, "Evening clinic")).toBeVisible(fast);
  await expect(listed(keyboard, "Drop-in café")).toBeVisible(fast);
  await expect(phone.locator("h3", { hasText: "Evening clinic" })).toBeAttached(fast);

  // By keyboard alone: find the service, open it, add a threshold and say what it asks.
  const more = keyboard.getByRole("button", { name: /^Show details of Evening clinic/ });
  await more.focus();
  await keyboard.keyboard.press("Enter");
  await keyboard.getByRole("button", { name: "Add a threshold to Evening clinic" }).focus();
  await keyboard.keyboard.press("Enter");
  const says = keyboard.getByLabel("What it says");
  await expect(says).toBeFocused();
  await keyboard.keyboard.type("Registered with a GP");
  await saved(keyboard);
  await laptop.getByRole("button", { name: /^Show details of Evening clinic/ }).click();
  await expect(laptop.getByRole("button", { name: /Registered with a GP/ }).first()).toBeVisible(
    fast,
  );

  // No screen scrolls sideways on a phone.
  expect(await sideways(phone)).toBeLessThanOrEqual(0);

  const live = (await (await facilitator.request.get(`${app.url}/api/maps/${id}`)).json()) as {
    services: { name: string; number: number; addedBy?: { name: string } }[];
  };
  const added = live.services.filter(({ name }) =>
    ["Evening clinic", "Drop-in café"].includes(name),
  );
  expect(new Set(added.map(({ number }) => number)).size).toBe(2);
  expect(added.map(({ addedBy }) => addedBy?.name).sort()).toEqual(["Meera", "Tom"]);
  for (const page of [laptop, keyboard, phone]) expect(strangersAsked(page)).toEqual([]);
});

test("two people type into one text, a third renames and moves the card: nobody loses anything", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const tom = await guestOf(browser, app, joinCode, TOM, LIST);
  const ana = await guestOf(browser, app, joinCode, ANA, LIST);
  for (const page of [tom, ana]) await openPracticeArea(page);
  await prefersList(facilitator.context());
  await facilitator.goto(`${app.url}/maps/${id}`);
  await showList(facilitator);
  await facilitator.getByRole("button", { name: "S1 GP practice" }).click();
  await facilitator.getByRole("button", { name: "Edit", exact: true }).click();
  const name = facilitator.getByRole("textbox", { name: "Name", exact: true });
  await expect(name).toBeFocused();
  await name.press("Control+End");
  await tom.getByLabel("What it says").press("Control+Home");
  await ana.getByLabel("What it says").press("Control+End");
  await Promise.all([
    tom.keyboard.type("As Tom says: ", { delay: 15 }),
    ana.keyboard.type(" Ana adds more.", { delay: 15 }),
    facilitator.keyboard
      .type(" and nurses", { delay: 15 })
      .then(() =>
        facilitator
          .getByRole("complementary")
          .getByLabel("Level", { exact: true })
          .selectOption({ label: "Community and voluntary" }),
      ),
  ]);
  const both = "As Tom says: Lives in the practice area. Ana adds more.";
  await expect(tom.getByLabel("What it says")).toHaveValue(both);
  await expect(ana.getByLabel("What it says")).toHaveValue(both);
  await expect(tom.getByText("Ana is editing").first()).toBeVisible();
  for (const page of [tom, ana, facilitator]) {
    await saved(page);
    const level = page.getByRole("region", { name: /^Community and voluntary/ });
    await expect(level.getByRole("heading", { name: "GP practice and nurses" })).toBeVisible();
  }
  const live = (await (await facilitator.request.get(`${app.url}/api/maps/${id}`)).json()) as {
    services: { name: string; thresholds: { text: string }[] }[];
  };
  const practice = live.services.find(({ name }) => name === "GP practice and nurses");
  expect(practice?.thresholds.map(({ text }) => text)).toContain(both);

  // Asha's message offers Undo until Ana moves the service on: then Ana's level stands, and Asha is told.
  const said = (page: Page) => page.locator("[data-region=said]");
  const undo = (page: Page) => said(page).getByRole("button", { name: "Undo" });
  const on = (page: Page, level: string) =>
    page
      .getByRole("region", { name: new RegExp(`^${level}`) })
      .getByRole("heading", { name: "GP practice and nurses" });
  await expect(undo(facilitator)).toBeVisible();
  await ana.getByRole("button", { name: "S1 GP practice and nurses" }).click();
  await ana.getByRole("button", { name: "Edit", exact: true }).click();
  const level = ana.getByRole("complementary").getByLabel("Level", { exact: true });
  await level.selectOption({ label: "Secondary care" });
  await expect(on(facilitator, "Secondary care")).toBeVisible();
  await expect(said(facilitator)).toContainText("Somebody else has changed it since");
  await expect(undo(facilitator)).toHaveCount(0);
  // Taken back by key, it cannot be taken back by its message as well.
  await expect(undo(ana)).toBeVisible();
  await ana.keyboard.press("Control+z");
  await expect(said(ana)).toContainText("Taken back.");
  await expect(undo(ana)).toHaveCount(0);
  await expect(on(facilitator, "Community and voluntary")).toBeVisible();
});

test("work done offline is kept, counted in words, and sent on return", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app);
  const tom = await guestOf(browser, app, joinCode, TOM, LIST);
  const ana = await guestOf(browser, app, joinCode, ANA, LIST);
  await showList(tom);
  await showList(ana);
  await saved(tom);
  await tom.context().setOffline(true);
  await addService(tom, "Primary care", "Written on the train");
  await expect(tom.getByRole("banner").getByText(/Offline/)).toBeVisible({ timeout: 60_000 });
  await addService(ana, "Primary care", "Written in the room");
  await saved(ana);
  await tom.context().setOffline(false);
  await saved(tom);
  await expect(listed(ana, "Written on the train")).toBeVisible();
  await expect(listed(tom, "Written in the room")).toBeVisible();
});

test("the server is killed in the middle of an edit: what was saved is there, and the screens go on by themselves", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app);
  const tom = await guestOf(browser, app, joinCode, TOM, LIST);
  const ana = await guestOf(browser, app, joinCode, ANA, LIST);
  await showList(tom);
  await showList(ana);
  await addService(tom, "Primary care", "Before the cut");
  await saved(tom);
  await addService(tom, "Primary care", "At the cut");
  await app.kill();
  await addService(tom, "Primary care", "After the cut");
  await app.start();
  await saved(tom);
  for (const name of ["Before the cut", "At the cut", "After the cut"]) {
    await expect(listed(tom, name)).toBeVisible();
    await expect(listed(ana, name)).toBeVisible();
  }
  await ana.reload();
  await expect(listed(ana, "After the cut")).toBeVisible();
});
