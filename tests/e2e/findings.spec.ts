import { guestOf } from "./guests.ts";
import { expect, listed, newMap, saved, showList, test, troubles } from "./workshop.ts";

test("the room asks the map: a finding becomes a gap, Person A is walked through, and what-if changes nothing", async ({
  browser,
  app,
  facilitator: page,
}) => {
  const { id, joinCode } = await newMap(page, app);
  await page.goto(`${app.url}/maps/${id}`);
  const ana = { name: "Ana", organisation: "BrisDoc", service: "111 mental health" };
  const guest = await guestOf(browser, app, joinCode, ana);
  await showList(guest);

  // By keyboard: what is opened has the focus, and closing it gives the focus back.
  const open = page.getByRole("button", { name: "Findings", exact: true });
  await open.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Findings" });
  await expect(panel.getByRole("heading", { name: "Findings" })).toBeFocused();

  // A finding lifts what it is about, and everything else steps back.
  const between = panel
    .getByRole("region", { name: /^Falls between/ })
    .getByRole("button", { pressed: false })
    .first();
  await between.click();
  await expect(panel.getByText("Shown on the map:")).toBeVisible();
  await expect(page.locator(".gm-service--faded").first()).toBeVisible();
  await showList(page);
  await expect(
    listed(page, "NHS Talking Therapies (formerly IAPT) BNSSG In this finding"),
  ).toBeVisible();
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();

  // What nobody has drawn yet becomes a gap with its evidence, and everybody has it.
  await panel.getByLabel("Show", { exact: true }).selectOption("undrawn");
  const doomed = panel
    .getByRole("region", { name: /^Pathways that do not hold/ })
    .getByRole("button", { pressed: false })
    .first();
  const words = (await doomed.innerText()).trim();
  await doomed.click();
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
  await expect(panel.getByText(/^Door 1 of /)).toBeVisible();
  await panel.getByRole("button", { name: "Next door" }).click();
  await expect(panel.getByRole("listitem").and(page.locator("[aria-current=step]"))).toContainText(
    /Accepted|Might|Cannot say|Would not/,
  );
  await expect(panel.getByText(/no service would give Person A/)).toBeVisible();

  // What if: Person E's one door opens, on this screen alone.
  await panel.getByLabel("Who is walked through").selectOption("E");
  const what = panel.getByLabel("What would be otherwise");
  const option = what.locator("option", { hasText: /would not insist on/ }).first();
  await what.selectOption(await option.evaluate((one: HTMLOptionElement) => one.value));
  await expect(panel.getByText("would become").or(panel.getByText("by that alone"))).toBeVisible();
  await saved(page);

  await panel.getByRole("button", { name: "On a scale" }).click();
  const ruler = panel.getByRole("table", { name: "Risk this service says it will hold" });
  await expect(ruler.getByRole("row", { name: /^How many of these hold it/ })).toContainText(
    "none do",
  );

  await panel.getByRole("button", { name: "In a table" }).click();
  await panel.getByRole("button", { name: "Would not: A at NHS Talking Therapies" }).click();
  await expect(panel.getByText(/^Person A: .* at NHS Talking Therapies.*Would not/)).toBeVisible();
  await expect(panel.getByRole("table", { name: /^What is offered where/ })).toContainText("alone");

  await page.keyboard.press("Escape");
  await expect(open).toBeFocused();
  await expect(page.locator(".gm-service--faded")).toHaveCount(0);
  expect(troubles(page)).toEqual([]);
  expect(troubles(guest)).toEqual([]);
});
