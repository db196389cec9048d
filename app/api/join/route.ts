import { joinRequest } from "#lib/wire/api.ts";
import { answer, route } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { addressIn, deviceCookieHeader, deviceCookieIn } from "#server/headers.ts";
import { join } from "#server/join.ts";
import { isSecure } from "#server/origin.ts";

export const POST = route(async ({ request, here }) => {
  const body = await readBody(request, joinRequest);
  if (!body.ok) return body;
  const ip = addressIn(request);
  const guest = { ...body.value, deviceCookie: deviceCookieIn(request), ip };
  const joined = await join(here.db, guest, here.limits, here.sync);
  if (!joined.ok) return joined;
  const { deviceCookie, ...shown } = joined.value;
  const cookie = deviceCookieHeader(deviceCookie, isSecure(request, here.publicUrl));
  return answer(shown, { headers: { "Set-Cookie": cookie } });
});
