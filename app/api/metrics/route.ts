import { problem, refuse } from "#server/errors.ts";
import { headerIn } from "#server/headers.ts";
import { runtime } from "#server/runtime.ts";

export const dynamic = "force-dynamic";

/** Figures for Prometheus, for whoever knows METRICS_TOKEN; without that setting there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const token = /^Bearer\s+(\S+)$/i.exec(headerIn(request, "authorization") ?? "")?.[1];
  const text = await runtime().metrics?.(token);
  if (text === undefined) return refuse(problem("not-found"));
  return new Response(text, {
    headers: { "Content-Type": "text/plain; version=0.0.4", "Cache-Control": "no-store" },
  });
}
