"use client";

import { type ReactNode, useState } from "react";
import { LinkButton } from "#components/ui/Button.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import type { IconName } from "#components/ui/icon-paths.ts";
import type { Role } from "#lib/wire/roles.ts";
import { AboutButton } from "./AboutDialog.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { FindingsButton } from "./FindingsButton.tsx";
import { MoreButtons } from "./MoreMenu.tsx";
import type { View } from "./use-view.ts";
import { JoinCodeButton, UndoButtons } from "./WorkshopHeader.tsx";
import { useWorkshop } from "./workshop-context.ts";

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The views that can be chosen. */
  readonly views?: readonly View[];
  /** Everything else, under "More", which it may close. */
  readonly children: (close: () => void) => ReactNode;
}

/** On a phone, the views and everything else within reach of one thumb. */
export function PhoneBar({ view, onView, views = ["mine", "list", "map"], children }: Props) {
  const { choose } = useWorkshop();
  const [more, setMore] = useState(false);
  const close = () => setMore(false);
  const go = (next: View) => {
    choose(undefined);
    onView(next);
  };
  return (
    <nav className="gm-w-phonebar" aria-label="Views">
      {VIEWS.filter(([value]) => views.includes(value)).map(([value, words, icon]) => (
        <button
          key={value}
          type="button"
          className="gm-w-phonebar__item"
          aria-current={view === value ? "page" : undefined}
          onClick={() => go(value)}
        >
          <Icon name={icon} />
          {words}
        </button>
      ))}
      <button type="button" className="gm-w-phonebar__item" onClick={() => setMore(true)}>
        <Icon name="more" />
        More
      </button>
      <Dialog title="More" open={more} onClose={close}>
        <div className="gm-w-more">{children(close)}</div>
      </Dialog>
    </nav>
  );
}

interface MoreProps {
  readonly role: Role;
  readonly onLeave: () => void;
  readonly onFindings: () => void;
}

/** What stands under "More" in a workshop. */
export function MoreTools({ role, onLeave, onFindings }: MoreProps) {
  const { mapId, mayEdit } = useWorkshop();
  return (
    <>
      {mayEdit ? <UndoButtons words /> : null}
      <FindingsButton onOpen={onFindings} />
      <LinkButton look="quiet" icon="versions" href={`/maps/${mapId}/versions`}>
        Versions
      </LinkButton>
      <ExportButton />
      {role === "facilitator" ? (
        <>
          <JoinCodeButton />
          <AboutButton />
        </>
      ) : null}
      <MoreButtons facilitates={role === "facilitator"} onLeave={onLeave} />
    </>
  );
}

const VIEWS: readonly (readonly [View, string, IconName])[] = [
  ["mine", "My service", "service"],
  ["list", "List", "list"],
  ["map", "Map", "map"],
];
