"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Menu } from "#components/ui/Menu.tsx";
import { useNotHere } from "#components/workshop/use-not-here.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { moveStep, remove } from "#lib/gap-map/commands.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import type { ItemId, Level, Service } from "#lib/gap-map/model.ts";
import { levelsOf, servicesOn } from "#lib/gap-map/order.ts";
import { AddService } from "./AddService.tsx";
import { ListSection } from "./ListSection.tsx";
import { ServiceItem } from "./ServiceItem.tsx";

interface Props {
  readonly level: Level;
  /** The services that the filter lets through. */
  readonly shown: ReadonlySet<ItemId>;
}

/** A level with its services. */
export function LevelSection({ level, shown }: Props) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const [adding, setAdding] = useState(false);
  const services = servicesOn(map, level.id);
  return (
    <ListSection
      id={level.id}
      title={level.name}
      count={countOf("service", services.length)}
      look={level.tint}
      tools={
        mayEdit ? (
          <>
            <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
              Add service<span className="gm-vh"> to {level.name}</span>
            </Button>
            <LevelMenu level={level} />
          </>
        ) : null
      }
    >
      {adding ? <AddService levelId={level.id} onDone={() => setAdding(false)} /> : null}
      <ServiceList services={services.filter(({ id }) => shown.has(id))} of={services} />
    </ListSection>
  );
}

/** Renaming, moving and deleting a level. */
export function LevelMenu({ level }: { readonly level: Level }) {
  const map = useGapMap();
  const { act, choose, removal } = useWorkshop();
  const levels = levelsOf(map);
  return (
    <Menu
      label={`More for ${level.name}`}
      icon="more"
      iconOnly
      look="quiet"
      acts={[
        { id: "edit", label: "Edit level", icon: "edit" },
        { id: "earlier", label: "Move up", icon: "up", disabled: levels[0]?.id === level.id },
        { id: "later", label: "Move down", icon: "down", disabled: levels.at(-1)?.id === level.id },
        { id: "remove", label: "Delete level", icon: "bin" },
      ]}
      onAct={(command) => {
        if (command === "edit") choose(level.id, "edit");
        else if (command === "remove") act(remove(map, level.id, removal()));
        else act(moveStep(map, level.id, command === "earlier" ? "earlier" : "later"));
      }}
    />
  );
}

interface ListProps {
  readonly services: readonly Service[];
  /** All services of the level, for "3rd of 6". */
  readonly of: readonly Service[];
}

/** Services one under the other. */
export function ServiceList({ services, of }: ListProps) {
  const away = useNotHere();
  if (services.length === 0) {
    return (
      <p className="gm-w-level__empty">
        {of.length === 0 ? "No services here yet." : "No services here match what you look for."}
      </p>
    );
  }
  return (
    <ul className="gm-services">
      {services.map((service) => (
        <ServiceItem
          key={service.id}
          service={service}
          position={of.findIndex(({ id }) => id === service.id) + 1}
          total={of.length}
          away={away.has(service.id)}
        />
      ))}
    </ul>
  );
}
