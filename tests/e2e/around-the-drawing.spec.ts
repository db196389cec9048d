import type { Locator, Page } from "@playwright/test";
import { WIDER_TEXT } from "./accessible.ts";
import { card, middleOf, overlaps, PHONE, showMapOnPhone } from "./drawing.ts";
import { joinAs } from "./guests.ts";
import { apart, type Sign, signAt } from "./pictures.ts";
import { expect, newMap, open, saved, test, troubles } from "./workshop.ts";

const SMALL = { title: "Small map", template: "blank" };
const TOM = { name: "Tom", organisation: "AWP", service: "Night café" };

const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name, exact: true });
const key = (page: Page) => page.getByRole("region", { name: "Key to pathways" });
const message = (page: Page) => page.locator(".gm-w-toasts");

test("an empty map says what to do first, one step at a time, until the first service is there", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app, SMALL);
  const first = /no services yet\. Press Service in the tools/;
  const observer = await open(browser, app);
  await joinAs(observer, app, joinCode, { name: "Olive", organisation: "Commissioner" });
  const nothing = observer.getByRole("status").getByText("Nothing is placed on this map yet.");
  await expect(nothing).toBeVisible();

  const tom = await open(browser, app, PHONE);
  await joinAs(tom, app, joinCode, TOM);
  await saved(tom);
  await showMapOnPhone(tom);
  const hint = tom.getByRole("status").filter({ hasText: first });
  await expect(hint).toBeVisible();
  for (const other of [tool(tom, "Service"), key(tom), tom.locator(".gm-level__name").first()])
    expect(await overlaps(tom.locator(".gm-hint"), other), String(other)).toBe(false);
  await tool(tom, "Service").tap();
  await expect(tom.getByRole("status").getByText(/Now press the level/)).toBeVisible();

  const ana = await open(browser, app);
  await joinAs(ana, app, joinCode, { name: "Ana", organisation: "AWP", service: "Day clinic" });
  await expect(ana.getByRole("status").filter({ hasText: first })).toBeVisible();
  expect(await overlaps(ana.locator(".gm-hint"), tool(ana, "Service"))).toBe(false);
  await ana.emulateMedia({ forcedColors: "active" });
  await expect(ana.locator(".gm-hint")).toHaveCSS("border-top-style", "solid");

  // A tap where the hint is goes to the map below it.
  const { x, y } = await middleOf(tom.locator(".gm-hint"));
  await tom.touchscreen.tap(x, y);
  await tom.getByRole("textbox", { name: "Name", exact: true }).fill("Night café");
  await saved(tom);
  for (const page of [tom, ana, observer]) {
    await expect(page.locator(".gm-hint")).toHaveCount(0);
    expect(troubles(page)).toEqual([]);
  }
});

test("the key stands in one row that covers no card, also beside the details, and folds away; without colours signs are told apart, and where letters are further apart no word is cut", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app);
  const page = await open(browser, app, { reducedMotion: "reduce" });
  await joinAs(page, app, joinCode, TOM);
  await saved(page);
  await card(page, "GP practice").click();
  await expect(page.getByRole("heading", { level: 2, name: "GP practice" })).toBeVisible();
  expect((await key(page).boundingBox())?.height).toBeLessThanOrEqual(48);
  await expect(key(page).getByText("nowhere to refer")).toBeVisible();
  for (const other of await page.getByRole("group", { name: /^(S|Gap )\d+ / }).all())
    if (await other.isVisible())
      expect(await overlaps(key(page), other), String(other)).toBe(false);
  const watermark = page.locator("[class*=tl-watermark]");
  expect(await overlaps(key(page), watermark)).toBe(false);

  const fold = key(page).getByRole("button", { name: "Key" });
  await fold.click();
  await expect(key(page).getByText("nowhere to refer")).toBeHidden();
  await fold.click();
  await expect(key(page).getByText("nowhere to refer")).toBeVisible();

  // Without colours each sign is still told from the others by its edge and its letter, beside words and on a card.
  await page.getByRole("button", { name: "Zoom in" }).click();
  await wear(page, "html { filter: grayscale(1) }");
  const kinds = ["threshold", "barrier", "goodPractice"];
  for (const [place, shown] of [
    [page.locator("#details"), [...kinds, "difference"]],
    [card(page, "NHS Talking Therapies.*"), kinds],
  ] as const)
    await areTold(page, place, shown);

  await wear(page, "");
  await page.getByRole("button", { name: "Close details" }).click();

  // With letters, words and lines further apart no word is cut that was whole, and all stay in their frames, from near and afar.
  for (const zoom of ["Show the whole map", "Zoom in"]) {
    await page.getByRole("button", { name: zoom }).click();
    const cut = await outOfFrame(page);
    await wear(page, WIDER_TEXT);
    await expect
      .poll(async () => (await outOfFrame(page)).filter((words) => !cut.includes(words)), zoom)
      .toEqual([]);
    expect(await overlaps(key(page), watermark)).toBe(false);
    await wear(page, "");
  }

  // Where there is no room for a row it waits behind its button.
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Both" }).click();
  await expect(key(page).getByText("nowhere to refer")).toBeHidden();
  await fold.click();
  await expect(key(page).getByText("nowhere to refer")).toBeVisible();
});

/** The page has styles of somebody's own, and no others of theirs. */
async function wear(page: Page, styles: string): Promise<void> {
  await page.evaluate((own) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(own);
    document.adoptedStyleSheets = [sheet];
  }, styles);
}

/** Of each kind of sign in a place the letter is seen, and no two have one letter or one outline. */
async function areTold(page: Page, place: Locator, kinds: readonly string[]): Promise<void> {
  const signs: (readonly [string, Sign])[] = [];
  for (const kind of kinds)
    signs.push([kind, await signAt(page, place.locator(`.gm-marker--${kind}`).first())]);
  for (const [at, [kind, { outline, letter }]] of signs.entries()) {
    expect(letter.filter(Boolean).length / letter.length, kind).toBeGreaterThan(0.1);
    for (const [other, another] of signs.slice(at + 1)) {
      expect(apart(letter, another.letter), `${kind} and ${other}`).toBeGreaterThan(0.25);
      expect(apart(outline, another.outline), `${kind} and ${other}`).toBeGreaterThan(0.05);
    }
  }
}

/** Names that are cut, signs below their card, and words that reach out of their pill. */
function outOfFrame(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = (what: string) => [...document.querySelectorAll<HTMLElement>(`.gm-canvas ${what}`)];
    const within = (part: Element, frame: Element | null | undefined) => {
      const [inner, outer] = [part.getBoundingClientRect(), frame?.getBoundingClientRect()];
      if (outer === undefined) return false;
      const across = inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
      return across && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    };
    const out = [
      ...all(":is(.gm-service__name, .gm-gap__title)").filter(
        (name) =>
          name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth + 1,
      ),
      ...all(".gm-service__badges").filter(
        (signs) => signs.checkVisibility() && !within(signs, signs.closest(".gm-service")),
      ),
      ...all(".gm-way__word text").filter(
        (words) => !within(words, words.parentElement?.querySelector("rect")),
      ),
    ];
    return out.map((part) => part.textContent ?? "");
  });
}

test("from near a chosen card says all that is said about its service, and where colours are taken away its edge, the icons and the key still show", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app);
  const page = await open(browser, app, { forcedColors: "active" });
  await joinAs(page, app, joinCode, TOM);
  await saved(page);
  await card(page, "GP practice").click();
  const chosen = page.locator(".gm-service--chosen");
  await expect(chosen).toHaveAccessibleName(/GP practice$/);
  const zoom = page.getByRole("button", { name: /%.*show in real size/ });
  await zoom.click();
  for (const percent of ["125%", "150%", "200%"]) {
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect(zoom).toContainText(percent);
    if (percent === "125%") continue;
    await expect(chosen.locator(".gm-note").first()).toBeVisible();
    expect(await hiddenTexts(chosen), percent).toEqual([]);
  }

  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const other = page.locator(".gm-service:not(.gm-service--chosen)").first();
  for (const [what, property] of [
    [other, "border-top-color"],
    [chosen, "outline-color"],
    [key(page), "border-top-color"],
    [tool(page, "Service").locator("svg"), "color"],
    [chosen.locator(".gm-marker").first(), "color"],
  ] as const)
    await expect(what, `${what} ${property}`).not.toHaveCSS(property, ground);
  for (const what of [other, key(page)])
    await expect(what).not.toHaveCSS("border-top-style", "none");
  await expect(chosen).toHaveCSS("outline-style", "solid");
  expect(troubles(page)).toEqual([]);
});

/** Texts of a card that lie outside of it, or are cut. */
function hiddenTexts(card: Locator): Promise<string[]> {
  return card.evaluate((frame) => {
    const { bottom } = frame.getBoundingClientRect();
    const list = frame.querySelector(".gm-service__notes");
    const cut = list === null || list.scrollHeight > list.clientHeight + 1;
    return [...frame.querySelectorAll(".gm-note")]
      .filter((note) => cut || note.getBoundingClientRect().bottom > bottom + 1)
      .map((note) => note.textContent ?? "");
  });
}

test("on a phone a message covers no tool and goes by itself, but what can be undone stays for a minute and never leaves the keyboard", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app);
  const page = await open(browser, app, PHONE);
  await page.clock.install();
  await joinAs(page, app, joinCode, TOM);
  await saved(page);
  const bar = page.getByRole("navigation", { name: "Views" });
  const clear = async (...others: readonly Locator[]) => {
    for (const other of others)
      expect(await overlaps(message(page), other), String(other)).toBe(false);
  };

  await showMapOnPhone(page);
  await tool(page, "Threshold").tap();
  const hint = message(page).getByText("Choose the service that has the threshold.");
  await expect(hint).toBeVisible();
  await clear(bar, page.getByRole("toolbar", { name: "Tools" }), key(page));
  await page.clock.fastForward(8_000);
  await expect(hint).toBeVisible();
  await page.clock.fastForward(4_000);
  await expect(hint).toBeHidden();

  await tool(page, "Select").tap();
  await bar.getByRole("button", { name: "List" }).tap();
  await page.getByRole("button", { name: "Add service to Community and voluntary" }).tap();
  await page.getByLabel("Name of the service").fill("Drop-in café");
  await page.keyboard.press("Enter");
  const done = message(page).getByText("‘Drop-in café’ was added.");
  const undo = message(page).getByRole("button", { name: "Undo" });
  await expect(done).toBeVisible();
  await clear(page.getByRole("button", { name: "Done" }));
  await page.clock.fastForward(50_000);
  await expect(done).toBeVisible();
  await undo.focus();
  await page.clock.fastForward(200_000);
  await expect(done).toBeVisible();
  await page.getByRole("button", { name: "Close details" }).focus();
  await page.clock.fastForward(61_000);
  await expect(done).toBeHidden();
});
