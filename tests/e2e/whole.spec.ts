import type { Locator, Page } from "@playwright/test";
import {
  expect,
  listed,
  newMap,
  open,
  post,
  saved,
  showList,
  strangersAsked,
  test,
  troubles,
} from "./workshop.ts";

/** Drawings without a line, pictures without a pixel, and letters in no font of ours. */
function undrawn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const icons = [...document.querySelectorAll<SVGSVGElement>("svg.gm-icon")]
      .filter((icon) => icon.checkVisibility({ visibilityProperty: true }))
      .filter((icon) => {
        const { width, height } = icon.getBoundingClientRect();
        const path = icon.querySelector("path");
        const drawn = path?.getBBox() ?? { width: 0, height: 0 };
        const { stroke } = getComputedStyle(path ?? icon);
        return width < 8 || height < 8 || drawn.width + drawn.height < 5 || stroke === "none";
      });
    const pictures = [...document.images].filter(
      (picture) => !picture.complete || picture.naturalWidth === 0,
    );
    const fonts = [...document.fonts].filter(({ status }) => status === "error");
    return [
      ...[...icons, ...pictures].map(({ outerHTML }) => outerHTML),
      ...fonts.map(({ family }) => family),
    ];
  });
}

/** The page in front of us is whole; `shown` is there when it has come up. */
async function whole(page: Page, shown: Locator): Promise<void> {
  await expect(shown).toBeVisible();
  const { pathname } = new URL(page.url());
  expect(await undrawn(page), pathname).toEqual([]);
  expect(troubles(page), pathname).toEqual([]);
  expect(strangersAsked(page), pathname).toEqual([]);
}

test("with every other origin blocked, each page is whole: nothing failed, nothing asked, every icon drawn", async ({
  browser,
  app,
  facilitator: page,
}) => {
  const { id, joinCode } = await newMap(page, app);
  const map = `${app.url}/maps/${id}`;
  await versionsOf(page, app.url, id);
  const guest = await open(browser, app);
  const heading = (who: Page, name: string | RegExp) =>
    who.getByRole("heading", { level: 1, name });

  for (const [path, title] of [
    ["/", "See where people fall between services"],
    [`/join/${joinCode}`, "Bristol"],
    ["/sign-in", "Sign in"],
    ["/help", /help/i],
    ["/privacy", /privacy/i],
    ["/cookies", /cookies/i],
    ["/accessibility", /accessibility/i],
  ] as const) {
    await guest.goto(`${app.url}${path}`);
    await whole(guest, heading(guest, title));
  }

  for (const [path, title] of [
    ["/maps", /maps/i],
    ["/maps/new", "Create a map"],
    [`/maps/${id}/join-card`, "Bristol"],
    [`/maps/${id}/versions`, "Versions"],
    [`/maps/${id}/compare?from=1&to=2`, /changed/i],
  ] as const) {
    await page.goto(`${app.url}${path}`);
    await whole(page, heading(page, title));
  }

  await page.goto(map);
  await saved(page);
  await whole(page, page.getByRole("group", { name: /GP practice/ }));
  await showList(page);
  await whole(page, listed(page, "GP practice"));
  await page.goto(`${map}/versions/1`);
  await whole(page, listed(page, "GP practice"));
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();
  await whole(page, page.getByRole("group", { name: /GP practice/ }));
});

/** Two versions with a difference between them. */
async function versionsOf(page: Page, url: string, id: string): Promise<void> {
  const versions = `${url}/api/maps/${id}/versions`;
  await post(page.request, versions, { name: "First", status: "draft" });
  await page.goto(`${url}/maps/${id}`);
  await showList(page);
  await page.getByRole("button", { name: "Add service to Primary care" }).click();
  await page.getByLabel("Name of the service").fill("Evening clinic");
  await page.keyboard.press("Enter");
  await saved(page);
  await post(page.request, versions, { name: "Second", status: "agreed" });
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();
}
