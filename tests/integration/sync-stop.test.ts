import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { Browser } from "#tests/helpers/participant.ts";

const dataDir = mkdtempSync(join(tmpdir(), "gm-stop-"));
const script = fileURLToPath(new URL("../helpers/sync-process.ts", import.meta.url));
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

async function start(port = 0) {
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { child, port: Number(String(line)) };
}

const edits = ({ doc }: Browser) => doc.getMap("places");

test("[SYNC52] told to stop while people type, the server goes by itself, and nothing on a screen or in the database is lost", async () => {
  const first = await start();
  const url = `ws://127.0.0.1:${first.port}/sync`;
  const people = ["ana", "ben"].map((name) => new Browser(url, "m1", `${name}.contributor`));
  await Promise.all(people.map((one) => one.until(() => one.words === "Saved")));
  const ended = once(first.child, "exit");
  let typed = 0;
  for (; typed < 500; typed++) {
    for (const [index, one] of people.entries()) edits(one).set(`${index}.${typed}`, typed);
    if (typed === 50) first.child.kill("SIGTERM");
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await ended).toEqual([0, null]);
  const second = await start(first.port);
  await Promise.all(people.map((one) => one.until(() => one.words === "Saved")));
  const fresh = new Browser(url, "m1", "fresh.observer");
  await fresh.until(() => edits(fresh).size === 2 * typed);
  for (const one of [...people, fresh]) one.close();
  second.child.kill("SIGTERM");
  expect((await once(second.child, "exit"))[0]).toBe(0);
}, 60_000);
