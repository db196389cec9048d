import { useEffect, useRef } from "react";
import { Button } from "#components/ui/Button.tsx";
import { SummaryList } from "#components/ui/SummaryList.tsx";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";
import type { Answers } from "./answers.ts";
import { STARTS } from "./Questions.tsx";

interface Props {
  readonly answers: Answers;
  readonly onChange: (field: string) => void;
}

/** Everything said, before the map is made. */
export function CheckAnswers({ answers, onChange }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { title, area, clientGroup, start, file } = answers;
  const rows = [
    { field: "title", term: "Title", value: title.trim() || fallbackFor(start) },
    { field: "area", term: "Area", value: area.trim() || fallbackFor(start) },
    {
      field: "clientGroup",
      term: "Who it is about",
      value: clientGroup.trim() || fallbackFor(start),
    },
    { field: "start", term: "Starts from", value: startWords(start, file) },
  ];
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Check your answers
      </h2>
      <SummaryList
        rows={rows.map(({ field, term, value }) => ({
          term,
          value,
          action: (
            <Button look="link" onClick={() => onChange(field)}>
              Change<VisuallyHidden> {term}</VisuallyHidden>
            </Button>
          ),
        }))}
      />
      <p>You will be its facilitator. Its door stays closed until you open it.</p>
    </>
  );
}

function fallbackFor(start: Answers["start"]): string {
  if (start === "file") return "As in the file";
  return start === "bristol" ? "As in the example" : "Not said";
}

function startWords(start: Answers["start"], file: File | undefined): string {
  const words = STARTS.find(({ value }) => value === start)?.label ?? "";
  return start === "file" && file !== undefined ? `${words}: ${file.name}` : words;
}
