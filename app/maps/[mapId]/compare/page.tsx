import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { visitOnMap } from "#app/maps/[mapId]/on-map.ts";
import { CompareView } from "#components/review/CompareView.tsx";
import { CopyList } from "#components/review/CopyList.tsx";
import { GapsCompared } from "#components/review/GapsCompared.tsx";
import { miniMapOf } from "#components/review/mini-map-of.ts";
import { comparisonOf } from "#components/review/rows.ts";
import { versionInWords } from "#components/review/words.ts";
import { Page } from "#components/ui/Page.tsx";
import { plainly } from "#lib/gap-map/analysis/finding.ts";
import { type ComparedSide, findingsCompared, sidesOf } from "#server/compare.ts";
import "#components/review/compare.css";
import "#components/review/mini-map.css";
import "#components/review/review.css";

interface Props {
  readonly params: Promise<{ readonly mapId: string }>;
  readonly searchParams: Promise<{ readonly from?: string; readonly to?: string }>;
}

export const metadata: Metadata = { title: "What changed" };

/** What changed between any two versions, or between a version and today. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { mapId } = await params;
  const { from = null, to = null } = await searchParams;
  const asked = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
  const { here, title } = await visitOnMap(mapId, "compare", `compare?${asked}`);
  const sides = await sidesOf(here.db, here.sync, mapId, { from, to });
  if (!sides.ok) notFound();
  const { before, after } = sides.value;
  const comparison = comparisonOf(before.map, after.map);
  const side = (one: ComparedSide, which: "before" | "after") => ({
    name: nameOf(one),
    words: one.version === undefined ? "As it stands now" : versionInWords(one.version),
    map: miniMapOf(one.map, comparison, which),
  });
  const compared = await findingsCompared(before, after);
  const rows = comparison.groups.flatMap((group) => group.rows);
  const found = compared.changes.filter(({ about }) => about !== "guidance").map(plainly);
  const lines = rows.length === 0 ? [] : [...found, ...rows.map(({ sentence }) => sentence)];
  return (
    <Page width="wide">
      <p>
        <a href={`/maps/${mapId}/versions`}>All versions</a>{" "}
        <span className="gm-muted">of {title}</span>
      </p>
      <div className="review__top">
        <h1 className="gm-title">What changed</h1>
        {lines.length === 0 ? null : <CopyList lines={lines} />}
      </div>
      <p className="compare__sides">
        From <b>{inWords(before)}</b>, to <b>{inWords(after)}</b>
      </p>
      {lines.length === 0 ? null : <GapsCompared compared={compared} />}
      <CompareView
        comparison={comparison}
        from={side(before, "before")}
        to={side(after, "after")}
      />
    </Page>
  );
}

function nameOf({ version }: ComparedSide): string {
  return version === undefined ? "Today’s map" : `Version ${version.number}`;
}

function inWords({ version }: ComparedSide): string {
  return version === undefined ? "today’s map" : versionInWords(version);
}
