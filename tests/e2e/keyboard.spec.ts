import { card, isOnLevel, middleOf, PATHWAY } from "./drawing.ts";
import { ringAround } from "./focus.ts";
import { guestOf } from "./guests.ts";
import { expect, listed, newMap, open, saved, tabTo, test, troubles } from "./workshop.ts";

/** What the voice of the page has said of somebody's own acts. */
const SAID = [
  "‘Night café’ was added.",
  "‘Crisis team’ was added.",
  "The new threshold was added.",
  "The new barrier was added.",
  /The .*pathway.* was added\./,
  "‘Night café’ moved to ‘Crisis and emergency’.",
  /‘Night café’ was deleted\./,
  "‘Night café’ is back.",
];

/** The service that was worked on, as a screen reader goes through it. */
const WORKSHOP_AS_HEARD = `
  - region "Crisis and emergency 1 service":
    - heading "Crisis and emergency 1 service" [level=2]
    - list:
      - listitem:
        - heading "S1 Night café" [level=3]
        - paragraph: 1 threshold, 1 barrier, 0 good practice, 1 view, 0 pathways in, 1 out
        - heading "Thresholds 1" [level=4]
        - list:
          - listitem:
            - button "T1 Walk in, no referral needed . hard , practice"
        - heading "Barriers 1" [level=4]
        - list:
          - listitem:
            - button "B1 Nobody knows of it"
        - heading "Pathways out 1" [level=4]
        - list:
          - listitem:
            - button "P01 pathway"
            - link "S2 Crisis team"
        - heading "Differences of view 1" [level=4]
        - list:
          - listitem:
            - button /It is never open/
`;

test("a whole small workshop in the List by keyboard alone, from the code to a saved version", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app, {
    title: "Small map",
    template: "blank",
  });
  const page = await open(browser, app);
  const press = (key: string) => page.keyboard.press(key);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const doing = async (name: string | RegExp) => {
    await tabTo(page, button(name));
    await press("Enter");
  };

  await page.goto(app.url);
  await tabTo(page, page.getByLabel("Join a workshop"));
  await page.keyboard.type(joinCode);
  await press("Enter");
  await page.waitForURL("**/join/**");
  await tabTo(page, page.getByLabel("Your name"));
  await page.keyboard.type("Priya");
  await tabTo(page, page.getByRole("combobox", { name: "Your organisation" }));
  await page.keyboard.type("AWP");
  await tabTo(page, page.getByRole("combobox", { name: "Service you represent" }));
  await page.keyboard.type("Crisis team");
  await doing("Join the workshop");
  await page.waitForURL("**/maps/**");
  await saved(page);

  await tabTo(page, page.getByRole("button", { name: "Use list view" }));
  await press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  for (const [level, name] of [
    ["Primary care", "Night café"],
    ["Secondary care", "Crisis team"],
  ] as const) {
    await doing(`Add service to ${level}`);
    await expect(page.getByLabel("Name of the service")).toBeFocused();
    await page.keyboard.type(name);
    await press("Enter");
    await expect(listed(page, name)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
    await press("Escape");
    await expect(button("Close details")).toBeHidden();
  }

  await doing(/^Show details of Night café/);
  await doing("Add a threshold to Night café");
  await expect(page.getByLabel("What it says")).toBeFocused();
  await page.keyboard.type("Walk in, no referral needed");
  await tabTo(page, page.getByRole("radio", { name: "The service decides" }));
  await press("ArrowUp");
  await expect(page.getByRole("radio", { name: "They are refused" })).toBeChecked();
  await press("Escape");
  await expect(button("Add a threshold to Night café")).toBeFocused();

  await doing("Add a barrier to Night café");
  await expect(page.getByLabel("What stops people")).toBeFocused();
  await page.keyboard.type("Nobody knows of it");
  await press("Escape");

  await doing("Add pathway");
  await expect(page.getByLabel("Pathway to")).toBeFocused();
  await page.keyboard.type("S2");
  await tabTo(page, page.locator("form").getByRole("button", { name: "Add pathway" }));
  await press("Enter");
  await expect(page.getByRole("heading", { name: /^Pathway\b/ })).toBeVisible();
  await press("Escape");

  const there = page.getByRole("link", { name: "Crisis team" });
  await tabTo(page, there);
  await press("Enter");
  await expect(listed(page, "Crisis team").getByRole("button")).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: "Back to Night café" }));
  await press("Enter");
  await expect(there).toBeFocused();

  await doing("Raise a difference about Night café");
  await expect(page.getByLabel("In their words")).toBeFocused();
  await page.keyboard.type("It is never open");
  await press("Escape");

  await doing("Add note");
  await expect(page.getByLabel("What it says")).toBeFocused();
  await page.keyboard.type("Ask the police");
  await tabTo(page, page.locator("form").getByRole("button", { name: "Add note" }));
  await press("Enter");
  await expect(page.getByRole("heading", { name: "Ask the police" })).toBeVisible();

  await doing("Add gap");
  await expect(page.getByLabel("Name of the gap")).toBeFocused();
  await page.keyboard.type("Nobody at night");
  await press("Enter");
  await press("Escape");

  await doing("Move to level");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.type("Crisis");
  await press("Enter");
  const crisis = page.getByRole("region", { name: /Crisis and emergency/ });
  await expect(crisis.getByRole("heading", { name: "Night café" })).toBeVisible();

  // Somebody else comes, and has the Map open.
  await facilitator.goto(`${app.url}/maps/${id}`);
  const café = card(facilitator, "Night café");
  await expect(café).toBeVisible();
  await doing(/^More actions for Night café/);
  await press("End");
  await expect(page.getByRole("menuitem", { name: "Delete service" })).toBeFocused();
  await press("Enter");
  await expect(listed(page, "Night café")).toHaveCount(0);
  await expect(café).toHaveCount(0);
  await press("Control+z");
  await expect(crisis.getByRole("heading", { name: "Night café" })).toBeVisible();
  await saved(page);
  await expect(page.locator("#list")).toMatchAriaSnapshot(WORKSHOP_AS_HEARD);

  // Each act was confirmed with what it was done to, and whoever looks at the Map sees it there.
  await tabTo(page, button("More").and(page.getByRole("banner").getByRole("button")));
  await press("Enter");
  await page.keyboard.type("Recent");
  await press("Enter");
  const lines = page.getByRole("dialog", { name: "Recent activity" }).getByRole("listitem");
  for (const words of SAID) await expect(lines.filter({ hasText: words })).not.toHaveCount(0);
  await press("Escape");
  for (const kind of ["threshold", "barrier"])
    await expect(café.locator(`.gm-marker--${kind}`)).toBeVisible();
  await expect(facilitator.locator(PATHWAY)).toHaveCount(1);
  await expect.poll(() => isOnLevel(facilitator, "Night café", "Crisis and emergency")).toBe(true);

  await press("Shift+Tab");
  await press("Shift+Tab");
  await expect(page.getByRole("link", { name: "Versions" })).toBeFocused();
  await press("Enter");
  await page.waitForURL("**/versions");
  await doing("Save a version");
  await expect(page.getByRole("dialog")).toBeVisible();
  await tabTo(page, page.getByRole("dialog").getByLabel("Name"));
  await page.keyboard.type("By keyboard");
  await doing("Save this version");
  await expect(page.getByRole("heading", { name: "Version 1 By keyboard" })).toBeVisible();

  const kept = (await (
    await facilitator.request.get(`${app.url}/api/maps/${id}/versions/1`)
  ).json()) as { map: Record<"services" | "gaps" | "pathways", object[]> & { sketch: object } };
  expect(kept.map.services).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        name: "Night café",
        thresholds: [
          expect.objectContaining({ text: "Walk in, no referral needed", hardness: "hard" }),
        ],
      }),
      expect.objectContaining({ name: "Crisis team" }),
    ]),
  );
  expect(kept.map.gaps).toEqual([expect.objectContaining({ title: "Nobody at night" })]);
  expect(kept.map.pathways).toHaveLength(1);
  expect(JSON.stringify(kept.map)).toContain("It is never open");
  expect(Object.keys(kept.map.sketch)).toHaveLength(1);
  expect(troubles(page)).toEqual([]);
});

test("on the Map, Tab goes from the tools through the cards in the order of the List and out again; Enter opens details, and what is deleted leaves the keyboard in its place", async ({
  browser,
  app,
  facilitator,
}) => {
  const map = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  const organisation = "AWP";
  const page = await guestOf(browser, app, map.joinCode, {
    ...{ name: "Tom", organisation, service: "Night café" },
  });
  await saved(page);
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "List" }).click();
  for (const [level, name] of [
    ["Primary care", "GP practice"],
    ["Community and voluntary", "Night café"],
    ["Primary care", "Talking therapy"],
  ] as const) {
    await page.getByRole("button", { name: `Add service to ${level}` }).click();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(listed(page, name)).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await saved(page);
  const press = (key: string) => page.keyboard.press(key);
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();
  const chosen = page.locator(".gm-service--chosen");
  const at = (name: string) => expect(chosen).toHaveAccessibleName(new RegExp(`${name}$`));
  const drawing = page.getByRole("application", { name: "Map drawing area" });

  await tabTo(page, page.getByRole("button", { name: "Key" }));
  await press("Tab");
  await expect(drawing).toBeFocused();
  for (const name of ["Night café", "GP practice", "Talking therapy"]) {
    await at(name);
    await press("Tab");
  }
  await expect(drawing).not.toBeFocused();
  await press("Shift+Tab");
  await expect(drawing).toBeFocused();
  await at("Talking therapy");
  await press("Shift+Tab");
  await at("GP practice");
  expect(await ringAround(page, chosen), "a card").toBeGreaterThanOrEqual(1);
  await expect(page.getByRole("button", { name: "Close details" })).toBeHidden();

  const before = await middleOf(chosen);
  await press("Shift+ArrowRight");
  await expect.poll(async () => (await middleOf(chosen)).x).toBeGreaterThan(before.x);
  await press("Enter");
  await expect(page.getByRole("heading", { name: "GP practice", level: 2 })).toBeFocused();
  await press("Escape");
  await expect(drawing).toBeFocused();
  await at("GP practice");

  await press("Delete");
  await expect(drawing).toBeFocused();
  await at("Talking therapy");
  await press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Edit", exact: true }));
  await press("Enter");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  const other = await guestOf(browser, app, map.joinCode, {
    ...{ name: "Ana", organisation, service: "Night café" },
  });
  await saved(other);
  const there = await middleOf(card(other, "Talking therapy"));
  await other.mouse.click(there.x, there.y);
  await other.keyboard.press("Delete");
  await expect(page.getByRole("heading", { name: /deleted by Ana/ })).toBeFocused();
  await press("Escape");
  await expect(drawing).toBeFocused();
  await expect(chosen).toHaveCount(0);
  expect(await ringAround(page, drawing), "the drawing").toBeGreaterThanOrEqual(0.95);
  for (const one of [page, other]) expect(troubles(one)).toEqual([]);
});
