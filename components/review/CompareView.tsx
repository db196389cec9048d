"use client";

import { useState } from "react";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { changesInWords } from "#lib/gap-map/words.ts";
import { GroupCard, SIGN_WORDS, SignMark } from "./GroupCard.tsx";
import { MiniMap } from "./MiniMap.tsx";
import type { MiniMapData } from "./mini-map-of.ts";
import type { Comparison, Group, Sign } from "./rows.ts";

/** One side of a comparison. */
interface Side {
  readonly name: string;
  readonly words: string;
  readonly map: MiniMapData;
}

interface Props {
  readonly comparison: Comparison;
  readonly from: Side;
  readonly to: Side;
}

const ALL = "";

/** What changed, in sentences, with the same numbers on two small maps. */
export function CompareView({ comparison, from, to }: Props) {
  const [level, setLevel] = useState(ALL);
  const [type, setType] = useState(ALL);
  const [chosen, setChosen] = useState<number>();
  const shown = filtered(comparison.groups, level, type);
  // With nothing to step through or to choose from, there is only that to say.
  const any = comparison.groups.length > 0;
  const numbers = shown.flatMap(({ rows }) => rows).map(({ number }) => number);

  return (
    <div className="compare">
      <div className="compare__list">
        {any ? (
          <>
            <Counts comparison={comparison} />
            <Filters
              groups={comparison.groups}
              level={level}
              type={type}
              onLevel={setLevel}
              onType={setType}
            />
          </>
        ) : null}
        {numbers.length === 0 ? <p>{emptyWords(comparison, level, type)}</p> : null}
        {shown.map((group) => (
          <GroupCard key={group.levelId} group={group} chosen={chosen} onChoose={setChosen} />
        ))}
        {comparison.layoutOnly > 0 ? (
          <details className="gm-details">
            <summary className="gm-details__summary">Layout</summary>
            <p className="gm-details__body">{layoutWords(comparison.layoutOnly)}</p>
          </details>
        ) : null}
      </div>
      <aside className="compare__maps" aria-label={any ? "Where the changes are" : "Both maps"}>
        {any ? (
          <Stepper numbers={numbers} chosen={chosen} onChoose={setChosen} total={numbers.length} />
        ) : null}
        <div className="compare__pair">
          {[from, to].map(({ name, words, map }) => (
            <figure key={name}>
              <figcaption>
                <b>{name}</b>
                <span className="gm-small gm-muted">{words}</span>
              </figcaption>
              <MiniMap
                {...map}
                label={`${name}, a small picture. The list says the same in words.`}
                chosen={chosen}
              />
            </figure>
          ))}
        </div>
        {any ? <Key /> : null}
      </aside>
    </div>
  );
}

function Counts({ comparison: { counts } }: { readonly comparison: Comparison }) {
  const signs: readonly Sign[] = ["added", "removed", "changed"];
  return (
    <ul className="compare__counts">
      {signs.map((sign) => (
        <li key={sign}>
          <SignMark sign={sign} /> <b>{counts[sign]}</b> {SIGN_WORDS[sign].toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

interface FiltersProps {
  readonly groups: readonly Group[];
  readonly level: string;
  readonly type: string;
  readonly onLevel: (level: string) => void;
  readonly onType: (type: string) => void;
}

function Filters({ groups, level, type, onLevel, onType }: FiltersProps) {
  const types = [...new Set(groups.flatMap(({ rows }) => rows).map((row) => row.type))];
  return (
    <div className="compare__filters">
      <Select
        id="compare-level"
        label="Level"
        value={level}
        onChange={(event) => onLevel(event.target.value)}
        options={[
          { value: ALL, label: "All levels" },
          ...groups.map(({ levelId, name }) => ({ value: levelId, label: name })),
        ]}
      />
      <Select
        id="compare-type"
        label="Type"
        value={type}
        onChange={(event) => onType(event.target.value)}
        options={[
          { value: ALL, label: "All types" },
          ...types.map((word) => ({ value: word, label: word })),
        ]}
      />
    </div>
  );
}

interface StepperProps {
  readonly numbers: readonly number[];
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  readonly total: number;
}

function Stepper({ numbers, chosen, onChoose, total }: StepperProps) {
  const at = chosen === undefined ? -1 : numbers.indexOf(chosen);
  function go(step: 1 | -1) {
    const next = numbers[at < 0 ? 0 : at + step];
    if (next === undefined) return;
    onChoose(next);
    document.getElementById(`change-${next}`)?.scrollIntoView({ block: "nearest" });
  }
  return (
    <div className="compare__stepper">
      <p role="status">{at < 0 ? changesInWords(total) : `Change ${at + 1} of ${total}`}</p>
      <div className="gm-row">
        <Button icon="left" onClick={() => go(-1)} disabled={at <= 0}>
          Previous
        </Button>
        <Button icon="right" onClick={() => go(1)} disabled={total === 0 || at === total - 1}>
          Next
        </Button>
      </div>
    </div>
  );
}

function Key() {
  return (
    <section className="compare__key">
      <h2>Key</h2>
      <ul>
        {(["added", "removed", "changed"] as const).map((sign) => (
          <li key={sign}>
            <SignMark sign={sign} /> {sign === "changed" ? "Changed or moved" : SIGN_WORDS[sign]}
          </li>
        ))}
        <li>Numbers match the list</li>
      </ul>
    </section>
  );
}

function filtered(groups: readonly Group[], level: string, type: string): readonly Group[] {
  return groups
    .filter(({ levelId }) => level === ALL || levelId === level)
    .map((group) => ({
      ...group,
      rows: group.rows.filter((row) => type === ALL || row.type === type),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function layoutWords(count: number): string {
  return `${count === 1 ? "1 position" : `${count} positions`} or drawings changed. Nothing they say did.`;
}

function emptyWords({ groups }: Comparison, level: string, type: string): string {
  if (groups.length > 0 && (level !== ALL || type !== ALL)) return "No change fits these filters.";
  return "Nothing that the map says has changed between these two.";
}
