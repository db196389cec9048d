"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { changeAll } from "#lib/gap-map/bulk.ts";
import { countOf, kindsWords } from "#lib/gap-map/item-names.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { bulkFields } from "./bulk-fields.ts";
import type { TableKind } from "./columns.ts";

interface Props {
  readonly kind: TableKind;
  readonly ids: readonly ItemId[];
  readonly onClear: () => void;
}

/** Gives all chosen rows the same value in one field, in one step that Undo takes back as one. */
export function BulkBar({ kind, ids, onClear }: Props) {
  const map = useGapMap();
  const { act, now } = useWorkshop();
  const fields = bulkFields(map, kind);
  const [name, setName] = useState(fields[0]?.field);
  const field = fields.find((one) => one.field === name) ?? fields[0];
  const [chosen, setChosen] = useState<string>();
  if (field === undefined) return null;
  if (ids.length === 0)
    return (
      <p className="gm-muted">{`Choose rows to change several ${kindsWords[kind]} at once.`}</p>
    );
  const none = field.none === undefined ? [] : [{ value: "", label: field.none }];
  const options = [...field.choices, ...none];
  const { value = "" } = options.find((one) => one.value === chosen) ?? options[0] ?? {};
  const change = () => {
    const words = `${field.label}: ${options.find((one) => one.value === value)?.label ?? ""}`;
    const wanted = { kind, field: field.field, value: value === "" ? null : value, words };
    act(changeAll(now(), ids, wanted));
  };
  return (
    <fieldset className="gm-w-bulk">
      <legend>{countOf(kind, ids.length)} chosen</legend>
      <Select
        id="bulk-field"
        label="Change"
        value={field.field}
        options={fields.map((one) => ({ value: one.field, label: one.label }))}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        id="bulk-value"
        label="To"
        value={value}
        options={options}
        onChange={(event) => setChosen(event.target.value)}
      />
      <Button look="primary" onClick={change}>
        Change {countOf(kind, ids.length)}
      </Button>
      <Button look="quiet" onClick={onClear}>
        Choose none
      </Button>
    </fieldset>
  );
}
