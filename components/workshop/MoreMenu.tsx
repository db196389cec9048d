"use client";

import { useState } from "react";
import { ActivityDialog } from "#components/announce/ActivityDialog.tsx";
import { Button, LinkButton } from "#components/ui/Button.tsx";
import { Menu, type MenuAct } from "#components/ui/Menu.tsx";
import type { ItemId } from "#lib/gap-map/model.ts";
import { ScreenDialog } from "./ScreenDialog.tsx";
import { WordsDialog } from "./WordsDialog.tsx";
import { useWorkshop } from "./workshop-context.ts";

type Window = "activity" | "screen" | "words";

const ACTS: readonly MenuAct[] = [
  { id: "activity", label: "Recent activity", icon: "activity" },
  { id: "words", label: "Words of this map", icon: "text" },
  { id: "screen", label: "How this screen behaves", icon: "settings" },
  { id: "display", label: "Room display", icon: "people" },
  { id: "accessibility", label: "Accessibility statement", icon: "info", href: "/accessibility" },
  { id: "help", label: "Help", icon: "help", href: "/help" },
];

interface MenuProps {
  /** A past version: nothing happens on it. */
  readonly still?: boolean;
  /** Facilitators add to the words of the map. */
  readonly facilitates?: boolean;
}

/** Behind one button of the header: what happened, how this screen behaves, and help. */
export function MoreMenu({ still = false, facilitates = false }: MenuProps) {
  const { mapId } = useWorkshop();
  const [open, setOpen] = useState<Window>();
  const out = [...(still ? ["activity", "display"] : []), ...(facilitates ? [] : ["words"])];
  const acts = ACTS.filter(({ id }) => !out.includes(id)).map((act) =>
    act.id === "display" ? { ...act, href: `/maps/${mapId}/display` } : act,
  );
  return (
    <>
      <Menu
        label="More"
        look="quiet"
        acts={acts}
        onAct={(id) => {
          if (id === "activity" || id === "screen" || id === "words") setOpen(id);
        }}
      />
      <Windows open={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

/** The same under "More" on a phone. `onLeave` makes room for what is gone to. */
export function MoreButtons({
  still = false,
  facilitates = false,
  onLeave,
}: MenuProps & { readonly onLeave: () => void }) {
  const [open, setOpen] = useState<Window>();
  return (
    <>
      {still ? null : (
        <Button look="quiet" icon="activity" onClick={() => setOpen("activity")}>
          Recent activity
        </Button>
      )}
      {facilitates ? (
        <Button look="quiet" icon="text" onClick={() => setOpen("words")}>
          Words of this map
        </Button>
      ) : null}
      <Button look="quiet" icon="settings" onClick={() => setOpen("screen")}>
        How this screen behaves
      </Button>
      <LinkButton look="quiet" icon="info" href="/accessibility" newTab>
        Accessibility statement
      </LinkButton>
      <LinkButton look="quiet" icon="help" href="/help" newTab>
        Help
      </LinkButton>
      <Windows open={open} onClose={() => setOpen(undefined)} onLeave={onLeave} />
    </>
  );
}

interface WindowsProps {
  readonly open: Window | undefined;
  readonly onClose: () => void;
  readonly onLeave?: () => void;
}

function Windows({ open, onClose, onLeave }: WindowsProps) {
  const { choose } = useWorkshop();
  const go = (id: ItemId) => {
    onClose();
    onLeave?.();
    choose(id, "read");
  };
  return (
    <>
      <ActivityDialog open={open === "activity"} onClose={onClose} onGo={go} />
      <WordsDialog open={open === "words"} onClose={onClose} />
      <ScreenDialog open={open === "screen"} onClose={onClose} />
    </>
  );
}
