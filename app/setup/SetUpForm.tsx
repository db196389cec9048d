"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { send } from "#components/people/send.ts";
import { Button } from "#components/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { TextField } from "#components/ui/TextField.tsx";

/** Makes the first facilitator and signs them in. */
export function SetUpForm({ token }: { readonly token: string }) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [name, organisation, email, password] = FIELDS.map(([id]) => String(given.get(id) ?? ""));
    const missing = FIELDS.filter(([id]) => String(given.get(id) ?? "").trim() === "");
    setAttempt(attempt + 1);
    setErrors(missing.map(([field, message]) => ({ field, message })));
    if (missing.length > 0) return;
    setBusy(true);
    const answer = await send("POST", "/api/setup", { token, name, organisation, email, password });
    if (!answer.ok) {
      setBusy(false);
      setErrors([{ message: answer.error.message, ...fieldOf(answer.error) }]);
      return;
    }
    const entered = await signIn("credentials", { email, password, redirect: false }).catch(
      () => undefined,
    );
    window.location.assign(entered?.ok ? "/maps" : "/sign-in");
  }

  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form className="gm-form" onSubmit={(event) => void submit(event)} noValidate>
      {errors.length === 0 ? null : <ErrorSummary key={`${attempt}-${busy}`} errors={errors} />}
      <TextField id="name" label="Your name" autoComplete="name" error={errorOf("name")} />
      <TextField
        id="organisation"
        label="Your organisation"
        autoComplete="organization"
        error={errorOf("organisation")}
      />
      <TextField
        id="email"
        type="email"
        label="E-mail address"
        hint="You sign in with it. Participants do not see it."
        autoComplete="username"
        error={errorOf("email")}
      />
      <TextField
        id="password"
        type="password"
        label="Choose a password"
        hint="At least 12 characters. Three or four words are good."
        autoComplete="new-password"
        error={errorOf("password")}
      />
      <div>
        <Button look="primary" type="submit" aria-busy={busy}>
          {busy ? "Creating the account…" : "Create account"}
        </Button>
      </div>
    </form>
  );
}

const FIELDS = [
  ["name", "Enter your name"],
  ["organisation", "Enter your organisation"],
  ["email", "Enter your e-mail address"],
  ["password", "Choose a password"],
] as const;

/** Which field a refusal of the server is about. */
function fieldOf({ code, message }: { code: string; message: string }): { field?: string } {
  if (code === "bad-password") return { field: "password" };
  if (code === "email-taken" || /e-mail/i.test(message)) return { field: "email" };
  return {};
}
