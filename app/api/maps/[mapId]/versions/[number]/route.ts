import { toExchange } from "#lib/gap-map/exchange.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { getVersion } from "#server/versions.ts";

export const GET = route<{ mapId: string; number: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const { mapId, number } = call.params;
  const version = await getVersion(call.here.db, mapId, Number(number));
  if (!version.ok) return version;
  const { content: _content, map, ...rest } = version.value;
  return answer({ ...rest, map: toExchange(map) });
});
