import { answer, route, whoMay } from "#server/api.ts";
import { savedBy } from "#server/live.ts";
import { restoreVersion } from "#server/restore.ts";

export const POST = route<{ mapId: string; number: string }>(async (call) => {
  const person = await whoMay(call, "restore");
  if (!person.ok) return person;
  const { mapId, number } = call.params;
  const wanted = { mapId, number: Number(number), by: savedBy(person.value) };
  const restored = await restoreVersion(call.here.db, call.here.sync, wanted);
  return restored.ok ? answer(restored.value) : restored;
});
