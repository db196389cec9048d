import type { Page } from "@playwright/test";
import { applyEdit } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import * as made from "#lib/gap-map/new-items.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { guestOf, joinAs } from "./guests.ts";
import {
  expect,
  listed,
  newMap,
  open,
  openPracticeArea,
  post,
  saved,
  showList,
  sideways,
  test,
  troubles,
} from "./workshop.ts";

const MARKUP = `<img src=x onerror="window.broken=1"><script>window.broken=1</script> & 'so' "on"`;
const EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 日本語 ไทย ẹ́̈";
const RIGHT_TO_LEFT = "مرحبا بالعالم، رقم 42 שלום";
const LONG = `${"long words and ".repeat(660)}${"x".repeat(100)}`;

const HOSTILE = [MARKUP, EMOJI, RIGHT_TO_LEFT, LONG] as const;

/** A small map whose every name and note is one of these. */
function hostileFile(): object {
  let map = mapFromTemplate("blank", MARKUP);
  const make = (edits: readonly Edit[]) => {
    for (const edit of edits) map = applyEdit(map, edit);
  };
  const [level] = levelsOf(map);
  HOSTILE.forEach((text, index) => {
    const name = text.slice(0, 450);
    const [organisationId, serviceId] = [`organisation-${index}`, `service-${index}`] as ItemId[];
    if (organisationId === undefined || serviceId === undefined) return;
    make(made.newOrganisation(organisationId, { name }));
    make(made.newService(map, serviceId, { name, levelId: level?.id, organisationId }));
    make(made.newThreshold(`threshold-${index}` as ItemId, { serviceId, text }));
    make(made.newBarrier(`barrier-${index}` as ItemId, { onId: serviceId, text }));
    make(made.newGoodPractice(`practice-${index}` as ItemId, { onId: serviceId, text }));
    make(made.newGap(map, `gap-${index}` as ItemId, { title: name }));
    make(made.newPersona(`persona-${index}` as ItemId, { label: name }));
    make(
      made.newView(`view-${index}` as ItemId, {
        aboutId: serviceId,
        role: name,
        stance: "disagree",
        text,
      }),
    );
  });
  return toExchange(map);
}

/** Nothing of what was written has become part of the page. */
async function onlyText(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  expect(await page.evaluate(() => Reflect.get(window, "broken")), pathname).toBeUndefined();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  expect(await sideways(page), pathname).toBeLessThanOrEqual(0);
  expect(troubles(page), pathname).toEqual([]);
}

test("markup, emoji, right-to-left and 10,000 characters in names and notes are shown as text on every screen", async ({
  browser,
  app,
  facilitator: page,
}) => {
  const { id, joinCode } = await newMap(page, app, { title: MARKUP, import: hostileFile() });
  const version = { name: MARKUP, note: RIGHT_TO_LEFT.repeat(50), status: "draft" };
  await post(page.request, `${app.url}/api/maps/${id}/versions`, version);
  const map = `${app.url}/maps/${id}`;

  await page.goto(`${app.url}/maps`);
  await expect(page.getByRole("link", { name: MARKUP, exact: true })).toBeVisible();
  await onlyText(page);

  const guest = await open(browser, app, { viewport: { width: 390, height: 844 } });
  await guest.goto(`${app.url}/join/${joinCode}`);
  await expect(guest.getByRole("heading", { name: MARKUP })).toBeVisible();
  await onlyText(guest);
  await joinAs(guest, app, joinCode, {
    name: MARKUP.slice(0, 90),
    organisation: RIGHT_TO_LEFT,
    service: EMOJI,
  });
  await saved(guest);
  await onlyText(guest);

  await page.goto(map);
  await expect(page.getByRole("banner")).toContainText(MARKUP);
  await expect(page.getByRole("group", { name: /window\.broken/ })).toHaveCount(2);
  await onlyText(page);
  await showList(page);
  for (const text of HOSTILE) {
    const name = text.slice(0, 450);
    await expect(listed(page, name).first()).toBeVisible();
    await page
      .getByRole("button", { name: `Show details of ${name}` })
      .first()
      .click();
    await expect(page.getByText(text.trim()).filter({ visible: true }).first()).toBeVisible();
    await page.getByRole("button", { name, exact: false }).first().click();
    await expect(page.locator("#details-title")).toContainText(name.trim());
    await onlyText(page);
  }
  await page.getByRole("button", { name: /^All people/ }).click();
  await expect(page.getByRole("dialog")).toContainText(MARKUP.slice(0, 90));
  await onlyText(page);

  for (const path of ["versions", "versions/1", "compare?from=1&to=now", "join-card"]) {
    await page.goto(`${map}/${path}`);
    await expect(page.getByText(MARKUP).first()).toBeVisible();
    await onlyText(page);
  }
});

test("what somebody types stays what they typed, for everybody, up to 10,000 characters", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const guest = { organisation: "AWP", service: "GP practice" };
  const tom = await guestOf(browser, app, joinCode, { name: "Tom", ...guest });
  const ana = await guestOf(browser, app, joinCode, { name: "Ana", ...guest });
  for (const page of [tom, ana]) await openPracticeArea(page);
  for (const text of HOSTILE) {
    await tom.getByLabel("What it says").fill(text);
    await saved(tom);
    await expect(ana.getByLabel("What it says")).toHaveValue(text);
  }
  for (const page of [tom, ana]) await onlyText(page);
  const live = (await (await facilitator.request.get(`${app.url}/api/maps/${id}`)).json()) as {
    services: { name: string; thresholds: { text: string }[] }[];
  };
  const practice = live.services.find(({ name }) => name === "GP practice");
  expect(practice?.thresholds.map(({ text }) => text)).toContain(LONG);
});
