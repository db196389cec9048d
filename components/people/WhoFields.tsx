"use client";

import { Combobox } from "#components/ui/Combobox.tsx";
import type { FieldError } from "#components/ui/ErrorSummary.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import type { Offered } from "./offered.ts";
import { type Represented, ServicesField, servicesOf } from "./ServicesField.tsx";

/** What a guest says about themselves. */
export interface Said {
  readonly name: string;
  readonly organisation: string;
  readonly represented: Represented;
}

interface Props {
  readonly offered: Offered;
  readonly said: Said;
  readonly mayObserve?: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (next: Said) => void;
}

/** Name, organisation, services: the same at the door and when it has to be put right later. */
export function WhoFields({ offered, said, mayObserve = false, errorOf, onChange }: Props) {
  return (
    <>
      <TextField
        id="name"
        label="Your name"
        autoComplete="name"
        value={said.name}
        error={errorOf("name")}
        onChange={(event) => onChange({ ...said, name: event.target.value })}
      />
      <Combobox
        id="organisation"
        label="Your organisation"
        autoComplete="organization"
        options={offered.organisations.map((each) => ({ value: each, label: each }))}
        defaultText={said.organisation}
        error={errorOf("organisation")}
        onText={(organisation) => onChange({ ...said, organisation })}
      />
      <ServicesField
        offered={offered.services}
        organisation={said.organisation}
        value={said.represented}
        error={errorOf("service")}
        mayObserve={mayObserve}
        onChange={(represented) => onChange({ ...said, represented })}
      />
    </>
  );
}

/** What still has to be said. Whoever can say that they observe has to say what they represent otherwise. */
export function missingFrom(
  { name, organisation, represented }: Said,
  mayObserve: boolean,
): FieldError[] {
  const missing: FieldError[] = [];
  if (name.trim() === "") missing.push({ field: "name", message: "Enter your name" });
  if (organisation.trim() === "") {
    missing.push({ field: "organisation", message: "Enter your organisation" });
  }
  if (mayObserve && !represented.observing && servicesOf(represented).length === 0) {
    missing.push({ field: "service", message: "Choose a service, or say you are observing" });
  }
  return missing;
}
