import { answer, route, whoMay } from "#server/api.ts";
import { rotateCode } from "#server/map-people.ts";

export const POST = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "rotate-code");
  if (!person.ok) return person;
  return answer(await rotateCode(call.here.db, call.params.mapId));
});
