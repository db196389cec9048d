import { answer, route, whoMay } from "#server/api.ts";
import { removePerson, withServiceNames } from "#server/map-people.ts";

export const DELETE = route<{ mapId: string; personId: string }>(async (call) => {
  const person = await whoMay(call, "manage-people");
  if (!person.ok) return person;
  const { mapId, personId } = call.params;
  const removed = await removePerson(call.here.db, call.here.sync, mapId, personId);
  if (!removed.ok) return removed;
  const [shown] = await withServiceNames(call.here.sync, mapId, [removed.value]);
  return answer(shown);
});
