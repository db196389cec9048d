"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { Checkboxes } from "#components/ui/Choices.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { FieldValue } from "#lib/gap-map/edit.ts";
import type { ItemId, Operator, Threshold } from "#lib/gap-map/model.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { valueInWords, wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField, RadioField } from "./ChoiceField.tsx";
import { Editing, useField, Within } from "./Editing.tsx";
import { LineField } from "./LineField.tsx";
import { numberFrom } from "./readers.ts";

interface Props {
  readonly item: Threshold;
  readonly dimension: Dimension | undefined;
}

/** The limit itself, with the control that fits what it is about: a number, a step of a scale, some of a list, yes or no. */
export function ValueField({ item, dimension }: Props) {
  const { id, value } = item;
  switch (dimension?.type) {
    case "number":
      return (
        <>
          <Limit item={item} operators={["gte", "lte", "eq", "neq"]} />
          <LineField
            id={id}
            field="value"
            label="Number"
            kept={typeof value === "number" ? String(value) : undefined}
            read={numberFrom("The number", 0, 1_000)}
            inputMode="decimal"
          />
        </>
      );
    case "ordinal":
      return (
        <>
          <Limit item={item} operators={["lte", "gte", "eq", "neq"]} />
          <ChoiceField
            id={id}
            field="value"
            label="Step on the scale"
            kept={typeof value === "string" ? value : undefined}
            choices={(dimension.values ?? []).map((one) => ({
              value: one,
              label: valueInWords(one),
            }))}
            none="Choose a step"
          />
        </>
      );
    case "enum":
      return <OneOf item={item} values={dimension.values ?? []} />;
    case "boolean":
      return <YesNo item={item} />;
    default:
      return (
        <LineField
          id={id}
          field="value"
          label="Value"
          kept={value === undefined ? undefined : valueInWords(value)}
        />
      );
  }
}

interface LimitProps {
  readonly item: Threshold;
  readonly operators: readonly Operator[];
  readonly kept?: Operator | undefined;
}

function Limit({ item, operators, kept = item.operator }: LimitProps) {
  return (
    <RadioField
      id={item.id}
      field="operator"
      label="Limit"
      kept={kept}
      choices={operators.map((one) => ({ value: one, label: wordOf("operator", one) }))}
    />
  );
}

/** Some of a list, or all but some; which of the two can be said before and after ticking. */
function OneOf({ item, values }: { readonly item: Threshold; readonly values: readonly string[] }) {
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const { id, value } = item;
  const inField = useField(id, "value");
  const chosen = Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
  const operator = item.operator === "neq" || item.operator === "notIn" ? "notIn" : "in";
  const choose = (one: string, on: boolean) => {
    const next = values.filter((each) => (each === one ? on : chosen.includes(each)));
    edit(checked(id, operator, next.length === 0 ? null : next));
  };
  return (
    <>
      <Limit item={item} operators={["in", "notIn"]} kept={operator} />
      <Within field={inField}>
        <Checkboxes
          id={`${id}-value`}
          label={operator === "in" ? "Is one of" : "Is none of"}
          beside={<Editing people={inField.others} />}
          choices={values.map((one) => ({ value: one, label: valueInWords(one) }))}
          values={chosen}
          disabled={!mayEdit}
          onChoose={choose}
        />
      </Within>
    </>
  );
}

function YesNo({ item }: { readonly item: Threshold }) {
  const edit = useEdit();
  const { id, value } = item;
  return (
    <RadioField
      id={id}
      field="value"
      label="Is it so?"
      kept={typeof value === "boolean" ? String(value) : undefined}
      choices={[
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]}
      onChoose={(choice) => edit(checked(id, "eq", choice === "true"))}
    />
  );
}

function checked(id: ItemId, operator: Operator, value: FieldValue) {
  return [
    { kind: "set", id, field: "operator", value: operator },
    { kind: "set", id, field: "value", value },
  ] as const;
}
