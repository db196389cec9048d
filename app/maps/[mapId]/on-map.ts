import { notFound, redirect } from "next/navigation";
import { type Visit, visit } from "#app/asking.ts";
import { type Action, may } from "#server/access.ts";
import { type PersonOnMap, whoIsAsking, whoOn } from "#server/auth.ts";
import { mapById } from "#server/maps.ts";

/** Somebody looking at a page of a map, allowed to do so. */
export interface VisitOnMap extends Visit {
  readonly person: PersonOnMap;
  readonly title: string;
}

/** Who is looking at this page of a map. Others are asked to sign in and led back, or told that there is no such page. */
export async function visitOnMap(mapId: string, action: Action, page: string): Promise<VisitOnMap> {
  const here = await visit();
  const person = await whoOn(mapId, here.source, here.authority);
  if (person === undefined || !may(person.role, action)) {
    const asker = await whoIsAsking(here.source, here.authority);
    if (asker === undefined)
      redirect(`/sign-in?next=${encodeURIComponent(`/maps/${mapId}/${page}`)}`);
    notFound();
  }
  const map = await mapById(here.here.db, mapId);
  if (map === undefined) notFound();
  return { ...here, person, title: map.title };
}
