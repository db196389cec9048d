"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { cx } from "#components/ui/cx.ts";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import { decisive, type Verdict as Said } from "#lib/gap-map/analysis/verdict.ts";
import { itemOf, type Persona, type Service } from "#lib/gap-map/model.ts";
import { levelsOf, personasOf, servicesOn } from "#lib/gap-map/order.ts";
import { Barriers } from "./Barriers.tsx";
import { Because } from "./Because.tsx";
import { CoverageBy } from "./Coverage.tsx";
import { letterOf } from "./letter-of.ts";
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
  const personas = personasOf(map);
  const levels = [...levelsOf(map).map(({ id, name }) => ({ id, name })), UNPLACED];
  const ask = (persona: Persona, service: Service) => {
    setAsked({ persona, service });
    show(`${persona.id} ${service.id}`, [service.id]);
  };
  return (
    <>
      {personas.length === 0 ? <p>No example person is on this map yet.</p> : null}
      <section
        className="gm-matrix"
        aria-label="Who would be let in where"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
        tabIndex={0}
      >
        <table>
          <caption>Who would be let in where</caption>
          <thead>
            <tr>
              <th scope="col">Service</th>
              {personas.map((persona) => (
                <th key={persona.id} scope="col" title={persona.label}>
                  <span className="gm-vh">{persona.label}</span>
                  <span aria-hidden="true">{letterOf(persona)}</span>
                </th>
              ))}
            </tr>
          </thead>
          {levels.map(({ id, name }) => (
            <Level
              key={id ?? "unplaced"}
              name={name}
              services={servicesOn(map, id)}
              personas={personas}
              analysis={analysis}
              onAsk={ask}
            />
          ))}
        </table>
      </section>
      <Key />
      <Answer asked={asked} analysis={analysis} onClose={() => setAsked(undefined)} />
      <CoverageBy map={map} />
      <Barriers />
    </>
  );
}

const UNPLACED = { id: undefined, name: "Not placed yet" } as const;

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

interface LevelProps {
  readonly name: string;
  readonly services: readonly Service[];
  readonly personas: readonly Persona[];
  readonly analysis: Analysis;
  readonly onAsk: (persona: Persona, service: Service) => void;
}

function Level({ name, services, personas, analysis, onAsk }: LevelProps) {
  if (services.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th className="gm-matrix__level" colSpan={personas.length + 1} scope="rowgroup">
          {name}
        </th>
      </tr>
      {services.map((service) => (
        <tr key={service.id}>
          <th scope="row">{service.shortName ?? service.name}</th>
          {personas.map((persona) => (
            <td key={persona.id}>
              <Cell
                verdict={analysis.acceptance[persona.id]?.[service.id]}
                of={`${letterOf(persona)} at ${service.shortName ?? service.name}`}
                onAsk={() => onAsk(persona, service)}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
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

function Key() {
  const all = Object.keys(verdictWords) as Said[];
  return (
    <ul className="gm-matrix__key">
      {all.map((verdict) => (
        <li key={verdict}>
          <Verdict verdict={verdict} />
        </li>
      ))}
    </ul>
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
