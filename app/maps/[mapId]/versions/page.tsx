import type { Metadata } from "next";
import { visitOnMap } from "#app/maps/[mapId]/on-map.ts";
import { Timeline } from "#components/review/Timeline.tsx";
import { LinkButton } from "#components/ui/Button.tsx";
import { Page } from "#components/ui/Page.tsx";
import { may } from "#server/access.ts";
import { epochOf } from "#server/documents.ts";
import { timelineOf } from "#server/review.ts";
import "#components/review/review.css";

interface Props {
  readonly params: Promise<{ readonly mapId: string }>;
}

export const metadata: Metadata = { title: "Versions" };

/** The versions of a map, and what to do with them. */
export default async function VersionsPage({ params }: Props) {
  const { mapId } = await params;
  const { here, person, title } = await visitOnMap(mapId, "view", "versions");
  const { entries, now } = await timelineOf(here.db, here.sync, mapId);
  const { role, locked } = person;
  const epoch = await epochOf(here.db, mapId);
  return (
    <Page
      tools={
        <LinkButton href={`/maps/${mapId}`} icon="map">
          Back to the map
        </LinkButton>
      }
    >
      <p className="gm-muted">{title}</p>
      <Timeline
        mapId={mapId}
        whose={{ epoch, person: person.personId }}
        entries={entries}
        now={now}
        may={{
          save: may(role, "save-version", { locked }),
          agree: may(role, "agree-version", { locked }),
          restore: may(role, "restore", { locked }),
        }}
      />
    </Page>
  );
}
