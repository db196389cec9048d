import type { Page } from "@playwright/test";
import { card, isOnLevel, middleOf, overlaps, PATHWAY } from "./drawing.ts";
import { guestOf, joinAs } from "./guests.ts";
import { expect, type NewMap, newMap, open, saved, test, troubles } from "./workshop.ts";

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

/** tldraw's own keys for copying, grouping, turning, ordering, locking and all the rest. */
const TLDRAW_KEYS = [
  ...["Control+c", "Control+x", "Control+v", "Control+d", "Control+g", "Control+Shift+g"],
  ...["Control+a", "Control+Shift+f", "Control+i", "Control+u", "Control+Shift+c", "Shift+f"],
  ...["Alt+a", "Alt+h", "Alt+d", "Alt+v", "Alt+w", "Alt+s", "Alt+Shift+h", "Alt+Shift+v"],
  ...["Shift+h", "Shift+v", "Shift+l", "BracketLeft", "BracketRight", "Alt+BracketLeft"],
  ...["Alt+BracketRight", "Control+Alt+Shift+Equal"],
  ...["Control+Alt+Shift+Minus", "Alt+t", "Alt+f", "q", "g", "d", "a", "r", "n", "t", "f", "e"],
];

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

  // By hand and by keyboard, to another level: Ana has the Map and the List side by side, and both say the same.
  await ana.getByRole("group", { name: "View" }).getByRole("button", { name: "Both" }).click();
  const levelOf = async (name: string) => {
    const { services, levels } = await live(tom, app.url, map);
    const { levelId } = services.find((service) => service.name === name) ?? {};
    return levels.find(({ id }) => id === levelId)?.name;
  };
  const reachesAna = async (name: string, level: string) => {
    await saved(tom);
    await expect.poll(() => isOnLevel(ana, name, level), soon).toBe(true);
    const listed = ana.getByRole("region", { name: new RegExp(level) });
    await expect(listed.getByRole("heading", { name })).toBeVisible(soon);
    expect(await levelOf(name)).toBe(level);
  };
  const { x } = await middleOf(card(tom, "Night café"));
  const { y } = await onLevel(tom, "Crisis and emergency", 0);
  await drag(tom, await middleOf(card(tom, "Night café")), { x, y });
  await reachesAna("Night café", "Crisis and emergency");
  await tom.getByRole("application", { name: "Map drawing area" }).focus();
  await tom.keyboard.press("Shift+Tab");
  await expect(tom.locator(".gm-service--chosen")).toHaveAccessibleName(/Day clinic$/);
  await tom.keyboard.press("Shift+F10");
  await tom.keyboard.type("Move to");
  await tom.keyboard.press("ArrowRight");
  await tom.keyboard.type("Primary");
  await tom.keyboard.press("Enter");
  await reachesAna("Day clinic", "Primary care");

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

/** What somebody drops or pastes, as the browser hands it over. */
async function bringIn(page: Page, how: "drop" | "paste", things: Record<string, string>) {
  await page.locator(".tl-canvas").evaluate(
    (canvas, { how, things }) => {
      const data = new DataTransfer();
      for (const [type, words] of Object.entries(things)) {
        if (type === "file") data.items.add(new File([words], "plan.png", { type: "image/png" }));
        else data.setData(type, words);
      }
      const bubbles = { bubbles: true, cancelable: true };
      const box = canvas.getBoundingClientRect();
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
      canvas.dispatchEvent(
        how === "drop"
          ? new DragEvent("drop", { ...bubbles, ...at, dataTransfer: data })
          : new ClipboardEvent("paste", { ...bubbles, clipboardData: data }),
      );
    },
    { how, things },
  );
}

test("nothing on the map is copied by hand or keys, what it cannot hold is refused in words, and words become a note", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  const page = await open(browser, app);
  await joinAs(page, app, map.joinCode, { name: "Tom", organisation: "AWP", service: "Café" });
  await saved(page);
  await placeService(page, "Primary care", 300, "Night café");
  await saved(page);
  const shapes = page.locator(".tl-shape:not(.tl-shape-background)");
  const whole = async () => {
    await saved(page);
    return (await page.request.get(`${app.url}/api/maps/${map.id}`)).json();
  };

  const from = await middleOf(card(page, "Night café"));
  await page.keyboard.down("Alt");
  await drag(page, from, { x: from.x + 120, y: from.y });
  await page.keyboard.up("Alt");
  const moved = async () => (await middleOf(card(page, "Night café"))).x - from.x;
  await expect.poll(moved).toBeCloseTo(120, -1);
  await expect(shapes).toHaveCount(1);

  const before = await whole();
  expect(before.services).toHaveLength(1);
  await page.mouse.click(from.x + 120, from.y);
  for (const keys of TLDRAW_KEYS) await page.keyboard.press(keys);
  await expect(shapes).toHaveCount(1);
  expect(await whole()).toEqual(before);

  await page.mouse.click(from.x + 120, from.y + 250, { button: "right" });
  await expect(page.locator("[role=menu]")).toHaveCount(0);
  await page.mouse.click(from.x + 120, from.y, { button: "right" });
  await expect(page.getByRole("menu")).toHaveAccessibleName("Actions for Night café");
  await page.keyboard.press("Escape");

  const told = page.locator(".gm-w-toast__words");
  for (const [how, things] of [
    ["drop", { file: "a picture" }],
    ["paste", { file: "a picture" }],
    ["paste", { "text/html": "<img src=x>" }],
  ] as const) {
    await bringIn(page, how, things);
    await expect(told).toHaveText(/cannot hold pictures, files or web pages/);
    await page.getByRole("button", { name: "Close this message" }).click();
    await expect(told).toHaveCount(0);
  }
  await expect(shapes).toHaveCount(1);
  expect(await whole()).toEqual(before);

  await bringIn(page, "paste", { "text/plain": "Ask the café", "text/html": "<b>Ask</b>" });
  await expect(told).toHaveText("What you pasted is a note on the map.");
  await page.getByRole("button", { name: "Close this message" }).click();
  await expect(shapes).toHaveCount(2);
  const note = page.locator(".tl-shape[data-shape-type=note]");
  const at = await middleOf(note);
  await page.mouse.click(at.x + 300, at.y);
  await page.keyboard.down("Alt");
  await drag(page, at, { x: at.x, y: at.y + 120 });
  await page.keyboard.up("Alt");
  await expect.poll(async () => (await middleOf(note)).y - at.y).toBeCloseTo(120, -1);
  await expect(note).toHaveCount(1);
  await drag(page, { x: at.x, y: at.y + 120 }, at);
  await expect.poll(async () => (await middleOf(note)).y - at.y).toBeCloseTo(0, -1);
  expect(Object.keys((await whole()).sketch)).toHaveLength(1);

  const tools = page.getByRole("toolbar", { name: "Tools" });
  await tools.getByRole("button", { name: "Text", exact: true }).click();
  await page.mouse.click(at.x + 250, at.y + 50);
  await expect(page.locator(".tl-shape [contenteditable=true]")).toBeFocused();
  await page.keyboard.insertText("Who pays for it?");
  await page.keyboard.press("Escape");
  const words = async () => JSON.stringify((await whole()).sketch);
  await expect.poll(words).toContain("Who pays for it?");
  expect(troubles(page)).toEqual([]);
});

/** From now on the bands of the levels cannot be drawn anew. */
function breakDrawing(page: Page): Promise<void> {
  return page.evaluate(() => {
    const real = JSON.stringify;
    JSON.stringify = (value, ...rest: never[]) => {
      if (value?.[0]?.level === undefined) return real(value, ...rest);
      JSON.stringify = real;
      throw new Error("a fault put in for this journey");
    };
  });
}

test("a drawing that breaks says that nothing is lost, and is drawn again or left for the List", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  const page = await open(browser, app);
  await joinAs(page, app, joinCode, { name: "Tom", organisation: "AWP", service: "Café" });
  await saved(page);
  await placeService(page, "Primary care", 300, "Night café");
  await saved(page);
  await page.mouse.click(800, 600);
  const at = await middleOf(card(page, "Night café"));
  await page.mouse.click(at.x, at.y);
  // Whatever is drawn next breaks: usually the map without the card.
  await breakDrawing(page);
  await page.keyboard.press("Delete");
  await expect(page.getByRole("heading", { name: "The map could not be drawn" })).toBeVisible();
  await page.getByRole("button", { name: "Draw again" }).click();
  await expect(page.locator(".gm-level")).toHaveCount(5);
  await placeService(page, "Secondary care", 300, "Day clinic");
  await saved(page);
});
