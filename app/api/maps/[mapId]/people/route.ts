import { answer, route, whoMay } from "#server/api.ts";
import { listPeople, withServiceNames } from "#server/map-people.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "see-people");
  if (!person.ok) return person;
  const { here, params } = call;
  const people = await listPeople(here.db, params.mapId);
  return answer({ people: await withServiceNames(here.sync, params.mapId, people) });
});
