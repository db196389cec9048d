"use client";

import { useState } from "react";
import { StaleOrder } from "#components/list/StaleOrder.tsx";
import { useSteady } from "#components/list/use-steady.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { kindsWords } from "#lib/gap-map/item-names.ts";
import type { Item, ItemId } from "#lib/gap-map/model.ts";
import { BulkBar } from "./BulkBar.tsx";
import { type Column, columns, rowsOf, type Sorting, sorted, type TableKind } from "./columns.ts";
import { TableRow } from "./TableRow.tsx";
import "./table.css";

interface Props {
  /** Whether an item is one of those looked for. */
  readonly shows: (item: Item) => boolean;
}

/** Services, thresholds, barriers or pathways as a table: to be sorted, and to be changed several at once. */
export function TableView({ shows }: Props) {
  const [kind, setKind] = useState<TableKind>("service");
  return (
    <div className="gm-w-tables">
      <Select
        id="table-kind"
        label="Table of"
        value={kind}
        options={KINDS.map((value) => ({ value, label: capital(kindsWords[value]) }))}
        onChange={(event) => setKind(event.target.value as TableKind)}
      />
      <OneTable key={kind} kind={kind} shows={shows} />
    </div>
  );
}

const KINDS = ["service", "threshold", "barrier", "pathway"] as const;

function OneTable({ kind, shows }: Props & { readonly kind: TableKind }) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const [sorting, setSorting] = useState<Sorting>();
  const [picked, setPicked] = useState<ReadonlySet<ItemId>>(new Set());
  const items = sorted(map, rowsOf(map, kind).filter(shows), sorting);
  const steady = useSteady(items);
  const ids = items.map(({ id }) => id).filter((id) => picked.has(id));
  const pick = (some: readonly ItemId[], on: boolean) => {
    setPicked(
      (now) => new Set(on ? [...now, ...some] : [...now].filter((id) => !some.includes(id))),
    );
  };
  const sort = (column: Column) => {
    setSorting((now) => nextSorting(now, column));
    steady.refresh();
  };
  return (
    <>
      {mayEdit ? <BulkBar kind={kind} ids={ids} onClear={() => setPicked(new Set())} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard */}
      <section className="gm-w-tablebox" aria-label={`Table of ${kindsWords[kind]}`} tabIndex={0}>
        <table className="gm-w-table">
          <caption className="gm-vh">{capital(kindsWords[kind])} of this map</caption>
          <thead>
            <tr>
              {mayEdit ? (
                <td>
                  <input
                    type="checkbox"
                    className="gm-w-table__pick"
                    aria-label={`Choose all ${kindsWords[kind]}`}
                    checked={items.length > 0 && ids.length === items.length}
                    onChange={({ target }) =>
                      pick(
                        items.map(({ id }) => id),
                        target.checked,
                      )
                    }
                  />
                </td>
              ) : null}
              {columns[kind].map((column) => (
                <Heading
                  key={column.heading}
                  {...{ column, sorting }}
                  onSort={() => sort(column)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {steady.rows.map(({ id, item }) => (
              <TableRow
                key={id}
                {...{ id, item, kind }}
                picked={picked.has(id as ItemId)}
                onPick={mayEdit ? (on) => pick([id as ItemId], on) : undefined}
              />
            ))}
          </tbody>
        </table>
      </section>
      {steady.stale ? <StaleOrder onRefresh={steady.refresh} /> : null}
    </>
  );
}

interface HeadingProps {
  readonly column: Column;
  readonly sorting: Sorting | undefined;
  readonly onSort: () => void;
}

function Heading({ column, sorting, onSort }: HeadingProps) {
  const direction = sorting?.column === column ? sorting.direction : undefined;
  const sign = direction === undefined ? "↕" : direction === "ascending" ? "▲" : "▼";
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" className="gm-w-table__sort" onClick={onSort}>
        {column.heading} <span aria-hidden="true">{sign}</span>
      </button>
    </th>
  );
}

function nextSorting(now: Sorting | undefined, column: Column): Sorting {
  const again = now?.column === column && now.direction === "ascending";
  return { column, direction: again ? "descending" : "ascending" };
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
