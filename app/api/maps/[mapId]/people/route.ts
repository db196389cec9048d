import { answer, route, whoMay } from "#server/api.ts";
import { listPeople } from "#server/map-people.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "see-people");
  if (!person.ok) return person;
  return answer({ people: await listPeople(call.here.db, call.params.mapId) });
});
