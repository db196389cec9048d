"use client";

import { useState } from "react";
import { Refused } from "#components/people/Refused.tsx";
import type { Refusal } from "#components/people/send.ts";
import { Button } from "#components/ui/Button.tsx";
import { Checkboxes, Radios } from "#components/ui/Choices.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { NotificationBanner } from "#components/ui/NotificationBanner.tsx";
import { Select } from "#components/ui/Select.tsx";
import { type ExportChoice, exportAddress, holdsFindings, isPicture } from "./export-address.ts";
import { saveFile } from "./save-file.ts";
import { usePrintChecks } from "./use-print-checks.ts";

interface Props {
  readonly mapId: string;
  /** Absent for the map as it is now. */
  readonly version?: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  | { readonly kind: "saved"; readonly name: string }
  | { readonly kind: "failed"; readonly why: Refusal };

const FIRST: ExportChoice = {
  ...{ format: "pdf", paper: "A3", text: "brief", table: "every" },
  ...{ findings: false, guidance: false },
};

/** Choose a file format, and for pictures how much they show and on which paper; then download. */
export function ExportDialog({ mapId, version, open, onClose }: Props) {
  const [choice, setChoice] = useState(FIRST);
  const [state, setState] = useState<State>({ kind: "idle" });
  const warnings = usePrintChecks(mapId, version, choice.text, open && choice.format === "pdf");
  const warning = choice.format === "pdf" ? warnings.get(choice.paper) : undefined;

  function change(part: Partial<ExportChoice>) {
    setChoice({ ...choice, ...part });
    setState({ kind: "idle" });
  }

  async function download() {
    setState({ kind: "working" });
    const saved = await saveFile(exportAddress(mapId, version, choice));
    setState(
      saved.ok ? { kind: "saved", name: saved.value } : { kind: "failed", why: saved.error },
    );
  }

  const what = version === undefined ? "the map as it is now" : `version ${version}`;
  return (
    <Dialog title={`Export ${what}`} open={open} onClose={onClose}>
      <div className="gm-dialog__body">
        <Radios
          id="export-format"
          label="File"
          choices={FORMATS}
          value={choice.format}
          onChoose={(format) => change({ format: format as ExportChoice["format"] })}
        />
        <Options choice={choice} onChange={change} />
        {warning === undefined ? null : (
          <NotificationBanner tone="attention" title="Small print">
            <p>{warning}</p>
          </NotificationBanner>
        )}
        <Said state={state} />
      </div>
      <div className="gm-dialog__acts">
        <Button
          look="primary"
          icon="export"
          aria-disabled={state.kind === "working"}
          onClick={() => {
            if (state.kind !== "working") void download();
          }}
        >
          Download
        </Button>
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}

interface OptionsProps {
  readonly choice: ExportChoice;
  readonly onChange: (part: Partial<ExportChoice>) => void;
}

/** The questions that the chosen format asks. */
function Options({ choice, onChange }: OptionsProps) {
  return (
    <>
      {choice.format === "pdf" ? (
        <Select
          id="export-paper"
          label="Paper for the map"
          hint="Pages of A4 with everything in words follow it."
          options={PAPERS}
          value={choice.paper}
          onChange={(event) => onChange({ paper: event.target.value as ExportChoice["paper"] })}
        />
      ) : null}
      {isPicture(choice.format) ? (
        <Select
          id="export-text"
          label="On the cards"
          options={TEXTS}
          value={choice.text}
          onChange={(event) => onChange({ text: event.target.value as ExportChoice["text"] })}
        />
      ) : null}
      {choice.format === "csv" ? (
        <Select
          id="export-table"
          label="Table"
          options={TABLES}
          value={choice.table}
          onChange={(event) => onChange({ table: event.target.value })}
        />
      ) : null}
      <Findings choice={choice} onChange={onChange} />
    </>
  );
}

/** What the map shows can go with it; what guidance says only where somebody asks, because it can sound like blame. */
function Findings({ choice, onChange }: OptionsProps) {
  const choices = [
    ...(choice.format === "pdf" ? [PAGES] : []),
    ...(holdsFindings(choice) ? [GUIDANCE] : []),
  ];
  if (choices.length === 0) return null;
  const chosen = (["findings", "guidance"] as const).filter((one) => choice[one]);
  return (
    <Checkboxes
      id="export-findings"
      label="Findings"
      choices={choices}
      values={chosen}
      onChoose={(which, on) => onChange({ [which]: on })}
    />
  );
}

function Said({ state }: { readonly state: State }) {
  return (
    <>
      <p role="status">
        {state.kind === "working" ? "Making the file…" : null}
        {state.kind === "saved" ? `Downloaded ${state.name}` : null}
      </p>
      {state.kind === "failed" ? <Refused why={state.why} /> : null}
    </>
  );
}

const FORMATS = [
  { value: "pdf", label: "PDF", hint: "To print and to read: the map, then everything in words." },
  { value: "png", label: "Picture (PNG)", hint: "For slides and documents." },
  { value: "svg", label: "Drawing (SVG)", hint: "Sharp at any size." },
  { value: "csv", label: "Tables (CSV)", hint: "For spreadsheets." },
  { value: "json", label: "Map file (JSON)", hint: "The whole map, to keep or to import again." },
] as const;

const PAPERS = [
  { value: "A4", label: "A4" },
  { value: "A3", label: "A3" },
  { value: "A1", label: "A1" },
] as const;

const TEXTS = [
  { value: "brief", label: "Names and numbers of thresholds, barriers and good practice" },
  { value: "all", label: "All texts written out" },
] as const;

const TABLES = [
  { value: "every", label: "Everything in one file" },
  { value: "services", label: "Services" },
  { value: "thresholds", label: "Thresholds" },
  { value: "barriers", label: "Barriers" },
  { value: "good-practice", label: "Good practice" },
  { value: "pathways", label: "Pathways" },
  { value: "views", label: "Differences of view" },
  { value: "findings", label: "Findings" },
] as const;

const PAGES = {
  value: "findings",
  label: "Add pages with what the map shows",
  hint: "Who falls through, where, and what would change it, in sentences.",
};

const GUIDANCE = {
  value: "guidance",
  label: "Also what is worth discussing against guidance",
  hint: "Left out otherwise, because it can sound like blame.",
};
