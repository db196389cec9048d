import { fail } from "#lib/result.ts";
import { createMapRequest } from "#lib/wire/api.ts";
import { accountAsking, answer, route } from "#server/api.ts";
import { bodyLimit, readBody } from "#server/body.ts";
import { problem } from "#server/errors.ts";
import { createMap, listMaps } from "#server/maps.ts";

export const GET = route(async (call) => {
  const account = await accountAsking(call);
  if (!account.ok) return account;
  return answer({ maps: await listMaps(call.here.db, account.value.id) });
});

export const POST = route(async (call) => {
  const account = await accountAsking(call);
  if (!account.ok) return account;
  if (account.value.role !== "facilitator") return fail(problem("not-a-facilitator"));
  const body = await readBody(call.request, createMapRequest, bodyLimit.map);
  if (!body.ok) return body;
  const made = await createMap(call.here.db, { ...body.value, createdBy: account.value.id });
  return made.ok ? answer(made.value, { status: 201 }) : made;
});
