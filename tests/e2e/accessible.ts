import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import { dimFocus } from "./focus.ts";
import { undrawn } from "./undrawn.ts";
import { expect, sideways, strangersAsked } from "./workshop.ts";

/** A small phone, or a laptop at 400 %; a tablet held upright; a laptop. */
const WIDTHS = [320, 768, 1280] as const;

/** Half the size of what the package gives by itself: each new page reads it anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  resultTypes: ["violations"],
} satisfies axe.RunOptions;

/** Rules of accessibility that the page breaks as it stands, each with the part that breaks it. */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      document,
      rules,
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
    );
  }, RULES);
}

/** Lines, letters and words further apart, as people set them who read better so. */
export const WIDER_TEXT =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/** Texts that are cut off once lines, letters and words are further apart, and were not before. */
async function cutByWiderText(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (styles) => {
    const cut = () =>
      [...document.querySelectorAll<HTMLElement>("body *:not(.gm-vh, .gm-vh *)")]
        .filter((part) => part.checkVisibility() && part.textContent?.trim())
        .filter((part) => {
          const { overflowX, overflowY } = getComputedStyle(part);
          const across = overflowX === "hidden" && part.scrollWidth > part.clientWidth + 1;
          const down = overflowY === "hidden" && part.scrollHeight > part.clientHeight + 1;
          return across || down;
        });
    const before = new Set(cut());
    const wider = new CSSStyleSheet();
    wider.replaceSync(styles);
    document.adoptedStyleSheets = [wider];
    // What grows with its words does so a frame later.
    for (const _ of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn));
    const found = cut().filter((part) => !before.has(part));
    document.adoptedStyleSheets = [];
    return found.map((part) => `${part.className}: ${part.textContent?.slice(0, 40)}`);
  }, WIDER_TEXT);
}

/** Holds a page, or a state of it, against all that can be measured, at each width. */
export async function isOpenToAll(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await violations(page), `${what}, ${width} px`).toEqual([]);
    expect.soft(await sideways(page), `${what}, ${width} px wide`).toBeLessThanOrEqual(0);
    expect.soft(await cutByWiderText(page), `${what}, ${width} px, wider text`).toEqual([]);
  }
  expect.soft(await undrawn(page), `${what}, icons and pictures`).toEqual([]);
  expect.soft(strangersAsked(page), `${what}, asked of others`).toEqual([]);
  expect.soft(await dimFocus(page), `${what}, focus`).toEqual([]);
  expect.soft(await blankButtons(page), `${what}, own colours`).toEqual([]);
}

/** Buttons on which nothing can be seen where people have colours of their own: no word, and no icon that differs from its ground. */
async function blankButtons(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: "active" });
  const blank = await page.evaluate(() => {
    const clear = /^rgba\(.*, 0\)$/;
    const groundOf = (element: Element): string => {
      const { backgroundColor } = getComputedStyle(element);
      if (!clear.test(backgroundColor)) return backgroundColor;
      const { parentElement } = element;
      return parentElement === null ? "rgb(255, 255, 255)" : groundOf(parentElement);
    };
    return (
      [...document.querySelectorAll("button:not(.tl-container button)")]
        // What is cut to a pixel is for screen readers alone.
        .filter(
          (button) => button.checkVisibility() && (button.parentElement?.offsetWidth ?? 0) > 1,
        )
        .filter((button) => {
          const hidden = [...button.querySelectorAll(".gm-vh")].map(
            (part) => part.textContent ?? "",
          );
          const words = hidden.reduce(
            (all, part) => all.replace(part, ""),
            button.textContent ?? "",
          );
          const lines = [...button.querySelectorAll("svg, svg *")].map((part) =>
            getComputedStyle(part),
          );
          const seen = lines.some(({ stroke, fill }) =>
            [stroke, fill].some((colour) => colour !== "none" && colour !== groundOf(button)),
          );
          return words.trim() === "" && !seen;
        })
        .map((button) => button.outerHTML.slice(0, 120))
    );
  });
  await page.emulateMedia({ forcedColors: "none" });
  return blank;
}

interface Stop {
  readonly name: string;
  readonly seen: boolean;
  readonly again: boolean;
}

/**
 * Goes through the page with Tab, from its beginning: each control once, until the browser has the keyboard again;
 * none lies under something else when it has it.
 */
export async function tabIsStraight(page: Page, what: string): Promise<void> {
  await page.evaluate(toTheBeginning);
  await page.evaluate(startOfTab);
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(stopOfTab);
    // Where there is no browser around the page, it begins again at once.
    if (stop === undefined || (stop.again && stop.name === stops[0]?.name)) break;
    stops.push(stop);
    if (stop.again) break;
  }
  const names = (some: readonly Stop[]) => some.map(({ name }) => name);
  const covered = names(stops.filter(({ seen }) => !seen));
  const again = names(stops.filter((stop) => stop.again));
  const missed = await page.evaluate(missedByTab);
  await page.evaluate(toTheBeginning);
  expect.soft({ covered, again, missed }, what).toEqual({ covered: [], again: [], missed: [] });
}

interface TabWindow {
  readonly tabStops: Set<Element>;
  readonly tabWanted: readonly Element[];
}

/** What Tab should have reached and did not. Runs in the page. */
function missedByTab(): readonly string[] {
  const { tabStops, tabWanted } = window as unknown as TabWindow;
  return tabWanted
    .filter((one) => one.isConnected && !tabStops.has(one))
    .map((one) => one.outerHTML.slice(0, 120));
}

/** The next Tab begins the page anew. Runs in the page. */
function toTheBeginning(): void {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/** Notes what Tab has to reach. Runs in the page. */
function startOfTab(): void {
  const all = document.querySelectorAll<HTMLElement>(
    "a[href], button, input, select, textarea, summary, [tabindex='0']",
  );
  const tabWanted = [...all].filter((one) => {
    if (one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.matches(":disabled") || one.closest("[inert]") !== null) return false;
    // Of a group of radio buttons Tab meets the chosen one, or the first.
    if (!(one instanceof HTMLInputElement) || one.type !== "radio") return true;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio]`)].filter(
      ({ name }) => name === one.name,
    );
    return (group.find(({ checked }) => checked) ?? group[0]) === one;
  });
  Object.assign(window, { tabStops: new Set(), tabWanted });
}

/** Where the keyboard is now; nothing when the browser has it. Runs in the page. */
function stopOfTab(): Stop | undefined {
  const here = document.activeElement;
  if (here === null || here === document.body) return undefined;
  const { tabStops } = window as unknown as TabWindow;
  const again = tabStops.has(here);
  tabStops.add(here);
  const { x, y, width, height } = here.getBoundingClientRect();
  const points = [
    [x + width / 2, y + height / 2],
    [x + 2, y + 2],
    [x + width - 2, y + 2],
    [x + 2, y + height - 2],
    [x + width - 2, y + height - 2],
  ] as const;
  const free = points.filter(([left, top]) => {
    const hit = document.elementFromPoint(left, top);
    return (
      hit !== null && (here.contains(hit) || hit.contains(here) || hit.closest("label") !== null)
    );
  });
  const name = `<${here.tagName.toLowerCase()}> ${here.getAttribute("aria-label") ?? here.textContent?.slice(0, 40)}`;
  return { name, again, seen: free.length >= 3 };
}
