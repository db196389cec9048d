"use client";

import type { ReactNode } from "react";
import { StaleOrder } from "./StaleOrder.tsx";
import { Tombstone } from "./Tombstone.tsx";
import { useSteady } from "./use-steady.ts";

interface Props<T> {
  readonly items: readonly T[];
  /** The element of a row. */
  readonly as: "li" | "div";
  /** A row, with a key. */
  readonly children: (item: T) => ReactNode;
}

/** Rows that hold still under the keyboard, each with what stands in it. */
export function Steady<T extends { readonly id: string }>({ items, as: Row, children }: Props<T>) {
  const { rows, stale, refresh } = useSteady(items);
  return (
    <>
      {rows.map(({ id, item }) =>
        item === undefined ? (
          <Row key={id} data-item-id={id}>
            <Tombstone id={id} />
          </Row>
        ) : (
          children(item)
        ),
      )}
      {stale ? (
        <Row>
          <StaleOrder onRefresh={refresh} />
        </Row>
      ) : null}
    </>
  );
}
