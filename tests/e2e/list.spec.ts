import type { Page } from "@playwright/test";
import { commandList, type Subject } from "#lib/gap-map/command-list.ts";
import { add, type CommandName, remove } from "#lib/gap-map/commands.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { addNote, sketchesOf } from "#lib/gap-map/sketches.ts";
import { type Control, controlOf } from "#tests/helpers/list-controls.ts";
import { guestOf } from "./guests.ts";
import { Scribe } from "./scribe.ts";
import {
  expect,
  LIST,
  newMap,
  prefersList,
  saved,
  showList,
  sideways,
  test,
  troubles,
} from "./workshop.ts";

const TOM = { name: "Tom", organisation: "AWP", service: "GP practice" };
const id = (text: string) => text as ItemId;
const removal = { by: "Asha Rao", at: "2026-11-26T10:00:00.000Z" };

/** One of each kind, added and deleted again, so that each waits in the bin; a note; and a drawing. */
function fill(scribe: Scribe): void {
  const made = {
    level: { name: "Schools" },
    organisation: { name: "A charity" },
    service: { name: "Night line" },
    threshold: { serviceId: id("tt"), text: "Gone" },
    barrier: { onId: id("tt"), text: "Gone" },
    goodPractice: { onId: id("tt"), text: "Gone" },
    pathway: { fromId: id("tt"), toId: id("gp") },
    persona: { label: "Person X" },
    gap: { title: "Nobody at night" },
    view: { aboutId: id("tt"), role: "GP", stance: "disagree", text: "Gone" },
  } as const;
  for (const [kind, wanted] of Object.entries(made)) {
    const gone = id(`gone-${kind}`);
    scribe.write(...add(scribe.map, kind as "level", gone, wanted as { name: string }).edits);
    scribe.write(...remove(scribe.map, gone, removal).edits);
  }
  const place = { x: 4_000, y: 40 };
  scribe.write(...addNote(scribe.map, "shape:note", "Ask the police", place).edits);
  const note = scribe.map.sketch["shape:note"] ?? {};
  const record = { ...note, id: "shape:pen", type: "draw", y: 400, props: {} };
  scribe.write({ kind: "sketch", id: "shape:pen", record });
}

interface Wanted extends Control {
  readonly called: string;
}

/** Each command on each thing it can be given on, with its control; together those that stand behind the same buttons. */
function everyControl(): readonly (readonly Wanted[])[] {
  const commands = Object.entries(commandList) as [CommandName, { on: readonly Subject[] }][];
  const behind = new Map<string, Wanted[]>();
  for (const [command, { on }] of commands) {
    for (const subject of on) {
      const control = controlOf(command, subject);
      if (control === undefined) continue;
      const path = String(control.after ?? "");
      behind.set(path, [
        ...(behind.get(path) ?? []),
        { ...control, called: `${command} ${subject}` },
      ]);
    }
  }
  return [...behind.values()];
}

/** What can be used now, as a screen reader finds it: role and name. Looking for each by itself would take as long as the rest of the journey. */
async function controlsNow(
  page: Page,
): Promise<readonly (readonly [role: string, name: string])[]> {
  const tree = await page.locator("body").ariaSnapshot();
  return [...tree.matchAll(/^\s*- '?(\w+) "((?:[^"\\]|\\.)*)"/gm)].map(([, role, name]) => [
    role ?? "",
    (name ?? "").replaceAll("''", "'"),
  ]);
}

test("whatever can be done to a map has its control in the List, and every item stands there once, a second after it was added", async ({
  app,
  facilitator: page,
}) => {
  test.slow();
  const { id: mapId } = await newMap(page, app);
  const scribe = await Scribe.join(page, app, mapId);
  fill(scribe);
  await prefersList(page.context());
  await page.goto(`${app.url}/maps/${mapId}`);
  await showList(page);
  for (const what of ["details of GP practice", "details of NHS Talking", "details of Too risky"])
    await page.getByRole("button", { name: `Show ${what}` }).click();
  await page.getByRole("button", { name: "Show Deleted items" }).click();
  const missing: string[] = [];
  for (const wanted of everyControl()) {
    for (const press of wanted[0]?.after ?? [])
      await page.getByRole("button", { name: press }).first().click();
    const now = await controlsNow(page);
    const isThere = ({ role, name }: Control) =>
      now.some((one) => one[0] === role && name.test(one[1]));
    missing.push(...wanted.filter((one) => !isThere(one)).map(({ called }) => called));
    if (wanted.some(({ role }) => role === "menuitem" || role === "combobox"))
      await page.keyboard.press("Escape");
  }
  expect(missing).toEqual([]);

  scribe.write(...add(scribe.map, "service", id("fresh"), { name: "Evening clinic" }).edits);
  const kept = async () => (await page.request.get(`${app.url}/api/maps/${mapId}`)).text();
  await expect.poll(kept).toContain("Evening clinic");
  await expect(page.locator("#list [data-item-id=fresh]")).toHaveText(/Evening clinic/, {
    timeout: 1_000,
  });
  const over18 = { serviceId: id("fresh"), text: "Over 18" };
  scribe.write(...add(scribe.map, "threshold", id("fresh-t"), over18).edits);
  await page.getByRole("button", { name: "Show all details" }).click();
  await expect(page.locator("#list [data-item-id=fresh-t]")).toHaveText(/Over 18/);
  const { map } = scribe;
  const wanted = [...Object.keys(map.items), ...sketchesOf(map).map((one) => one.id)];
  const shown = await page
    .locator("#list [data-item-id]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-item-id") ?? ""));
  expect(shown.sort()).toEqual(wanted.sort());
  scribe.leave();
  expect(troubles(page)).toEqual([]);
});

test("pathways lead to the other end and back, and tables sort and change many rows as one step, on a narrow screen too", async ({
  browser,
  app,
  facilitator,
}) => {
  const { joinCode } = await newMap(facilitator, app);
  const page = await guestOf(browser, app, joinCode, TOM, LIST);
  await showList(page);
  await saved(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name });

  await button(/^Show details of GP practice/).click();
  const practice = page.locator("#item-gp");
  const link = practice.locator("[data-way=p01] a");
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#item-tt h3 button")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const back = page.getByRole("link", { name: "Back to GP practice" });
  await back.focus();
  await page.keyboard.press("Enter");
  await expect(link).toBeFocused();
  await expect(back).toHaveCount(0);

  await button("Table").click();
  await expect(page.getByText("Choose rows to change several services at once.")).toBeVisible();
  const table = page.getByRole("table", { name: "Services of this map" });
  await table.getByRole("button", { name: "Thresholds" }).click();
  await table.getByRole("button", { name: "Thresholds" }).click();
  await expect(table.getByRole("columnheader", { name: "Thresholds" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(table.getByRole("row").nth(1)).toContainText("Talking Therapies");
  const first = table.getByRole("checkbox", { name: /^Choose S/ });
  for (const at of [0, 1, 2]) await first.nth(at).check();
  const to = page.getByLabel("To", { exact: true });
  // Nobody takes services off the map by pressing the first button they see.
  await expect(to).not.toHaveValue("");
  await to.selectOption({ label: "Crisis and emergency" });
  const crisis = table.getByRole("cell", { name: "Crisis and emergency" });
  const had = await crisis.count();
  await button("Change 3 services").click();
  await expect(crisis).not.toHaveCount(had);
  await expect(page.getByText(/services? changed\. Level: Crisis and emergency\./)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(crisis).toHaveCount(had);
  await saved(page);

  await page.setViewportSize({ width: 320, height: 640 });
  for (const kind of ["Thresholds", "Barriers", "Pathways", "Services"]) {
    await page.getByLabel("Table of", { exact: true }).selectOption({ label: kind });
    await expect(page.getByRole("table")).toBeVisible();
    expect(await sideways(page), kind).toBeLessThanOrEqual(0);
  }
  await page.getByRole("region", { name: "Table of services" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(troubles(page)).toEqual([]);
});
