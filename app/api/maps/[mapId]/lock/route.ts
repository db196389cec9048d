import { lockRequest } from "#lib/wire/api.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { setLocked } from "#server/map-people.ts";

export const PUT = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "lock");
  if (!person.ok) return person;
  const body = await readBody(call.request, lockRequest);
  if (!body.ok) return body;
  const { locked } = body.value;
  await setLocked(call.here.db, call.here.sync, call.params.mapId, locked);
  return answer({ locked });
});
