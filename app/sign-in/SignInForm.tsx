"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { TextField } from "#components/ui/TextField.tsx";

/** E-mail address and password. What is wrong with the pair is never told apart. */
export function SignInForm({ next }: { readonly next: string }) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const email = String(given.get("email") ?? "");
    const password = String(given.get("password") ?? "");
    const missing = missingFrom(email, password);
    setAttempt(attempt + 1);
    setErrors(missing);
    if (missing.length > 0) return;
    setBusy(true);
    const answer = await signIn("credentials", { email, password, redirect: false }).catch(
      () => undefined,
    );
    if (answer?.ok && !answer.error) return window.location.assign(next);
    setBusy(false);
    setErrors([troubleFrom(answer?.error)]);
  }

  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form className="gm-form" onSubmit={(event) => void submit(event)} noValidate>
      {errors.length === 0 ? null : <ErrorSummary key={`${attempt}-${busy}`} errors={errors} />}
      <TextField
        id="email"
        type="email"
        label="E-mail address"
        autoComplete="username"
        spellCheck={false}
        error={errorOf("email")}
      />
      <TextField
        id="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        error={errorOf("password")}
      />
      <div>
        <Button look="primary" type="submit" aria-busy={busy}>
          {busy ? "Signing in…" : "Sign in"}
        </Button>
      </div>
    </form>
  );
}

function missingFrom(email: string, password: string): FieldError[] {
  const missing: FieldError[] = [];
  if (email.trim() === "") missing.push({ field: "email", message: "Enter your e-mail address" });
  if (password === "") missing.push({ field: "password", message: "Enter your password" });
  return missing;
}

/** `reason` is the text next-auth hands on; undefined when the server could not be reached. */
function troubleFrom(reason: string | null | undefined): FieldError {
  if (reason === undefined || reason === null) {
    return { message: "We could not reach the server. Check your connection and try again." };
  }
  if (reason === "too-many-attempts") {
    return { message: "Too many attempts. Wait a few minutes, then try again." };
  }
  return { field: "email", message: "The e-mail address or the password is not right. Try again." };
}
