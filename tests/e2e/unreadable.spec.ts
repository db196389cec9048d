import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { applyEdits, readGapMap } from "#lib/board-doc/doc.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { newService } from "#lib/gap-map/new-items.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { synced } from "#tests/helpers/sync-server.ts";
import { guestOf } from "./guests.ts";
import {
  expect,
  FACILITATOR,
  LIST,
  listed,
  newMap,
  saved,
  showList,
  test,
  troubles,
} from "./workshop.ts";

/** Entries that a script with a mistake in it might write: of no kind, of an unknown kind, of the wrong type. */
function writeNonsense(doc: Y.Doc): void {
  const [items, places, sketch] = [doc.getMap("items"), doc.getMap("places"), doc.getMap("sketch")];
  doc.transact(() => {
    items.set("service-word", "a word");
    items.set("service-number", 42);
    items.set("service-list", new Y.Array());
    items.set("service-text", new Y.Text("a text"));
    items.set("service-empty", new Y.Map());
    items.set("service-strange", new Y.Map(Object.entries({ kind: "dragon", name: "Smaug" })));
    items.set(
      "service-wrong",
      new Y.Map(Object.entries({ kind: "service", name: { no: "name" } })),
    );
    items.set("service-rank", new Y.Map(Object.entries({ kind: "service", name: "x", rank: "y" })));
    places.set("service-word", { x: "left", y: null });
    sketch.set("shape:nonsense", new Y.Map(Object.entries({ type: 7, props: "none" })));
    sketch.set("shape:word", "a word");
  });
}

test("a stock client writes entries that nobody can read: everybody else's screen goes on", async ({
  browser,
  app,
  facilitator,
}) => {
  const { id, joinCode } = await newMap(facilitator, app);
  const { token } = await app.admin("create-token", "--email", FACILITATOR.email);
  const guest = { organisation: "AWP", service: "GP practice" };
  const onMap = await guestOf(browser, app, joinCode, { name: "Tom", ...guest });
  const onList = await guestOf(browser, app, joinCode, { name: "Ana", ...guest }, LIST);
  await showList(onList);
  await expect(onMap.getByRole("group", { name: /GP practice/ })).toBeAttached();

  const answer = await fetch(`${app.url}/api/maps/${id}/token`, {
    method: "POST",
    headers: { authorization: `Bearer ${String(token)}` },
  });
  const pass = (await answer.json()) as { token: string };
  const doc = new Y.Doc();
  const script = new WebsocketProvider(`${app.url.replace("http", "ws")}/sync`, id, doc, {
    params: { token: pass.token },
    disableBc: true,
    WebSocketPolyfill: WebSocket as never,
  });
  await synced(script);
  const map = readGapMap(doc);
  writeNonsense(doc);
  const sound = { name: "Written by a script", levelId: levelsOf(map)[0]?.id };
  applyEdits(doc, newService(map, "service-sound" as ItemId, sound));

  await expect(listed(onList, "Written by a script")).toBeVisible();
  await onList.getByRole("button", { name: "Add service to Primary care" }).click();
  await onList.getByLabel("Name of the service").fill("Goes on");
  await onList.keyboard.press("Enter");
  await saved(onList);
  await expect(onMap.getByRole("group", { name: /Goes on/ })).toBeAttached();
  await saved(onMap);
  for (const page of [onMap, onList]) {
    expect(troubles(page)).toEqual([]);
    await page.reload();
    await saved(page);
  }
  await expect(onMap.getByRole("group", { name: /Goes on/ })).toBeAttached();
  await expect(listed(onList, "Goes on")).toBeVisible();
  await expect(onList.getByText("Smaug")).toHaveCount(0);
  for (const page of [onMap, onList]) expect(troubles(page)).toEqual([]);

  for (const format of ["json", "svg", "csv"]) {
    const file = await facilitator.request.get(`${app.url}/api/maps/${id}/export?format=${format}`);
    expect(file.status(), format).toBe(200);
    expect(await file.text()).not.toContain("Smaug");
  }
  script.destroy();
});
