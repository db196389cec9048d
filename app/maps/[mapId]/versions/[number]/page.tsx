import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { visitOnMap } from "#app/maps/[mapId]/on-map.ts";
import { dayOf, saverInWords, timeOf } from "#components/review/words.ts";
import { StillFrame } from "#components/workshop/StillFrame.tsx";
import { getVersion } from "#server/versions.ts";

interface Props {
  readonly params: Promise<{ readonly mapId: string; readonly number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Version ${(await params).number}` };
}

/** One version at its own address: Map, List and details, read only. */
export default async function VersionPage({ params }: Props) {
  const { mapId, number } = await params;
  const { here } = await visitOnMap(mapId, "view", `versions/${number}`);
  const version = await getVersion(here.db, mapId, Number(number));
  if (!version.ok) notFound();
  const { name, status, savedAt, savedBy, map } = version.value;
  return (
    <StillFrame
      mapId={mapId}
      map={map}
      version={{
        number: version.value.number,
        name,
        words: `${saverInWords(savedBy)}, ${dayOf(savedAt)} at ${timeOf(savedAt)}`,
        agreed: status === "agreed",
      }}
    />
  );
}
