import type { Browser, Page } from "@playwright/test";
import { type Address, type Opening, open, post } from "./workshop.ts";

export interface Guest {
  readonly name: string;
  readonly organisation: string;
  readonly service?: string;
}

/** Comes in through the door, as a guest does. */
export async function joinAs(
  page: Page,
  app: Address,
  code: string,
  { name, organisation, service }: Guest,
): Promise<void> {
  await page.goto(`${app.url}/join/${code}`);
  await page.getByLabel("Your name").fill(name);
  await choose(page, "Your organisation", organisation);
  if (service === undefined) await page.getByLabel("I am observing").check();
  else await choose(page, "Service you represent", service);
  await page.getByRole("button", { name: "Join the workshop" }).click();
  await page.waitForURL("**/maps/**");
}

/** Somebody with a browser of their own who has come in; the form at the door has journeys of its own. */
export async function guestOf(
  browser: Browser,
  app: Address,
  code: string,
  guest: Guest,
  options: Opening = {},
): Promise<Page> {
  const page = await open(browser, app, options);
  const { name, organisation, service } = guest;
  const who = service === undefined ? { observing: true } : { services: [service] };
  const answer = await post(page.request, `${app.url}/api/join`, {
    ...{ code, name, organisation, ...who },
  });
  const { mapId } = (await answer.json()) as { mapId: string };
  await page.goto(`${app.url}/maps/${mapId}`);
  return page;
}

/** Writes into a box that offers choices; Tab closes them, as long as they are open nothing else can be reached. */
async function choose(page: Page, name: string, words: string): Promise<void> {
  const box = page.getByRole("combobox", { name });
  await box.fill(words);
  await box.press("Tab");
}
