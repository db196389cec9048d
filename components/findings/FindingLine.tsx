"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { cx } from "#components/ui/cx.ts";
import { Tag } from "#components/ui/Tag.tsx";
import { useAdd } from "#components/workshop/use-add.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { drawnAs, evidenceFrom } from "#lib/gap-map/analysis/drawn.ts";
import { type Finding, plainly } from "#lib/gap-map/analysis/finding.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import { gapLevelOf } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";

interface Props {
  readonly finding: Finding;
  /** Its items are lifted on the map. */
  readonly on: boolean;
  readonly onToggle: () => void;
}

/** One finding: pressed, it shows its evidence here, on the Map and in the List. */
export function FindingLine({ finding, on, onToggle }: Props) {
  const map = useGapMap();
  return (
    <li className={cx("gm-f-line", on && "gm-f-line--on")}>
      <button type="button" className="gm-f-line__say" aria-pressed={on} onClick={onToggle}>
        {plainly(finding)}
        {drawnAs(map, finding).map((gap) => (
          <span key={gap.id} className="gm-f-line__drawn">
            {" "}
            <Tag look="ink">{referenceOf(gap) || "New gap"}</Tag>
          </span>
        ))}
      </button>
      {on ? <Evidence finding={finding} /> : null}
    </li>
  );
}

/** Most items named; the rest is on the map. */
const MOST = 14;

function Evidence({ finding }: { readonly finding: Finding }) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  const items = finding.items.flatMap((id) => map.items[id] ?? []);
  return (
    <div className="gm-f-line__more">
      <p className="gm-small">Shown on the map:</p>
      <ul className="gm-f-refs">
        {items.slice(0, MOST).map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="gm-f-ref"
              aria-label={`Open ${nameOf(item)}`}
              onClick={() => choose(item.id)}
            >
              {referenceOf(item) || nameOf(item)}
            </button>
          </li>
        ))}
        {items.length > MOST ? (
          <li className="gm-small">{`and ${items.length - MOST} more`}</li>
        ) : null}
      </ul>
      <Promote finding={finding} />
    </div>
  );
}

/** Draws a gap for what was found, linked to its evidence, and opens it to be worded, owned and given a date. */
function Promote({ finding }: { readonly finding: Finding }) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  const add = useAdd();
  if (!mayEdit || gapLevelOf(map) === undefined || drawnAs(map, finding).length > 0) return null;
  return (
    <Button
      icon="gap"
      onClick={() => add("gap", { title: plainly(finding), ...evidenceFrom(map, finding) })}
    >
      Make this a gap on the map
    </Button>
  );
}
