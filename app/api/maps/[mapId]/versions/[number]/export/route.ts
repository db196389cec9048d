import { route, whoMay } from "#server/api.ts";
import { exportVersion } from "#server/download.ts";

export const GET = route<{ mapId: string; number: string }>(async (call) => {
  const person = await whoMay(call, "export");
  if (!person.ok) return person;
  const { mapId, number } = call.params;
  const query = new URL(call.request.url).searchParams;
  return exportVersion(call.here.db, mapId, Number(number), query);
});
