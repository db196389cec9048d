import type { Browser, Page } from "@playwright/test";
import { type Address, type Opening, open } from "./workshop.ts";

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

/** Somebody with a browser of their own, come in through the door. */
export async function guestOf(
  browser: Browser,
  app: Address,
  code: string,
  guest: Guest,
  options: Opening = {},
): Promise<Page> {
  const page = await open(browser, app, options);
  await joinAs(page, app, code, guest);
  return page;
}

/** Writes into a box that offers choices; Tab closes them, as long as they are open nothing else can be reached. */
async function choose(page: Page, name: string, words: string): Promise<void> {
  const box = page.getByRole("combobox", { name });
  await box.fill(words);
  await box.press("Tab");
}
