"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useWordsIn } from "#components/details/use-words.ts";
import { Refused } from "#components/people/Refused.tsx";
import { isLost, type Refusal, send } from "#components/people/send.ts";
import { useSubmission } from "#components/people/use-submission.ts";
import type { Claim } from "#components/room/copies.ts";
import { draftsOf } from "#components/room/drafts.ts";
import { Button } from "#components/ui/Button.tsx";
import { Radios } from "#components/ui/Choices.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/ErrorSummary.tsx";
import { SummaryList } from "#components/ui/SummaryList.tsx";
import { TextArea, TextField } from "#components/ui/TextField.tsx";

interface Props {
  readonly mapId: string;
  /** Whose words wait on this device until they are saved. */
  readonly whose: Pick<Claim, "epoch" | "person">;
  readonly open: boolean;
  /** Facilitators may say that a version is agreed. */
  readonly mayAgree: boolean;
  readonly onClose: () => void;
  readonly onSaved: (number: number) => void;
}

const NAME = "version-name";
const NOTE = "version-note";
const STATUS = "version-status";

/** Keeps the map as it stands now, under a name. */
export function SaveVersionDialog({ open, ...form }: Props) {
  return (
    <Dialog title="Save a version" open={open} onClose={form.onClose}>
      <SaveVersionForm {...form} />
    </Dialog>
  );
}

/** An agreed version can never be changed: what is said of it is looked at once more before it is kept. */
function SaveVersionForm({ mapId, whose, mayAgree, onClose, onSaved }: Omit<Props, "open">) {
  const { name, note, setName, setNote, giveUp } = useBegun(mapId, whose);
  const [status, setStatus] = useState("draft");
  const [checking, setChecking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { errors, busy, attempt, errorOf, submit } = useSubmission();

  async function save() {
    const saved = await send("POST", `/api/maps/${mapId}/versions`, { name, note, status });
    setRefusal(saved.ok ? undefined : saved.error);
    setChecking(false);
    if (!saved.ok) return isLost(saved.error) ? [] : [errorFrom(saved.error)];
    giveUp();
    onSaved(Number(Reflect.get(Object(saved.value), "number")));
    return [];
  }

  function cancel() {
    giveUp();
    onClose();
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const missing = name.trim() === "" ? [{ field: NAME, message: "Give the version a name" }] : [];
    void submit(missing, async () => {
      if (status !== "agreed" || checking) return save();
      setChecking(true);
      return [];
    });
  }

  return (
    <form className="gm-stack" onSubmit={onSubmit} noValidate>
      {errors.length === 0 ? null : <ErrorSummary key={attempt} errors={errors} />}
      {refusal !== undefined && isLost(refusal) ? <Refused why={refusal} /> : null}
      {checking ? (
        <Check name={name} note={note} />
      ) : (
        <Questions
          {...{ name, note, status, mayAgree, errorOf }}
          onName={setName}
          onNote={setNote}
          onStatus={setStatus}
        />
      )}
      <div className="gm-row">
        <Button type="submit" look="primary" aria-busy={busy}>
          {checking ? "Save as agreed" : "Save this version"}
        </Button>
        {checking ? (
          <Button look="quiet" icon="left" onClick={() => setChecking(false)}>
            Back
          </Button>
        ) : null}
        <Button onClick={cancel}>Cancel</Button>
      </div>
    </form>
  );
}

/** What somebody has begun to say of a version. It waits on this device until it is saved or given up. */
function useBegun(mapId: string, whose: Props["whose"]) {
  const [drafts] = useState(() => draftsOf(mapId, whose));
  const [name, setName] = useWordsIn(drafts, "version name");
  const [note, setNote] = useWordsIn(drafts, "version note");
  const giveUp = () => {
    setName("");
    setNote("");
  };
  return { name, note, setName, setNote, giveUp };
}

interface QuestionsProps {
  readonly name: string;
  readonly note: string;
  readonly status: string;
  readonly mayAgree: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly onName: (name: string) => void;
  readonly onNote: (note: string) => void;
  readonly onStatus: (status: string) => void;
}

function Questions({ name, note, status, mayAgree, errorOf, ...on }: QuestionsProps) {
  return (
    <>
      <TextField
        id={NAME}
        label="Name"
        hint="For example: After the first workshop"
        value={name}
        error={errorOf(NAME)}
        onChange={(event) => on.onName(event.target.value)}
      />
      <TextArea
        id={NOTE}
        label="Note (optional)"
        rows={3}
        value={note}
        error={errorOf(NOTE)}
        onChange={(event) => on.onNote(event.target.value)}
      />
      <Radios
        id={STATUS}
        label="What it is"
        value={status}
        onChoose={on.onStatus}
        choices={mayAgree ? [DRAFT, AGREED] : [DRAFT]}
      />
    </>
  );
}

const DRAFT = {
  value: "draft",
  label: "A draft",
  hint: "A point to come back to or compare with.",
};
const AGREED = {
  value: "agreed",
  label: "Agreed",
  hint: "The room agrees to the map as it stands. It can never be changed.",
};

function Check({ name, note }: { readonly name: string; readonly note: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        Check before it is kept
      </h3>
      <SummaryList
        rows={[
          { term: "Name", value: name.trim() },
          { term: "Note", value: note.trim() || "None" },
          { term: "What it is", value: "Agreed by the room" },
        ]}
      />
      <p>Once it is kept, nobody can change it.</p>
    </>
  );
}

/** A refusal of the server at the field that it is about. */
function errorFrom({ message }: Refusal): FieldError {
  return { field: /^the note/i.test(message) ? NOTE : NAME, message };
}
