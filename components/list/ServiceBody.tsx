"use client";

import { useState } from "react";
import { AddPathway } from "#components/details/AddPathway.tsx";
import { levelOptions } from "#components/details/options.ts";
import {
  BarriersPart,
  GoodPracticePart,
  PathwaysInPart,
  PathwaysOutPart,
  ThresholdsPart,
  useRaise,
  ViewsPart,
} from "#components/details/parts.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Menu } from "#components/ui/Menu.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { moveStep, moveToLevel, remove } from "#lib/gap-map/commands.ts";
import { type ItemId, itemOf, type Service } from "#lib/gap-map/model.ts";

interface Props {
  readonly service: Service;
  readonly position: number;
  readonly total: number;
}

/** What stands on a service, and what can be done with it. */
export function ServiceBody({ service, position, total }: Props) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const [adding, setAdding] = useState(false);
  const part = { id: service.id, of: service.name, level: 4 } as const;
  const level = itemOf(map, "level", service.levelId)?.name;
  return (
    <div className="gm-w-service__body">
      {mayEdit ? (
        <Actions {...{ service, position, total }} onPathway={() => setAdding(true)} />
      ) : null}
      {adding ? <AddPathway fromId={service.id} onDone={() => setAdding(false)} /> : null}
      <p className="gm-w-service__by">
        {level === undefined ? "Not placed yet." : `Number ${position} of ${total} in ${level}.`}{" "}
        {service.offer}
      </p>
      <div className="gm-w-pair">
        <ThresholdsPart {...part} />
        <BarriersPart {...part} />
        <PathwaysInPart {...part} />
        <div className="gm-w-stacked">
          <PathwaysOutPart {...part} onAdd={() => setAdding(true)} />
          <GoodPracticePart {...part} />
        </div>
      </div>
      <ViewsPart item={service} of={service.name} level={4} />
    </div>
  );
}

function Actions({
  service,
  position,
  total,
  onPathway,
}: Props & { readonly onPathway: () => void }) {
  const map = useGapMap();
  const raise = useRaise();
  const { act, choose } = useWorkshop();
  const { id, name } = service;
  return (
    <fieldset className="gm-w-actions">
      <legend className="gm-vh">Actions for {name}</legend>
      <Button onClick={() => choose(id, "edit")}>
        Edit<span className="gm-vh"> {name}</span>
      </Button>
      <Menu
        label="Move to level"
        acts={[
          ...levelOptions(map).map(({ value, label }) => ({
            id: value,
            label,
            disabled: value === service.levelId,
          })),
          { id: "none", label: "Not placed yet", disabled: service.levelId === undefined },
        ]}
        onAct={(level) =>
          act(moveToLevel(map, id, level === "none" ? undefined : (level as ItemId)))
        }
      />
      <Button onClick={onPathway}>Add pathway</Button>
      <Button onClick={() => raise(id)}>Raise a difference</Button>
      <More {...{ service, position, total }} />
    </fieldset>
  );
}

function More({ service, position, total }: Props) {
  const map = useGapMap();
  const add = useAdd();
  const { act, removal } = useWorkshop();
  const { id, name } = service;
  const doings: Readonly<Record<string, () => void>> = {
    threshold: () => add("threshold", { serviceId: id, text: "" }),
    barrier: () => add("barrier", { onId: id, text: "" }),
    goodPractice: () => add("goodPractice", { onId: id, text: "" }),
    earlier: () => act(moveStep(map, id, "earlier")),
    later: () => act(moveStep(map, id, "later")),
    remove: () => act(remove(map, id, removal())),
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
        { id: "earlier", label: "Move earlier", icon: "up", disabled: position === 1 },
        { id: "later", label: "Move later", icon: "down", disabled: position === total },
        { id: "remove", label: "Delete service", icon: "bin" },
      ]}
      onAct={(doing) => doings[doing]?.()}
    />
  );
}
