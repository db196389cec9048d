import type { ReactNode } from "react";
import { lineOf } from "#components/details/line-of.ts";
import type { AgendaItem } from "#lib/gap-map/analysis/agenda.ts";
import type { GapMap, Item } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { shortNameOf, wordOf } from "#lib/gap-map/words.ts";

interface Props {
  readonly map: GapMap;
  readonly agenda: readonly AgendaItem[];
  /** What an item is called in the table, as it stands there: to be pressed on a screen, plain on paper. */
  readonly name?: (words: string, item: Item) => ReactNode;
}

/** Where the room disagrees, what to talk about first on top. */
export function Agenda({ map, agenda, name = (words) => words }: Props) {
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
            <th scope="row">{name(aboutInWords(map, item), item)}</th>
            <td>{sides.charAt(0).toUpperCase() + sides.slice(1)}</td>
            <td>{apart}</td>
            <td>{wordOf("difference", state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An item by reference, whose it is and what it says: “T26 Recovery Team: Risk high enough”. */
function aboutInWords(map: GapMap, item: Item): string {
  const whose = item.kind === "threshold" ? `${shortNameOf(map, item.serviceId)}: ` : "";
  return `${referenceOf(item)} ${whose}${lineOf(map, item)}`.trim();
}
