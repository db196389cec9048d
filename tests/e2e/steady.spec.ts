import type { Page } from "@playwright/test";
import { moveToLevel, remove } from "#lib/gap-map/commands.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { guestOf } from "./guests.ts";
import { Scribe } from "./scribe.ts";
import { expect, LIST, listed, newMap, saved, showList, test, troubles } from "./workshop.ts";

const TOM = { name: "Tom", organisation: "AWP", service: "GP practice" };
const id = (text: string) => text as ItemId;
const removal = { by: "Asha Rao", at: "2026-11-26T10:00:00.000Z" };

/** Where the keyboard is: on which item, on what, with the caret where, and how far down the screen. */
function keyboard(page: Page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    const field = at instanceof HTMLTextAreaElement ? at : undefined;
    return {
      item: at?.closest("[data-item-id]")?.getAttribute("data-item-id") ?? null,
      words: field === undefined ? (at?.textContent ?? "") : field.value,
      caret: field?.selectionStart ?? null,
      top: at?.getBoundingClientRect().top ?? 0,
    };
  });
}

interface Noted {
  /** What was said politely, and what interrupted. */
  readonly status: readonly string[];
  readonly alert: readonly string[];
  /** The longest time from a key to its character on the screen, in milliseconds. */
  readonly longest: number;
}

/** From now on the page notes what it says, and how long typed characters take to be seen. */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const noted = { status: [] as string[], alert: [] as string[], longest: 0 };
    Object.assign(window, { noted });
    const voice = document.querySelector("[data-live-announcer]") ?? document.body;
    const note = ({ addedNodes, target }: MutationRecord) => {
      const role = (target as Element).getAttribute("role") === "alert" ? "alert" : "status";
      noted[role].push(...[...addedNodes].map(({ textContent }) => textContent ?? ""));
    };
    new MutationObserver((changes) => changes.forEach(note)).observe(voice, {
      childList: true,
      subtree: true,
    });
    let pressed = 0;
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        pressed = timeStamp;
      },
      true,
    );
    addEventListener(
      "input",
      () => {
        const from = pressed;
        requestAnimationFrame(() => {
          noted.longest = Math.max(noted.longest, performance.now() - from);
        });
      },
      true,
    );
  });
}

function heard(page: Page): Promise<Noted> {
  return page.evaluate(() => Reflect.get(window, "noted") as Noted);
}

/** The page has drawn what has arrived. */
async function drawn(page: Page, scribe: Scribe): Promise<void> {
  const mark = `mark ${Math.random()}`;
  scribe.write({ kind: "describe", field: "question", value: mark });
  scribe.write({ kind: "describe", field: "title", value: mark });
  // Looking for words on the page would keep it busier than the flood does.
  await expect(page).toHaveTitle(`${mark} – Gap map`);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(undefined))));
}

test("keyboard, caret, words and place on the screen survive what everybody else does, and what is deleted under the keyboard says so in its place", async ({
  browser,
  app,
  facilitator,
}) => {
  test.slow();
  const { id: mapId, joinCode } = await newMap(facilitator, app);
  const page = await guestOf(browser, app, joinCode, TOM, {
    ...LIST,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await showList(page);
  await saved(page);
  const scribe = await Scribe.join(facilitator, app, mapId);
  const button = (name: string | RegExp) => page.getByRole("button", { name });

  // In a field of the details: a thousand changes, as fast as the page draws them, while Tom types in the middle of his words.
  await button(/^Show details of GP practice/).click();
  await button("Add a barrier to GP practice").click();
  const field = page.getByLabel("What stops people");
  await field.fill("start end");
  await field.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(6, 6));
  await saved(page);
  const before = await keyboard(page);
  await listen(page);
  let flooding = true;
  const typing = async () => {
    let typed = "";
    for (let word = 1; flooding; word += 1) {
      await page.keyboard.type(`word ${word} `, { delay: 20 });
      typed += `word ${word} `;
    }
    return typed;
  };
  const flood = async () => {
    for (let round = 0; round < 20; round += 1) {
      scribe.writeAtRandom(49, ["gp", "tt"]);
      scribe.write(...moveToLevel(scribe.map, id("gp"), levelFor(round)).edits);
      await drawn(page, scribe);
    }
    flooding = false;
  };
  const [typed] = await Promise.all([typing(), flood()]);
  await drawn(page, scribe);
  const after = await keyboard(page);
  expect(after.words).toBe(`start ${typed}end`);
  expect(after.caret).toBe(6 + typed.length);
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);
  const { status, alert, longest } = await heard(page);
  expect(status.length, status.join("\n")).toBeLessThanOrEqual(3);
  expect(alert).toEqual([]);
  test.info().annotations.push({
    type: "from key to character, at the longest",
    description: `${Math.round(longest)} ms, ${typed.length} keys`,
  });

  // What stood in the field when its item was deleted goes with Tom.
  const barrier = Object.values(scribe.map.items).find(
    (one) => one.kind === "barrier" && one.text === after.words,
  );
  scribe.write(...remove(scribe.map, barrier?.id ?? id(""), removal).edits);
  await expect(page.getByRole("heading", { name: /was deleted by Asha Rao/ })).toBeFocused();
  await button("Copy my unsaved text").click();
  await expect(page.getByText("Copied.").last()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(after.words);

  // On a button of the List, with 200 changes around it; its service goes to another level and back.
  await page.keyboard.press("Escape");
  const more = button(/^Show details of NHS Talking Therapies/);
  await more.focus();
  await more.evaluate((one) => one.scrollIntoView({ block: "center" }));
  const there = await keyboard(page);
  for (let round = 0; round < 10; round += 1) {
    scribe.writeAtRandom(20, ["gp", "tt"]);
    if (round % 3 === 2) scribe.write(...moveToLevel(scribe.map, id("tt"), levelFor(round)).edits);
    await drawn(page, scribe);
    const now = await keyboard(page);
    expect(now).toEqual({ ...there, top: expect.any(Number) });
    expect(Math.abs(now.top - there.top), `round ${round}`).toBeLessThanOrEqual(2);
  }

  // The order holds still under the keyboard until Tom asks for the new one.
  const rank = (one: string, value: number) =>
    scribe.write({ kind: "set", id: id(one), field: "rank", value });
  rank("tt", 1_000);
  rank("gp", 2_000);
  scribe.write(...moveToLevel(scribe.map, id("gp"), levelOf(scribe, "tt")).edits);
  rank("gp", -1_000);
  await drawn(page, scribe);
  rank("gp", 3_000);
  await expect(page.getByText("Others have changed the order here.")).toBeVisible();
  expect((await keyboard(page)).item).toBe("tt");

  // Deleted under the keyboard.
  scribe.write(...remove(scribe.map, id("tt"), removal).edits);
  const gone = page.getByText(/Talking Therapies.* was deleted by Asha Rao\./);
  await expect(gone).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(button(/^Restore ‘NHS Talking Therapies/)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(listed(page, "NHS Talking Therapies (formerly IAPT) BNSSG")).toBeVisible();
  expect((await keyboard(page)).item).toBe("tt");

  // Others' changes held, Tom's own not.
  await button("Hold others’ changes").click();
  for (const one of ["gp", "mhp", "tt"])
    scribe.write({ kind: "set", id: id(one), field: "name", value: `Renamed ${one}` });
  await expect(page.getByText("3 changes are waiting.")).toBeVisible();
  await expect(listed(page, "Renamed gp")).toHaveCount(0);
  await button("Add organisation").click();
  await page.keyboard.type("Tom’s own");
  await page.keyboard.press("Enter");
  await expect(listed(page, "Tom’s own")).toBeVisible();
  await button("Show others’ changes").click();
  await expect(listed(page, "Renamed gp")).toBeVisible();
  scribe.leave();
  expect(troubles(page)).toEqual([]);
});

function levelFor(round: number): ItemId {
  return id(["level-community", "level-secondary", "level-primary"][round % 3] ?? "");
}

function levelOf(scribe: Scribe, service: string): ItemId | undefined {
  const item = scribe.map.items[id(service)];
  return item?.kind === "service" ? item.levelId : undefined;
}
