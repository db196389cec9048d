import { once } from "node:events";
import type { Page } from "@playwright/test";
import { WebSocket } from "ws";
import { App } from "./app.ts";
import { joinAs } from "./guests.ts";
import {
  expect,
  LIST,
  listed,
  open,
  post,
  saved,
  showList,
  strangersAsked,
  test,
  troubles,
} from "./workshop.ts";

/** Next compiles each page when it is first asked for. */
const COMPILED = { timeout: 240_000 };

/** How the newest socket of each kind on this page stands. */
function socketsOf(page: Page): Map<"next" | "sync", "opening" | "answered" | "closed"> {
  const standing = new Map<"next" | "sync", "opening" | "answered" | "closed">();
  page.on("websocket", (socket) => {
    const kind = new URL(socket.url()).pathname.startsWith("/sync/") ? "sync" : "next";
    standing.set(kind, "opening");
    socket.on("framereceived", () => standing.set(kind, "answered"));
    socket.on("close", () => standing.set(kind, "closed"));
  });
  return standing;
}

let app: App;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  app = await App.start({ dev: true });
});
test.afterAll(() => app.stop());

test("npm run dev: the door, the live workshop and an export, with Next's own socket beside ours", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const [tom, ana] = [await open(browser, app), await open(browser, app, LIST)];
  for (const page of [tom, ana]) page.context().setDefaultTimeout(COMPILED.timeout);
  const sockets = socketsOf(tom);
  const code = new URL(app.demoLink).pathname.split("/").at(-1) ?? "";
  await joinAs(tom, app, code, { name: "Tom", organisation: "AWP", service: "GP practice" });
  const { pathname } = new URL(tom.url());
  await expect(tom.getByRole("group", { name: /GP practice/ })).toBeVisible(COMPILED);
  await saved(tom);
  await post(ana.request, `${app.url}/api/join`, { code, name: "Ana", organisation: "AWP" });
  await ana.goto(`${app.url}${pathname}`);
  await showList(ana);
  await ana.getByRole("button", { name: "Add service to Primary care" }).click();
  await ana.getByLabel("Name of the service").fill("Evening clinic");
  await ana.keyboard.press("Enter");
  await saved(ana);
  await expect(tom.getByRole("group", { name: /Evening clinic/ })).toBeAttached();
  expect(Object.fromEntries(sockets)).toEqual({ next: "answered", sync: "answered" });
  await expect(listed(ana, "Evening clinic")).toBeVisible();

  const drawing = await tom.request.get(`${app.url}/api${pathname}/export?format=svg`);
  expect(await drawing.text()).toContain("Evening clinic");
  for (const page of [tom, ana]) {
    expect(troubles(page)).toEqual([]);
    expect(strangersAsked(page)).toEqual([]);
  }

  // The machine's other name for itself.
  const here = `127.0.0.1:${app.port}`;
  const other = new WebSocket(`ws://${here}/_next/hmr?id=1`, { origin: `http://${here}` });
  await once(other, "open");
  other.close();
});
