"use client";

import { useRaise } from "#components/details/ViewsPart.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Menu } from "#components/ui/Menu.tsx";
import { useNotHere } from "#components/workshop/use-not-here.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { type Act, commandWords, moveStep, remove } from "#lib/gap-map/commands.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import type { ItemId, Level, Service } from "#lib/gap-map/model.ts";
import { levelsOf, servicesOn } from "#lib/gap-map/order.ts";
import { speaksFor } from "#lib/gap-map/same-service.ts";
import { tidyLevel } from "#lib/scene/tidy-level.ts";
import { AddService } from "./AddService.tsx";
import { useFocusIn } from "./focus-path.ts";
import { ItsViews } from "./ItsViews.tsx";
import { ListSection } from "./ListSection.tsx";
import { useOpened } from "./opened.ts";
import { ServiceItem } from "./ServiceItem.tsx";
import { Steady } from "./Steady.tsx";

interface Props {
  readonly level: Level;
  /** The services that the filter lets through. */
  readonly shown: ReadonlySet<ItemId>;
}

/** A level with its services. */
export function LevelSection({ level, shown }: Props) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const form = `service on ${level.id}`;
  const [adding, setAdding] = useOpened(form);
  const services = servicesOn(map, level.id);
  return (
    <ListSection
      id={level.id}
      title={level.name}
      count={countOf("service", services.length)}
      look={level.tint}
      item
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
      <ItsViews item={level} />
      {adding ? (
        <AddService form={form} levelId={level.id} onDone={() => setAdding(false)} />
      ) : null}
      <ServiceList shown={shown} of={services} />
    </ListSection>
  );
}

/** Renaming, moving and deleting a level. */
export function LevelMenu({ level }: { readonly level: Level }) {
  const map = useGapMap();
  const { act, choose, now, removal } = useWorkshop();
  const raise = useRaise();
  const levels = levelsOf(map);
  const { id, name } = level;
  const tidy = (): Act => {
    const edits = tidyLevel(now(), id);
    const none = edits.length === 0;
    return { edits, said: none ? `${name} is tidy already.` : `${name} was tidied on the map.` };
  };
  return (
    <Menu
      label={`More for ${level.name}`}
      icon="more"
      iconOnly
      look="quiet"
      acts={[
        { id: "edit", label: `${commandWords.edit} level`, icon: "edit" },
        { id: "earlier", label: "Move up", icon: "up", disabled: levels[0]?.id === level.id },
        { id: "later", label: "Move down", icon: "down", disabled: levels.at(-1)?.id === level.id },
        { id: "tidy", label: commandWords.tidy, icon: "tidy" },
        { id: "difference", label: commandWords.raiseDifference, icon: "difference" },
        { id: "remove", label: `${commandWords.remove} level`, icon: "bin" },
      ]}
      onAct={(command) => {
        if (command === "edit") choose(id, "edit");
        else if (command === "tidy") act(tidy());
        else if (command === "difference") raise(id);
        else if (command === "remove") act(remove(now(), id, removal()));
        else act(moveStep(now(), id, command === "earlier" ? "earlier" : "later"));
      }}
    />
  );
}

interface ListProps {
  /** What the filter lets through. */
  readonly shown: ReadonlySet<ItemId>;
  /** All services of the level. */
  readonly of: readonly Service[];
}

/** Services one under the other. The one that has the keyboard is shown whatever is looked for. */
export function ServiceList({ shown, of }: ListProps) {
  const away = useNotHere();
  const { myServices } = useWorkshop();
  const focused = useFocusIn(of.map(({ id }) => id));
  const places = new Map(of.map(({ id }, at) => [id, at + 1]));
  const services = of.filter(({ id }) => shown.has(id) || id === focused);
  return (
    <>
      {services.length === 0 ? (
        <p className="gm-w-level__empty">
          {of.length === 0 ? "No services here yet." : "No services here match what you look for."}
        </p>
      ) : null}
      <ul className="gm-services">
        <Steady items={services} as="li">
          {(service) => (
            <ServiceItem
              key={service.id}
              service={service}
              position={places.get(service.id) ?? 0}
              total={of.length}
              away={away.has(service.id)}
              mine={speaksFor(myServices, service)}
            />
          )}
        </Steady>
      </ul>
    </>
  );
}
