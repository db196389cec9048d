"use client";

import { type FormEvent, useState } from "react";
import { send, textIn } from "#components/people/send.ts";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import styles from "./join.module.css";
import {
  type Represented,
  type ServiceOffered,
  ServicesField,
  servicesOf,
} from "./ServicesField.tsx";

interface Props {
  readonly code: string;
  readonly organisations: readonly string[];
  readonly services: readonly ServiceOffered[];
  /** What this device said the last time, on any map. */
  readonly last?:
    | { readonly name: string; readonly organisation: string; readonly services: readonly string[] }
    | undefined;
}

/** The door: name, organisation, service; one privacy line; one button. */
export function JoinForm({ code, organisations, services, last }: Props) {
  const [name, setName] = useState(last?.name ?? "");
  const [organisation, setOrganisation] = useState(last?.organisation ?? "");
  const [represented, setRepresented] = useState<Represented>(startWith(last?.services ?? []));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function join(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = missingFrom(name, organisation, represented);
    setErrors(missing);
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    setBusy(true);
    const said = { code, name, organisation, services: servicesOf(represented) };
    const answer = await send("POST", "/api/join", said);
    const mapId = answer.ok ? textIn(answer.value, "mapId") : undefined;
    if (mapId !== undefined) return window.location.assign(`/maps/${mapId}`);
    setBusy(false);
    setErrors([
      { message: answer.ok ? "The answer could not be read. Try again." : answer.error.message },
    ]);
  }

  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form className={styles["form"]} onSubmit={(event) => void join(event)} noValidate>
      {errors.length === 0 ? null : <ErrorSummary key={`${attempt}-${busy}`} errors={errors} />}
      <TextField
        id="name"
        label="Your name"
        autoComplete="name"
        value={name}
        error={errorOf("name")}
        onChange={(event) => setName(event.target.value)}
      />
      <Combobox
        id="organisation"
        label="Your organisation"
        autoComplete="organization"
        options={organisations.map((each) => ({ value: each, label: each }))}
        defaultText={organisation}
        error={errorOf("organisation")}
        onText={setOrganisation}
      />
      <ServicesField
        offered={services}
        organisation={organisation}
        value={represented}
        error={errorOf("service")}
        onChange={setRepresented}
      />
      <p className={styles["privacy"]}>
        <Icon name="persona" />
        <span>
          Your name and what you write are visible to people here and in the record. Do not write
          anything that could identify a patient or client.
        </span>
      </p>
      <Button look="primary" big type="submit" aria-busy={busy}>
        {busy ? "Joining…" : "Join the workshop"}
      </Button>
    </form>
  );
}

function startWith(services: readonly string[]): Represented {
  return { chosen: services.slice(0, -1), typed: services.at(-1) ?? "", observing: false };
}

function missingFrom(name: string, organisation: string, represented: Represented): FieldError[] {
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
