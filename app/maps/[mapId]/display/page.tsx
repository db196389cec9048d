import type { Metadata } from "next";
import { visitOnMap } from "#app/maps/[mapId]/on-map.ts";
import { RoomDisplay } from "#components/display/RoomDisplay.tsx";

interface Props {
  readonly params: Promise<{ readonly mapId: string }>;
}

export const metadata: Metadata = { title: "Room display" };

/** The map for the wall of a room: it follows what a facilitator shows. */
export default async function DisplayPage({ params }: Props) {
  const { mapId } = await params;
  const { title } = await visitOnMap(mapId, "view", "display");
  return <RoomDisplay mapId={mapId} title={title} />;
}
