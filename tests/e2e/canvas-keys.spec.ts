import type { Page } from "@playwright/test";
import { card } from "./drawing.ts";
import { guestOf } from "./guests.ts";
import { expect, newMap, saved, tabTo, test, troubles } from "./workshop.ts";

/** Everything a keyboard types with one key. */
const CHARACTERS = [..."abcdefghijklmnopqrstuvwxyz0123456789,.;:-_/+*'#[]()!?"];

/** The names in the browser's own tree of what assistive technology is given. */
async function spokenTree(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as {
    nodes: readonly { ignored: boolean; name?: { value?: string } }[];
  };
  return nodes.flatMap(({ ignored, name }) => (ignored ? [] : (name?.value ?? [])));
}

/** Where the drawing stands over so many frames, each place once. */
function cameraOver(page: Page, frames: number): Promise<readonly string[]> {
  return page.evaluate(async (count) => {
    const layer = document.querySelector(".tl-html-layer") ?? document.body;
    const places = new Set<string>();
    for (let frame = 0; frame < count; frame += 1) {
      await new Promise(requestAnimationFrame);
      places.add(getComputedStyle(layer).transform);
    }
    return [...places];
  }, frames);
}

test("on the Map, by keyboard alone: services are placed by arrows and levels, a pathway goes from card to card, Escape stops, and no single key does anything", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  const page = await guestOf(
    browser,
    app,
    map.joinCode,
    { name: "Tom", organisation: "AWP", service: "Night café" },
    { reducedMotion: "reduce" },
  );
  await saved(page);
  const press = (key: string) => page.keyboard.press(key);
  const tools = page.getByRole("toolbar", { name: "Tools" });
  const drawing = page.getByRole("application", { name: "Map drawing area" });
  const ghost = page.locator(".gm-ghost");
  const take = async (name: string) => {
    await tabTo(page, tools.getByRole("button", { name, exact: true }));
    await press("Enter");
    await expect(drawing).toBeFocused();
  };
  const heard = (words: string | RegExp) =>
    expect(
      page.locator("[role=status]").filter({ hasText: words }).first(),
      String(words),
    ).toBeAttached();

  await take("Service");
  await expect(ghost).toBeVisible();
  await press("PageDown");
  await heard(/^(The gap|Secondary care|Primary care|Crisis and emergency)$/);
  await press("Escape");
  await expect(ghost).toHaveCount(0);
  for (const [name, moves] of [
    ["Night café", ["PageUp", "PageUp", "PageUp", "PageUp"]],
    ["Crisis team", ["PageDown", "PageDown", "PageDown", "PageDown", "ArrowRight", "ArrowRight"]],
  ] as const) {
    await take("Service");
    for (const key of moves) await press(key);
    await press("Enter");
    await expect(page.getByRole("textbox", { name: "Name of the service" })).toBeFocused();
    await page.keyboard.type(name);
    await press("Enter");
    await expect(card(page, name)).toBeVisible();
    await press("Escape");
  }
  await saved(page);

  await take("Pathway");
  await press("ArrowRight");
  await heard(/Night café, service, Community and voluntary, 1 of 1/);
  await press("Escape");
  await take("Pathway");
  await press("ArrowRight");
  await press("Enter");
  await heard("From ‘Night café’. Choose the service it leads to.");
  await press("ArrowRight");
  await heard(/Crisis team, service, Crisis and emergency, 1 of 1/);
  await expect(page.locator(".gm-rubber")).toBeAttached();
  await press("Enter");
  await expect(page.getByRole("heading", { name: /^Pathway\b/ })).toBeVisible();
  await press("Escape");
  const whole = async () => {
    await saved(page);
    return (await page.request.get(`${app.url}/api/maps/${map.id}`)).json();
  };
  await expect.poll(async () => (await whole()).pathways).toHaveLength(1);

  // No single character does anything, on the drawing or on its tools; the browser's own zoom stays free.
  const before = await whole();
  await page.evaluate(() => {
    const kept: string[] = [];
    Object.assign(window, { keptFromBrowser: kept });
    window.addEventListener("keydown", (event) => {
      if (event.defaultPrevented) kept.push(event.key);
    });
  });
  await tabTo(page, drawing);
  for (const place of [drawing, tools.getByRole("button", { name: "Select" })]) {
    await place.focus();
    for (const key of CHARACTERS) await press(key);
  }
  for (const key of ["Control+Equal", "Control+Minus", "Control+0"]) await press(key);
  expect(await page.evaluate(() => Reflect.get(window, "keptFromBrowser"))).toEqual([]);
  await expect(tools.getByRole("button", { name: "Select" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  expect(await whole()).toEqual(before);
  await drawing.focus();
  await press("Control+z");
  await expect.poll(async () => (await whole()).pathways).toHaveLength(0);

  // Nothing moves by itself for whoever has asked their computer for less movement: the drawing is there at once, and stays.
  await page.getByRole("button", { name: "Zoom in" }).click();
  const near = await cameraOver(page, 1);
  await page.getByRole("button", { name: "Show the whole map" }).click();
  const whereabouts = await cameraOver(page, 20);
  expect(whereabouts).toHaveLength(1);
  expect(whereabouts).not.toEqual(near);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);

  for (const button of await tools.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), String(button)).toBeGreaterThanOrEqual(44);
  }

  // Our cards have names in the accessibility tree, and what tldraw draws itself has not: should it some day, look at the drawing anew.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Ask the café who pays");
    document
      .querySelector(".tl-container")
      ?.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
  });
  await expect(page.locator(".tl-shape[data-shape-type=note]")).toBeVisible();
  const tree = await spokenTree(page);
  expect(tree).toEqual(expect.arrayContaining([expect.stringMatching(/Night café$/)]));
  expect(tree.filter((name) => name.includes("who pays"))).toEqual([]);
  expect(troubles(page)).toEqual([]);
});
