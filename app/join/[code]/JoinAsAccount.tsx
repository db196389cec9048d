"use client";

import { SignOut } from "#components/people/SignOut.tsx";
import { send, textIn } from "#components/people/send.ts";
import { type Outcome, useSubmission } from "#components/people/use-submission.ts";
import { Button } from "#components/ui/Button.tsx";
import { ErrorSummary } from "#components/ui/ErrorSummary.tsx";
import "./join.css";

/** Somebody signed in needs no form: we know who they are. */
export function JoinAsAccount({ code, name }: { readonly code: string; readonly name: string }) {
  const { errors, busy, attempt, submit } = useSubmission();
  return (
    <div className="door__form">
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      <p>
        You are signed in as <b>{name}</b>.
      </p>
      <Button look="primary" big aria-busy={busy} onClick={() => void submit([], () => join(code))}>
        {busy ? "Joining…" : `Join as ${name}`}
      </Button>
      <div>
        <SignOut />
      </div>
    </div>
  );
}

async function join(code: string): Promise<Outcome> {
  const answer = await send("POST", "/api/join/again", { code });
  if (!answer.ok) return [{ message: answer.error.message }];
  window.location.assign(`/maps/${textIn(answer.value, "mapId")}`);
  return "leaving";
}
