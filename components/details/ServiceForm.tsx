"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Details } from "#components/ui/Details.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { moveToLevel } from "#lib/gap-map/commands.ts";
import type { ItemId, Service } from "#lib/gap-map/model.ts";
import { ChoiceField, RadioField, SetField } from "./ChoiceField.tsx";
import { LineField } from "./LineField.tsx";
import { OrderField } from "./OrderField.tsx";
import { levelOptions, organisationOptions, wordOptions } from "./options.ts";
import { ReferrersField } from "./ReferrersField.tsx";
import { numberFrom } from "./readers.ts";
import { SectorField } from "./SectorField.tsx";
import { SharedText } from "./SharedText.tsx";

/** Every field of a service: what it is called first, what is rarely asked last. */
export function ServiceForm({ item }: { readonly item: Service }) {
  const map = useGapMap();
  const { act } = useWorkshop();
  const { id } = item;
  return (
    <>
      <LineField
        id={id}
        field="name"
        label="Name"
        kept={item.name}
        needed="Enter the name of the service"
      />
      <LineField
        id={id}
        field="shortName"
        label="Shorter name for its card (optional)"
        kept={item.shortName}
      />
      <ChoiceField
        id={id}
        field="organisationId"
        label="Organisation"
        kept={item.organisationId}
        choices={organisationOptions(map)}
        none="Not said yet"
      />
      <ChoiceField
        id={id}
        field="levelId"
        label="Level"
        kept={item.levelId}
        choices={levelOptions(map)}
        none="Not placed yet"
        onChoose={(level) => act(moveToLevel(map, id, (level ?? undefined) as ItemId | undefined))}
      />
      <OrderField item={item} />
      <SharedText id={id} field="offer" label="What it offers" />
      <SharedText id={id} field="who" label="Who it is for" />
      <Access item={item} />
      <Details summary="Sector, tier and what it does">
        <Kinds item={item} />
      </Details>
    </>
  );
}

function Access({ item }: { readonly item: Service }) {
  const edit = useEdit();
  const { id, selfReferral } = item;
  return (
    <>
      <RadioField
        id={id}
        field="selfReferral"
        label="Can people refer themselves?"
        kept={selfReferral === undefined ? "unknown" : String(selfReferral)}
        choices={[
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
          { value: "unknown", label: "Nobody has said" },
        ]}
        onChoose={(choice) =>
          edit([
            {
              kind: "set",
              id,
              field: "selfReferral",
              value: choice === "unknown" ? null : choice === "true",
            },
          ])
        }
      />
      <ReferrersField id={id} kept={item.referrers} />
      <LineField id={id} field="hours" label="Opening hours" kept={item.hours} />
      <LineField id={id} field="typicalWait" label="Usual wait, in words" kept={item.typicalWait} />
      <LineField
        id={id}
        field="typicalWaitWeeks"
        label="Usual wait, in weeks"
        kept={item.typicalWaitWeeks === undefined ? undefined : String(item.typicalWaitWeeks)}
        read={numberFrom("The wait", 0, 1_000)}
        inputMode="decimal"
      />
    </>
  );
}

function Kinds({ item }: { readonly item: Service }) {
  const { vocabulary } = useGapMap();
  const { id } = item;
  return (
    <>
      <SectorField item={item} />
      <ChoiceField
        id={id}
        field="tier"
        label="Tier"
        kept={item.tier}
        choices={wordOptions(vocabulary.tiers)}
        none="Not said yet"
      />
      <SetField
        id={id}
        field="functions"
        label="What it does"
        kept={item.functions}
        choices={wordOptions(vocabulary.functions)}
      />
    </>
  );
}
