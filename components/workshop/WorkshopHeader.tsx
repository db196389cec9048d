"use client";

import { useState } from "react";
import { JoinCodeDialog } from "#components/people/JoinCodeDialog.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useUndo } from "#components/room/use-undo.ts";
import { Button, LinkButton } from "#components/ui/Button.tsx";
import { Logo } from "#components/ui/Logo.tsx";
import type { Role } from "#lib/wire/roles.ts";
import { AboutButton } from "./AboutDialog.tsx";
import { CarrierWords } from "./CarrierWords.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { FindingsButton } from "./FindingsButton.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { PeopleHere } from "./PeopleHere.tsx";
import { SavedWords } from "./SavedWords.tsx";
import type { View } from "./use-view.ts";
import { ViewSwitch } from "./ViewSwitch.tsx";
import type { Opener } from "./WorkshopFrame.tsx";
import { useWorkshop } from "./workshop-context.ts";

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly role: Role;
  readonly me: Opener;
  readonly onFindings: () => void;
}

/** The same in every view: the map's title, whether it is saved, the views, who is here, and what leads elsewhere. */
export function WorkshopHeader({ view, onView, role, me, onFindings }: Props) {
  const { about } = useGapMap();
  // The List has a heading of its own.
  const Title = view === "map" ? "h1" : "p";
  return (
    <header className="gm-w-bar" data-region="header" tabIndex={-1}>
      <div className="gm-w-bar__title">
        <a className="gm-w-bar__home" href={role === "facilitator" ? "/maps" : "/"}>
          <Logo />
          <span className="gm-vh">{role === "facilitator" ? "Your maps" : "Home"}</span>
        </a>
        <div className="gm-w-bar__names">
          <Title className="gm-w-bar__name">{about.title}</Title>
          <p className="gm-w-bar__sub">
            {about.area === undefined ? null : <span className="gm-w-bar__area">{about.area}</span>}
            <SavedWords />
            <CarrierWords />
          </p>
        </div>
        {role === "facilitator" ? <AboutButton iconOnly /> : null}
      </div>
      <ViewSwitch view={view} onView={onView} />
      <PeopleHere me={me} role={role} />
      <Tools {...{ role, view, onFindings }} />
    </header>
  );
}

function Tools({ role, view, onFindings }: Pick<Props, "role" | "view" | "onFindings">) {
  const { mapId, mayEdit } = useWorkshop();
  return (
    <div className="gm-w-bar__tools">
      {mayEdit && view === "list" ? <UndoButtons /> : null}
      {role === "facilitator" ? <JoinCodeButton /> : null}
      <FindingsButton onOpen={onFindings} />
      <LinkButton look="quiet" icon="versions" href={`/maps/${mapId}/versions`}>
        Versions
      </LinkButton>
      <ExportButton />
      <MoreMenu facilitates={role === "facilitator"} />
    </div>
  );
}

/** The code by which others come in, for facilitators. */
export function JoinCodeButton() {
  const { mapId } = useWorkshop();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" icon="invite" onClick={() => setOpen(true)}>
        Join code
      </Button>
      <JoinCodeDialog mapId={mapId} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** Undo and redo of my own changes. */
export function UndoButtons({ words = false }: { readonly words?: boolean }) {
  const { canUndo, canRedo } = useUndo();
  const { turn } = useWorkshop();
  return (
    <>
      <Button
        look="quiet"
        icon="undo"
        iconOnly={!words}
        aria-disabled={!canUndo}
        onClick={() => turn("undo")}
      >
        Undo my last change
      </Button>
      <Button
        look="quiet"
        icon="redo"
        iconOnly={!words}
        aria-disabled={!canRedo}
        onClick={() => turn("redo")}
      >
        Redo
      </Button>
    </>
  );
}
