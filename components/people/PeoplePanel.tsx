"use client";

import { type ReactNode, useState } from "react";
import { AlertDialog } from "#components/ui/Dialog.tsx";
import { StatusWord } from "#components/ui/StatusWord.tsx";
import type { PersonShown } from "#lib/wire/api.ts";
import { MapSwitches } from "./MapSwitches.tsx";
import { PersonLine } from "./PersonLine.tsx";
import { type Present, usePeople } from "./use-people.ts";

interface Props {
  readonly mapId: string;
  /** My own id, as the server knows it. */
  readonly me: string;
  /** The people whose screens are open now. */
  readonly present: readonly Present[];
  /** Whether I am a facilitator. The server decides again. */
  readonly manages: boolean;
  /** Puts right who I am. */
  readonly onMe: () => void;
  /** Those who are somewhere on the map just now. */
  readonly placed: ReadonlySet<string>;
  /** Goes to where somebody is. */
  readonly onGoTo: (personId: string) => void;
}

/** Who is here, who was, and what a facilitator can do: door, lock, roles, removing somebody. */
export function PeoplePanel({ mapId, me, present, manages, onMe, placed, onGoTo }: Props) {
  const { people, said, trouble, setRole, remove } = usePeople(mapId, present);
  const [leaving, setLeaving] = useState<PersonShown>();
  const here = new Set(present.map(({ id }) => id));
  const stay = people?.filter(({ removed }) => !removed) ?? [];
  const line = (person: PersonShown) => (
    <PersonLine
      key={person.id}
      person={person}
      me={person.id === me}
      manages={manages}
      onMe={onMe}
      {...(placed.has(person.id) ? { onGoTo: () => onGoTo(person.id) } : {})}
      onRole={(role) => void setRole(person, role)}
      onRemove={() => setLeaving(person)}
    />
  );
  return (
    <div className="gm-people">
      {manages ? <MapSwitches mapId={mapId} /> : null}
      <p role="status">
        {trouble === undefined ? null : <StatusWord tone="attention">{trouble}</StatusWord>}
        {said === "" ? null : <StatusWord tone="done">{said}</StatusWord>}
      </p>
      <Group title="Here now" people={stay.filter(({ id }) => here.has(id))} line={line} />
      <Group title="Not here now" people={stay.filter(({ id }) => !here.has(id))} line={line} />
      <Group title="Removed" people={people?.filter(({ removed }) => removed) ?? []} line={line} />
      <AlertDialog
        title={`Remove ${leaving?.name ?? ""}?`}
        open={leaving !== undefined}
        act={`Remove ${leaving?.name ?? ""}`}
        danger
        onCancel={() => setLeaving(undefined)}
        onAct={() => {
          if (leaving !== undefined) void remove(leaving);
          setLeaving(undefined);
        }}
      >
        <p>
          They can change and follow nothing any more from this moment, and the code no longer lets
          them in. What they wrote stays.
        </p>
      </AlertDialog>
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly people: readonly PersonShown[];
  readonly line: (person: PersonShown) => ReactNode;
}

function Group({ title, people, line }: GroupProps) {
  if (people.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="gm-people__title">
        {title} <span className="gm-muted">{people.length}</span>
      </h3>
      <ul className="gm-people__list">{people.map(line)}</ul>
    </section>
  );
}
