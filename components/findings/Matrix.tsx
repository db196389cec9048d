"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { cx } from "#components/ui/cx.ts";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import { decisive, type Verdict as Said } from "#lib/gap-map/analysis/verdict.ts";
import { itemOf, itemsOf, type Persona, type Service } from "#lib/gap-map/model.ts";
import { personasOf } from "#lib/gap-map/order.ts";
import { Barriers } from "./Barriers.tsx";
import { Because } from "./Because.tsx";
import { CoverageBy } from "./Coverage.tsx";
import { letterOf } from "./letter-of.ts";
import { MatrixGrid, MatrixKey } from "./MatrixGrid.tsx";
import { useLift } from "./use-lift.ts";
import { Verdict, VerdictSign, verdictWords } from "./Verdict.tsx";

interface Asked {
  readonly persona: Persona;
  readonly service: Service;
}

/** Who would be let in where: every example person against every service, with the reason of each answer. */
export function Matrix({ analysis }: { readonly analysis: Analysis | undefined }) {
  const map = useGapMap();
  const [asked, setAsked] = useState<Asked>();
  const { show } = useLift();
  if (analysis === undefined) return <p role="status">Looking at the map…</p>;
  const ask = (persona: Persona, service: Service) => {
    setAsked({ persona, service });
    show(`${persona.id} ${service.id}`, [service.id]);
  };
  const nobody = personasOf(map).length === 0;
  if (itemsOf(map, "service").length === 0)
    return <p>No service is on this map yet. Tables come with the first one.</p>;
  return (
    <>
      {nobody ? (
        <p>No example person is on this map yet, so nobody can be held against its services.</p>
      ) : (
        <>
          <MatrixGrid
            map={map}
            cell={(persona, service) => (
              <Cell
                verdict={analysis.acceptance[persona.id]?.[service.id]}
                of={`${letterOf(persona)} at ${service.shortName ?? service.name}`}
                onAsk={() => ask(persona, service)}
              />
            )}
          />
          <MatrixKey />
          <Answer asked={asked} analysis={analysis} onClose={() => setAsked(undefined)} />
        </>
      )}
      <CoverageBy map={map} />
      <Barriers />
    </>
  );
}

interface AnswerProps {
  readonly asked: Asked | undefined;
  readonly analysis: Analysis;
  readonly onClose: () => void;
}

/** In sight wherever in the table somebody has asked, until they have read it. */
function Answer({ asked, analysis, onClose }: AnswerProps) {
  return (
    <div className={cx("gm-matrix__answer", asked !== undefined && "gm-matrix__answer--open")}>
      <div role="status" className="gm-matrix__reason">
        {asked === undefined ? (
          <p className="gm-small gm-muted">Press a sign to see the reason.</p>
        ) : (
          <Reason {...asked} analysis={analysis} />
        )}
      </div>
      {asked === undefined ? null : (
        <Button look="quiet" icon="close" iconOnly onClick={onClose}>
          Close the reason
        </Button>
      )}
    </div>
  );
}

interface CellProps {
  /** Undefined for what came after the last answer. */
  readonly verdict: Said | undefined;
  readonly of: string;
  readonly onAsk: () => void;
}

function Cell({ verdict, of, onAsk }: CellProps) {
  if (verdict === undefined) return null;
  return (
    <button type="button" className="gm-matrix__cell" onClick={onAsk}>
      <VerdictSign verdict={verdict} />
      <span className="gm-vh">{`${verdictWords[verdict]}: ${of}`}</span>
    </button>
  );
}

function Reason({ persona, service, analysis }: Asked & { readonly analysis: Analysis }) {
  const map = useGapMap();
  const verdict = analysis.acceptance[persona.id]?.[service.id];
  if (verdict === undefined) return null;
  const because = decisive(verdict, analysis.reasons[persona.id]?.[service.id] ?? {}).flatMap(
    (id) => itemOf(map, "threshold", id) ?? [],
  );
  return (
    <>
      <p>
        <b>{persona.label}</b> at <b>{service.shortName ?? service.name}</b>:{" "}
        <Verdict verdict={verdict} />
      </p>
      <Because thresholds={because} />
      {because.length === 0 ? <p>Every threshold it has stated is met.</p> : null}
    </>
  );
}
