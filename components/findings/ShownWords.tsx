"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Tag } from "#components/ui/Tag.tsx";
import { plainly } from "#lib/gap-map/analysis/finding.ts";
import { gapInWords } from "#lib/gap-map/analysis/ruler.ts";
import { doorsOf, type Shown } from "#lib/gap-map/analysis/shown.ts";
import { stepInWords } from "#lib/gap-map/analysis/story.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";
import { Verdict } from "./Verdict.tsx";

type Of<Kind extends Shown["kind"]> = Extract<Shown, { kind: Kind }>;

/** What the room is shown, in words: a finding, what falls between on a scale, or where a person has come to. */
export function ShownWords({ shown }: { readonly shown: Shown }) {
  switch (shown.kind) {
    case "finding":
      return <FoundWords shown={shown} />;
    case "scale":
      return <ScaleWords shown={shown} />;
    case "walk":
      return <DoorWords shown={shown} />;
  }
}

function FoundWords({ shown: { finding, gaps } }: { readonly shown: Of<"finding"> }) {
  return (
    <p className="gm-shown__say">
      {plainly(finding)}
      {gaps.map((gap) => (
        <span key={gap.id}>
          {" "}
          <Tag look="ink">{referenceOf(gap) || "New gap"}</Tag>
        </span>
      ))}
    </p>
  );
}

function ScaleWords({ shown: { ruler } }: { readonly shown: Of<"scale"> }) {
  const map = useGapMap();
  return (
    <p className="gm-shown__say">
      {`${dimensionLabel(map, ruler.dimension.id)}. ${gapInWords(ruler)}`}
    </p>
  );
}

function DoorWords({ shown: { walk, at } }: { readonly shown: Of<"walk"> }) {
  const map = useGapMap();
  const doors = doorsOf(walk);
  const step = at === undefined ? undefined : doors[at];
  if (at === undefined || step === undefined)
    return (
      <p className="gm-shown__say">
        <b>{walk.persona.label}</b> is made up, and nobody real. {walk.persona.description}
      </p>
    );
  return (
    <>
      <p className="gm-shown__where">{`${walk.persona.label}, door ${at + 1} of ${doors.length}`}</p>
      <p className="gm-shown__say">
        {stepInWords(map, step, at === 0)} <Verdict verdict={step.verdict} />
      </p>
    </>
  );
}
