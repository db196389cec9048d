import { health } from "#server/health.ts";
import { runtime } from "#server/runtime.ts";

export const dynamic = "force-dynamic";

/** For monitors: 200 while maps can be read and saved, 503 otherwise. */
export async function GET(): Promise<Response> {
  const now = await health(runtime());
  return Response.json(now, {
    status: now.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
