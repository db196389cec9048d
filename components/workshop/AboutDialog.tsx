"use client";

import { useState } from "react";
import { useWords } from "#components/details/use-words.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { ErrorSummary } from "#components/ui/ErrorSummary.tsx";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { About } from "#lib/gap-map/model.ts";
import { AboutFields, type AboutWords } from "./AboutFields.tsx";
import { useWorkshop } from "./workshop-context.ts";

/** What the map says about itself, for facilitators to change. */
export function AboutButton({ iconOnly = false }: { readonly iconOnly?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon="edit"
        iconOnly={iconOnly}
        className="gm-w-about"
        onClick={() => setOpen(true)}
      >
        About this map
      </Button>
      <Dialog title="About this map" open={open} onClose={() => setOpen(false)}>
        <AboutForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AboutForm({ onDone }: { readonly onDone: () => void }) {
  const { about } = useGapMap();
  const { act, mayEdit, whyNot } = useWorkshop();
  const [words, setWords] = useAboutWords(about);
  const [tried, setTried] = useState(0);
  const untitled = words.title.trim() === "" ? "Enter a title for the map" : undefined;
  const problem = mayEdit ? untitled : whyNot;
  const error = tried > 0 ? problem : undefined;
  const close = () => {
    setWords(wordsOf(about));
    onDone();
  };
  const save = () => {
    setTried((count) => count + 1);
    if (problem !== undefined) return;
    act({ edits: changed(about, words), said: "What the map says about itself was changed." });
    close();
  };
  return (
    <form
      className="gm-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {error === undefined ? null : (
        <ErrorSummary key={tried} errors={[{ field: "title", message: error }]} />
      )}
      <AboutFields words={words} titleError={error} onChange={setWords} />
      <div className="gm-row">
        <Button look="primary" type="submit">
          Save
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}

/** What stands in the form: what the map says, and what this person has begun to write instead. */
function useAboutWords(about: About): readonly [AboutWords, (words: AboutWords) => void] {
  const before = wordsOf(about);
  const [title, setTitle] = useWords("about title", before.title);
  const [area, setArea] = useWords("about area", before.area);
  const [clientGroup, setClientGroup] = useWords("about client group", before.clientGroup);
  const write = (next: AboutWords) => {
    setTitle(next.title);
    setArea(next.area);
    setClientGroup(next.clientGroup);
  };
  return [{ title, area, clientGroup }, write];
}

const FIELDS: readonly (keyof AboutWords)[] = ["title", "area", "clientGroup"];

function wordsOf({ title, area = "", clientGroup = "" }: About): AboutWords {
  return { title, area, clientGroup };
}

/** Only what reads differently now: what somebody else has written meanwhile stays. */
function changed(about: About, words: AboutWords): readonly Edit[] {
  const before = wordsOf(about);
  return FIELDS.flatMap((field): Edit[] => {
    const value = words[field].trim();
    if (value === before[field]) return [];
    return [{ kind: "describe", field, value: value === "" ? null : value }];
  });
}
