"use client";

import { useState } from "react";
import { offeredBy } from "#components/people/offered.ts";
import { doorOf } from "#components/people/remembered-code.ts";
import { servicesOf } from "#components/people/ServicesField.tsx";
import { send } from "#components/people/send.ts";
import { useSubmission } from "#components/people/use-submission.ts";
import { missingFrom, type Said, WhoFields } from "#components/people/WhoFields.tsx";
import { useSession } from "#components/room/session-context.ts";
import { useConnection } from "#components/room/use-connection.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { AlertDialog, Dialog } from "#components/ui/Dialog.tsx";
import { ErrorSummary } from "#components/ui/ErrorSummary.tsx";
import { serviceNames } from "#lib/gap-map/same-service.ts";
import { changesInWords } from "#lib/gap-map/words.ts";
import type { Opener } from "./WorkshopFrame.tsx";
import { useWorkshop } from "./workshop-context.ts";

interface Props {
  readonly me: Opener;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** For a guest: putting right who they are, or handing the device to somebody else. */
export function YouDialog({ me, open, onClose }: Props) {
  return (
    <Dialog title="You" open={open} onClose={onClose}>
      <div className="gm-who">
        <YouForm me={me} onDone={onClose} />
        <SomebodyElse name={me.name} />
      </div>
    </Dialog>
  );
}

function YouForm({ me, onDone }: { readonly me: Opener; readonly onDone: () => void }) {
  const map = useGapMap();
  const { store, comeAgain } = useSession();
  const { mapId, say } = useWorkshop();
  const [names] = useState(() => serviceNames(store.getRaw(), me.services));
  const [said, setSaid] = useState<Said>({
    name: me.name,
    organisation: me.organisation,
    represented: { chosen: names, typed: "", observing: false },
  });
  const { errors, errorOf, busy, attempt, submit } = useSubmission();
  const save = async () => {
    const { name, organisation, represented } = said;
    // What was kept by its id stays kept, also where two services have one name.
    const ids = new Map(names.map((each, at) => [each, me.services[at] ?? each]));
    const services = servicesOf(represented).map((each) => ids.get(each) ?? each);
    const answer = await send("PUT", `/api/maps/${mapId}/me`, { name, organisation, services });
    if (!answer.ok) return [{ message: answer.error.message }];
    comeAgain();
    say("Saved: everybody here sees it.");
    onDone();
    return [];
  };
  return (
    <form
      className="gm-who"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(missingFrom(said, false), save);
      }}
    >
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      <WhoFields offered={offeredBy(map)} said={said} errorOf={errorOf} onChange={setSaid} />
      <Button look="primary" type="submit" aria-busy={busy}>
        {busy ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}

/** Two people at one tablet are two people: this device forgets the first one. */
function SomebodyElse({ name }: { readonly name: string }) {
  const { mapId } = useWorkshop();
  const { drafts } = useSession();
  const { waiting } = useConnection().saving;
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const leave = async () => {
    setAsking(false);
    const answer = await send("DELETE", `/api/maps/${mapId}/me`);
    if (!answer.ok) {
      setTrouble(answer.error.message);
      return;
    }
    drafts.forget();
    window.location.assign(doorOf(mapId));
  };
  return (
    <div className="gm-who__other">
      <Button look="link" aria-disabled={waiting > 0} onClick={() => setAsking(waiting === 0)}>
        {`Not ${name}? Join as somebody else`}
      </Button>
      <p role="status" className="gm-small">
        {waiting > 0 ? notYet(waiting) : trouble}
      </p>
      <AlertDialog
        title="Join as somebody else?"
        open={asking}
        act={`Leave as ${name}`}
        onCancel={() => setAsking(false)}
        onAct={() => void leave()}
      >
        <p>
          {`This device forgets ${name} on this map, and asks who you are. What ${name} did stays on the map under that name. ${name} can join again with the code, as somebody new.`}
        </p>
      </AlertDialog>
    </div>
  );
}

function notYet(waiting: number): string {
  const are = waiting === 1 ? "is" : "are";
  return `${changesInWords(waiting)} ${are} not saved yet. Wait until the header says “Saved”: otherwise they would be lost.`;
}
