import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { App, PASSWORD } from "./app.ts";

export const FACILITATOR = {
  name: "Asha Rao",
  organisation: "Golden Key",
  email: "asha@example.org",
  password: PASSWORD,
};

interface Fixtures {
  /** Whoever came in leaves when the journey is over: a map left open goes on drawing. */
  readonly everybodyLeaves: undefined;
  /** A product that nobody has set up yet, for this journey alone. */
  readonly fresh: App;
  /** Somebody with an account, signed in, on a page of their own. */
  readonly facilitator: Page;
}

/** Where a browser finds the product: directly, or through something in between. */
export type Address = Pick<App, "url">;

interface WorkerFixtures {
  readonly app: App;
}

/** Journeys share one running product; every journey makes its own map. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const app = await App.start();
      await app.admin(
        "create-user",
        ...["--email", FACILITATOR.email, "--name", FACILITATOR.name],
        ...[
          "--organisation",
          FACILITATOR.organisation,
          "--role",
          "facilitator",
          "--password-stdin",
        ],
      );
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 600_000 },
  ],
  everybodyLeaves: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      await use(undefined);
      await Promise.all(here.splice(0).map((context) => context.close()));
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  fresh: async ({}, use) => {
    const fresh = await App.start();
    await use(fresh);
    await fresh.stop();
  },
  facilitator: async ({ browser, app }, use) => {
    const page = await open(browser, app);
    await signedIn(page, app);
    await use(page);
  },
});

export { expect };

/** The browsers of this journey. */
const here: BrowserContext[] = [];

/** How a browser is opened: of what kind, and for somebody who chose the List the last time they were here. */
export type Opening = Parameters<Browser["newContext"]>[0] & { readonly prefers?: "list" };

/** Maps open with the List, without drawing the Map first. */
export const LIST = { prefers: "list" } as const;

/** A browser of somebody's own. Anything it asks of another origin is noted and refused. */
export async function open(
  browser: Browser,
  app: Address,
  { prefers, ...options }: Opening = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  here.push(context);
  if (prefers === "list") await prefersList(context);
  context.setDefaultTimeout(30_000);
  noteStrangers(context, app);
  const page = await context.newPage();
  listenForTrouble(page, app);
  return page;
}

const heard = new WeakMap<Page, string[]>();

/** Errors on the console (a broken content policy is one), errors nobody caught, and requests of our own that failed. */
function listenForTrouble(page: Page, app: Address): void {
  const troubles: string[] = [];
  heard.set(page, troubles);
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => troubles.push(`dialog: ${dialog.message()}`));
  page.on("response", (response) => {
    if (response.url().startsWith(app.url) && response.status() >= 400)
      troubles.push(`${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left drops what it was still fetching ahead.
    const words = request.failure()?.errorText ?? "";
    if (words !== "net::ERR_ABORTED") troubles.push(`${words} ${request.url()}`);
  });
}

/** What has gone wrong on this page since it was opened, in order. */
export function troubles(page: Page): readonly string[] {
  return heard.get(page) ?? [];
}

const asked = new WeakMap<BrowserContext, string[]>();

/** Notes what this browser asks of others, all of whom it cannot find (see the settings of Playwright). */
function noteStrangers(context: BrowserContext, app: Address): void {
  const strangers: string[] = [];
  asked.set(context, strangers);
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== app.url) strangers.push(request.url());
  });
}

/** Addresses of other origins that this browser asked for. */
export function strangersAsked(page: Page): readonly string[] {
  return asked.get(page.context()) ?? [];
}

export async function signIn(page: Page, app: Address): Promise<void> {
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel("E-mail").fill(FACILITATOR.email);
  await page.getByLabel("Password").fill(FACILITATOR.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/maps");
}

/** The same without the form, which has a journey of its own. */
async function signedIn(page: Page, app: Address): Promise<void> {
  const { email, password } = FACILITATOR;
  const about = await page.request.get(`${app.url}/api/auth/csrf`);
  const { csrfToken } = (await about.json()) as { csrfToken: string };
  const form = { csrfToken, email, password, json: "true" };
  const answer = await page.request.post(`${app.url}/api/auth/callback/credentials`, {
    form,
    headers: { origin: app.url },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

export interface NewMap {
  readonly id: string;
  readonly joinCode: string;
}

/** A map of this journey's own, its door open. */
export async function newMap(
  page: Page,
  app: Address,
  body: object = { title: "Bristol", template: "bristol" },
): Promise<NewMap> {
  const made = await post(page.request, `${app.url}/api/maps`, body);
  const map = (await made.json()) as NewMap;
  await page.request.put(`${app.url}/api/maps/${map.id}/door`, {
    data: { open: true },
    headers: { origin: app.url },
  });
  return map;
}

export async function post(request: APIRequestContext, url: string, data: object) {
  const answer = await request.post(url, { data, headers: { origin: new URL(url).origin } });
  expect(answer.ok(), `${url}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer;
}

/** From now on maps open in this browser with the List. */
export async function prefersList(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (localStorage.getItem("gap-map.view") === null) localStorage.setItem("gap-map.view", "list");
  });
}

/** Shows the List instead of the Map. */
export async function showList(page: Page): Promise<void> {
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "List" }).click();
  await expect(page.getByRole("heading", { name: /^List of / })).toBeVisible();
}

/** Opens, from the List, the threshold of the GP practice that asks where people live. */
export async function openPracticeArea(page: Page): Promise<void> {
  await showList(page);
  await page.getByRole("button", { name: /^Show details of GP practice/ }).click();
  await page
    .getByRole("button", { name: /Lives in the practice area/ })
    .first()
    .click();
  await expect(page.getByLabel("What it says")).toHaveValue("Lives in the practice area.");
}

/** A service or gap in the List: its heading, whatever its reference, whosever it is, and whoever is here. */
export function listed(page: Page, name: string): Locator {
  const words = name
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const heading = new RegExp(`^(?:S\\d+ |Gap \\d+ )?${words}(?: Yours| Not here today)?$`);
  return page.getByRole("main").getByRole("heading", { name: heading });
}

/** Presses Tab, as somebody without a mouse does, until the control has the keyboard. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${control}`);
}

/** How far the page is wider than the screen, in px. */
export function sideways(page: Page): Promise<number> {
  const { width } = page.viewportSize() ?? { width: 0 };
  return page.evaluate((screen) => document.documentElement.scrollWidth - screen, width);
}

/** The words of the error summary. Next's own announcer is an alert, too. */
export function problems(page: Page): Locator {
  return page.getByRole("alert").filter({ hasText: "There is a problem" });
}

/** The screen says in words that everything is in the database. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByText("Saved", { exact: true })).toBeVisible();
}
