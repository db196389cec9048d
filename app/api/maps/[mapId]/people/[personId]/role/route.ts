import { roleRequest } from "#lib/wire/api.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { setRole, withServiceNames } from "#server/map-people.ts";

export const PUT = route<{ mapId: string; personId: string }>(async (call) => {
  const person = await whoMay(call, "manage-people");
  if (!person.ok) return person;
  const body = await readBody(call.request, roleRequest);
  if (!body.ok) return body;
  const { mapId, personId } = call.params;
  const { role } = body.value;
  const changed = await setRole(call.here.db, call.here.sync, mapId, personId, role);
  if (!changed.ok) return changed;
  const [shown] = await withServiceNames(call.here.sync, mapId, [changed.value]);
  return answer(shown);
});
