import { health } from "#server/health.ts";
import { runtime } from "#server/runtime.ts";

export const dynamic = "force-dynamic";

/**
 * For monitors: 200 while maps can be read and saved, 503 otherwise; `?ready` asks the same by name.
 * `?live` asks only whether the process answers: a database that is away is no reason to start it again.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (new URL(request.url).searchParams.has("live")) {
    return Response.json({ status: "ok" }, { headers });
  }
  const now = await health(runtime());
  return Response.json(now, { status: now.status === "ok" ? 200 : 503, headers });
}
