"use client";

import { Button, LinkButton } from "#components/ui/Button.tsx";
import { Tag } from "#components/ui/Tag.tsx";
import type { VersionListed } from "#lib/wire/api.ts";
import { dayOf, saverInWords, statusWords, timeOf } from "./words.ts";

/** What changed since an earlier version, in a few words. */
export type Changed = { readonly words: string; readonly since: number } | undefined;

/** A version in the timeline. `picture` is a `data:` address. */
export type Entry = VersionListed & { readonly changed?: Changed; readonly picture?: string };

interface PointProps {
  readonly mapId: string;
  readonly entry: Entry;
  readonly from: string;
  readonly to: string;
  readonly onFrom: (number: string) => void;
  readonly onTo: (number: string) => void;
  readonly onRestore: ((number: number) => void) | undefined;
}

/** One version: from and to, what it is, and what can be done with it. */
export function VersionPoint({ mapId, entry, from, to, onFrom, onTo, onRestore }: PointProps) {
  const { number, name, note, status, savedAt, savedBy, changed, present, picture } = entry;
  const address = `/maps/${mapId}/versions/${number}`;
  const own = String(number);
  return (
    <li className={`review__point review__point--${status}`}>
      <span className="review__picks">
        <Pick
          side="from"
          words={`version ${number}`}
          chosen={from === own}
          onChoose={() => onFrom(own)}
        />
        <Pick
          side="to"
          words={`version ${number}`}
          chosen={to === own}
          onChoose={() => onTo(own)}
        />
      </span>
      <div className="review__body">
        <div className="review__head">
          <h2>
            <span className="review__number">Version {number}</span> {name}
          </h2>
          <Tag
            look={status === "agreed" ? "ink" : "line"}
            icon={status === "agreed" ? "lock" : "draft"}
          >
            {statusWords[status]}
          </Tag>
        </div>
        <p className="gm-small gm-muted">
          {saverInWords(savedBy)}, {dayOf(savedAt)} at {timeOf(savedAt)}.
          {changed === undefined ? "" : ` ${changed.words} since version ${changed.since}.`}
          {status === "agreed" ? " It can no longer be changed." : ""}
          {present.length === 0 ? "" : ` ${peopleInWords(present.length)} there.`}
        </p>
        {note === "" ? null : <p className="review__note">{note}</p>}
        {picture === undefined ? null : (
          <img className="review__picture" src={picture} alt="" width={320} />
        )}
        <fieldset className="review__acts">
          <legend className="gm-vh">Actions for version {number}</legend>
          <LinkButton href={address}>
            View<span className="gm-vh"> version {number}</span>
          </LinkButton>
          {onRestore === undefined ? null : (
            <Button onClick={() => onRestore(number)}>
              New draft from this version<span className="gm-vh"> {number}</span>
            </Button>
          )}
        </fieldset>
      </div>
    </li>
  );
}

interface PickProps {
  readonly side: "from" | "to";
  readonly words: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One radio of a column: what to compare from, or to. */
export function Pick({ side, words, chosen, onChoose }: PickProps) {
  return (
    <label className={`review__pick review__pick--${side}`}>
      <input
        type="radio"
        name={side}
        checked={chosen}
        onChange={onChoose}
        className="gm-choice__input gm-choice__input--radio"
      />
      <span className="review__side">
        {side === "from" ? "From" : "To"}
        <span className="gm-vh"> {words}</span>
      </span>
    </label>
  );
}

function peopleInWords(count: number): string {
  return count === 1 ? "1 person was" : `${count} people were`;
}
