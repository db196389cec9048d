"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { type Option, Select } from "#components/ui/Select.tsx";
import { type Walk, walkInWords, walkOf } from "#lib/gap-map/analysis/walk.ts";
import { type Change, mapIf, turnedBetween } from "#lib/gap-map/analysis/what-if.ts";
import type { GapMap, ItemId, Persona } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, limitInWords, valueInWords } from "#lib/gap-map/words.ts";
import { Verdict } from "./Verdict.tsx";

/** What would be said at each door if one thing were otherwise. Nothing on the map changes. */
export function WhatIf({ walk }: { readonly walk: Walk }) {
  const map = useGapMap();
  const [what, setWhat] = useState("");
  const [value, setValue] = useState("");
  const dimension = map.vocabulary.dimensions.find(({ id }) => `person ${id}` === what);
  const change = changeFrom(what, value, dimension);
  const options = whatOptions(map, walk);
  const chosen = options.find((option) => option.value === what)?.label ?? "";
  return (
    <section className="gm-f-if" aria-labelledby="what-if">
      <h3 id="what-if">What if one thing were otherwise?</h3>
      <Select
        id="what-if-what"
        label="What would be otherwise"
        hint="Tried out here alone. The map stays as it is."
        options={options}
        value={what}
        onChange={(event) => {
          setWhat(event.target.value);
          setValue("");
        }}
      />
      {dimension === undefined ? null : (
        <Select
          id="what-if-value"
          label={`${dimensionLabel(map, dimension.id)} would be`}
          options={valueOptions(dimension, walk.persona)}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      {change === undefined ? null : (
        <Result
          walk={walk}
          change={change}
          words={dimension === undefined ? chosen : `${chosen}: ${valueInWords(value)}`}
        />
      )}
      {what === "" ? null : (
        <div>
          <Button look="quiet" onClick={() => setWhat("")}>
            As it is
          </Button>
        </div>
      )}
    </section>
  );
}

interface ResultProps {
  readonly walk: Walk;
  readonly change: Change;
  /** What is otherwise, in full: the list cuts long words off. */
  readonly words: string;
}

function Result({ walk, change, words }: ResultProps) {
  const map = useGapMap();
  const then = mapIf(map, walk.persona.id, change);
  const after = walkOf(then, walk.persona.id);
  if (after === undefined) return null;
  const turned = turnedBetween(walk, after);
  return (
    <div role="status" className="gm-f-turned">
      <p className="gm-small">{`If it were so: ${words}`}</p>
      {turned.length === 0 ? (
        <p>No door on this map would open or close by that alone.</p>
      ) : (
        <ul>
          {turned.map(({ service, before, after: now }) => (
            <li key={service.id}>
              <b>{service.shortName ?? service.name}</b> <Verdict verdict={before} />
              <span> would become </span>
              <Verdict verdict={now} />
            </li>
          ))}
        </ul>
      )}
      {walkInWords(then, after).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function changeFrom(
  what: string,
  value: string,
  dimension: Dimension | undefined,
): Change | undefined {
  if (what.startsWith("threshold "))
    return { of: "threshold", id: what.slice("threshold ".length) as ItemId };
  if (dimension === undefined || value === "") return undefined;
  const known = dimension.type === "boolean" ? value === "true" : value;
  return { of: "person", dimension: dimension.id, value: known };
}

/** The thresholds that decide on this person, then what is known about them. */
function whatOptions(map: GapMap, { steps, beyond, persona }: Walk): Option[] {
  const doors = [...steps, ...beyond];
  const thresholds = doors.flatMap(({ service, because }) =>
    because.map((threshold) => ({
      value: `threshold ${threshold.id}`,
      label: `${service.shortName ?? service.name} would not insist on ${referenceOf(threshold)}: ${limitInWords(threshold) || threshold.text}`,
    })),
  );
  const about = map.vocabulary.dimensions
    .filter(({ type }) => type !== "number")
    .sort((a, b) => Number(b.id in persona.attributes) - Number(a.id in persona.attributes))
    .map(({ id }) => ({
      value: `person ${id}`,
      label: `${persona.label}: ${dimensionLabel(map, id)}`,
    }));
  return [{ value: "", label: "Nothing: as it is on the map" }, ...thresholds, ...about];
}

function valueOptions({ id, type, values = [] }: Dimension, { attributes }: Persona): Option[] {
  const all = type === "boolean" ? [true, false] : values;
  const known = attributes[id];
  return [
    {
      value: "",
      label: known === undefined ? "Nobody has said yet" : `As now: ${valueInWords(known)}`,
    },
    ...all
      .filter((one) => one !== known)
      .map((one) => ({ value: String(one), label: valueInWords(one) })),
  ];
}
