"use client";

import { useState, useSyncExternalStore } from "react";
import { useRawMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { Select } from "#components/ui/Select.tsx";
import type { ItemId } from "#lib/gap-map/model.ts";
import type { Activity, Entry, Topic } from "./activity.ts";
import { useAnnouncer } from "./announcer-context.ts";
import "./activity.css";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Shows the item that an entry is about. */
  readonly onGo: (id: ItemId) => void;
}

/** All that was said on this page, and what was not said because somebody wanted quiet. */
export function ActivityDialog({ open, onClose, onGo }: Props) {
  return (
    <Dialog title="Recent activity" open={open} onClose={onClose} width="l">
      <Recent onGo={onGo} />
    </Dialog>
  );
}

const TOPICS: Readonly<Record<Topic, string>> = {
  changes: "What others changed",
  mine: "What I did",
  people: "Who came and went",
  workshop: "The workshop",
};

/** As it was when it was opened: nothing moves under somebody who reads. */
function Recent({ onGo }: Pick<Props, "onGo">) {
  const { activity } = useAnnouncer();
  const [entries, newer, renew] = useStanding(activity);
  const [topic, setTopic] = useState("");
  const [person, setPerson] = useState("");
  const names = [...new Set(entries.flatMap(({ by }) => by?.name ?? []))].sort();
  const shown = entries.filter(
    (entry) =>
      (topic === "" || entry.topic === topic) && (person === "" || entry.by?.name === person),
  );
  return (
    <div className="gm-stack">
      <p>
        {entries.length === 0
          ? "Nothing has happened since you opened this page."
          : "What happened since you opened this page, newest first. The last 200 are kept."}
      </p>
      <div className="gm-activity__filters">
        <Select
          id="activity-person"
          label="By whom"
          value={person}
          onChange={(event) => setPerson(event.target.value)}
          options={[option("", "Anybody"), ...names.map((name) => option(name, name))]}
        />
        <Select
          id="activity-topic"
          label="About what"
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
          options={[
            option("", "Everything"),
            ...Object.entries(TOPICS).map(([value, label]) => option(value, label)),
          ]}
        />
      </div>
      {newer === 0 ? null : (
        <Button icon="down" onClick={renew}>
          {newer === 1 ? "Show 1 newer entry" : `Show ${newer} newer entries`}
        </Button>
      )}
      {entries.length > 0 && shown.length === 0 ? <p>Nothing of that kind.</p> : null}
      <ol className="gm-activity">
        {shown.map((entry) => (
          <Line key={entry.number} entry={entry} onGo={onGo} />
        ))}
      </ol>
    </div>
  );
}

/** The entries of a moment, how many have come since, and what takes those in. */
function useStanding(activity: Activity): readonly [readonly Entry[], number, () => void] {
  const { subscribe, getSnapshot } = activity;
  const now = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const [shown, setShown] = useState(now);
  const newer = (now[0]?.number ?? 0) - (shown[0]?.number ?? 0);
  return [shown, newer, () => setShown(now)];
}

function Line({ entry, onGo }: Pick<Props, "onGo"> & { readonly entry: Entry }) {
  const { items } = useRawMap();
  const { at, by, words, itemId } = entry;
  const id = itemId === undefined || itemId === "map" ? undefined : itemId;
  const said = by === undefined || entry.topic === "people" ? words : `${by.name}: ${words}`;
  return (
    <li className="gm-activity__line">
      <time className="gm-small gm-muted" dateTime={new Date(at).toISOString()}>
        {clock.format(at)}
      </time>
      {id === undefined || items[id] === undefined ? (
        <p>{said}</p>
      ) : (
        <Button look="link" onClick={() => onGo(id)}>
          {said}
        </Button>
      )}
    </li>
  );
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function option(value: string, label: string) {
  return { value, label };
}
