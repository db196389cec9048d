"use client";

import { useState } from "react";
import { send, textIn } from "#components/people/send.ts";
import { type Outcome, useSubmission } from "#components/people/use-submission.ts";
import { Button } from "#components/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { ReadyFields } from "#components/ui/ReadyFields.tsx";
import { SubmitButton } from "#components/ui/SubmitButton.tsx";
import { type Answers, largestFile, noAnswers, requestFrom } from "./answers.ts";
import { CheckAnswers } from "./CheckAnswers.tsx";
import { Questions } from "./Questions.tsx";

/** Questions first, then a look at the answers, then the map. */
export function NewMapForm() {
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [checking, setChecking] = useState(false);
  const { errors, errorOf, busy, attempt, submit } = useSubmission();

  /** Back to the questions, to one of them. The field is there only after the next paint. */
  function change(field: string): void {
    setChecking(false);
    requestAnimationFrame(() => document.getElementById(field)?.focus());
  }

  return (
    <form
      className="gm-form"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const missing = missingFrom(answers);
        void submit(missing, async () => {
          if (checking) return create(answers);
          setChecking(true);
          return [];
        });
      }}
    >
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      {checking ? (
        <CheckAnswers answers={answers} onChange={change} />
      ) : (
        <ReadyFields>
          <Questions answers={answers} errorOf={errorOf} onAnswer={setAnswers} />
        </ReadyFields>
      )}
      <div className="gm-row">
        <SubmitButton busy={busy}>{checking ? "Create the map" : "Continue"}</SubmitButton>
        {checking ? (
          <Button look="quiet" icon="left" onClick={() => change("title")}>
            Back
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function missingFrom({ title, start, file }: Answers): FieldError[] {
  const missing: FieldError[] = [];
  if (title.trim() === "" && start !== "file") {
    missing.push({ field: "title", message: "Enter a title for the map" });
  }
  if (start === undefined) missing.push({ field: "start", message: "Choose what to start from" });
  if (start === "file" && file === undefined) {
    missing.push({ field: "file", message: "Choose a gap map file" });
  }
  if (start === "file" && file !== undefined && file.size > largestFile) {
    missing.push({ field: "file", message: "The file is larger than 8 MB. Choose another one" });
  }
  return missing;
}

async function create(answers: Answers): Promise<Outcome> {
  const request = await requestFrom(answers);
  if (!request.ok) return [{ message: request.error }];
  const answer = await send("POST", "/api/maps", request.value);
  if (!answer.ok) return [{ message: answer.error.message }];
  window.location.assign(`/maps/${textIn(answer.value, "id")}`);
  return "leaving";
}
