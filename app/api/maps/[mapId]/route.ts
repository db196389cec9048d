import { toExchange } from "#lib/gap-map/exchange.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { liveMap } from "#server/live.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const map = await liveMap(call.here.sync, call.params.mapId);
  return map.ok ? answer(toExchange(map.value)) : map;
});
