"use client";

import { signIn } from "next-auth/react";
import { type Outcome, useSubmission } from "#components/people/use-submission.ts";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { SubmitButton } from "#components/ui/SubmitButton.tsx";
import { TextField } from "#components/ui/TextField.tsx";

/** E-mail address and password. What is wrong with the pair is never told apart. */
export function SignInForm({ next }: { readonly next: string }) {
  const { errors, errorOf, busy, attempt, submit } = useSubmission();
  return (
    <form
      className="gm-form"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const email = String(given.get("email") ?? "");
        const password = String(given.get("password") ?? "");
        void submit(missingFrom(email, password), () => enter(email, password, next));
      }}
    >
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
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
        <SubmitButton busy={busy}>{busy ? "Signing in…" : "Sign in"}</SubmitButton>
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

async function enter(email: string, password: string, next: string): Promise<Outcome> {
  const sent = signIn("credentials", { email, password, redirect: false });
  const answer = await sent.catch(() => undefined);
  if (!answer?.ok || answer.error) return [troubleFrom(answer?.error)];
  window.location.assign(next);
  return "leaving";
}

/** `reason` is the text next-auth hands on; nothing when the server could not be reached. */
function troubleFrom(reason: string | null | undefined): FieldError {
  if (reason === undefined || reason === null) {
    return { message: "We could not reach the server. Check your connection and try again." };
  }
  if (reason === "too-many-attempts") {
    return { message: "Too many attempts. Wait a few minutes, then try again." };
  }
  return { field: "email", message: "The e-mail address or the password is not right. Try again." };
}
