import { fail } from "#lib/result.ts";
import { doorRequest } from "#lib/wire/api.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { problem } from "#server/errors.ts";
import { doorOf, setDoor } from "#server/map-people.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "invite");
  if (!person.ok) return person;
  const door = await doorOf(call.here.db, call.params.mapId);
  return door === undefined ? fail(problem("map-not-found")) : answer(door);
});

export const PUT = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "open-door");
  if (!person.ok) return person;
  const body = await readBody(call.request, doorRequest);
  if (!body.ok) return body;
  await setDoor(call.here.db, call.params.mapId, body.value.open);
  return answer({ doorOpen: body.value.open });
});
