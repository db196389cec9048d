import type { Locator, Page } from "@playwright/test";
import { expect } from "./workshop.ts";

/** A phone, held upright. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} as const;

/** Shows the Map on a phone, where the List comes first. */
export async function showMapOnPhone(page: Page): Promise<void> {
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("button", { name: "Map" }).tap();
  await expect(page.locator(".gm-level").first()).toBeVisible();
}

/** A service's or gap's card, whatever its reference. */
export function card(page: Page, name: string): Locator {
  return page.getByRole("group", { name: new RegExp(`${name}$`) });
}

/** A pathway on the canvas; its line lies in a layer of its own below the cards. */
export const PATHWAY = ".tl-shape[data-shape-type=pathway]:not(.tl-shape-background)";

/** Whether a card lies within the band of a level. */
export async function isOnLevel(page: Page, name: string, level: string): Promise<boolean> {
  const there = await card(page, name).boundingBox();
  const band = await page.locator(".gm-level", { hasText: level }).boundingBox();
  if (there === null || band === null) return false;
  return there.y >= band.y - 1 && there.y + there.height <= band.y + band.height + 1;
}

/** The middle of something on the screen. */
export async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(what);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Whether one thing on the screen lies over another, or under it. */
export async function overlaps(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await boxOf(one), await boxOf(other)];
  const beside = a.x >= b.x + b.width || b.x >= a.x + a.width;
  return !beside && a.y < b.y + b.height && b.y < a.y + a.height;
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (box === null) throw new Error(`not on the screen: ${what}`);
  return box;
}
