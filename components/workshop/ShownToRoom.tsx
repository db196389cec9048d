"use client";

import { useEffect, useState } from "react";
import { ShownWords } from "#components/findings/ShownWords.tsx";
import { withHomes } from "#components/findings/use-lift.ts";
import { useShownOn } from "#components/findings/use-shown.ts";
import type { ShownHere } from "#components/room/people.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useShown } from "#components/room/use-people.ts";
import { Button } from "#components/ui/Button.tsx";
import type { ItemId } from "#lib/gap-map/model.ts";
import { useWorkshop } from "./workshop-context.ts";

/** What a facilitator shows the room. It moves nobody's screen until they choose to follow. */
export function ShownToRoom() {
  const here = useShown();
  const [putAway, setPutAway] = useState<string>();
  const by = here?.by.id;
  // Who begins to show something again is heard again.
  useEffect(() => {
    if (by === undefined) setPutAway(undefined);
  }, [by]);
  if (here === undefined || by === putAway) return null;
  return <Strip here={here} key={by} onClose={() => setPutAway(by)} />;
}

interface StripProps {
  readonly here: ShownHere;
  readonly onClose: () => void;
}

function Strip({ here: { by, what }, onClose }: StripProps) {
  const shown = useShownOn(what);
  const [following, setFollowing] = useState(false);
  useFollow(following ? shown?.items : undefined);
  if (shown === undefined) return null;
  return (
    <section className="gm-w-shown" aria-label="Shown to the room">
      <div className="gm-w-shown__words" aria-live="polite">
        <p className="gm-small gm-muted">{`${by.name} shows`}</p>
        <ShownWords shown={shown} />
      </div>
      <Button aria-pressed={following} onClick={() => setFollowing(!following)}>
        {following ? "Stop following" : `Follow ${by.name}`}
      </Button>
      <Button look="quiet" icon="close" iconOnly onClick={onClose}>
        {`Put away what ${by.name} shows`}
      </Button>
    </section>
  );
}

/** Lifts here what is shown, and only when that changes: others may go on editing meanwhile. */
function useFollow(items: readonly ItemId[] | undefined): void {
  const map = useGapMap();
  const { lift } = useWorkshop();
  const wanted = items === undefined ? undefined : JSON.stringify([...withHomes(map, items)]);
  useEffect(() => {
    if (wanted === undefined) return;
    const ids = JSON.parse(wanted) as ItemId[];
    lift(ids.length === 0 ? undefined : new Set(ids));
    return () => lift(undefined);
  }, [wanted, lift]);
}
