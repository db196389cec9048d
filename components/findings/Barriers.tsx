"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import {
  type BarrierGroup,
  type BarrierGrouping,
  barriersBy,
} from "#lib/gap-map/analysis/barrier-themes.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import { referenceOf } from "#lib/gap-map/references.ts";

/** Barriers by theme: how many, how many organisations say so, and their own words. */
export function Barriers() {
  const map = useGapMap();
  const [grouping, setGrouping] = useState<BarrierGrouping>("side");
  const groups = barriersBy(map, grouping);
  if (groups.length === 0) return null;
  return (
    <>
      <Select
        id="barriers-by"
        label="Barriers by"
        options={GROUPINGS}
        value={grouping}
        onChange={(event) => setGrouping(event.target.value as BarrierGrouping)}
      />
      <section
        className="gm-matrix gm-barriers"
        aria-label="Barriers by theme"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
        tabIndex={0}
      >
        <table>
          <caption>Barriers by theme, in the words of those who said so</caption>
          <thead>
            <tr>
              <th scope="col">Theme</th>
              <th scope="col">Barriers</th>
              <th scope="col">Organisations</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <Theme key={group.id} group={group} />
          ))}
        </table>
      </section>
    </>
  );
}

const GROUPINGS: readonly { readonly value: BarrierGrouping; readonly label: string }[] = [
  { value: "side", label: "What getting help takes" },
  { value: "kind", label: "Kind of barrier" },
  { value: "level", label: "Level of the service" },
  { value: "sector", label: "Sector of the service" },
];

/** So many are quoted at first. */
const FIRST = 3;

function Theme({ group: { label, barriers, organisations } }: { readonly group: BarrierGroup }) {
  const { choose } = useWorkshop();
  const [all, setAll] = useState(false);
  const shown = all || barriers.length <= FIRST + 1 ? barriers : barriers.slice(0, FIRST);
  const hidden = barriers.length - shown.length;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">{label}</th>
        <td>{barriers.length}</td>
        <td>{organisations}</td>
      </tr>
      <tr>
        <td colSpan={3} className="gm-barriers__said">
          <ul className="gm-barriers__words">
            {shown.map((barrier) => (
              <li key={barrier.id}>
                {barrier.text === "" ? "Nothing written yet" : `“${barrier.text}”`}{" "}
                <button
                  type="button"
                  className="gm-f-ref"
                  aria-label={`Open ${nameOf(barrier)}`}
                  onClick={() => choose(barrier.id)}
                >
                  {referenceOf(barrier) || "New"}
                </button>
              </li>
            ))}
          </ul>
          {hidden > 0 ? (
            <Button look="link" onClick={() => setAll(true)}>
              {`Show ${hidden} more`}
              <span className="gm-vh">{` under ${label}`}</span>
            </Button>
          ) : null}
        </td>
      </tr>
    </tbody>
  );
}
