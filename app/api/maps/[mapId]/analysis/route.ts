import { analyseLive } from "#server/analysis.ts";
import { answerWritten, route, whoMay } from "#server/api.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const earlier = new URL(call.request.url).searchParams.get("comparedWith");
  const found = await analyseLive(call.here.db, call.here.sync, call.params.mapId, earlier);
  return found.ok ? answerWritten(found.value) : found;
});
