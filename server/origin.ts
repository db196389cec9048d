import { type Problem, problem } from "./errors.ts";
import { type HeaderSource, headerIn } from "./headers.ts";

const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses what another site makes somebody's browser send with their cookies. Scripts with a token bring no cookies. */
export function fromOtherSite(
  method: string,
  source: HeaderSource,
  publicUrl?: string,
): Problem | undefined {
  if (harmless.has(method) || headerIn(source, "authorization") !== undefined) return undefined;
  // Browsers write this header themselves, and only where they trust the connection.
  const site = headerIn(source, "sec-fetch-site");
  if (site === "same-origin" || site === "none") return undefined;
  if (site !== undefined) return problem("other-site");
  const origin = headerIn(source, "origin");
  if (origin === undefined || origin === publicUrl || isOwnOrigin(origin, source)) return undefined;
  return problem("other-site");
}

/** Whether this origin is where the request itself went. Forwarded names are there only when our own proxy set them. */
export function isOwnOrigin(origin: string, source: HeaderSource): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  const own = [headerIn(source, "x-forwarded-host"), headerIn(source, "host")];
  return own.includes(host);
}

/** Whether the person's browser speaks https with us, or with the proxy before us. */
export function isSecure(source: HeaderSource, publicUrl: string | undefined): boolean {
  if (publicUrl?.startsWith("https:")) return true;
  return headerIn(source, "x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

/** The origin under which the person's browser knows us. */
export function originOf(source: HeaderSource, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  const host = headerIn(source, "x-forwarded-host") ?? headerIn(source, "host") ?? "localhost";
  return `${isSecure(source, publicUrl) ? "https" : "http"}://${host}`;
}
