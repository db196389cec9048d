"use client";

import { useState } from "react";
import { Button, LinkButton } from "#components/ui/Button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { AlertDialog, Dialog } from "#components/ui/Dialog.tsx";
import { NotificationBanner } from "#components/ui/NotificationBanner.tsx";
import { StatusWord } from "#components/ui/StatusWord.tsx";
import { spokenCode } from "#lib/wire/join-code.ts";
import { QrCode } from "./QrCode.tsx";
import { type Door, useDoor } from "./use-door.ts";

interface Props {
  readonly mapId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The way in, large enough to be read across a room. For facilitators. */
export function JoinCodeDialog({ mapId, open, onClose }: Props) {
  return (
    <Dialog title="Join this workshop" open={open} onClose={onClose} width="l">
      <JoinCode mapId={mapId} />
    </Dialog>
  );
}

function JoinCode({ mapId }: { readonly mapId: string }) {
  const door = useDoor(mapId);
  const { state, trouble } = door;
  if (state === undefined) return <p role="status">{trouble ?? "Fetching the join code…"}</p>;
  const address = `${window.location.origin}/join/${state.joinCode}`;
  return (
    <>
      {state.doorOpen ? null : (
        <NotificationBanner tone="attention" title="The door is closed">
          <p>Nobody new can come in until you open it.</p>
        </NotificationBanner>
      )}
      <div className="gm-join">
        <QrCode address={address} />
        <div>
          <p>
            Scan the picture code, or go to <b className="gm-join__site">{window.location.host}</b>{" "}
            and type
          </p>
          <p className="gm-join__code">{spokenCode(state.joinCode)}</p>
          <p>No account needed.</p>
        </div>
      </div>
      <DoorActs door={door} open={state.doorOpen} mapId={mapId} address={address} />
    </>
  );
}

interface ActsProps {
  readonly door: Door;
  readonly open: boolean;
  readonly mapId: string;
  readonly address: string;
}

function DoorActs({ door, open, mapId, address }: ActsProps) {
  const [asking, setAsking] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => setCopied(await copyText(address));
  return (
    <>
      <div className="gm-row">
        <Button
          look={open ? "line" : "primary"}
          icon="door"
          onClick={() => void door.setOpen(!open)}
        >
          {open ? "Close the door" : "Open the door"}
        </Button>
        <Button icon="copy" onClick={() => void copy()}>
          Copy the link
        </Button>
        <LinkButton icon="print" href={`/maps/${mapId}/join-card`}>
          Print a join card
        </LinkButton>
        <Button look="quiet" onClick={() => setAsking(true)}>
          Make a new code
        </Button>
      </div>
      <p role="status" className="gm-join__said">
        {door.trouble === undefined ? null : (
          <StatusWord tone="attention">{door.trouble}</StatusWord>
        )}
        {door.said === "" ? null : <StatusWord tone="done">{door.said}</StatusWord>}
        {copied ? <StatusWord tone="done">Link copied.</StatusWord> : null}
        {copied === false ? `This browser does not let a page copy. The link is ${address}` : null}
      </p>
      <AlertDialog
        title="Make a new code?"
        open={asking}
        act="Make a new code"
        onCancel={() => setAsking(false)}
        onAct={() => {
          setAsking(false);
          void door.newCode();
        }}
      >
        <p>The code, link and picture code you have given out stop working. Who is in stays in.</p>
      </AlertDialog>
    </>
  );
}
