import { answer, route, whoMay } from "#server/api.ts";
import { removePerson } from "#server/map-people.ts";

export const DELETE = route<{ mapId: string; personId: string }>(async (call) => {
  const person = await whoMay(call, "manage-people");
  if (!person.ok) return person;
  const { mapId, personId } = call.params;
  const removed = await removePerson(call.here.db, call.here.sync, mapId, personId);
  return removed.ok ? answer(removed.value) : removed;
});
