"use client";

import { lineOf } from "#components/details/line-of.ts";
import { useRawMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { restore } from "#lib/gap-map/commands.ts";
import { headingOf, kindWords, nameOf } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { binOf } from "#lib/gap-map/tidy.ts";
import { ListSection } from "./ListSection.tsx";

/** What was deleted, by whom and when, to be taken back. */
export function BinSection() {
  const raw = useRawMap();
  const items = binOf(raw);
  return (
    <ListSection
      id="bin"
      title="Deleted items"
      count={items.length === 0 ? "none" : String(items.length)}
      look="plain"
      startsOpen={false}
    >
      {items.length === 0 ? (
        <p className="gm-w-level__empty">Nothing was deleted.</p>
      ) : (
        <ul className="gm-services">
          {items.map((item) => (
            <Deleted key={item.id} item={item} />
          ))}
        </ul>
      )}
    </ListSection>
  );
}

function Deleted({ item }: { readonly item: Item }) {
  const raw = useRawMap();
  const { act, mayEdit } = useWorkshop();
  const heading = headingOf(item);
  const line = lineOf(raw, item);
  return (
    <li className="gm-w-service">
      <div className="gm-w-service__row">
        <div className="gm-w-service__name">
          <h3>{heading}</h3>
          {line === heading ? null : <p className="gm-w-service__by">{line}</p>}
          <p className="gm-w-service__by">
            {`${kindWords[item.kind].replace(/^./, (one) => one.toUpperCase())} deleted by ${item.removed?.by ?? "somebody"}, `}
            <time dateTime={item.removed?.at}>{momentInWords(item.removed?.at)}</time>
          </p>
        </div>
        {mayEdit ? (
          <Button icon="undo" onClick={() => act(restore(item))}>
            Restore<span className="gm-vh"> {nameOf(item)}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function momentInWords(iso: string | undefined): string {
  const moment = new Date(iso ?? "");
  if (Number.isNaN(moment.valueOf())) return "at an unknown time";
  return moment.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}
