import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { documentLog, documents } from "#drizzle/schema.ts";
import type { Browser } from "#tests/helpers/participant.ts";
import { Cluster, type OneOfSeveral, personOf } from "#tests/helpers/several.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
});
afterEach(() => cluster.clear());
afterAll(() => cluster.stop());

const places = ({ doc }: Browser) => doc.getMap("places");
const saved = (browser: Browser) => browser.until(() => browser.words === "Saved");

/** Two servers, a map that the first one serves, ana there and ben at the other. */
async function workshop(...people: readonly string[]) {
  const mapId = await cluster.map("ana", "ben", ...people);
  const [one, two] = [await cluster.server(), await cluster.server()];
  const ana = await cluster.browser(one.server.url, "ana", mapId);
  await saved(ana);
  const ben = await cluster.browser(two.server.url, "ben", mapId);
  await saved(ben);
  expect(await ownerOf(mapId)).toBe(one.bus.id);
  return { mapId, one, two, ana, ben };
}

async function ownerOf(mapId: string): Promise<string | null | undefined> {
  const [row] = await cluster.database.db
    .select()
    .from(documents)
    .where(eq(documents.mapId, mapId));
  return row?.owner;
}

test("[SEVERAL1] two people at two processes edit one map, see each other, and are told when it is saved (I2, I3)", async () => {
  const { mapId, ana, ben } = await workshop();
  places(ana).set("a", { x: 1, y: 1 });
  places(ben).set("b", { x: 2, y: 2 });
  await Promise.all([saved(ana), saved(ben)]);
  expect((await cluster.committed(mapId)).getMap("places").toJSON()).toEqual({
    a: { x: 1, y: 1 },
    b: { x: 2, y: 2 },
  });
  await ana.until(() => places(ana).size === 2);
  await ben.until(() => places(ben).size === 2);
  ana.connection.awareness.setLocalState({ cursor: { x: 3, y: 4 } });
  await ben.until(() =>
    JSON.stringify([...ben.connection.awareness.getStates().values()]).includes('"name":"ana"'),
  );
});
