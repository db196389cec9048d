import { expect, listed, newMap, open, saved, tabTo, test, troubles } from "./workshop.ts";

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

  await tabTo(
    page,
    page.getByRole("group", { name: "View" }).getByRole("button", { name: "List" }),
  );
  await press("Enter");
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

  await doing("Add pathway");
  await expect(page.getByLabel("Pathway to")).toBeFocused();
  await page.keyboard.type("S2");
  await tabTo(page, page.locator("form").getByRole("button", { name: "Add pathway" }));
  await press("Enter");
  await expect(page.getByRole("heading", { name: /^Pathway\b/ })).toBeVisible();
  await press("Escape");

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

  await doing(/^More actions for Night café/);
  await press("End");
  await expect(page.getByRole("menuitem", { name: "Delete service" })).toBeFocused();
  await press("Enter");
  await expect(listed(page, "Night café")).toHaveCount(0);
  await press("Control+z");
  await expect(crisis.getByRole("heading", { name: "Night café" })).toBeVisible();
  await saved(page);

  await tabTo(page, page.getByRole("link", { name: "Versions" }));
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
  ).json()) as { map: { services: object[]; gaps: object[]; pathways: object[] } };
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
  expect(troubles(page)).toEqual([]);
});
