"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Details } from "#components/ui/Details.tsx";
import { NotificationBanner } from "#components/ui/NotificationBanner.tsx";
import { identifyingIn } from "#lib/gap-map/identifying.ts";
import type { Persona } from "#lib/gap-map/model.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, valueInWords } from "#lib/gap-map/words.ts";
import { ChoiceField, SetField } from "./ChoiceField.tsx";
import { LineField } from "./LineField.tsx";
import { serviceOptions, wordOptions } from "./options.ts";
import { numberFrom } from "./readers.ts";
import { SharedText } from "./SharedText.tsx";

/** Every field of a persona, with a warning when the words look like those of a real person. */
export function PersonaForm({ item }: { readonly item: Persona }) {
  const map = useGapMap();
  const { id } = item;
  return (
    <>
      <Warning text={`${item.label}\n${item.description}`} />
      <LineField
        id={id}
        field="label"
        label="Name"
        hint="A letter and what they are like, never a real name"
        kept={item.label}
        needed="Enter a name for the persona"
      />
      <SharedText
        id={id}
        field="description"
        label="What they are like"
        hint="A made-up person. Write nothing that could point to somebody real."
        rows={5}
      />
      <ChoiceField
        id={id}
        field="entryId"
        label="Where they first ask for help"
        kept={item.entryId}
        choices={serviceOptions(map)}
        none="Not said yet"
      />
      <SetField
        id={id}
        field="needs"
        label="What they need"
        kept={item.needs}
        choices={wordOptions(map.vocabulary.functions)}
      />
      <Details summary="What thresholds ask about">
        {map.vocabulary.dimensions.map((dimension) => (
          <Attribute key={dimension.id} item={item} dimension={dimension} />
        ))}
      </Details>
    </>
  );
}

function Warning({ text }: { readonly text: string }) {
  const found = identifyingIn(text);
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <NotificationBanner tone="attention" title="This may point to a real person">
          <p>
            {found.map(({ what, found: piece }) => `‘${piece}’ looks like a ${what}.`).join(" ")}{" "}
            Take it out. Personas are made up.
          </p>
        </NotificationBanner>
      )}
    </div>
  );
}

interface AttributeProps {
  readonly item: Persona;
  readonly dimension: Dimension;
}

function Attribute({ item, dimension }: AttributeProps) {
  const map = useGapMap();
  const edit = useEdit();
  const { id, attributes } = item;
  const field = `attributes/${dimension.id}`;
  const value = Object.hasOwn(attributes, dimension.id) ? attributes[dimension.id] : undefined;
  const label = personWords(dimension.id) ?? dimensionLabel(map, dimension.id);
  if (dimension.type === "number") {
    return (
      <LineField
        id={id}
        field={field}
        label={label}
        kept={value === undefined ? undefined : String(value)}
        read={numberFrom(label, 0, 1_000)}
        inputMode="decimal"
      />
    );
  }
  const yesNo = dimension.type === "boolean";
  const choices = yesNo ? ["true", "false"] : (dimension.values ?? []);
  return (
    <ChoiceField
      id={id}
      field={field}
      label={label}
      kept={value === undefined ? undefined : String(value)}
      choices={choices.map((one) => ({
        value: one,
        label: valueInWords(yesNo ? one === "true" : one),
      }))}
      none="Not said"
      onChoose={(one) =>
        edit([{ kind: "set", id, field, value: yesNo && one !== null ? one === "true" : one }])
      }
    />
  );
}

/** On a persona the risk dimensions say how services grade them: never a level of their own. */
function personWords(dimension: string): string | undefined {
  if (dimension === "risk_self") return "Risk to self, as services grade it";
  return dimension === "risk_others" ? "Risk to others, as services grade it" : undefined;
}
