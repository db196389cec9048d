"use client";

import { useState } from "react";
import { send, textIn } from "#components/people/send.ts";
import { type Outcome, useSubmission } from "#components/people/use-submission.ts";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import "./join.css";
import {
  type Represented,
  type ServiceOffered,
  ServicesField,
  servicesOf,
} from "./ServicesField.tsx";

interface Said {
  readonly name: string;
  readonly organisation: string;
  readonly represented: Represented;
}

interface Props {
  readonly code: string;
  readonly organisations: readonly string[];
  readonly services: readonly ServiceOffered[];
  /** What this device said the last time, on any map. */
  readonly last?: { readonly name: string; readonly organisation: string } | undefined;
}

/** The door: name, organisation, service; one privacy line; one button. */
export function JoinForm({ code, organisations, services, last }: Props) {
  const [said, setSaid] = useState<Said>({
    name: last?.name ?? "",
    organisation: last?.organisation ?? "",
    represented: { chosen: [], typed: "", observing: false },
  });
  const { errors, errorOf, busy, attempt, submit } = useSubmission();
  return (
    <form
      className="door__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(missingFrom(said), () => join(code, said));
      }}
    >
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      <TextField
        id="name"
        label="Your name"
        autoComplete="name"
        value={said.name}
        error={errorOf("name")}
        onChange={(event) => setSaid({ ...said, name: event.target.value })}
      />
      <Combobox
        id="organisation"
        label="Your organisation"
        autoComplete="organization"
        options={organisations.map((each) => ({ value: each, label: each }))}
        defaultText={said.organisation}
        error={errorOf("organisation")}
        onText={(organisation) => setSaid({ ...said, organisation })}
      />
      <ServicesField
        offered={services}
        organisation={said.organisation}
        value={said.represented}
        error={errorOf("service")}
        onChange={(represented) => setSaid({ ...said, represented })}
      />
      <noscript>
        <p>
          JavaScript is switched off in this browser, and the form cannot be sent without it. Ask
          the facilitator for another way to take part.
        </p>
      </noscript>
      <PrivacyLine />
      <Button look="primary" big type="submit" aria-busy={busy}>
        {busy ? "Joining…" : "Join the workshop"}
      </Button>
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

function missingFrom({ name, organisation, represented }: Said): FieldError[] {
  const missing: FieldError[] = [];
  if (name.trim() === "") missing.push({ field: "name", message: "Enter your name" });
  if (organisation.trim() === "") {
    missing.push({ field: "organisation", message: "Enter your organisation" });
  }
  if (!represented.observing && servicesOf(represented).length === 0) {
    missing.push({ field: "service", message: "Choose a service, or say you are observing" });
  }
  return missing;
}

async function join(code: string, said: Said): Promise<Outcome> {
  const { name, organisation, represented } = said;
  const services = servicesOf(represented);
  const { observing } = represented;
  const answer = await send("POST", "/api/join", { code, name, organisation, services, observing });
  if (!answer.ok) return [{ message: answer.error.message }];
  window.location.assign(`/maps/${textIn(answer.value, "mapId")}`);
  return "leaving";
}
