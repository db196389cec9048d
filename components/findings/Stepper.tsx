"use client";

import { useEffect } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { stepInWords } from "#lib/gap-map/analysis/story.ts";
import type { Step } from "#lib/gap-map/analysis/walk.ts";
import { Verdict } from "./Verdict.tsx";

interface Props {
  readonly steps: readonly Step[];
  /** The step somebody is at; undefined before the first. */
  readonly at: number | undefined;
  readonly onGo: (next: number) => void;
}

/** Steps through a walk like a story, by button or with the keys of a clicker, and says where it has come to. */
export function Stepper({ steps, at, onGo }: Props) {
  useClicker(at, onGo);
  if (steps.length === 0) return null;
  const here = at ?? -1;
  const step = steps[here];
  return (
    <div className="gm-f-story">
      <div className="gm-row">
        <Button icon="left" aria-disabled={here <= 0} onClick={() => onGo(here - 1)}>
          Previous door
        </Button>
        <Button
          icon="right"
          aria-disabled={here >= steps.length - 1}
          onClick={() => onGo(here + 1)}
        >
          {at === undefined ? "Start at the first door" : "Next door"}
        </Button>
      </div>
      <div role="status">
        {step === undefined ? null : <Here step={step} number={here + 1} count={steps.length} />}
      </div>
    </div>
  );
}

interface HereProps {
  readonly step: Step;
  readonly number: number;
  readonly count: number;
}

function Here({ step, number, count }: HereProps) {
  const map = useGapMap();
  return (
    <p className="gm-f-story__here">
      <span className="gm-muted">{`Door ${number} of ${count}`}</span>
      <b>{stepInWords(map, step, number === 1)}</b>
      <Verdict verdict={step.verdict} />
    </p>
  );
}

/** Page down and page up are what a clicker sends. They turn pages elsewhere, and steps in the findings. */
function useClicker(at: number | undefined, onGo: (next: number) => void): void {
  useEffect(() => {
    if (at === undefined) return;
    const press = (event: KeyboardEvent) => {
      const by = { PageDown: 1, PageUp: -1 }[event.key];
      const { activeElement: focused, body } = document;
      if (by === undefined || (focused !== body && !focused?.closest("#findings"))) return;
      event.preventDefault();
      onGo(at + by);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [at, onGo]);
}
