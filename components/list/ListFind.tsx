"use client";

import { useState } from "react";
import { levelOptions, organisationOptions } from "#components/details/options.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import {
  everything,
  type Has,
  hasWords,
  isLooking,
  type Show,
  showWords,
  type Wanted,
} from "./list-filter.ts";

interface Props {
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
  /** How many are shown. */
  readonly services: number;
  readonly gaps: number;
}

/** Find and filter. What I look for is mine: nobody else's List changes. */
export function ListFind({ wanted, onWant, services, gaps }: Props) {
  const [more, setMore] = useState(false);
  const looking = isLooking(wanted);
  return (
    <search className="gm-w-seek" aria-label="Find and filter">
      <label className="gm-w-find__label" htmlFor="find">
        Find a service, threshold or barrier
      </label>
      <div className="gm-w-find__box">
        <Icon name="search" />
        <input
          id="find"
          className="gm-input"
          type="search"
          autoComplete="off"
          value={wanted.text}
          onChange={(event) => onWant({ ...wanted, text: event.target.value })}
        />
      </div>
      <Button
        icon="filter"
        aria-expanded={more}
        aria-controls="find-filters"
        onClick={() => setMore(!more)}
      >
        Filter
      </Button>
      <div className="gm-w-find__filters" id="find-filters" hidden={!more}>
        <Filters wanted={wanted} onWant={onWant} />
      </div>
      <p className="gm-w-find__count" role="status">
        {looking ? `${countOf("service", services)} and ${countOf("gap", gaps)} shown. ` : ""}
      </p>
      {looking ? (
        <Button look="link" onClick={() => onWant(everything)}>
          Show everything
        </Button>
      ) : null}
    </search>
  );
}

function Filters({ wanted, onWant }: Pick<Props, "wanted" | "onWant">) {
  const map = useGapMap();
  const { myServices } = useWorkshop();
  const gapLevel = gapLevelOf(map);
  return (
    <>
      <Select
        id="find-show"
        label="Show"
        value={wanted.show}
        onChange={(event) => onWant({ ...wanted, show: event.target.value as Show })}
        options={Object.entries(showWords).map(([value, label]) => ({ value, label }))}
      />
      <Select
        id="find-level"
        label="Level"
        value={wanted.levelId}
        onChange={(event) => onWant({ ...wanted, levelId: event.target.value })}
        options={[
          { value: "", label: "All levels" },
          ...levelOptions(map),
          ...(gapLevel === undefined ? [] : [{ value: gapLevel.id, label: gapLevel.name }]),
          { value: "none", label: "Not placed yet" },
        ]}
      />
      <Select
        id="find-organisation"
        label="Organisation"
        value={wanted.organisationId}
        onChange={(event) => onWant({ ...wanted, organisationId: event.target.value })}
        options={[
          { value: "", label: "All organisations" },
          ...organisationOptions(map),
          { value: "none", label: "No organisation yet" },
        ]}
      />
      <Select
        id="find-has"
        label="Has"
        value={wanted.has}
        onChange={(event) => onWant({ ...wanted, has: event.target.value as Has })}
        options={Object.entries(hasWords).map(([value, label]) => ({ value, label }))}
      />
      {myServices.length === 0 ? null : <Mine wanted={wanted} onWant={onWant} />}
    </>
  );
}

function Mine({ wanted, onWant }: Pick<Props, "wanted" | "onWant">) {
  return (
    <div className="gm-choice">
      <input
        id="find-mine"
        className="gm-choice__input gm-choice__input--checkbox"
        type="checkbox"
        checked={wanted.mine}
        onChange={(event) => onWant({ ...wanted, mine: event.target.checked })}
      />
      <label className="gm-choice__label" htmlFor="find-mine">
        Only services I speak for
      </label>
    </div>
  );
}
