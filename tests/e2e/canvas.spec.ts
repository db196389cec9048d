import type { Page } from "@playwright/test";
import { card, middleOf, overlaps } from "./drawing.ts";
import { guestOf, joinAs } from "./guests.ts";
import { expect, type NewMap, newMap, open, saved, test, troubles } from "./workshop.ts";

/** A pathway on the canvas; its line lies in a layer of its own below the cards. */
const PATHWAY = ".tl-shape[data-shape-type=pathway]:not(.tl-shape-background)";

/** A point on a level, so far right of the level's name. */
async function onLevel(
  page: Page,
  level: string,
  right: number,
): Promise<{ x: number; y: number }> {
  const name = page.locator(".gm-level", { hasText: level });
  const { x, y } = await middleOf(name);
  return { x: x + right, y };
}

async function placeService(page: Page, level: string, right: number, name: string): Promise<void> {
  await page
    .getByRole("toolbar", { name: "Tools" })
    .getByRole("button", { name: "Service" })
    .click();
  const { x, y } = await onLevel(page, level, right);
  await page.mouse.click(x, y);
  await expect(page.getByRole("textbox", { name: "Name of the service" })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toBeVisible();
}

/** As a hand does it: down, across in steps, up. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

interface Live {
  readonly services: readonly { id: string; name: string; levelId: string }[];
  readonly levels: readonly { id: string; name: string }[];
  readonly pathways: readonly { from: string; to: string }[];
  readonly places: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

async function live(page: Page, url: string, { id }: NewMap): Promise<Live> {
  return (await (await page.request.get(`${url}/api/maps/${id}`)).json()) as Live;
}

test("on the canvas: a service by one click and its name, to another level by hand, a pathway from card to card, deleted and taken back", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  const organisation = "AWP";
  const [tom, ana] = [
    await guestOf(browser, app, map.joinCode, { name: "Tom", organisation, service: "Night café" }),
    await guestOf(browser, app, map.joinCode, { name: "Ana", organisation, service: "Day clinic" }),
  ];
  for (const page of [tom, ana]) {
    await saved(page);
    await expect(page.locator(".gm-level")).toHaveCount(5);
  }
  const soon = { timeout: 1_000 };

  await placeService(tom, "Primary care", 300, "Night café");
  await saved(tom);
  await expect(card(ana, "Night café")).toBeVisible(soon);
  await placeService(ana, "Secondary care", 600, "Day clinic");
  await saved(ana);
  await expect(card(tom, "Day clinic")).toBeVisible(soon);

  const { x } = await middleOf(card(tom, "Night café"));
  const { y } = await onLevel(tom, "Crisis and emergency", 0);
  await drag(tom, await middleOf(card(tom, "Night café")), { x, y });
  await saved(tom);
  const levelOfCafé = async () => {
    const { services, levels } = await live(tom, app.url, map);
    const { levelId } = services.find(({ name }) => name === "Night café") ?? {};
    return levels.find(({ id }) => id === levelId)?.name;
  };
  await expect.poll(levelOfCafé).toBe("Crisis and emergency");
  const inBand = async () => {
    const there = await card(ana, "Night café").boundingBox();
    const band = await ana.locator(".gm-level", { hasText: "Crisis and emergency" }).boundingBox();
    if (there === null || band === null) return false;
    return there.y >= band.y - 1 && there.y + there.height <= band.y + band.height + 1;
  };
  await expect.poll(inBand, soon).toBe(true);

  await tom
    .getByRole("toolbar", { name: "Tools" })
    .getByRole("button", { name: "Pathway" })
    .click();
  await drag(tom, await middleOf(card(tom, "Night café")), await middleOf(card(tom, "Day clinic")));
  await expect(tom.getByRole("heading", { name: /^Pathway\b/ })).toBeVisible();
  await expect(tom.getByLabel("From", { exact: true })).toBeFocused();
  await saved(tom);
  await expect(ana.locator(PATHWAY)).toHaveCount(1, soon);
  const { pathways, services } = await live(tom, app.url, map);
  const idOf = (name: string) => services.find((service) => service.name === name)?.id;
  expect(pathways.map(({ from, to }) => [from, to])).toEqual([
    [idOf("Night café"), idOf("Day clinic")],
  ]);
  await tom.getByRole("button", { name: "Close details" }).click();

  const spot = await middleOf(card(tom, "Day clinic"));
  await tom.mouse.click(spot.x, spot.y);
  await tom.keyboard.press("Delete");
  await expect(card(tom, "Day clinic")).toHaveCount(0);
  await saved(tom);
  await expect(card(ana, "Day clinic")).toHaveCount(0, soon);
  await expect(ana.locator(PATHWAY)).toHaveCount(0, soon);
  await tom.keyboard.press("Control+z");
  await expect(card(tom, "Day clinic")).toBeVisible();
  await saved(tom);
  await expect(card(ana, "Day clinic")).toBeVisible(soon);
  await expect(ana.locator(PATHWAY)).toHaveCount(1, soon);

  // Tidying a level shows first where each card would go, and moves nothing before it is applied.
  const placeOfCafé = async () => {
    const { places, services: now } = await live(tom, app.url, map);
    return places[now.find(({ name }) => name === "Night café")?.id ?? ""];
  };
  const before = await placeOfCafé();
  const tidy = async () => {
    await tom.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Tidy" }).click();
    await tom.getByRole("menuitem", { name: "Crisis and emergency" }).click();
  };
  const bar = tom.getByRole("region", { name: "Tidy Crisis and emergency" });
  const outlines = tom.locator(".gm-ghost");
  await tidy();
  await expect(bar).toContainText("1 card moves to the dashed outlines.");
  await expect(outlines).toHaveCount(1);
  await bar.getByRole("button", { name: "Cancel" }).click();
  await expect(outlines).toHaveCount(0);
  expect(await placeOfCafé()).toEqual(before);
  await tidy();
  await bar.getByRole("button", { name: "Apply" }).click();
  await expect(outlines).toHaveCount(0);
  await expect.poll(placeOfCafé).not.toEqual(before);
  await tom.locator("[data-region=said]").getByRole("button", { name: "Undo" }).click();
  await expect.poll(placeOfCafé).toEqual(before);
  for (const page of [tom, ana]) expect(troubles(page)).toEqual([]);
});

test("a new card put down on another one stands beside it", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  const page = await open(browser, app);
  await joinAs(page, app, joinCode, { name: "Tom", organisation: "AWP", service: "Night café" });
  await saved(page);
  const { x, y } = await middleOf(page.locator(".gm-level", { hasText: "The gap" }));
  for (const title of ["Too risky", "Not risky enough"]) {
    await page
      .getByRole("toolbar", { name: "Tools" })
      .getByRole("button", { name: "Gap", exact: true })
      .click();
    await page.mouse.click(x + 300, y);
    await expect(page.getByRole("textbox", { name: "Title of the gap" })).toBeFocused();
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await saved(page);
  }
  expect(await overlaps(card(page, "Too risky"), card(page, "Not risky enough"))).toBe(false);
  const [one, other] = [
    await middleOf(card(page, "Too risky")),
    await middleOf(card(page, "Not risky enough")),
  ];
  expect(Math.abs(one.y - other.y)).toBeLessThan(2);
  expect(troubles(page)).toEqual([]);
});
