import { parentPort } from "node:worker_threads";
import { ok, type Result } from "#lib/result.ts";
import { checkPrint, papers } from "#lib/scene/paper.ts";
import { sceneOf } from "#lib/scene/scene.ts";
import { toSvg } from "#lib/scene/svg.ts";
import type { Problem } from "#server/errors.ts";
import type { Drawing, Drawn } from "./drawing.ts";
import { toPdf } from "./pdf.ts";
import { toPng } from "./png.ts";

/** Draws pictures on a thread of its own, one after the other, so that the workshop's own thread stays free. */
parentPort?.on("message", async (wanted: Drawing) => {
  parentPort?.postMessage(await drawn(wanted));
});

async function drawn(wanted: Drawing): Promise<Drawn> {
  try {
    return { id: wanted.id, result: await draw(wanted) };
  } catch (error) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id: wanted.id, failure: cause };
  }
}

async function draw({
  map,
  info,
  format,
  text,
  ...pages
}: Drawing): Promise<Result<Uint8Array, Problem>> {
  switch (format) {
    case "svg": {
      const scene = sceneOf(map, { info, text, keepEveryCharacter: true });
      return ok(new TextEncoder().encode(toSvg(scene)));
    }
    case "check": {
      const scene = sceneOf(map, { info, text });
      const checks = papers.map((one) => checkPrint(scene, one));
      return ok(new TextEncoder().encode(JSON.stringify(checks)));
    }
    case "png":
      return toPng(map, info, text);
    case "pdf":
      return ok(await toPdf(map, info, { text, ...pages }));
  }
}
