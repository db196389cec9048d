import { expect, joinAs, newMap, open, saved, test } from "./workshop.ts";

/** What a hostile page could do: speak the sync protocol by hand, with whatever this browser may send. */
async function writeByHand(page: import("@playwright/test").Page, mapId: string): Promise<string> {
  return page.evaluate(async (id) => {
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
    // A change that puts "forged" into the map's title: sync message, update, then the update's bytes.
    const update = [
      1, 1, 1, 0, 40, 1, 4, 109, 101, 116, 97, 11, 97, 98, 111, 117, 116, 47, 116, 105, 116, 108,
      101, 1, 119, 6, 102, 111, 114, 103, 101, 100, 0,
    ];
    socket.send(new Uint8Array([0, 2, update.length, ...update]));
    // The server answers a question that follows, so the change has been looked at by then.
    return new Promise<string>((resolve) => {
      socket.onclose = (event) => resolve(`closed ${event.code}`);
      socket.onmessage = () => resolve("open");
      socket.send(new Uint8Array([0, 0, 1, 0]));
    });
  }, mapId);
}

async function titleOf(
  page: import("@playwright/test").Page,
  url: string,
  id: string,
): Promise<string> {
  const map = (await (await page.request.get(`${url}/api/maps/${id}`)).json()) as {
    meta: { title: string };
  };
  return map.meta.title;
}

test("the server refuses an observer's write, whatever their page does; an editor's goes through", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const observer = await open(browser, app);
  await joinAs(observer, app, joinCode, { name: "Olive", organisation: "Commissioner" });
  await writeByHand(observer, id);
  expect(await titleOf(facilitator, app.url, id)).toBe("Bristol");
  await observer.goto(`${app.url}/maps/${id}`);
  await expect(observer.getByRole("button", { name: /^Add service/ })).toHaveCount(0);

  await facilitator.goto(`${app.url}/maps/${id}`);
  await saved(facilitator);
  await writeByHand(facilitator, id);
  await expect.poll(() => titleOf(facilitator, app.url, id)).toBe("forged");
});

test("locking the map and making somebody co-facilitator take effect on open screens at once", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const guest = await open(browser, app);
  await joinAs(guest, app, joinCode, {
    name: "Tom",
    organisation: "Vita Health Group",
    service: "GP practice",
  });
  await guest.getByRole("group", { name: "View" }).getByRole("button", { name: "List" }).click();
  const add = guest.getByRole("button", { name: "Add service to Primary care" });
  await expect(add).toBeVisible();
  const headers = { origin: app.url };
  await facilitator.request.put(`${app.url}/api/maps/${id}/lock`, {
    data: { locked: true },
    headers,
  });
  await expect(add).toHaveCount(0, { timeout: 2_000 });
  await expect(guest.getByText(/locked/i).first()).toBeVisible();
  const people = (await (
    await facilitator.request.get(`${app.url}/api/maps/${id}/people`)
  ).json()) as { people: { id: string; name: string }[] };
  const tom = people.people.find(({ name }) => name === "Tom");
  await facilitator.request.put(`${app.url}/api/maps/${id}/people/${tom?.id}/role`, {
    data: { role: "facilitator" },
    headers,
  });
  await expect(add).toBeVisible({ timeout: 2_000 });
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
