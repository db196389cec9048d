"use client";

import { useSyncExternalStore } from "react";
import { useList } from "#components/list/list-context.ts";
import { Tombstone } from "#components/list/Tombstone.tsx";
import { useSession } from "#components/room/session-context.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { columns, type TableKind } from "./columns.ts";

interface Props {
  readonly kind: TableKind;
  readonly id: string;
  /** Undefined when somebody deleted it while the keyboard was on its row. */
  readonly item: Item | undefined;
  readonly picked: boolean;
  /** Absent for those who only look. */
  readonly onPick: ((on: boolean) => void) | undefined;
}

/** One item of a table. Its name opens it. */
export function TableRow({ kind, id, item, picked, onPick }: Props) {
  const map = useGapMap();
  const { choose } = useList();
  const { selection } = useSession();
  const isChosen = () => selection.get() === id;
  const chosen = useSyncExternalStore(selection.subscribe, isChosen, isChosen);
  if (item === undefined) {
    return (
      <tr data-item-id={id}>
        <td colSpan={columns[kind].length + (onPick === undefined ? 0 : 1)}>
          <Tombstone id={id} />
        </td>
      </tr>
    );
  }
  const [name, ...cells] = columns[kind].map((column) => column.cell(map, item));
  return (
    <tr data-item-id={id} aria-current={chosen ? "true" : undefined}>
      {onPick === undefined ? null : (
        <td>
          <input
            type="checkbox"
            className="gm-w-table__pick"
            aria-label={`Choose ${name}`}
            checked={picked}
            onChange={({ target }) => onPick(target.checked)}
          />
        </td>
      )}
      <th scope="row">
        <button type="button" className="gm-w-service__open" onClick={() => choose(item.id)}>
          {name}
        </button>
      </th>
      {cells.map((cell, at) => (
        <td key={columns[kind][at + 1]?.heading}>{cell}</td>
      ))}
    </tr>
  );
}
