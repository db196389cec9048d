import { route, whoMay } from "#server/api.ts";
import { exportLive } from "#server/download.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "export");
  if (!person.ok) return person;
  const query = new URL(call.request.url).searchParams;
  return exportLive(call.here.sync, call.params.mapId, query);
});
