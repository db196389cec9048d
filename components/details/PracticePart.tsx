"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Marker } from "#components/ui/Marker.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import {
  type AgainstPractice,
  againstPractice,
  contradictionInWords,
} from "#lib/gap-map/analysis/practice.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import type { Service, Threshold } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { dimensionLabel, limitInWords } from "#lib/gap-map/words.ts";
import type { PartLevel } from "./Part.tsx";

interface Props {
  readonly service: Service;
  readonly level: PartLevel;
}

/** What a service has written down, side by side with how it works in practice. Nothing while nobody has said how. */
export function PracticePart({ service, level }: Props) {
  const map = useGapMap();
  const rows = againstPractice(map, service.id);
  const Heading = `h${level}` as const;
  if (rows.length === 0) return null;
  return (
    <section className="gm-w-part">
      <div className="gm-w-part__head">
        <Marker kind="threshold" size="s" />
        <Heading id={`${service.id}-practice`}>As written and as experienced</Heading>
      </div>
      <table className="gm-practice" aria-labelledby={`${service.id}-practice`}>
        <thead>
          <tr>
            <th scope="col">As written</th>
            <th scope="col">As it works in practice</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <Rows key={row.dimension ?? ""} row={row} />
        ))}
      </table>
    </section>
  );
}

function Rows({ row }: { readonly row: AgainstPractice }) {
  const map = useGapMap();
  const contradiction = contradictionInWords(map, row);
  const { dimension, written, practice } = row;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          {dimension === undefined ? "In words only" : dimensionLabel(map, dimension)}
        </th>
      </tr>
      <tr>
        <td>
          {written.length === 0 ? <p className="gm-muted">Not written down</p> : null}
          <Said thresholds={written} />
        </td>
        <td>
          <Said thresholds={practice} />
        </td>
      </tr>
      {contradiction === undefined ? null : (
        <tr>
          <td colSpan={2} className="gm-practice__differs">
            <b>These differ.</b> {contradiction}.
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Said({ thresholds }: { readonly thresholds: readonly Threshold[] }) {
  const { choose } = useWorkshop();
  return thresholds.map((threshold) => (
    <p key={threshold.id}>
      {limitInWords(threshold) || threshold.text || "Nothing written yet"}{" "}
      <button
        type="button"
        className="gm-f-ref"
        aria-label={`Open ${nameOf(threshold)}`}
        onClick={() => choose(threshold.id)}
      >
        {referenceOf(threshold) || "New"}
      </button>
    </p>
  ));
}
