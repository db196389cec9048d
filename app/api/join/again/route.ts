import { fail } from "#lib/result.ts";
import { rejoinRequest } from "#lib/wire/api.ts";
import { accountAsking, answer, route } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { problem } from "#server/errors.ts";
import { addressIn, deviceCookieIn } from "#server/headers.ts";
import { joinAsAccount, rejoin } from "#server/join.ts";

export const POST = route(async (call) => {
  const body = await readBody(call.request, rejoinRequest);
  if (!body.ok) return body;
  const { code } = body.value;
  const account = await accountAsking(call);
  if (account.ok) {
    const asked = { code, account: account.value, ip: addressIn(call.request) };
    const joined = await joinAsAccount(call.here.db, asked, call.here.limits);
    return joined.ok ? answer(joined.value) : joined;
  }
  const device = deviceCookieIn(call.request);
  const known = device === undefined ? undefined : await rejoin(call.here.db, code, device);
  return known === undefined ? fail(problem("not-signed-in")) : answer({ mapId: known.mapId });
});
