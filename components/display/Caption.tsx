"use client";

import { ShownWords } from "#components/findings/ShownWords.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { gapInWords, type Ruler } from "#lib/gap-map/analysis/ruler.ts";
import { doorsOf, type Shown } from "#lib/gap-map/analysis/shown.ts";
import { walkInWords } from "#lib/gap-map/analysis/walk.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { itemsOf, type Threshold } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { thresholdInWords } from "#lib/gap-map/words.ts";

/** What the room is shown, in words that are read from the back row. */
export function Caption({ shown }: { readonly shown: Shown | undefined }) {
  return (
    <footer className="gm-wall__caption" aria-live="polite">
      <Words shown={shown} />
    </footer>
  );
}

function Words({ shown }: { readonly shown: Shown | undefined }) {
  switch (shown?.kind) {
    case undefined:
      return <Nothing />;
    case "finding":
      return <ShownWords shown={shown} />;
    case "scale":
      return <Falls ruler={shown.ruler} />;
    case "walk":
      return (
        <>
          <ShownWords shown={shown} />
          <Reasons shown={shown} />
        </>
      );
  }
}

/** What falls between; what the scale is called stands above the scale. */
function Falls({ ruler }: { readonly ruler: Ruler }) {
  return (
    <>
      <p className="gm-shown__say">{gapInWords(ruler)}</p>
      {ruler.dimension.id.startsWith("risk") ? (
        <p>Risk a service says it will hold, never a person’s own risk level.</p>
      ) : null}
    </>
  );
}

function Nothing() {
  const map = useGapMap();
  const [services, pathways, gaps] = (["service", "pathway", "gap"] as const).map((kind) =>
    countOf(kind, itemsOf(map, kind).length),
  );
  return (
    <>
      <p className="gm-shown__say">{`${services}, ${pathways}, ${gaps}`}</p>
      <p>
        This map says nothing about any real person. What a facilitator shows the room from Findings
        appears here.
      </p>
    </>
  );
}

/** Most thresholds that a room reads at once. */
const MOST = 3;

/** What decides at this door, and at the last one how it ends. */
function Reasons({ shown: { walk, at } }: { readonly shown: Extract<Shown, { kind: "walk" }> }) {
  const map = useGapMap();
  const doors = doorsOf(walk);
  const because = at === undefined ? [] : (doors[at]?.because ?? []);
  const ends = at === doors.length - 1 ? walkInWords(map, walk) : [];
  const more = because.length - MOST;
  return (
    <ul className="gm-wall__why">
      {because.slice(0, MOST).map((threshold) => (
        <li key={threshold.id}>{reason(thresholdInWords(map, threshold), threshold)}</li>
      ))}
      {more > 0 ? <li>{`and ${countOf("threshold", more)} more`}</li> : null}
      {ends.map((sentence) => (
        <li key={sentence}>
          <b>{sentence}</b>
        </li>
      ))}
    </ul>
  );
}

function reason(words: string, threshold: Threshold): string {
  const said = words || threshold.text || "A threshold without words";
  const reference = referenceOf(threshold);
  return reference === "" ? said : `${said} (${reference})`;
}
