import { once } from "node:events";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { applyEdits, readGapMap } from "#lib/board-doc/doc.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { newService } from "#lib/gap-map/new-items.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { synced } from "#tests/helpers/sync-server.ts";
import { joinAs } from "./guests.ts";
import {
  expect,
  FACILITATOR,
  LIST,
  listed,
  newMap,
  open,
  saved,
  showList,
  test,
} from "./workshop.ts";

test("a script edits with a stock y-websocket and a token, on the token's map alone; no log holds a token", async ({
  browser,
  app,
  facilitator,
}) => {
  const [map, other] = [await newMap(facilitator, app), await newMap(facilitator, app)];
  const { token: key } = await app.admin("create-token", "--email", FACILITATOR.email);
  const answer = await fetch(`${app.url}/api/maps/${map.id}/token`, {
    method: "POST",
    headers: { authorization: `Bearer ${String(key)}` },
  });
  const { token } = (await answer.json()) as { token: string };
  const sync = `${app.url.replace("http", "ws")}/sync`;
  const connect = (id: string, pass: string, doc: Y.Doc) =>
    new WebsocketProvider(sync, id, doc, {
      params: { token: pass },
      disableBc: true,
      WebSocketPolyfill: WebSocket as never,
    });

  const guest = await open(browser, app, LIST);
  await joinAs(guest, app, map.joinCode, {
    name: "Tom",
    organisation: "AWP",
    service: "GP practice",
  });
  await showList(guest);
  const script = connect(map.id, token, new Y.Doc());
  await synced(script);
  const level = levelsOf(readGapMap(script.doc)).find(({ name }) => name === "Primary care");
  const added = { name: "Written by a script", levelId: level?.id };
  applyEdits(script.doc, newService(readGapMap(script.doc), "service-by-script" as ItemId, added));
  await expect(listed(guest, "Written by a script")).toBeVisible();
  await saved(guest);

  for (const [id, pass] of [
    [other.id, token],
    [map.id, `${token.slice(0, -4)}AAAA`],
  ] as const) {
    const stranger = connect(id, pass, new Y.Doc());
    const closed = new Promise<number | undefined>((resolve) =>
      stranger.once("connection-close", (event) => resolve(event?.code)),
    );
    expect(await closed).toBe(closeCodes.unauthenticated);
    expect(stranger.synced).toBe(false);
    stranger.destroy();
  }
  // Things that do get into a log: a message that is not of the protocol, and addresses that lead nowhere.
  const rude = new WebSocket(`${sync}/${map.id}?token=${token}`);
  await once(rude, "open");
  rude.send(new Uint8Array([0, 2, 3, 255, 255, 255]));
  await once(rude, "close");
  await fetch(`${app.url}/maps/${map.id}?token=${token}`);
  await fetch(`${app.url}/api/nowhere?token=${token}`);
  script.destroy();

  expect(app.console).toContain("change refused");
  const cookies = await facilitator.context().cookies();
  const session = cookies.find(({ name }) => name.endsWith("session-token"))?.value ?? "";
  for (const secret of [token, String(key), session, map.joinCode, FACILITATOR.password]) {
    expect(secret.length).toBeGreaterThan(5);
    expect(app.console).not.toContain(secret);
  }
});
