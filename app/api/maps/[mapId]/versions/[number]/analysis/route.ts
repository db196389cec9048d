import { analyseVersion } from "#server/analysis.ts";
import { answer, route, whoMay } from "#server/api.ts";

export const GET = route<{ mapId: string; number: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const { mapId, number } = call.params;
  const found = await analyseVersion(call.here.db, mapId, Number(number));
  return found.ok ? answer(found.value) : found;
});
