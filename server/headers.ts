import type { IncomingHttpHeaders } from "node:http";

/** Anything that carries headers: a Request, Headers, or the headers of a raw HTTP request. */
export type HeaderSource = Request | Headers | IncomingHttpHeaders;

/** One header, whatever kind of thing carries it. */
export function headerIn(source: HeaderSource, name: string): string | undefined {
  if (source instanceof Request) return source.headers.get(name) ?? undefined;
  if (source instanceof Headers) return source.get(name) ?? undefined;
  const value = source[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

/** Set by `server/main.ts` on every request, over whatever the client sent: the address it came from. */
const addressHeader = "x-gap-map-address";

/** The network address a request came from, for rate limits. IPv6 counts by /64, as one household or office. */
export function addressIn(source: HeaderSource): string {
  return networkOf(headerIn(source, addressHeader) ?? "unknown");
}

function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head.split(":").filter((group) => group !== "");
  if (tail !== undefined) {
    const end = tail.split(":").filter((group) => group !== "");
    while (groups.length + end.length < 8) groups.push("0");
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}

interface RawRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const forwarded = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];

/**
 * Settles where a raw request came from, before anything reads it. Each of our own proxies adds the
 * address it saw to the end of X-Forwarded-For; what stands before those anybody may have written.
 */
export function settleAddress({ headers, socket }: RawRequest, trustedProxies: number): void {
  const seen = headers["x-forwarded-for"];
  const list = (Array.isArray(seen) ? seen.join(",") : (seen ?? "")).split(",");
  if (trustedProxies === 0) for (const name of forwarded) delete headers[name];
  const told = trustedProxies === 0 ? undefined : list.at(-trustedProxies)?.trim();
  headers[addressHeader] = told || (socket.remoteAddress ?? "unknown");
}

/** The cookies of a request by name. */
function cookiesIn(source: HeaderSource): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (headerIn(source, "cookie") ?? "").split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0) cookies.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  return cookies;
}

/** The session cookie of next-auth, put together again where it was cut into `.0`, `.1` …; behind https its name says so. */
export function sessionCookieIn(source: HeaderSource): string | undefined {
  const cookies = cookiesIn(source);
  for (const name of ["__Secure-next-auth.session-token", "next-auth.session-token"]) {
    const whole = cookies.get(name);
    if (whole !== undefined) return whole;
    const pieces: string[] = [];
    for (let piece = cookies.get(`${name}.0`); piece !== undefined; ) {
      pieces.push(piece);
      piece = cookies.get(`${name}.${pieces.length}`);
    }
    if (pieces.length > 0) return pieces.join("");
  }
  return undefined;
}

const deviceName = "gap-map-device";

/** The secret by which a guest's device is known again. */
export function deviceCookieIn(source: HeaderSource): string | undefined {
  const cookies = cookiesIn(source);
  const value = cookies.get(`__Host-${deviceName}`) ?? cookies.get(deviceName);
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}

/** The `Set-Cookie` header that makes a device known for half a year. */
export function deviceCookieHeader(secret: string, secure: boolean): string {
  const name = secure ? `__Host-${deviceName}` : deviceName;
  const halfYear = 180 * 24 * 60 * 60;
  const rest = `Path=/; Max-Age=${halfYear}; HttpOnly; SameSite=Lax`;
  return `${name}=${secret}; ${rest}${secure ? "; Secure" : ""}`;
}
