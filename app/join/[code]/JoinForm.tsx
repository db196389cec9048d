"use client";

import { useState } from "react";
import type { Offered } from "#components/people/offered.ts";
import { rememberCode } from "#components/people/remembered-code.ts";
import { servicesOf } from "#components/people/ServicesField.tsx";
import { send, textIn } from "#components/people/send.ts";
import { type Outcome, useSubmission } from "#components/people/use-submission.ts";
import { missingFrom, type Said, WhoFields } from "#components/people/WhoFields.tsx";
import { ErrorSummary } from "#components/ui/ErrorSummary.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { ReadyFields } from "#components/ui/ReadyFields.tsx";
import { SubmitButton } from "#components/ui/SubmitButton.tsx";
import "./join.css";

interface Props {
  readonly code: string;
  readonly offered: Offered;
  /** What this device said the last time, on any map. */
  readonly last?: { readonly name: string; readonly organisation: string } | undefined;
}

/** The door: name, organisation, service; one privacy line; one button. */
export function JoinForm({ code, offered, last }: Props) {
  const [said, setSaid] = useState<Said>({
    name: last?.name ?? "",
    organisation: last?.organisation ?? "",
    represented: { chosen: [], typed: "", observing: false },
  });
  const { errors, errorOf, busy, attempt, submit } = useSubmission();
  return (
    <form
      className="door__form"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(missingFrom(said, true), () => join(code, said));
      }}
    >
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      <ReadyFields>
        <WhoFields offered={offered} said={said} mayObserve errorOf={errorOf} onChange={setSaid} />
      </ReadyFields>
      <noscript>
        <p>
          JavaScript is switched off in this browser, and the form cannot be sent without it. Ask
          the facilitator for another way to take part.
        </p>
      </noscript>
      <PrivacyLine />
      <SubmitButton big busy={busy}>
        {busy ? "Joining…" : "Join the workshop"}
      </SubmitButton>
    </form>
  );
}

function PrivacyLine() {
  return (
    <p className="door__privacy">
      <Icon name="persona" />
      <span>
        Your name and what you write are visible to people here and in the record. Do not write
        anything that could identify a patient or client.
      </span>
    </p>
  );
}

async function join(code: string, said: Said): Promise<Outcome> {
  const { name, organisation, represented } = said;
  const services = servicesOf(represented);
  const { observing } = represented;
  const answer = await send("POST", "/api/join", { code, name, organisation, services, observing });
  if (!answer.ok) return [{ message: answer.error.message }];
  const mapId = textIn(answer.value, "mapId") ?? "";
  rememberCode(mapId, code);
  window.location.assign(`/maps/${mapId}`);
  return "leaving";
}
