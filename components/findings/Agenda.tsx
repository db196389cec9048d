import type { ReactNode } from "react";
import type { AgendaItem } from "#lib/gap-map/analysis/agenda.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { wordOf } from "#lib/gap-map/words.ts";

interface Props {
  readonly agenda: readonly AgendaItem[];
  /** The item as it stands in the table: to be pressed on a screen, plain on paper. */
  readonly name?: (item: Item) => ReactNode;
}

/** Where the room disagrees, what to talk about first on top. */
export function Agenda({ agenda, name = nameOf }: Props) {
  if (agenda.length === 0)
    return (
      <p>
        Nobody sees anything on this map otherwise than it is drawn, as far as anybody has said.
      </p>
    );
  return (
    <table className="gm-agenda" aria-label="What to talk about first">
      <thead>
        <tr>
          <th scope="col">About</th>
          <th scope="col">Who says what</th>
          <th scope="col">How far apart</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {agenda.map(({ item, sides, apart, state }) => (
          <tr key={item.id}>
            <th scope="row">{name(item)}</th>
            <td>{sides}</td>
            <td>{apart}</td>
            <td>{wordOf("difference", state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
