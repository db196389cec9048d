"use client";

import { useState } from "react";
import { keepFile } from "#components/export/save-file.ts";
import type { Aside, Copy } from "#components/room/copies.ts";
import { readCopy } from "#components/room/device-copy.ts";
import { useSession } from "#components/room/session-context.ts";
import { useCopy } from "#components/room/use-copy.ts";
import { Button } from "#components/ui/Button.tsx";
import { AlertDialog, Dialog } from "#components/ui/Dialog.tsx";
import { NotificationBanner } from "#components/ui/NotificationBanner.tsx";
import { readGapMap } from "#lib/board-doc/doc.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { diffMaps } from "#lib/gap-map/diff.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { changesInWords } from "#lib/gap-map/words.ts";

const UNREADABLE =
  "This browser did not let us read what it keeps. Close other tabs of this map, reload the page, and try again.";

/** Most sentences shown of what a copy holds; the file has the rest. */
const MOST = 200;

/** Work done on this device that cannot be part of the map any more: shown, taken along as a file, or deleted, but never dropped unasked. */
export function KeptAside() {
  const { asides } = useCopy();
  return asides.map((copy) => <OneCopy key={copy.name} copy={copy} />);
}

function OneCopy({ copy }: { readonly copy: Copy }) {
  const session = useSession();
  const [sentences, setSentences] = useState<readonly string[]>();
  const [deleting, setDeleting] = useState(false);
  const [trouble, setTrouble] = useState("");
  const read = async (use: (kept: GapMap) => void) => {
    setTrouble("");
    try {
      use(await contents(copy));
    } catch {
      setTrouble(UNREADABLE);
    }
  };
  const show = (kept: GapMap) =>
    setSentences(diffMaps(readGapMap(session.doc), kept).changes.map(({ sentence }) => sentence));
  return (
    <div className="gm-w-notice">
      <NotificationBanner tone="attention" title="Changes kept on this device">
        <p>{explain(copy)}</p>
        <div className="gm-row">
          <Button onClick={() => void read(show)}>See what differs</Button>
          <Button onClick={() => void read(download)}>Download as a map file</Button>
          <Button look="quiet" onClick={() => setDeleting(true)}>
            Delete from this device
          </Button>
        </div>
        <p role="status">{trouble}</p>
      </NotificationBanner>
      <Differences sentences={sentences} onClose={() => setSentences(undefined)} />
      <AlertDialog
        title="Delete these changes?"
        open={deleting}
        act="Delete"
        danger
        onAct={() => session.copy.drop(copy.name)}
        onCancel={() => setDeleting(false)}
      >
        <p>Nobody else has them. They cannot be brought back.</p>
      </AlertDialog>
    </div>
  );
}

interface DifferencesProps {
  readonly sentences: readonly string[] | undefined;
  readonly onClose: () => void;
}

function Differences({ sentences: found, onClose }: DifferencesProps) {
  const sentences = found ?? [];
  const more = sentences.length - MOST;
  return (
    <Dialog
      title="From the map to what is kept here"
      open={found !== undefined}
      onClose={onClose}
      width="l"
    >
      <div className="gm-dialog__body">
        {sentences.length === 0 ? <p>The map says the same by now.</p> : null}
        <ul className="gm-w-differs">
          {sentences.slice(0, MOST).map((sentence, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
            <li key={at}>{sentence}</li>
          ))}
        </ul>
        {more > 0 ? <p>{`And ${more} more. The file has everything.`}</p> : null}
      </div>
    </Dialog>
  );
}

function explain({ aside, unsent: { count, since } }: Copy): string {
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
  const why = aside === undefined ? "" : WHY[aside];
  const them = count === 1 ? "It is" : "They are";
  return `${changesInWords(count)} made here since ${when.format(since)} could not be saved, because ${why}. ${them} not part of the map, but nothing is lost: everything is kept on this device.`;
}

const WHY: Readonly<Record<Aside, string>> = {
  refused: "you may only read the map, or the server could not take it",
  "put-back": "the map has been put back to an earlier state meanwhile",
  old: "more than 30 days have passed",
};

async function contents(copy: Copy): Promise<GapMap> {
  const doc = await readCopy(copy.name);
  const map = readGapMap(doc);
  doc.destroy();
  return map;
}

function download(map: GapMap): void {
  const file = new Blob([canonicalJson(toExchange(map))], { type: "application/json" });
  keepFile(file, `${map.about.title} - kept on this device.json`);
}
