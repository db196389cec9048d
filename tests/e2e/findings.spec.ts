import type { Locator, Page } from "@playwright/test";
import { guestOf } from "./guests.ts";
import {
  type Address,
  expect,
  LIST,
  listed,
  newMap,
  post,
  saved,
  showList,
  test,
  troubles,
} from "./workshop.ts";

test("the room asks the map: a gap is promoted, Person A is walked through, what-if changes nothing, and it is printed", async ({
  browser,
  app,
  facilitator: page,
}) => {
  const { id, joinCode } = await newMap(page, app);
  await page.goto(`${app.url}/maps/${id}`);
  const ana = { name: "Ana", organisation: "GP practices", service: "GP practice" };
  const guest = await guestOf(browser, app, joinCode, ana, LIST);

  // By keyboard: what is opened has the focus, and closing it gives the focus back.
  const open = page.getByRole("button", { name: "Findings", exact: true });
  await open.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Findings" });
  await expect(panel.getByRole("heading", { name: "Findings" })).toBeFocused();

  // The wall of the room, on the facilitator's second screen: it follows, and so does whoever wants to.
  const wall = await page.context().newPage();
  // A small wall is soon drawn.
  await wall.setViewportSize({ width: 1024, height: 640 });
  await wall.goto(`${app.url}/maps/${id}/display`);
  await expect(wall.getByText("30 services, 62 pathways, 6 gaps")).toBeVisible();
  await panel.getByRole("button", { name: "Show the room" }).click();

  // A finding lifts what it is about, and everything else steps back.
  const between = panel
    .getByRole("region", { name: /^Falls between/ })
    .getByRole("button", { pressed: false })
    .first();
  await between.click();
  await expect(panel.getByText("Shown on the map:")).toBeVisible();
  await expect(page.locator(".gm-service--faded").filter({ visible: true })).not.toHaveCount(0);
  const sentence = (await panel.getByRole("button", { pressed: true }).last().innerText()).trim();
  await expect(wall.getByRole("contentinfo")).toContainText(sentence.replace(/ Gap 1$/, ""));
  await expect(wall.locator(".gm-service--faded").filter({ visible: true })).not.toHaveCount(0);
  await expect(wall.getByText("Shown by Asha Rao")).toBeVisible();
  const shown = guest.getByRole("region", { name: "Shown to the room" });
  await shown.getByRole("button", { name: "Follow Asha Rao" }).click();
  const lifted = "NHS Talking Therapies (formerly IAPT) BNSSG In this finding";
  await expect(listed(guest, lifted)).toBeVisible();
  await shown.getByRole("button", { name: "Stop following" }).click();
  await expect(listed(guest, lifted)).toHaveCount(0);
  await showList(page);
  await expect(
    listed(page, "NHS Talking Therapies (formerly IAPT) BNSSG In this finding"),
  ).toBeVisible();
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();

  // What nobody has drawn yet becomes a gap with its evidence, and everybody has it.
  await panel.getByLabel("Show", { exact: true }).selectOption("undrawn");
  const moderate = panel
    .getByRole("region", { name: /^Falls between/ })
    .getByRole("button", { name: /^Moderate \(Risk this service says it will hold\)/ })
    .first();
  const words = (await moderate.innerText()).trim();
  await moderate.click();
  await panel.getByRole("button", { name: "Make this a gap on the map" }).click();
  await expect(page.getByLabel("Name of the gap")).toHaveValue(words);
  await page.getByLabel("Owner", { exact: true }).fill("Integrated care board");
  await saved(page);
  await expect(listed(guest, words)).toBeVisible();

  // Back from its details to the findings, where it is drawn now.
  await page.getByRole("button", { name: "Close details" }).click();
  await panel.getByRole("button", { name: "Walk through" }).click();
  await panel.getByLabel("Who is walked through").selectOption("A");
  await panel.getByRole("button", { name: "Start at the first door" }).click();
  const story = panel.getByRole("status").filter({ hasText: /^Door \d/ });
  await expect(story).toContainText("First asks for help at GP practice");
  await page.keyboard.press("PageDown");
  await expect(story).toContainText("From GP practice to NHS Talking Therapies (P01)");
  await expect(wall.getByRole("contentinfo")).toContainText(
    /Person A.*, door 2 of .*From GP practice to NHS Talking Therapies \(P01\) Would not/,
  );
  await expect(panel.getByRole("listitem").and(page.locator("[aria-current=step]"))).toContainText(
    /Accepted|Might|Cannot say|Would not/,
  );
  await expect(panel.getByText(/no service would give Person A/)).toBeVisible();

  // Meanwhile somebody else walks through the List by keyboard alone.
  await walkInList(guest);

  // What if: Person E's one door opens, on this screen alone.
  const before = await mapOf(page, app, id);
  await panel.getByLabel("Who is walked through").selectOption("E");
  const what = panel.getByLabel("What would be otherwise");
  const option = what.locator("option", { hasText: /would not insist on/ }).first();
  await what.selectOption(await option.evaluate((one: HTMLOptionElement) => one.value));
  await expect(panel.getByText("would become").or(panel.getByText("by that alone"))).toBeVisible();
  await saved(page);
  expect(await mapOf(page, app, id)).toEqual(before);

  await panel.getByRole("button", { name: "On a scale" }).click();
  for (const screen of [panel, wall]) {
    const ruler = screen.getByRole("table", { name: "Risk this service says it will hold" });
    await expect(ruler.getByRole("cell", { name: /^Gap 1.*none do$/ })).toBeVisible();
  }
  await wall.close();

  await panel.getByRole("button", { name: "In a table" }).click();
  await panel.getByRole("button", { name: "Would not: A at NHS Talking Therapies" }).click();
  await expect(panel.getByText(/^Person A: .* at NHS Talking Therapies.*Would not/)).toBeVisible();
  await expect(panel.getByRole("table", { name: /^What is offered where/ })).toContainText("alone");
  await expect(panel.getByRole("table", { name: /^Barriers by theme/ })).toContainText(
    "Does it fit what they need",
  );
  await panel.getByRole("button", { name: "To discuss" }).click();
  await expect(panel.getByRole("table", { name: "What to talk about first" })).toContainText(
    /P11 From Recovery Team to NHS Talking Therapies.*Evenly parted/,
  );
  await expect(panel.getByRole("table", { name: /^What is clear/ })).toContainText("1 of 4");
  const paper = await panel.getByRole("link", { name: /^Print/ }).getAttribute("href");

  await page.keyboard.press("Escape");
  await expect(open).toBeFocused();
  await expect(shown).toHaveCount(0);
  await expect(page.locator(".gm-service--faded")).toHaveCount(0);
  await guest.goto(`${app.url}${paper}`);
  await readOnPaper(guest);
  const version = { name: "Draft", status: "draft" };
  await post(page.request, `${app.url}/api/maps/${id}/versions`, version);
  await page.goto(`${app.url}/maps/${id}/versions/1/findings`);
  await expect(page.getByText(/^What this map says in version 1, draft of /)).toBeVisible();
  expect(troubles(page)).toEqual([]);
  expect(troubles(guest)).toEqual([]);
});

/** The map as the server has it. */
async function mapOf(page: Page, app: Address, id: string): Promise<unknown> {
  return (await page.request.get(`${app.url}/api/maps/${id}`)).json();
}

/** Answers for one's own end of a pathway, then walks Person A door by door and tries a change, without a mouse. */
async function walkInList(page: Page): Promise<void> {
  const press = async (of: Page | Locator, name: string | RegExp) => {
    await of.getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
  };
  const asked = page.getByRole("region", { name: /^Asked of you/ });
  await expect(asked).toContainText("Do you accept people from NHS Talking Therapies?");
  await press(asked, /^Yes ?: Do you accept people from NHS Talking Therapies/);
  await expect(page.getByText(/^Confirmed by both ends/).first()).toBeAttached();
  await expect(asked.getByRole("button", { name: /^Yes ?: / })).toBeFocused();

  await press(page, "Findings");
  const panel = page.getByRole("complementary", { name: "Findings" });
  await press(panel, "Walk through");
  await press(panel, "Start at the first door");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  await expect(panel.getByRole("status").filter({ hasText: /^Door 2 of / })).toContainText(
    "From GP practice to NHS Talking Therapies (P01)",
  );
  await expect(
    listed(page, "NHS Talking Therapies (formerly IAPT) BNSSG In this finding"),
  ).toBeVisible();
  await panel.getByLabel("What would be otherwise").focus();
  await page.keyboard.press("ArrowDown");
  await expect(panel.getByText("would become").or(panel.getByText("by that alone"))).toBeVisible();

  // And draws what nobody has drawn yet.
  await press(panel, "In sentences");
  await panel.getByLabel("Show", { exact: true }).selectOption("undrawn");
  const found = panel
    .getByRole("region", { name: /^Back and forth/ })
    .getByRole("button")
    .first();
  const words = (await found.innerText()).trim();
  await found.focus();
  await page.keyboard.press("Enter");
  await press(panel, "Make this a gap on the map");
  await expect(page.getByLabel("Name of the gap")).toHaveValue(words);
  await press(page, "Close details");
  await expect(listed(page, words)).toBeVisible();
  await press(panel, "Close findings");
  await expect(panel).toHaveCount(0);
}

/** What is printed: every view, and nothing of the page around it. */
async function readOnPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  for (const name of [
    "Risk this service says it will hold",
    "Who would be let in where",
    "Person A: the gap itself",
    /^What is offered where/,
    /^Barriers by theme/,
    "What to talk about first",
    /^What is clear and what is not/,
  ])
    await expect(page.getByRole("table", { name })).toBeVisible();
  await expect(page.getByText(/no service would give Person A/)).toBeVisible();
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
}
