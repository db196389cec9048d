import { joinAs } from "./guests.ts";
import {
  expect,
  FACILITATOR,
  listed,
  newMap,
  open,
  problems,
  saved,
  showList,
  signIn,
  strangersAsked,
  test,
} from "./workshop.ts";

test.describe("a newcomer's first minute", () => {
  test("the printed links lead to a facilitator's account and into the demonstration", async ({
    browser,
    fresh,
  }) => {
    const [setup, guest] = [await open(browser, fresh), await open(browser, fresh)];
    await setup.goto(fresh.setupLink);
    await setup.getByLabel("Your name").fill("Asha Rao");
    await setup.getByLabel("Your organisation").fill("Golden Key");
    await setup.getByLabel("E-mail").fill("first@example.org");
    await setup.getByLabel("Choose a password").fill(FACILITATOR.password);
    await setup.getByRole("button", { name: "Create account" }).click();
    await setup.waitForURL("**/maps");
    await setup.goto(fresh.setupLink);
    await expect(
      setup.getByRole("heading", { name: "This set-up link does not work" }),
    ).toBeVisible();

    await joinAs(guest, fresh, new URL(fresh.demoLink).pathname.split("/").at(-1) ?? "", {
      name: "Tom",
      organisation: "Vita Health Group",
      service: "NHS Talking Therapies (formerly IAPT) BNSSG",
    });
    await saved(guest);
    expect(strangersAsked(guest)).toEqual([]);
  });
});

test("a facilitator creates a map from the template, errs once, and is told what to do", async ({
  facilitator,
  app,
}) => {
  await facilitator.goto(`${app.url}/maps/new`);
  await facilitator.getByRole("button", { name: "Continue" }).click();
  await expect(problems(facilitator)).toBeFocused();
  await expect(problems(facilitator)).toContainText("Choose what to start from");
  await expect(facilitator).toHaveTitle(/^Error: /);
  await facilitator.getByRole("link", { name: "Enter a title for the map" }).click();
  await expect(facilitator.getByLabel("Title")).toBeFocused();
  await facilitator.keyboard.type("Autumn workshop");
  await facilitator.getByLabel("The Bristol example").check();
  await facilitator.getByRole("button", { name: "Continue" }).click();
  await facilitator.getByRole("button", { name: "Create the map" }).click();
  await facilitator.waitForURL(/\/maps\/(?!new)[^/]+$/);
  await expect(facilitator.getByRole("banner")).toContainText("Autumn workshop");
  await showList(facilitator);
  await expect(listed(facilitator, "GP practice")).toBeVisible();
});

test("a guest comes in by a code pasted in lower case, is never asked twice, and is out at once when removed", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const guest = await open(browser, app);
  await guest.goto(app.url);
  await guest.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const written = ` ${joinCode.slice(0, 3).toLowerCase()}-${joinCode.slice(3).toLowerCase()} `;
  await guest.evaluate((text) => navigator.clipboard.writeText(text), written);
  await guest.getByLabel("Join a workshop").press("ControlOrMeta+V");
  await guest.getByRole("button", { name: "Join", exact: true }).click();
  await guest.waitForURL("**/join/**");
  await joinAs(guest, app, joinCode, {
    name: "Priya",
    organisation: "AWP",
    service: "AWP Crisis / intensive support team",
  });
  await saved(guest);

  // The link alone leads to the door of another map, which knows already what this device has said.
  const another = await newMap(facilitator, app, { title: "Small map", template: "blank" });
  await guest.goto(`${app.url}/join/${another.joinCode}`);
  await expect(guest.getByLabel("Your name")).toHaveValue("Priya");
  await expect(guest.getByRole("combobox", { name: "Your organisation" })).toHaveValue("AWP");
  await guest.getByLabel("I am observing").check();
  await guest.getByRole("button", { name: "Join the workshop" }).click();
  await guest.waitForURL(`**/maps/${another.id}`);

  await guest.goto(`${app.url}/join/${joinCode}`);
  await guest.waitForURL(`**/maps/${id}`);

  const people = await facilitator.request.get(`${app.url}/api/maps/${id}/people`);
  const priya = ((await people.json()) as { people: { id: string; name: string }[] }).people.find(
    ({ name }) => name === "Priya",
  );
  await facilitator.request.delete(`${app.url}/api/maps/${id}/people/${priya?.id}`, {
    headers: { origin: app.url },
  });
  await expect(guest.getByText(/removed/i).first()).toBeVisible({ timeout: 2_000 });
  await guest.goto(`${app.url}/join/${joinCode}`);
  await expect(guest.getByText("You were removed from this map.")).toBeVisible();
  const again = await guest.request.post(`${app.url}/api/join`, {
    data: { code: joinCode, name: "Priya", organisation: "AWP" },
    headers: { origin: app.url },
  });
  expect(again.status()).toBe(403);
});

test("wrong code, closed door, wrong password: plain words, and nothing is given away", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  await facilitator.request.put(`${app.url}/api/maps/${id}/door`, {
    data: { open: false },
    headers: { origin: app.url },
  });
  const guest = await open(browser, app);
  await guest.goto(`${app.url}/join/${joinCode}`);
  await expect(guest.getByText("The door is closed just now.")).toBeVisible();
  await guest.goto(`${app.url}/join/BBBBBB`);
  await expect(
    guest.getByRole("heading", { name: "This code does not open a workshop" }),
  ).toBeVisible();

  const words = async (email: string) => {
    await guest.goto(`${app.url}/sign-in`);
    await guest.getByLabel("E-mail").fill(email);
    await guest.getByLabel("Password").fill("not the password at all");
    await guest.getByRole("button", { name: "Sign in" }).click();
    return (await problems(guest).textContent())?.trim();
  };
  expect(await words(FACILITATOR.email)).toBe(await words("nobody@example.org"));
  await guest.goto(`${app.url}/maps/${id}`);
  await expect(guest.getByRole("banner").getByText("Saved", { exact: true })).toHaveCount(0);
  await signIn(guest, app);
});

test("before a page runs its form cannot be sent: no password gets into an address, and nothing typed is forgotten", async ({
  browser,
  app,
}) => {
  const code = new URL(app.demoLink).pathname.split("/").at(-1) ?? "";
  const still = await open(browser, app, { javaScriptEnabled: false });
  await still.goto(`${app.url}/sign-in`);
  await still.getByLabel("Password").fill("not for an address");
  await expect(still.getByRole("button", { name: "Sign in" })).toBeDisabled();
  await still.getByLabel("Password").press("Enter");
  await expect(still).toHaveURL(`${app.url}/sign-in`);
  await still.goto(`${app.url}/join/${code}`);
  await expect(still.getByLabel("Your name")).toBeDisabled();
});
