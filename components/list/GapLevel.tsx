"use client";

import { Evidence, GapWords } from "#components/details/GapReading.tsx";
import { useRaise, ViewsPart } from "#components/details/ViewsPart.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Menu } from "#components/ui/Menu.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords, moveStep, remove } from "#lib/gap-map/commands.ts";
import { dayInWords } from "#lib/gap-map/day.ts";
import { countOf, headingOf } from "#lib/gap-map/item-names.ts";
import type { Gap, Level } from "#lib/gap-map/model.ts";
import { gapsOf } from "#lib/gap-map/order.ts";
import { positionInWords } from "#lib/gap-map/position.ts";
import { AddNamed } from "./AddNamed.tsx";
import { ItsViews } from "./ItsViews.tsx";
import { LevelMenu } from "./LevelSection.tsx";
import { OpeningItem } from "./ListItem.tsx";
import { ListSection } from "./ListSection.tsx";
import { useDetailsOf, useOpened } from "./opened.ts";
import { Steady } from "./Steady.tsx";

interface Props {
  readonly level: Level;
  /** The gaps that the filter lets through. */
  readonly gaps: readonly Gap[];
}

/** The level that holds the gaps. */
export function GapLevel({ level, gaps }: Props) {
  const map = useGapMap();
  const add = useAdd();
  const { mayEdit } = useWorkshop();
  const form = `gap on ${level.id}`;
  const [adding, setAdding] = useOpened(form);
  const all = gapsOf(map);
  return (
    <ListSection
      id={level.id}
      title={level.name}
      count={countOf("gap", all.length)}
      look={level.tint}
      item
      gap
      tools={
        mayEdit ? (
          <>
            <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
              Add gap
            </Button>
            <LevelMenu level={level} />
          </>
        ) : null
      }
    >
      <ItsViews item={level} />
      {adding ? (
        <AddNamed
          form={form}
          label="Name of the gap"
          hint="Who falls between which services: “Too risky for primary, not risky enough for secondary”"
          act="Add gap"
          needed="Enter a name for the gap"
          onAdd={(title) => add("gap", { title })}
          onDone={() => setAdding(false)}
        />
      ) : null}
      {gaps.length === 0 ? (
        <p className="gm-w-level__empty">
          {all.length === 0 ? "No gaps yet." : "No gaps match what you look for."}
        </p>
      ) : null}
      <GapList gaps={gaps} />
    </ListSection>
  );
}

/** Gaps one under the other. */
export function GapList({ gaps }: { readonly gaps: readonly Gap[] }) {
  const all = gapsOf(useGapMap());
  return (
    <ul className="gm-services">
      <Steady items={gaps} as="li">
        {(gap) => (
          <GapItem key={gap.id} gap={gap} position={all.indexOf(gap) + 1} total={all.length} />
        )}
      </Steady>
    </ul>
  );
}

interface ItemProps {
  readonly gap: Gap;
  readonly position: number;
  readonly total: number;
}

function GapItem({ gap, position, total }: ItemProps) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const [open] = useDetailsOf(gap.id);
  return (
    <OpeningItem
      item={gap}
      name={headingOf(gap)}
      about={
        <>
          {open || gap.who === "" ? null : <p className="gm-w-service__by">{gap.who}</p>}
          <p className="gm-w-service__by">{factsOf(gap)}</p>
        </>
      }
      body={
        <div className="gm-w-service__body">
          <p className="gm-w-service__by">{positionInWords(map, gap)}.</p>
          <GapWords item={gap} headed />
          {mayEdit ? <GapActions {...{ gap, position, total }} /> : null}
          <div className="gm-w-pair">
            <Evidence item={gap} level={4} />
          </div>
          <ViewsPart item={gap} of={gap.title} level={4} home />
        </div>
      }
    />
  );
}

/** "No owner yet. Links 2 thresholds, 1 barrier and 3 personas." */
function factsOf(gap: Gap): string {
  const owner = gap.owner === undefined ? "No owner yet." : `Owner: ${gap.owner}.`;
  const links = [
    ["threshold", gap.thresholdIds.length],
    ["barrier", gap.barrierIds.length],
    ["pathway", gap.pathwayIds.length],
    ["persona", gap.personaIds.length],
  ] as const;
  const said = links.filter(([, count]) => count > 0).map(([kind, count]) => countOf(kind, count));
  const linked =
    said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
  const review = gap.reviewOn === undefined ? "" : ` Review on ${dayInWords(gap.reviewOn)}.`;
  return `${owner} ${linked === "" ? "Nothing linked yet." : `Links ${linked}.`}${review}`;
}

function GapActions({ gap, position, total }: ItemProps) {
  const raise = useRaise();
  const { act, choose, now, removal } = useWorkshop();
  const { id, title } = gap;
  return (
    <fieldset className="gm-w-actions">
      <legend className="gm-vh">Actions for {title}</legend>
      <Button onClick={() => choose(id, "edit")}>
        {commandWords.edit}
        <span className="gm-vh"> {title}</span>
      </Button>
      <Button onClick={() => raise(id)}>
        {commandWords.raiseDifference}
        <span className="gm-vh"> about {title}</span>
      </Button>
      <Menu
        label={`More actions for ${title}: move, delete`}
        icon="more"
        iconOnly
        acts={[
          { id: "earlier", label: commandWords.moveEarlier, icon: "up", disabled: position === 1 },
          {
            id: "later",
            label: commandWords.moveLater,
            icon: "down",
            disabled: position === total,
          },
          { id: "remove", label: `${commandWords.remove} gap`, icon: "bin" },
        ]}
        onAct={(doing) => {
          if (doing === "remove") act(remove(now(), id, removal()));
          else act(moveStep(now(), id, doing === "earlier" ? "earlier" : "later"));
        }}
      />
    </fieldset>
  );
}
