"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { Button, LinkButton } from "#components/ui/Button.tsx";
import { cx } from "#components/ui/cx.ts";
import { Details } from "#components/ui/Details.tsx";
import { RestoreDialog } from "./RestoreDialog.tsx";
import { SaveVersionDialog } from "./SaveVersionForm.tsx";
import { type Changed, type Entry, Pick, VersionPoint } from "./VersionPoint.tsx";
import { versionInWords } from "./words.ts";

interface Props {
  readonly mapId: string;
  /** Who looks at it. */
  readonly whose: ComponentProps<typeof SaveVersionDialog>["whose"];
  /** Newest first. */
  readonly entries: readonly Entry[];
  readonly now: Changed;
  readonly may: { readonly save: boolean; readonly agree: boolean; readonly restore: boolean };
}

/** The word the address uses for the map as it stands. */
const NOW = "now";

/** The versions of a map, newest first, with two columns to choose what to compare. */
export function Timeline({ mapId, whose, entries, now, may }: Props) {
  const router = useRouter();
  const [saving, setSaving] = useState(false);
  const [restoring, setRestoring] = useState<number>();
  const [saved, setSaved] = useState("");
  const named = entries.filter(({ status }) => status !== "automatic");
  const [picked, setFrom] = useState<string>();
  // Until somebody picks another, the last one that a person saved, also when that was just now.
  const from = picked ?? String((named[0] ?? entries[0])?.number ?? "");
  const [to, setTo] = useState(NOW);

  function onSaved(number: number) {
    setSaving(false);
    setSaved(`Version ${number} is saved.`);
    router.refresh();
  }

  return (
    <div className="review">
      <div className="review__top">
        <h1 className="gm-title">Versions</h1>
        {may.save ? (
          <Button look="primary" onClick={() => setSaving(true)}>
            Save a version
          </Button>
        ) : null}
      </div>
      <p role="status" className="review__said">
        {saved}
      </p>
      <ol className="review__timeline">
        <Today now={now} chosen={to === NOW} onChoose={() => setTo(NOW)} any={entries.length > 0} />
        {folded(entries).map((group) =>
          group.kind === "version" ? (
            <VersionPoint
              key={group.entry.number}
              mapId={mapId}
              entry={group.entry}
              from={from}
              to={to}
              onFrom={setFrom}
              onTo={setTo}
              onRestore={may.restore ? setRestoring : undefined}
            />
          ) : (
            <li key={`points-${group.entries[0]?.number}`} className="review__point">
              <Details summary={pointsInWords(group.entries.length)}>
                <ol>
                  {group.entries.map((entry) => (
                    <VersionPoint
                      key={entry.number}
                      mapId={mapId}
                      entry={entry}
                      from={from}
                      to={to}
                      onFrom={setFrom}
                      onTo={setTo}
                      onRestore={may.restore ? setRestoring : undefined}
                    />
                  ))}
                </ol>
              </Details>
            </li>
          ),
        )}
      </ol>
      {entries.length === 0 ? (
        <section className="review__empty gm-card" aria-label="No version yet">
          <h2>No version has been saved yet</h2>
          <p>
            A version keeps the whole map as it stands, under a name. Save one when the room has
            reached a point worth keeping: a first draft, what was read back, what was agreed.
          </p>
          <ul>
            <li>Any two versions can be compared in plain sentences.</li>
            <li>The map can go back to one; how it was before is kept as well.</li>
            <li>What is agreed can no longer be changed.</li>
          </ul>
        </section>
      ) : (
        <CompareBar mapId={mapId} entries={entries} from={from} to={to} />
      )}
      <SaveVersionDialog
        mapId={mapId}
        whose={whose}
        open={saving}
        mayAgree={may.agree}
        onClose={() => setSaving(false)}
        onSaved={onSaved}
      />
      {restoring === undefined ? null : (
        <RestoreDialog
          mapId={mapId}
          number={restoring}
          open
          onClose={() => setRestoring(undefined)}
          onRestored={() => router.push(`/maps/${mapId}`)}
        />
      )}
    </div>
  );
}

interface TodayProps {
  readonly now: Changed;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly any: boolean;
}

function Today({ now, chosen, onChoose, any }: TodayProps) {
  return (
    <li className={cx("review__point", any ? "review__point--now" : "review__point--alone")}>
      {any ? (
        <span className="review__picks">
          <Pick side="to" words="today’s map" chosen={chosen} onChoose={onChoose} />
        </span>
      ) : null}
      <div className="review__body">
        <h2>Today’s map</h2>
        <p className="gm-small gm-muted">
          {now === undefined
            ? any
              ? "It says the same as the last version."
              : "Not saved as a version yet."
            : `${now.words} since version ${now.since}. Not saved as a version yet.`}
        </p>
      </div>
    </li>
  );
}

interface BarProps {
  readonly mapId: string;
  readonly entries: readonly Entry[];
  readonly from: string;
  readonly to: string;
}

function CompareBar({ mapId, entries, from, to }: BarProps) {
  const words = (which: string) => {
    const entry = entries.find(({ number }) => String(number) === which);
    return entry === undefined ? "today’s map" : versionInWords(entry);
  };
  return (
    <div className="review__bar gm-card">
      <p>
        From <b>{words(from)}</b>, to <b>{words(to)}</b>
      </p>
      <LinkButton look="primary" href={`/maps/${mapId}/compare?from=${from}&to=${to}`}>
        Compare these two
      </LinkButton>
    </div>
  );
}

type Group =
  | { readonly kind: "version"; readonly entry: Entry }
  | { readonly kind: "points"; readonly entries: readonly Entry[] };

/** Automatic points in a row fold into one line. */
function folded(entries: readonly Entry[]): readonly Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.status !== "automatic") groups.push({ kind: "version", entry });
    else if (last?.kind === "points")
      groups[groups.length - 1] = { kind: "points", entries: [...last.entries, entry] };
    else groups.push({ kind: "points", entries: [entry] });
  }
  return groups;
}

function pointsInWords(count: number): string {
  return count === 1 ? "1 small save" : `${count} small saves`;
}
