"use client";

import { useSyncExternalStore } from "react";
import { useConnection } from "#components/room/use-connection.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Switch } from "#components/ui/Switch.tsx";
import { mapInWords } from "#lib/gap-map/map-in-words.ts";
import { changesInWords } from "#lib/gap-map/words.ts";
import type { HeldStore } from "./held-store.ts";
import { useList } from "./list-context.ts";

/** How the List is laid out: level by level, or as tables. */
export type Form = "outline" | "table";

interface Props {
  readonly held: HeldStore;
  readonly form: Form;
  readonly onForm: (form: Form) => void;
}

/** What is on the map in a few sentences, and how the List shows it to me. */
export function ListHead({ held, form, onForm }: Props) {
  const map = useGapMap();
  const { clientGroup, area } = map.about;
  return (
    <>
      <div className="gm-w-list__intro">
        <h1 id="list-title">
          List<span className="gm-vh"> of {map.about.title}</span>
        </h1>
        <p>
          {[clientGroup && `About: ${clientGroup}.`, area && `Area: ${area}.`, mapInWords(map)]
            .filter(Boolean)
            .join(" ")}
        </p>
      </div>
      <div className="gm-w-list__ways">
        <Switch legend="Show the List as" views={FORMS} value={form} onChoose={onForm} />
        {form === "outline" ? <ShowAll /> : null}
        <Hold held={held} />
      </div>
      <Waiting held={held} />
    </>
  );
}

const FORMS: readonly (readonly [Form, string])[] = [
  ["outline", "Outline"],
  ["table", "Table"],
];

function ShowAll() {
  const { opened } = useList();
  const all = useSyncExternalStore(opened.subscribe, opened.getAll, opened.getAll);
  return (
    <Button look="quiet" className="gm-w-showall" onClick={() => opened.showAll(!all)}>
      {all ? "Hide all details" : "Show all details"}
    </Button>
  );
}

function Hold({ held }: Pick<Props, "held">) {
  const isHeld = useSyncExternalStore(held.subscribe, held.isHeld, held.isHeld);
  // Nobody changes a version.
  if (useConnection().standing === undefined) return null;
  return (
    <Button
      look="quiet"
      icon={isHeld ? "unlock" : "lock"}
      onClick={() => (isHeld ? held.release() : held.hold())}
    >
      {isHeld ? "Show others’ changes" : "Hold others’ changes"}
    </Button>
  );
}

/** How much others have changed while the List stands still. Not read out by itself: whoever holds wants quiet. */
function Waiting({ held }: Pick<Props, "held">) {
  const isHeld = useSyncExternalStore(held.subscribe, held.isHeld, held.isHeld);
  const waiting = useSyncExternalStore(held.subscribe, held.getWaiting, held.getWaiting);
  if (!isHeld) return null;
  const are = waiting === 1 ? "is" : "are";
  return (
    <p className="gm-w-waits">
      {waiting === 0
        ? "Others’ changes are held. None is waiting."
        : `Others’ changes are held. ${changesInWords(waiting)} ${are} waiting.`}{" "}
      Your own show as you make them.
    </p>
  );
}
