"use client";

import { useState } from "react";
import { levelOptions } from "#components/details/options.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { Select } from "#components/ui/Select.tsx";
import { countOf } from "#lib/gap-map/item-names.ts";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import { everything, type Has, hasWords, isLooking, type Wanted } from "./list-filter.ts";

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
      <div className="gm-w-find__toggle">
        <Button aria-expanded={more} aria-controls="find-filters" onClick={() => setMore(!more)}>
          Filter
        </Button>
      </div>
      <Filters wanted={wanted} onWant={onWant} open={more} />
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

function Filters({
  wanted,
  onWant,
  open,
}: Pick<Props, "wanted" | "onWant"> & { readonly open: boolean }) {
  const map = useGapMap();
  const gapLevel = gapLevelOf(map);
  return (
    <div
      className={`gm-w-find__filters${open ? " gm-w-find__filters--open" : ""}`}
      id="find-filters"
    >
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
        id="find-has"
        label="Has"
        value={wanted.has}
        onChange={(event) => onWant({ ...wanted, has: event.target.value as Has })}
        options={Object.entries(hasWords).map(([value, label]) => ({ value, label }))}
      />
    </div>
  );
}
