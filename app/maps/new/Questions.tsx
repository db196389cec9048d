import { Radios } from "#components/ui/Choices.tsx";
import { describedBy, Field } from "#components/ui/Field.tsx";
import { AboutFields } from "#components/workshop/AboutFields.tsx";
import type { Answers } from "./answers.ts";

interface Props {
  readonly answers: Answers;
  readonly errorOf: (field: string) => string | undefined;
  readonly onAnswer: (answers: Answers) => void;
}

/** What the map is called, where, who it is about, and what to start from. */
export function Questions({ answers, errorOf, onAnswer }: Props) {
  const fromFile = answers.start === "file";
  return (
    <>
      <AboutFields
        words={answers}
        titleLabel={fromFile ? "Title (optional)" : "Title"}
        titleHint={
          fromFile
            ? "Leave it empty to keep the title in the file."
            : "For example, Bristol Personality Disorder Gap Map."
        }
        titleError={errorOf("title")}
        onChange={onAnswer}
      />
      <Radios
        id="start"
        label="What to start from"
        choices={STARTS}
        value={answers.start}
        error={errorOf("start")}
        onChoose={(start) => onAnswer({ ...answers, start: startFrom(start) })}
      />
      {fromFile ? <FileField answers={answers} errorOf={errorOf} onAnswer={onAnswer} /> : null}
    </>
  );
}

/** The words for each start, also where the answers are checked. */
export const STARTS = [
  {
    value: "blank",
    label: "Empty levels",
    hint: "Community and voluntary, primary care, the gap, secondary care, crisis and emergency.",
  },
  {
    value: "bristol",
    label: "The Bristol example",
    hint: "30 services with their thresholds, barriers, good practice and pathways, to change as you like.",
  },
  { value: "file", label: "A gap map file", hint: "A .json file exported from a gap map." },
] as const;

function startFrom(value: string): Answers["start"] {
  return STARTS.find((start) => start.value === value)?.value;
}

function FileField({ answers, errorOf, onAnswer }: Props) {
  const words = { id: "file", error: errorOf("file"), hint: "Up to 8 MB." };
  return (
    <Field {...words} label="File">
      <input
        id="file"
        className="gm-input"
        type="file"
        accept=".json,application/json"
        aria-describedby={describedBy(words)}
        onChange={(event) => onAnswer({ ...answers, file: event.target.files?.[0] })}
      />
      {answers.file === undefined ? null : <p>Chosen: {answers.file.name}</p>}
    </Field>
  );
}
