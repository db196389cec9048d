"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import type { Gap, ItemId } from "#lib/gap-map/model.ts";
import { gapLevelOf, levelsOf, servicesOn } from "#lib/gap-map/order.ts";
import { BinSection } from "./BinSection.tsx";
import { GapLevel, GapList } from "./GapLevel.tsx";
import { LevelSection, ServiceList } from "./LevelSection.tsx";
import { ListSection } from "./ListSection.tsx";
import { showsKind, type Wanted } from "./list-filter.ts";
import { AddLevel, OrganisationsSection, PersonasSection } from "./OtherSections.tsx";
import { SketchSection } from "./SketchSection.tsx";
import { Steady } from "./Steady.tsx";

interface Props {
  readonly wanted: Wanted;
  /** The services and gaps that the filter lets through. */
  readonly shown: ReadonlySet<ItemId>;
  readonly gaps: readonly Gap[];
}

/** Level by level, then whatever stands on none. */
export function Outline({ wanted, shown, gaps }: Props) {
  const map = useGapMap();
  const { show, text } = wanted;
  return (
    <>
      {show === "all" || show === "service" || show === "gap" ? (
        <Steady items={levelsOf(map)} as="div">
          {(level) =>
            level.role === "gap" ? (
              <GapLevel key={level.id} level={level} gaps={gaps} />
            ) : (
              <LevelSection key={level.id} level={level} shown={shown} />
            )
          }
        </Steady>
      ) : null}
      {gapLevelOf(map) === undefined && gaps.length > 0 ? <LooseGaps gaps={gaps} /> : null}
      {show === "all" || show === "service" ? <Unplaced shown={shown} /> : null}
      {show === "all" ? <AddLevel /> : null}
      {showsKind(wanted, "persona") ? <PersonasSection text={text} /> : null}
      {showsKind(wanted, "organisation") ? <OrganisationsSection text={text} /> : null}
      {showsKind(wanted, "sketch") ? <SketchSection text={text} /> : null}
      {show === "all" ? <BinSection /> : null}
    </>
  );
}

function LooseGaps({ gaps }: Pick<Props, "gaps">) {
  return (
    <ListSection
      id="gaps-unplaced"
      title="Gaps on no level"
      count={countOf("gap", gaps.length)}
      look="plain"
      startsOpen
    >
      <GapList gaps={gaps} />
    </ListSection>
  );
}

function Unplaced({ shown }: Pick<Props, "shown">) {
  const unplaced = servicesOn(useGapMap(), undefined);
  return (
    <ListSection
      id="unplaced"
      title="Not placed yet"
      count={countOf("service", unplaced.length)}
      look="plain"
      startsOpen={unplaced.length > 0}
    >
      <ServiceList shown={shown} of={unplaced} />
    </ListSection>
  );
}
