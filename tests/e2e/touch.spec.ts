import type { Browser, Page } from "@playwright/test";
import type { App } from "./app.ts";
import { card, middleOf, PHONE, showMapOnPhone } from "./drawing.ts";
import { Fingers } from "./fingers.ts";
import { joinAs } from "./guests.ts";
import { expect, type NewMap, newMap, open, saved, test, troubles } from "./workshop.ts";

interface Live {
  readonly services: readonly { readonly id: string; readonly name: string; levelId: string }[];
  readonly levels: readonly { readonly id: string; readonly name: string }[];
  readonly places: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

async function live(page: Page, app: App, { id }: NewMap): Promise<Live> {
  return (await (await page.request.get(`${app.url}/api/maps/${id}`)).json()) as Live;
}

/** Somebody with a phone in their hand, looking at the Map. */
async function onPhone(browser: Browser, app: App, map: NewMap): Promise<[Page, Fingers]> {
  const page = await open(browser, app, PHONE);
  await joinAs(page, app, map.joinCode, {
    name: "Meera",
    organisation: "AWP",
    service: "GP practice",
  });
  await saved(page);
  await showMapOnPhone(page);
  await expect(card(page, "GP practice")).toBeVisible();
  return [page, await Fingers.on(page)];
}

test("a swipe that starts on a card moves the map and no card, and every level can be reached so", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app);
  const [page, fingers] = await onPhone(browser, app, map);
  const { places } = await live(page, app, map);
  const start = await middleOf(card(page, "GP practice"));

  await fingers.swipe(start, { x: start.x - 60, y: start.y - 150 });
  await expect
    .poll(async () => (await middleOf(card(page, "GP practice"))).y)
    .toBeLessThan(start.y - 100);
  expect((await middleOf(card(page, "GP practice"))).x).toBeLessThan(start.x - 30);
  await expect(page.getByRole("heading", { level: 2, name: "GP practice" })).toBeHidden();

  const drawing = page.locator(".gm-canvas__drawing");
  const area = await drawing.boundingBox();
  if (area === null) throw new Error("no drawing");
  const shows = async (level: string) => {
    const box = await page.locator(".gm-level__name", { hasText: level }).boundingBox();
    return box !== null && box.y >= area.y && box.y + box.height <= area.y + area.height;
  };
  const x = area.x + area.width / 2;
  for (const [level, by] of [
    ["Crisis and emergency", -200],
    ["Community and voluntary", 200],
  ] as const) {
    const y = area.y + area.height / 2;
    for (let swipes = 0; swipes < 10 && !(await shows(level)); swipes += 1)
      await fingers.swipe({ x, y }, { x, y: y + by });
    expect(await shows(level), level).toBe(true);
  }
  await saved(page);
  expect((await live(page, app, map)).places).toEqual(places);
  expect(troubles(page)).toEqual([]);
});

test("a tap chooses a card; it stays chosen when its details are closed, and then a finger moves it and nothing else", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app);
  const [page, fingers] = await onPhone(browser, app, map);
  const before = await live(page, app, map);
  const heading = page.getByRole("heading", { level: 2, name: "GP practice" });

  await fingers.tap(await middleOf(card(page, "GP practice")));
  await expect(heading).toBeVisible();
  await page.getByRole("button", { name: "Close details" }).tap();
  await expect(heading).toBeHidden();
  await expect(page.getByRole("button", { name: "Actions for GP practice" })).toBeVisible();

  const from = await middleOf(card(page, "GP practice"));
  const { y } = await middleOf(page.locator(".gm-level__name", { hasText: "Secondary care" }));
  await fingers.swipe(from, { x: from.x + 110, y });
  const levelNow = async () => {
    const { services, levels } = await live(page, app, map);
    const { levelId } = services.find(({ name }) => name === "GP practice") ?? {};
    return levels.find(({ id }) => id === levelId)?.name;
  };
  await expect.poll(levelNow).toBe("Secondary care");
  await expect(heading).toBeHidden();
  const after = await live(page, app, map);
  const moved = Object.keys(before.places).filter(
    (id) => JSON.stringify(before.places[id]) !== JSON.stringify(after.places[id]),
  );
  expect(moved).toEqual([before.services.find(({ name }) => name === "GP practice")?.id]);

  await fingers.tap(await middleOf(card(page, "GP practice")));
  await expect(heading).toBeVisible();
  expect(troubles(page)).toEqual([]);
});

test("a long press opens a card's own menu, over the map, and moves nothing", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app);
  const [page, fingers] = await onPhone(browser, app, map);
  const { places } = await live(page, app, map);
  const menu = page.getByRole("menu", { name: "Actions for GP practice" });
  const at = await middleOf(card(page, "GP practice"));
  await fingers.press(at, () => expect(menu).toBeVisible());
  await expect(page.getByRole("menu")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 2, name: "GP practice" })).toBeHidden();
  await page.getByRole("menuitem", { name: "Move to level" }).tap();
  await page.getByRole("menuitem", { name: "Secondary care" }).tap();
  await saved(page);
  const after = await live(page, app, map);
  const { gp, ...rest } = places;
  expect(after.places).toMatchObject(rest);
  expect(after.places).not.toMatchObject({ gp });
  expect(troubles(page)).toEqual([]);
});

test("two fingers zoom; with a tool in hand neither they nor a swipe add anything, a tap does", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app);
  const [page, fingers] = await onPhone(browser, app, map);
  const before = await live(page, app, map);
  const zoom = page.getByRole("button", { name: /%.*show in real size/ });
  const at = await middleOf(card(page, "GP practice"));
  const near = [
    { x: at.x - 30, y: at.y },
    { x: at.x + 30, y: at.y },
  ] as const;
  const far = [
    { x: at.x - 90, y: at.y },
    { x: at.x + 120, y: at.y },
  ] as const;
  await expect(zoom).toHaveText(/^50%/);
  await fingers.pinch(near, far);
  await expect(zoom).not.toHaveText(/^50%/);
  await fingers.pinch(far, near);

  const tools = page.getByRole("toolbar", { name: "Tools" });
  await tools.getByRole("button", { name: "Service", exact: true }).tap();
  await fingers.pinch(near, far);
  await fingers.swipe({ x: 250, y: 500 }, { x: 250, y: 350 });
  await expect(tools.getByRole("button", { name: "Service", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await fingers.tap({ x: 250, y: 400 });
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(name).toBeFocused();
  await name.fill("Night café");
  await saved(page);
  const after = await live(page, app, map);
  expect(after.services.length).toBe(before.services.length + 1);
  const { [added(before, after)]: _new, ...rest } = after.places;
  expect(rest).toEqual(before.places);
  expect(troubles(page)).toEqual([]);
});

function added(before: Live, after: Live): string {
  const known = new Set(before.services.map(({ id }) => id));
  return after.services.find(({ id }) => !known.has(id))?.id ?? "";
}
