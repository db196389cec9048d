import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { visit } from "#app/asking.ts";
import { WorkshopFrame } from "#components/workshop/WorkshopFrame.tsx";
import { may } from "#server/access.ts";
import { whoOn } from "#server/auth.ts";
import { mapById } from "#server/maps.ts";

export const metadata: Metadata = { title: "Workshop" };

/** The keyboard of a phone makes the page smaller instead of covering the field. */
export const viewport: Viewport = { interactiveWidget: "resizes-content" };

/** The workshop: Map, List and details of one map, live. */
export default async function WorkshopPage({ params }: { params: Promise<{ mapId: string }> }) {
  const { mapId } = await params;
  const { here, source, authority } = await visit();
  const person = await whoOn(mapId, source, authority);
  const map = person === undefined ? undefined : await mapById(here.db, mapId);
  // Strangers, people who were removed, and maps that do not exist all get the same page.
  if (person === undefined || map === undefined || !may(person.role, "view")) notFound();
  const { personId: id, name, organisation, services, role, locked } = person;
  return (
    <WorkshopFrame
      mapId={mapId}
      title={map.title}
      opener={{ id, name, organisation, services, role, locked }}
    />
  );
}
