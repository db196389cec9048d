"use client";

import { useState } from "react";
import { useConnection } from "#components/room/use-connection.ts";
import { useEdit } from "#components/room/use-edit.ts";
import { Button } from "#components/ui/Button.tsx";
import { AlertDialog } from "#components/ui/Dialog.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { View } from "#lib/gap-map/model.ts";
import { takeWordsOut } from "#lib/gap-map/views.ts";

/** Nobody speaks for somebody else: what they have said stays as they said it, unless it could tell who somebody is. */
export function Theirs({ view }: { readonly view: View }) {
  const facilitates = useConnection().standing?.role === "facilitator";
  const hasWords = view.text !== "" || view.claim !== undefined;
  return (
    <>
      <p className="gm-muted gm-small">
        Only {view.addedBy?.name} can change or delete this view. Where you see it otherwise, add
        your own.
      </p>
      {facilitates && hasWords ? <TakeOut view={view} /> : null}
    </>
  );
}

function TakeOut({ view }: { readonly view: View }) {
  const { say } = useWorkshop();
  const edit = useEdit();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>Take its words out</Button>
      <AlertDialog
        title="Take the words out of this view?"
        open={asking}
        act="Take the words out"
        danger
        onAct={() => {
          setAsking(false);
          const { edits, said } = takeWordsOut(view);
          edit(edits);
          // Without an offer to take it back: the server would not.
          say(said);
        }}
        onCancel={() => setAsking(false)}
      >
        <p>
          For words that could tell who somebody is. Who holds the view and what they say of the
          item stays, with your name and that words were taken out. {view.addedBy?.name} can write
          new ones; nobody can bring these back. Versions saved before keep them.
        </p>
      </AlertDialog>
    </div>
  );
}
