"use client";

import { useSession } from "#components/room/session-context.ts";
import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { holdOn } from "#lib/gap-map/commands.ts";
import type { Level, Organisation, View } from "#lib/gap-map/model.ts";
import { serviceNames } from "#lib/gap-map/same-service.ts";
import { roleOf } from "#lib/gap-map/views.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField, RadioField } from "./ChoiceField.tsx";
import { Editing, useField, Within } from "./Editing.tsx";
import { LineField } from "./LineField.tsx";
import { OrderField } from "./OrderField.tsx";
import { wordOptions } from "./options.ts";
import { numberFrom } from "./readers.ts";
import { SectorField } from "./SectorField.tsx";
import { SharedText } from "./SharedText.tsx";

/** What somebody says about an item, what exactly it is about, what it rests on, and for whom they speak. */
export function ViewForm({ item }: { readonly item: View }) {
  const { vocabulary } = useGapMap();
  const { id } = item;
  return (
    <>
      {item.wordsOut === undefined ? null : (
        <p className="gm-small">{`${item.wordsOut.by} has taken words out of this view, because they could tell who somebody is.`}</p>
      )}
      <SharedText id={id} field="text" label="In their words" />
      <RadioField
        id={id}
        field="stance"
        label="What they say"
        kept={item.stance}
        choices={wordOptions(vocabulary.stances, (stance) => wordOf("stance", stance))}
      />
      <LineField
        id={id}
        field="claim"
        label="The claim (optional)"
        hint="What exactly is seen differently, where it is only a part"
        kept={item.claim}
      />
      <ChoiceField
        id={id}
        field="evidence"
        label="What it rests on"
        kept={item.evidence}
        choices={["experience", "data", "policy"].map((value) => ({
          value,
          label: wordOf("evidence", value),
        }))}
        none="Not said"
      />
      <SpeakingFor item={item} />
    </>
  );
}

/** For whom somebody speaks: their organisation, a service, themselves, or whoever they say. */
function SpeakingFor({ item: { id, role } }: { readonly item: View }) {
  const edit = useEdit();
  const { store } = useSession();
  const { me, mayEdit, myServices } = useWorkshop();
  const inField = useField(id, "role");
  const whom = [
    { value: roleOf(me), label: me.organisation || me.name },
    ...serviceNames(store.getRaw(), myServices).map((name) => ({
      value: `Representative, ${name}`,
      label: name,
    })),
    { value: "Somebody taking part, for themselves", label: "Myself" },
  ];
  const known = whom.some(({ value }) => value === role);
  return (
    <>
      <Within field={inField}>
        <Select
          id={`${id}-speaking`}
          label="Speaking for"
          beside={<Editing people={inField.others} />}
          options={known ? whom : [{ value: role, label: role || "Not said yet" }, ...whom]}
          value={role}
          disabled={!mayEdit}
          onChange={(event) =>
            edit([{ kind: "set", id, field: "role", value: event.target.value }])
          }
        />
      </Within>
      <LineField
        id={id}
        field="role"
        label="In other words"
        hint="A role or an organisation, not a person’s name"
        kept={role}
        needed="Enter who says so"
      />
    </>
  );
}

/** An organisation that runs services. */
export function OrganisationForm({ item }: { readonly item: Organisation }) {
  const { id } = item;
  return (
    <>
      <LineField
        id={id}
        field="name"
        label="Name"
        kept={item.name}
        needed="Enter the name of the organisation"
      />
      <SectorField item={item} />
      <LineField
        id={id}
        field="odsCode"
        label="NHS organisation code (optional)"
        hint="The code of the Organisation Data Service, like RVN"
        kept={item.odsCode}
      />
    </>
  );
}

/** A level: a band across the map. */
export function LevelForm({ item }: { readonly item: Level }) {
  const { id } = item;
  const map = useGapMap();
  const { act } = useWorkshop();
  return (
    <>
      <LineField
        id={id}
        field="name"
        label="Name"
        kept={item.name}
        needed="Enter the name of the level"
      />
      <OrderField item={item} />
      <RadioField
        id={id}
        field="role"
        label="What it holds"
        kept={item.role}
        choices={[
          { value: "services", label: "Services" },
          { value: "gap", label: "Gaps" },
        ]}
        onChoose={(role) => act(holdOn(map, item, role === "gap" ? "gap" : "services"))}
      />
      <ChoiceField
        id={id}
        field="tint"
        label="Colour of the band"
        kept={item.tint}
        choices={[
          { value: "community", label: "Green" },
          { value: "primary", label: "Blue" },
          { value: "gap", label: "Sand" },
          { value: "secondary", label: "Violet" },
          { value: "crisis", label: "Rose" },
        ]}
      />
      <LineField
        id={id}
        field="height"
        label="Least height on the map (optional)"
        kept={item.height === undefined ? undefined : String(item.height)}
        read={numberFrom("The height", 0, 20_000)}
        inputMode="numeric"
      />
    </>
  );
}
