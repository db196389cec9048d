"use client";

import { type ReactNode, type Ref, useEffect, useRef } from "react";
import type { PersonHere } from "#components/room/people.ts";
import { usePeople } from "#components/room/use-people.ts";
import { Avatar } from "#components/ui/Avatar.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";

interface Props {
  readonly people: readonly PersonHere[];
}

/** "Tom is editing", with his avatar. Empty, but there, while nobody is: so that it can describe a field. */
export function Editing({ people }: Props) {
  const [first, ...others] = people;
  return (
    <span className="gm-w-editing">
      {first === undefined ? null : (
        <>
          <Avatar name={first.name} id={first.id} size="s" />
          {others.length === 0
            ? `${first.name} is editing`
            : `${first.name} and ${others.length} more are editing`}
        </>
      )}
    </span>
  );
}

interface InProps {
  readonly field: InField;
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** Around a control: while the keyboard is within I am in the field, and while somebody else is it looks so. */
export function Within({ field, onEnter, onLeave, ref, children }: InProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes where the keyboard is
    <div
      className={field.others.length > 0 ? "gm-w-shared-by" : undefined}
      ref={ref}
      onFocus={() => {
        onEnter?.();
        field.enter();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        // From one part of the field to another is not away.
        if (currentTarget.contains(relatedTarget)) return;
        onLeave?.();
        field.leave();
      }}
    >
      {children}
    </div>
  );
}

/** A field as this screen takes part in it. */
export type InField = ReturnType<typeof useField>;

/** Who else is in a field, and how this screen says that it came in or went. */
export function useField(id: ItemId, field: string) {
  const { start, stop } = useWorkshop().editing;
  const within = useRef(false);
  // A field that goes away while I am in it takes me out.
  useEffect(() => {
    if (within.current) start(id, field);
    return () => {
      if (within.current) stop();
    };
  }, [start, stop, id, field]);
  const others = usePeople().filter(
    ({ editing }) => editing?.itemId === id && editing.field === field,
  );
  return {
    others,
    enter: () => {
      within.current = true;
      start(id, field);
    },
    leave: () => {
      within.current = false;
      stop();
    },
  };
}
