"use client";

import { useParams } from "next/navigation";
import { WaysBackIn } from "#components/people/WaysBackIn.tsx";
import { LinkButton } from "#components/ui/Button.tsx";
import { Page } from "#components/ui/Page.tsx";

/** For an address with a version that is not there; whoever is not on the map is told no more than that. */
export function NoSuchVersion() {
  const { mapId } = useParams<{ mapId: string }>();
  return (
    <Page>
      <title>No such version – Gap map</title>
      <div className="gm-stack">
        <h1 className="gm-title">There is no such version to show</h1>
        <p>
          This map may have no version with that number. Or you are not on it any more: your session
          may have ended, or the facilitator may have removed you.
        </p>
        <div className="gm-row">
          <LinkButton href={`/maps/${mapId}/versions`} look="primary">
            All versions of this map
          </LinkButton>
          <WaysBackIn />
        </div>
      </div>
    </Page>
  );
}
