import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { Browser } from "#tests/helpers/participant.ts";

const dataDir = mkdtempSync(join(tmpdir(), "gm-kill-"));
const script = fileURLToPath(new URL("../helpers/sync-process.ts", import.meta.url));
let child: ChildProcess;
afterAll(async () => {
  child.kill("SIGTERM");
  await once(child, "exit");
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function start(port = 0): Promise<number> {
  child = spawn(process.execPath, ["--import", "tsx", script, dataDir, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout as NodeJS.ReadableStream, "data");
  return Number(String(line));
}

const edits = ({ doc }: Browser) => doc.getMap("places");

/** Types until so many changes are made, one with each turn of the event loop. */
async function type(
  browser: Browser,
  from: number,
  count: number,
  look: () => void,
): Promise<void> {
  for (let number = from; number < from + count; number++) {
    edits(browser).set(`e${number}`, number);
    look();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("[SYNC30] kill -9 while people edit: whatever was said to be saved is there, and nothing on a screen is lost", async () => {
  const port = await start();
  const url = `ws://127.0.0.1:${port}/sync`;
  const ana = new Browser(url, "m1", "ana.contributor");
  let total = 0;
  let saved = 0;
  const look = () => {
    saved = Math.max(saved, edits(ana).size - ana.connection.getSnapshot().saving.waiting);
  };
  for (let round = 0; round < 2; round++) {
    await ana.until(() => ana.words === "Saved");
    // Whoever was there must not be what brings the work back.
    let letIn = () => {};
    const gate = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    ana.askToken = async () => {
      await gate;
      return { token: "ana.contributor" };
    };
    const typing = type(ana, total, 400, look);
    total += 400;
    await ana.until(() => {
      look();
      return saved >= total - 250;
    });
    const dead = once(child, "exit");
    child.kill("SIGKILL");
    await dead;
    await typing;
    look();
    const promised = saved;
    await start(port);
    const fresh = new Browser(url, "m1", "fresh.observer");
    await fresh.until(() => fresh.connection.getSnapshot().loaded);
    const missing = Array.from({ length: promised }, (_, n) => `e${n}`).filter(
      (key) => !edits(fresh).has(key),
    );
    expect(missing).toEqual([]);
    letIn();
    await fresh.until(() => edits(fresh).size === total);
    await ana.until(() => ana.words === "Saved");
    expect(edits(fresh).toJSON()).toEqual(edits(ana).toJSON());
    fresh.close();
  }
  expect(saved).toBeGreaterThan(0);
  ana.close();
}, 120_000);
