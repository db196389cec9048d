import type { Page } from "@playwright/test";

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
    const changed = await brightened(page, {
      before,
      after: await page.screenshot({ clip }),
      clip,
    });
    if (changed < line) dim.push(`${look}: ${changed} of ${line} px at ${x},${y}`);
  }
  return dim;
}

interface Control {
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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

interface Pictures {
  /** The whole screen. */
  readonly before: Buffer;
  /** What is within `clip`. */
  readonly after: Buffer;
  readonly clip: Omit<Control, "look">;
}

/** How many pixels of the clip differ in brightness by at least 3 to 1. */
function brightened(page: Page, { before, after, clip }: Pictures): Promise<number> {
  return page.evaluate(
    async ({ screen, part, at }) => {
      const light = (channel: number) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      const pictureOf = (text: string) => {
        const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
        return createImageBitmap(new Blob([bytes], { type: "image/png" }));
      };
      const [whole, focused] = await Promise.all([pictureOf(screen), pictureOf(part)]);
      const { width, height } = focused;
      const brightness = (picture: ImageBitmap, x: number, y: number) => {
        const pen = new OffscreenCanvas(width, height).getContext("2d");
        pen?.drawImage(picture, -x, -y);
        const { data } = pen?.getImageData(0, 0, width, height) ?? { data: [] };
        return Array.from({ length: width * height }, (_, pixel) => {
          const [red = 0, green = 0, blue = 0] = data.slice(4 * pixel, 4 * pixel + 3);
          return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
        });
      };
      const [one, other] = [brightness(whole, Math.max(0, at.x), at.y), brightness(focused, 0, 0)];
      return one.filter((was, pixel) => {
        const is = other[pixel] ?? 0;
        return (Math.max(was, is) + 0.05) / (Math.min(was, is) + 0.05) >= 3;
      }).length;
    },
    { screen: before.toString("base64"), part: after.toString("base64"), at: clip },
  );
}
