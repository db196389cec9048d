"use client";

import { useRaise } from "#components/details/ViewsPart.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Menu } from "#components/ui/Menu.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords, remove } from "#lib/gap-map/commands.ts";
import { countOf, headingOf, kindWords } from "#lib/gap-map/item-names.ts";
import { type Item, itemsOf, type Organisation, type Persona } from "#lib/gap-map/model.ts";
import { organisationsOf, personasOf } from "#lib/gap-map/order.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { AddNamed } from "./AddNamed.tsx";
import { ItsViews } from "./ItsViews.tsx";
import { ListItem } from "./ListItem.tsx";
import { ListSection } from "./ListSection.tsx";
import { says } from "./list-filter.ts";
import { useOpened } from "./opened.ts";
import { Steady } from "./Steady.tsx";

interface Props {
  /** What is looked for. */
  readonly text: string;
}

/** The fictional people whose ways through the services the map is held against. */
export function PersonasSection({ text }: Props) {
  const map = useGapMap();
  const add = useAdd();
  const personas = personasOf(map);
  return (
    <NamedSection
      id="personas"
      title="Personas"
      items={personas}
      shown={personas.filter((persona) => says([persona], text))}
      about={(persona: Persona) => persona.description}
      form={{
        label: "Name of the persona",
        hint: "A letter and what they are like, never a real name",
        act: "Add persona",
        needed: "Enter a name for the persona",
        onAdd: (label) => add("persona", { label }),
      }}
    />
  );
}

/** The organisations that run services. */
export function OrganisationsSection({ text }: Props) {
  const map = useGapMap();
  const add = useAdd();
  const organisations = organisationsOf(map);
  const services = itemsOf(map, "service");
  return (
    <NamedSection
      id="organisations"
      title="Organisations"
      items={organisations}
      shown={organisations.filter((organisation) => says([organisation], text))}
      about={({ id, sector }: Organisation) =>
        [
          sector === undefined ? "" : wordOf("sector", sector),
          countOf("service", services.filter(({ organisationId }) => organisationId === id).length),
        ]
          .filter(Boolean)
          .join(", ")
      }
      form={{
        label: "Name of the organisation",
        act: "Add organisation",
        needed: "Enter the name of the organisation",
        onAdd: (name) => add("organisation", { name }),
      }}
    />
  );
}

/** One more level, below the others. */
export function AddLevel() {
  const add = useAdd();
  const { mayEdit } = useWorkshop();
  const [adding, setAdding] = useOpened("level");
  if (!adding) {
    return mayEdit ? (
      <div className="gm-w-addlevel">
        <Button icon="plus" onClick={() => setAdding(true)}>
          Add level
        </Button>
      </div>
    ) : null;
  }
  return (
    <div className="gm-w-tier gm-w-tier--plain">
      <AddNamed
        form="level"
        label="Name of the level"
        act="Add level"
        needed="Enter a name for the level"
        onAdd={(name) => add("level", { name })}
        onDone={() => setAdding(false)}
      />
    </div>
  );
}

interface NamedProps<T extends Item> {
  readonly id: string;
  readonly title: string;
  readonly items: readonly T[];
  readonly shown: readonly T[];
  readonly about: (item: T) => string;
  readonly form: Omit<React.ComponentProps<typeof AddNamed>, "form" | "onDone">;
}

function NamedSection<T extends Item>({ id, title, items, shown, about, form }: NamedProps<T>) {
  const { mayEdit } = useWorkshop();
  const called = `one of ${id}`;
  const [adding, setAdding] = useOpened(called);
  const kind = id === "personas" ? "persona" : "organisation";
  return (
    <ListSection
      id={id}
      title={title}
      count={countOf(kind, items.length)}
      look="plain"
      tools={
        mayEdit ? (
          <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
            {form.act}
          </Button>
        ) : null
      }
    >
      {adding ? <AddNamed {...form} form={called} onDone={() => setAdding(false)} /> : null}
      {shown.length === 0 ? (
        <p className="gm-w-level__empty">
          {items.length === 0 ? "None yet." : "None match what you look for."}
        </p>
      ) : null}
      <ul className="gm-services">
        <Steady items={shown} as="li">
          {(item) => <NamedItem key={item.id} item={item} about={about(item)} />}
        </Steady>
      </ul>
    </ListSection>
  );
}

function NamedItem({ item, about }: { readonly item: Item; readonly about: string }) {
  const raise = useRaise();
  const { act, choose, mayEdit, now, removal } = useWorkshop();
  const { id, kind } = item;
  const name = headingOf(item);
  return (
    <ListItem
      item={item}
      name={name}
      about={about === "" ? null : <p className="gm-w-service__by">{about}</p>}
      tools={
        mayEdit ? (
          <Menu
            label={`More actions for ${name}`}
            icon="more"
            iconOnly
            look="quiet"
            acts={[
              { id: "edit", label: `${commandWords.edit} ${kindWords[kind]}`, icon: "edit" },
              { id: "difference", label: commandWords.raiseDifference, icon: "difference" },
              { id: "remove", label: `${commandWords.remove} ${kindWords[kind]}`, icon: "bin" },
            ]}
            onAct={(doing) => {
              if (doing === "edit") choose(id, "edit");
              else if (doing === "difference") raise(id);
              else act(remove(now(), id, removal()));
            }}
          />
        ) : null
      }
    >
      <ItsViews item={item} />
    </ListItem>
  );
}
