"use client";

import { type ReactNode, useState } from "react";
import { Steady } from "#components/list/Steady.tsx";
import { usePeople } from "#components/room/use-people.ts";
import { Button } from "#components/ui/Button.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import type { IconName } from "#components/ui/icon-paths.ts";
import { Marker, type MarkerKind } from "#components/ui/Marker.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { titleOf } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { Editing } from "./Editing.tsx";

/** Where a part stands: under a service of the List (h4), or under the title of the panel (h3). */
export type PartLevel = 3 | 4;

interface Props<T extends Item> {
  readonly level: PartLevel;
  readonly title: string;
  /** Whose part it is, for those who hear buttons on their own. */
  readonly of: string;
  readonly sign: { readonly marker: MarkerKind } | { readonly icon: IconName };
  readonly items: readonly T[];
  /** What stands on the line of an item after its reference. */
  readonly line: (item: T) => ReactNode;
  /** The List is where these items are at home: all of them are there, and they hold still under the keyboard. */
  readonly home?: boolean;
  /** The whole row, where it is more than a line to open. */
  readonly row?: ((item: T) => ReactNode) | undefined;
  /** What comes under the line of an item. */
  readonly under?: (item: T) => ReactNode;
  /** How many are shown before "Show more". */
  readonly limit?: number;
  readonly onAdd?: (() => void) | undefined;
  /** One more, and how it goes with whose part it is: "a threshold to", "a pathway from". */
  readonly one?: string;
}

/** One kind of thing about a service, pathway or gap: heading, lines to open, and a way to add one. */
export function Part<T extends Item>({ limit = 4, ...props }: Props<T>) {
  const { level, title, of, sign, items, home = false, onAdd, one } = props;
  const { mayEdit } = useWorkshop();
  const [all, setAll] = useState(false);
  const Heading = `h${level}` as const;
  // A single line more costs as much room as the button that would hide it.
  const whole = home || props.row !== undefined;
  const shown = all || whole || items.length <= limit + 1 ? items : items.slice(0, limit);
  const hidden = items.length - shown.length;
  return (
    <section className="gm-w-part">
      <div className="gm-w-part__head">
        {"marker" in sign ? <Marker kind={sign.marker} size="s" /> : <Icon name={sign.icon} />}
        <Heading>
          {title} <span className="gm-w-part__count">{items.length}</span>
        </Heading>
        {mayEdit && one !== undefined && onAdd !== undefined ? (
          <Button look="quiet" icon="plus" iconOnly onClick={onAdd}>
            {`Add ${one} ${of}`}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 && !home ? null : (
        <ul className="gm-lines">
          <Rows {...props} items={shown} home={home} />
        </ul>
      )}
      {hidden > 0 ? (
        <Button look="link" onClick={() => setAll(true)}>
          {`Show ${hidden} more`}
          <span className="gm-vh">{` of ${title.toLowerCase()} of ${of}`}</span>
        </Button>
      ) : null}
    </section>
  );
}

function Rows<T extends Item>({
  items,
  line,
  row,
  under,
  home,
}: Pick<Props<T>, "items" | "line" | "row" | "under" | "home">) {
  const draw = (item: T) => (
    <li key={item.id} data-item-id={home ? item.id : undefined}>
      {row?.(item) ?? <ItemLine item={item}>{line(item)}</ItemLine>}
      {under?.(item)}
    </li>
  );
  if (!home) return items.map(draw);
  return (
    <Steady items={items} as="li">
      {draw}
    </Steady>
  );
}

interface LineProps {
  readonly item: Item;
  readonly children: ReactNode;
}

/** A line that opens its item in the details panel, and says who is editing it. */
export function ItemLine({ item, children }: LineProps) {
  const { chosen, choose } = useWorkshop();
  const reference = referenceOf(item) || "New";
  const named = titleOf(item)?.startsWith(reference) ?? false;
  const editing = usePeople().filter((person) => person.editing?.itemId === item.id);
  return (
    <button
      type="button"
      className="gm-w-line"
      aria-current={chosen === item.id ? "true" : undefined}
      onClick={() => choose(item.id)}
    >
      {named ? null : <span className="gm-w-line__ref">{reference}</span>}
      <span className="gm-w-line__words">
        {children}
        <Editing people={editing} />
      </span>
    </button>
  );
}
