import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { applyEdits } from "#lib/board-doc/doc.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { newService } from "#lib/gap-map/new-items.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { guestOf } from "./guests.ts";
import { expect, LIST, listed, newMap, open, saved, showList, test } from "./workshop.ts";

/** What a hostile page could do: speak the sync protocol by hand, with whatever this browser may send. */
async function writeByHand(page: Page, mapId: string, name: string): Promise<void> {
  const update = [...changeThatAdds(name)];
  await page.evaluate(
    async ({ id, update }) => {
      const answer = await fetch(`/api/maps/${id}/token`, { method: "POST" });
      const { token } = (await answer.json()) as { token: string };
      const socket = new WebSocket(
        `${location.origin.replace("http", "ws")}/sync/${id}?token=${encodeURIComponent(token)}`,
      );
      socket.binaryType = "arraybuffer";
      await new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = reject;
      });
      // A sync message with an update: its length in groups of seven bits, then its bytes.
      const length = [(update.length & 127) | 128, update.length >> 7];
      socket.send(new Uint8Array([0, 2, ...length, ...update]));
      // The server answers the question that follows, or hangs up: it has read the change by then.
      await new Promise<void>((resolve) => {
        socket.onclose = () => resolve();
        socket.onmessage = ({ data }) => {
          const [kind, step] = new Uint8Array(data as ArrayBuffer);
          if (kind === 0 && step === 1) resolve();
        };
        socket.send(new Uint8Array([0, 0, 1, 0]));
      });
    },
    { id: mapId, update },
  );
}

function changeThatAdds(name: string): Uint8Array {
  const doc = new Y.Doc();
  const map = mapFromTemplate("bristol", "Bristol");
  const wanted = { name, levelId: levelsOf(map)[0]?.id };
  applyEdits(doc, newService(map, `service-${name}` as ItemId, wanted));
  return Y.encodeStateAsUpdate(doc);
}

async function serviceNames(page: Page, url: string, id: string): Promise<string[]> {
  const map = (await (await page.request.get(`${url}/api/maps/${id}`)).json()) as {
    services: { name: string }[];
  };
  return map.services.map(({ name }) => name);
}

test("the server refuses an observer's write, whatever their page does; an editor's goes through", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const olive = { name: "Olive", organisation: "Commissioner" };
  const observer = await guestOf(browser, app, joinCode, olive, LIST);
  await showList(observer);
  await expect(listed(observer, "GP practice")).toBeVisible();
  await expect(observer.getByRole("button", { name: /^Add service/ })).toHaveCount(0);
  await writeByHand(observer, id, "forged");

  await facilitator.goto(`${app.url}/maps/${id}`);
  await saved(facilitator);
  await writeByHand(facilitator, id, "honest");
  await expect.poll(() => serviceNames(facilitator, app.url, id)).toContain("honest");
  expect(await serviceNames(facilitator, app.url, id)).not.toContain("forged");
  await expect(listed(observer, "honest")).toBeVisible();
  await expect(listed(observer, "forged")).toHaveCount(0);
});

test("locking the map and making somebody co-facilitator take effect on open screens at once", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const guest = await guestOf(
    browser,
    app,
    joinCode,
    {
      name: "Tom",
      organisation: "Vita Health Group",
      service: "GP practice",
    },
    LIST,
  );
  await showList(guest);
  const add = guest.getByRole("button", { name: "Add service to Primary care" });
  await expect(add).toBeVisible();
  await add.click();
  await guest.getByLabel("Name of the service").fill("Drop-in");
  await guest.keyboard.press("Enter");
  await saved(guest);
  const headers = { origin: app.url };
  await facilitator.request.put(`${app.url}/api/maps/${id}/lock`, {
    data: { locked: true },
    headers,
  });
  await expect(add).toHaveCount(0, { timeout: 2_000 });
  await expect(guest.getByText(/locked/i).first()).toBeVisible();
  // What the server would refuse, Undo does not even do on this screen.
  await guest.keyboard.press("Control+z");
  const whyNot = guest.getByRole("status").filter({ hasText: "once it is unlocked" });
  await expect(whyNot).toBeVisible();
  await expect(listed(guest, "Drop-in")).toBeVisible();
  await saved(guest);
  const people = (await (
    await facilitator.request.get(`${app.url}/api/maps/${id}/people`)
  ).json()) as { people: { id: string; name: string }[] };
  const tom = people.people.find(({ name }) => name === "Tom");
  await facilitator.request.put(`${app.url}/api/maps/${id}/people/${tom?.id}/role`, {
    data: { role: "facilitator" },
    headers,
  });
  await expect(add).toBeVisible({ timeout: 2_000 });
  await guest.keyboard.press("Control+z");
  await expect(listed(guest, "Drop-in")).toHaveCount(0);
});

test("another site's page, a stranger's map and an expired session get clear answers and change nothing", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id } = await newMap(facilitator, app);
  const stranger = await open(browser, app);
  const refused = async (path: string, data?: object, origin = app.url) => {
    const answer = await stranger.request.fetch(`${app.url}${path}`, {
      method: data === undefined ? "GET" : "POST",
      data,
      headers: { origin },
    });
    return [
      answer.status(),
      ((await answer.json()) as { error: { code: string; message: string } }).error.message,
    ];
  };
  for (const [path, data] of [
    [`/api/maps/${id}`],
    [`/api/maps/${id}/token`, {}],
    [`/api/maps/${id}/versions`, { name: "x", status: "draft" }],
    [`/api/maps/${id}/export?format=json`],
  ] as const) {
    const [status, message] = await refused(path, data);
    expect([401, 403, 404]).toContain(status);
    expect(message).toMatch(/[a-z]{3,}/);
  }
  const cross = await facilitator.request.post(`${app.url}/api/maps`, {
    data: { title: "x" },
    headers: { origin: "https://evil.example" },
  });
  expect(cross.status()).toBe(403);

  await facilitator.goto(`${app.url}/maps/${id}`);
  await saved(facilitator);
  await facilitator.context().clearCookies();
  await facilitator.goto(`${app.url}/maps/${id}`);
  await expect(facilitator.getByRole("heading").first()).toBeVisible();
  await expect(facilitator.getByRole("banner").getByText("Saved", { exact: true })).toHaveCount(0);
});
