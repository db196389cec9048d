"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Marker, type MarkerKind } from "#components/ui/Marker.tsx";
import type { ItemId } from "#lib/gap-map/model.ts";
import {
  barriersOn,
  goodPracticeOn,
  pathwaysFrom,
  pathwaysTo,
  thresholdsOf,
  viewsAbout,
} from "#lib/gap-map/order.ts";

/** How many of each stand on a service: shape, letter and number, with the word for those who listen. */
export function Counts({ id }: { readonly id: ItemId }) {
  const map = useGapMap();
  const [thresholds, barriers, practice] = [
    thresholdsOf(map, id),
    barriersOn(map, id),
    goodPracticeOn(map, id),
  ];
  const [comingIn, goingOut] = [pathwaysTo(map, id), pathwaysFrom(map, id)];
  const about = [
    id,
    ...[...thresholds, ...barriers, ...practice, ...comingIn, ...goingOut].map((one) => one.id),
  ];
  const views = about.reduce((sum, one) => sum + viewsAbout(map, one).length, 0);
  return (
    <p className="gm-w-counts">
      <Count kind="threshold" count={thresholds.length} one="threshold" many="thresholds" />
      <Count kind="barrier" count={barriers.length} one="barrier" many="barriers" />
      <Count kind="goodPractice" count={practice.length} one="good practice" many="good practice" />
      {views === 0 ? null : <Count kind="difference" count={views} one="view" many="views" />}
      <span>
        <span>
          {comingIn.length}
          <span className="gm-vh"> {comingIn.length === 1 ? "pathway" : "pathways"}</span> in,{" "}
          {goingOut.length} out
        </span>
      </span>
    </p>
  );
}

interface CountProps {
  readonly kind: MarkerKind;
  readonly count: number;
  readonly one: string;
  readonly many: string;
}

function Count({ kind, count, one, many }: CountProps) {
  return (
    <span>
      <Marker kind={kind} />
      {count}
      <span className="gm-vh"> {count === 1 ? one : many},</span>
    </span>
  );
}
