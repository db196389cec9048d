import { analyseVersion } from "#server/analysis.ts";
import { answerWritten, route, whoMay } from "#server/api.ts";

export const GET = route<{ mapId: string; number: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const { mapId, number } = call.params;
  const earlier = new URL(call.request.url).searchParams.get("comparedWith");
  const found = await analyseVersion(call.here.db, mapId, Number(number), earlier);
  return found.ok ? answerWritten(found.value) : found;
});
