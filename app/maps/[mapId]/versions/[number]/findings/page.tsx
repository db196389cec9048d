import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountTools } from "#app/AccountTools.tsx";
import { visitOnMap } from "#app/maps/[mapId]/on-map.ts";
import { ReportPage } from "#components/findings/report/ReportPage.tsx";
import { versionInWords } from "#components/review/words.ts";
import { getVersion } from "#server/versions.ts";

interface Props {
  readonly params: Promise<{ readonly mapId: string; readonly number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Findings of version ${(await params).number}` };
}

/** What one version of the map says, to read on one page and to print. */
export default async function VersionFindingsPage({ params }: Props) {
  const { mapId, number } = await params;
  const { here } = await visitOnMap(mapId, "view", `versions/${number}/findings`);
  const version = await getVersion(here.db, mapId, Number(number));
  if (!version.ok) notFound();
  return (
    <ReportPage
      map={version.value.map}
      state={`in ${versionInWords(version.value)}`}
      back={`/maps/${mapId}/versions/${number}`}
      backWords={`Back to version ${number}`}
      tools={<AccountTools />}
    />
  );
}
