"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { cx } from "#components/ui/cx.ts";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { functionInWords } from "#lib/gap-map/analysis/finding.ts";
import { doorsOf, itemsOfStep } from "#lib/gap-map/analysis/shown.ts";
import { type Step, type Walk as Walked, walkInWords, walkOf } from "#lib/gap-map/analysis/walk.ts";
import { type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { personasOf } from "#lib/gap-map/order.ts";
import { Because } from "./Because.tsx";
import { useShowInRoom } from "./in-the-room.ts";
import { Stepper } from "./Stepper.tsx";
import { useLift } from "./use-lift.ts";
import { Verdict } from "./Verdict.tsx";
import { WhatIf } from "./WhatIf.tsx";

/** The map from the side of one example person, door by door. */
export function Walk() {
  const map = useGapMap();
  const personas = personasOf(map);
  const [wanted, setWanted] = useState<ItemId>();
  const persona = itemOf(map, "persona", wanted) ?? personas[0];
  const walk = persona === undefined ? undefined : walkOf(map, persona.id);
  if (walk === undefined) return <Nobody />;
  const { label, description } = walk.persona;
  return (
    <>
      <Select
        id="walk-person"
        label="Who is walked through"
        options={personas.map(({ id, label: name }) => ({ value: id, label: name }))}
        value={walk.persona.id}
        onChange={(event) => setWanted(event.target.value as ItemId)}
      />
      <div>
        <p>
          <b>{label}</b> is made up, and nobody real. {description}
        </p>
      </div>
      <Steps walk={walk} key={walk.persona.id} />
      <div className={cx("gm-f-ends", isHelped(walk) && "gm-f-ends--helped")}>
        {walkInWords(map, walk).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <WhatIf walk={walk} key={`if ${walk.persona.id}`} />
    </>
  );
}

function isHelped({ needs }: Walked): boolean {
  return Object.values(needs).every(({ status }) => status === "met");
}

function Nobody() {
  const { mayEdit } = useWorkshop();
  return (
    <p>
      No example person is on this map yet.{" "}
      {mayEdit ? "Add one in the List, under “Personas”: made up, never a real person." : ""}
    </p>
  );
}

function Steps({ walk }: { readonly walk: Walked }) {
  const [at, setAt] = useState<number>();
  const { show } = useLift();
  const all = doorsOf(walk);
  useShowInRoom({
    persona: walk.persona.id,
    at: at === undefined ? undefined : all[at]?.service.id,
  });
  const go = (next: number) => {
    const step = all[next];
    if (step === undefined) return;
    setAt(next);
    show(step.service.id, itemsOfStep(step));
    // On the Map the camera follows; the List comes along here.
    document.getElementById(`item-${step.service.id}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <Stepper steps={all} at={at} onGo={go} />
      {walk.persona.entryId === undefined ? (
        <p className="gm-small">
          Nobody has said where {walk.persona.label} first asks for help, so no way through the map
          can be followed.
        </p>
      ) : null}
      <StepList steps={walk.steps} first={0} at={at} onGo={go} />
      {walk.beyond.length > 0 ? (
        <>
          <h3>No pathway leads them here</h3>
          <StepList steps={walk.beyond} first={walk.steps.length} at={at} onGo={go} />
        </>
      ) : null}
    </>
  );
}

interface ListProps {
  readonly steps: readonly Step[];
  /** Number of the first of them, from 0. */
  readonly first: number;
  readonly at: number | undefined;
  readonly onGo: (next: number) => void;
}

function StepList({ steps, first, at, onGo }: ListProps) {
  return (
    <ol className="gm-f-walk" start={first + 1}>
      {steps.map((step, index) => (
        <li
          key={step.service.id}
          ref={at === first + index ? intoView : undefined}
          className={cx("gm-f-step", at === first + index && "gm-f-step--on")}
          aria-current={at === first + index ? "step" : undefined}
        >
          <span className="gm-f-step__number">{first + index + 1}</span>
          <button type="button" className="gm-f-step__name" onClick={() => onGo(first + index)}>
            {step.service.shortName ?? step.service.name}
          </button>
          <Verdict verdict={step.verdict} />
          <Why step={step} />
        </li>
      ))}
    </ol>
  );
}

/** The step somebody is at stays in sight while they go on from above. */
function intoView(element: HTMLLIElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

/** What decides it, in the words of the service's own thresholds. */
function Why({ step: { because, offers, verdict } }: { readonly step: Step }) {
  const map = useGapMap();
  const gives = offers.map((need) => functionInWords(map, need)).join(", ");
  return (
    <div className="gm-f-step__why">
      <Because thresholds={because} />
      {because.length === 0 && verdict === "accepted" ? (
        <p>{gives === "" ? "Can come here, and is sent on." : `Gives ${gives}.`}</p>
      ) : null}
    </div>
  );
}
