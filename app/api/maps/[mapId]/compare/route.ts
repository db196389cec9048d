import { answer, route, whoMay } from "#server/api.ts";
import { compareVersions } from "#server/compare.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "compare");
  if (!person.ok) return person;
  const query = new URL(call.request.url).searchParams;
  const which = { from: query.get("from"), to: query.get("to") };
  const compared = await compareVersions(call.here.db, call.here.sync, call.params.mapId, which);
  return compared.ok ? answer(compared.value) : compared;
});
