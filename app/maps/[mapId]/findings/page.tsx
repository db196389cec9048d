import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountTools } from "#app/AccountTools.tsx";
import { visitOnMap } from "#app/maps/[mapId]/on-map.ts";
import { ReportPage } from "#components/findings/report/ReportPage.tsx";
import { dayOf, timeOf } from "#components/review/words.ts";
import { liveMap } from "#server/live.ts";

interface Props {
  readonly params: Promise<{ readonly mapId: string }>;
}

export const metadata: Metadata = { title: "Findings" };

/** What the map says as it stands now, to read on one page and to print. */
export default async function FindingsPage({ params }: Props) {
  const { mapId } = await params;
  const { here } = await visitOnMap(mapId, "view", "findings");
  const map = await liveMap(here.sync, mapId);
  if (!map.ok) notFound();
  const now = new Date().toISOString();
  return (
    <ReportPage
      map={map.value}
      state={`as it stood on ${dayOf(now)} at ${timeOf(now)}`}
      back={`/maps/${mapId}`}
      backWords="Back to the map"
      tools={<AccountTools />}
    />
  );
}
