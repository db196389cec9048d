"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { forgetCopies, unsentOnDevice } from "#components/room/device-copy.ts";
import { forgetDrafts } from "#components/room/drafts.ts";
import { Button } from "#components/ui/Button.tsx";
import { AlertDialog } from "#components/ui/Dialog.tsx";
import { changesInWords } from "#lib/gap-map/words.ts";

/** Ends the session on this device and goes home. No copy of a map stays behind, which is said first where one has work in it that nobody else has. */
export function SignOut() {
  const [unsent, setUnsent] = useState(0);
  const leave = () => {
    forgetCopies();
    forgetDrafts();
    void signOut({ callbackUrl: "/" });
  };
  const ask = () => {
    const waiting = unsentOnDevice();
    setUnsent(waiting);
    if (waiting === 0) leave();
  };
  return (
    <>
      <Button look="quiet" onClick={ask}>
        Sign out
      </Button>
      <AlertDialog
        title="Sign out and lose what was not sent?"
        open={unsent > 0}
        act="Sign out and delete"
        danger
        onAct={leave}
        onCancel={() => setUnsent(0)}
      >
        <p>
          {`This device keeps ${changesInWords(unsent)} that nobody else has. Signing out deletes them. To send them first, open the map while you are online.`}
        </p>
      </AlertDialog>
    </>
  );
}
