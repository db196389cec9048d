"use client";

import { signIn } from "next-auth/react";
import { type Refusal, send } from "#components/people/send.ts";
import { type Outcome, useSubmission } from "#components/people/use-submission.ts";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { SubmitButton } from "#components/ui/SubmitButton.tsx";
import { TextField } from "#components/ui/TextField.tsx";

/** Makes the first facilitator and signs them in. */
export function SetUpForm({ token }: { readonly token: string }) {
  const { errors, errorOf, busy, attempt, submit } = useSubmission();
  return (
    <form
      className="gm-form"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = answersIn(event.currentTarget);
        void submit(missingFrom(given), () => setUp(token, given));
      }}
    >
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      {FIELDS.map(({ id, missing: _, ...field }) => (
        <TextField key={id} id={id} error={errorOf(id)} {...field} />
      ))}
      <div>
        <SubmitButton busy={busy}>{busy ? "Creating the account…" : "Create account"}</SubmitButton>
      </div>
    </form>
  );
}

const FIELDS = [
  { id: "name", label: "Your name", autoComplete: "name", missing: "Enter your name" },
  {
    id: "organisation",
    label: "Your organisation",
    autoComplete: "organization",
    missing: "Enter your organisation",
  },
  {
    id: "email",
    type: "email",
    label: "E-mail address",
    hint: "You sign in with it. Participants do not see it.",
    autoComplete: "username",
    missing: "Enter your e-mail address",
  },
  {
    id: "password",
    type: "password",
    label: "Choose a password",
    hint: "At least 12 characters. Three or four words are good.",
    autoComplete: "new-password",
    missing: "Choose a password",
  },
] as const;

type Answers = Readonly<Record<(typeof FIELDS)[number]["id"], string>>;

function answersIn(form: HTMLFormElement): Answers {
  const given = new FormData(form);
  const answer = (id: string) => String(given.get(id) ?? "");
  return {
    name: answer("name"),
    organisation: answer("organisation"),
    email: answer("email"),
    password: answer("password"),
  };
}

function missingFrom(given: Answers): FieldError[] {
  return FIELDS.filter(({ id }) => given[id].trim() === "").map(({ id, missing }) => ({
    field: id,
    message: missing,
  }));
}

async function setUp(token: string, given: Answers): Promise<Outcome> {
  const answer = await send("POST", "/api/setup", { token, ...given });
  if (!answer.ok) return [{ message: answer.error.message, ...fieldOf(answer.error) }];
  const { email, password } = given;
  const sent = signIn("credentials", { email, password, redirect: false });
  const entered = await sent.catch(() => undefined);
  window.location.assign(entered?.ok ? "/maps" : "/sign-in");
  return "leaving";
}

/** Which field a refusal of the server is about. */
function fieldOf({ code, message }: Refusal): { field?: string } {
  if (code === "bad-password") return { field: "password" };
  return code === "email-taken" || /e-mail/i.test(message) ? { field: "email" } : {};
}
