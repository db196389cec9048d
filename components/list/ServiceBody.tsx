"use client";

import { AddPathway } from "#components/details/AddPathway.tsx";
import { levelOptions } from "#components/details/options.ts";
import { PracticePart } from "#components/details/PracticePart.tsx";
import {
  BarriersPart,
  GoodPracticePart,
  PathwaysInPart,
  PathwaysOutPart,
  ThresholdsPart,
} from "#components/details/parts.tsx";
import { GettingIn } from "#components/details/ServiceReading.tsx";
import { useRaise, ViewsPart } from "#components/details/ViewsPart.tsx";
import { SessionContext } from "#components/room/session-context.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Menu } from "#components/ui/Menu.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords, moveStep, moveToLevel, remove } from "#lib/gap-map/commands.ts";
import type { ItemId, Pathway, Service } from "#lib/gap-map/model.ts";
import { positionInWords } from "#lib/gap-map/position.ts";
import { useList } from "./list-context.ts";
import { useOpened } from "./opened.ts";
import { WayLine } from "./WayLine.tsx";

interface Props {
  readonly service: Service;
  readonly position: number;
  readonly total: number;
}

/** What stands on a service, and what can be done with it. */
export function ServiceBody({ service, position, total }: Props) {
  const map = useGapMap();
  const { live } = useList();
  const { mayEdit } = useWorkshop();
  const [adding, setAdding] = useOpened(`pathway from ${service.id}`);
  const part = { id: service.id, of: service.name, level: 4, home: true } as const;
  const way = (pathway: Pathway) => <WayLine pathway={pathway} at={service.id} />;
  return (
    <div className="gm-w-service__body">
      <p className="gm-w-service__by">
        {capital(positionInWords(map, service) ?? "")}. {service.offer}
      </p>
      {service.who === "" ? null : <p className="gm-w-service__by">For: {service.who}</p>}
      {mayEdit ? (
        <Actions {...{ service, position, total }} onPathway={() => setAdding(true)} />
      ) : null}
      {adding ? (
        <SessionContext value={live}>
          <AddPathway fromId={service.id} onDone={() => setAdding(false)} />
        </SessionContext>
      ) : null}
      <div className="gm-w-pair">
        <ThresholdsPart {...part} />
        <BarriersPart {...part} />
        <PathwaysInPart {...part} row={way} />
        <div className="gm-w-stacked">
          <PathwaysOutPart {...part} row={way} onAdd={() => setAdding(true)} />
          <GoodPracticePart {...part} />
        </div>
      </div>
      <PracticePart service={service} level={4} />
      <ViewsPart item={service} of={service.name} level={4} home />
      <GettingIn item={service} level={4} />
    </div>
  );
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function Actions({
  service,
  position,
  total,
  onPathway,
}: Props & { readonly onPathway: () => void }) {
  const raise = useRaise();
  const { act, choose, now } = useWorkshop();
  const map = useGapMap();
  const { id, name } = service;
  return (
    <fieldset className="gm-w-actions">
      <legend className="gm-vh">Actions for {name}</legend>
      <Button onClick={() => choose(id, "edit")}>
        {commandWords.edit}
        <span className="gm-vh"> {name}</span>
      </Button>
      <Menu
        label={commandWords.moveToLevel}
        of={name}
        acts={[
          ...levelOptions(map).map(({ value, label }) => ({
            id: value,
            label,
            disabled: value === service.levelId,
          })),
          { id: "none", label: "Not placed yet", disabled: service.levelId === undefined },
        ]}
        onAct={(level) => {
          const levelId = level === "none" ? undefined : (level as ItemId);
          act(moveToLevel(now(), id, levelId));
        }}
      />
      <Button onClick={onPathway}>
        Add pathway<span className="gm-vh"> from {name}</span>
      </Button>
      <Button onClick={() => raise(id)}>
        {commandWords.raiseDifference}
        <span className="gm-vh"> about {name}</span>
      </Button>
      <More {...{ service, position, total }} />
    </fieldset>
  );
}

function More({ service, position, total }: Props) {
  const add = useAdd();
  const { act, now, removal } = useWorkshop();
  const { id, name } = service;
  const doings: Readonly<Record<string, () => void>> = {
    threshold: () => add("threshold", { serviceId: id, text: "" }),
    barrier: () => add("barrier", { onId: id, text: "" }),
    goodPractice: () => add("goodPractice", { onId: id, text: "" }),
    earlier: () => act(moveStep(now(), id, "earlier")),
    later: () => act(moveStep(now(), id, "later")),
    remove: () => act(remove(now(), id, removal())),
  };
  return (
    <Menu
      label={`More actions for ${name}: add a note, move, delete`}
      icon="more"
      iconOnly
      acts={[
        { id: "threshold", label: "Add threshold", icon: "threshold" },
        { id: "barrier", label: "Add barrier", icon: "barrier" },
        { id: "goodPractice", label: "Add good practice", icon: "goodPractice" },
        {
          id: "earlier",
          label: commandWords.moveEarlier,
          icon: "up",
          disabled: position === 1,
        },
        {
          id: "later",
          label: commandWords.moveLater,
          icon: "down",
          disabled: position === total,
        },
        { id: "remove", label: `${commandWords.remove} service`, icon: "bin" },
      ]}
      onAct={(doing) => doings[doing]?.()}
    />
  );
}
