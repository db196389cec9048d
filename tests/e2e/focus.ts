import type { Locator, Page } from "@playwright/test";
import { brightened, type Part } from "./pictures.ts";

/** How far around a control its focus may be drawn, in px. */
const ROOM = 8;
/** Looks of controls that have been tried, on any page of this journey. */
const tried = new Set<string>();

/**
 * Controls in sight whose focus is hard to see: one of each look that has not been tried before. With the keyboard
 * on it, as much must change its brightness by 3 to 1 as a line of 2 px around it has; rounded corners are shorter.
 */
export async function dimFocus(page: Page): Promise<readonly string[]> {
  if ((await page.evaluate(inSight, [...tried])).length === 0) return [];
  // From here on the browser shows focus as it does for people who use the keyboard. It may have scrolled.
  await page.keyboard.press("Tab");
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const controls = await page.evaluate(inSight, [...tried]);
  const before = await page.screenshot();
  const dim: string[] = [];
  for (const [at, { look, x, y, width, height }] of controls.entries()) {
    tried.add(look);
    await page.evaluate(focusOn, at);
    const clip = { x: x - ROOM, y: y - ROOM, width: width + 2 * ROOM, height: height + 2 * ROOM };
    const line = 0.95 * 2 * 2 * (width + height);
    const after = await page.screenshot({ clip });
    const changed = await brightened(page, { before, after, part: clip });
    if (changed < line) dim.push(`${look}: ${changed} of ${line} px at ${x},${y}`);
  }
  return dim;
}

interface Control extends Part {
  readonly look: string;
}

/** One control of each look, by its kind and classes, but for those that are known. Runs in the page. */
function inSight(known: readonly string[]): readonly Control[] {
  const found = new Map<string, Element>();
  for (const one of document.querySelectorAll(
    "a[href], button, input, select, textarea, summary",
  )) {
    const { top, bottom, left, right, width } = one.getBoundingClientRect();
    const look = `${one.tagName.toLowerCase()} ${one.getAttribute("type") ?? ""} ${one.className}`;
    const fits = top > 8 && left >= 0 && right <= innerWidth && bottom < innerHeight - 8;
    if (!fits || width < 10 || known.includes(look) || found.has(look)) continue;
    if (one.matches(":disabled") || one.closest("[inert], .tl-container") !== null) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    // What lies under something else is not in sight.
    if (!one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))) continue;
    found.set(look, one);
  }
  Object.assign(window, { focusControls: [...found.values()] });
  return [...found].map(([look, one]) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return { look, x: Math.round(left), y: Math.round(top), width, height };
  });
}

/** Runs in the page. */
function focusOn(at: number): void {
  const controls = Reflect.get(window, "focusControls") as readonly HTMLElement[];
  controls[at]?.focus({ preventScroll: true });
}

/**
 * How well it is seen that something has the keyboard: the share of a line of 2 px around it that changes its
 * brightness by 3 to 1, or has so much more. Whatever has the keyboard has it again afterwards.
 */
export async function ringAround(page: Page, what: Locator): Promise<number> {
  const { x, y, width, height } = (await what.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const part = {
    ...{ x: Math.round(x) - ROOM, y: Math.round(y) - ROOM },
    ...{ width: Math.ceil(width) + 2 * ROOM, height: Math.ceil(height) + 2 * ROOM },
  };
  const focused = await page.evaluateHandle(() => document.activeElement);
  const after = await page.screenshot({ clip: part });
  await focused.evaluate((one) => (one as HTMLElement).blur());
  const before = await page.screenshot();
  await focused.evaluate((one) => (one as HTMLElement).focus());
  return (await brightened(page, { before, after, part })) / (2 * 2 * (width + height));
}
