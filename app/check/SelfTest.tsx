"use client";

import { useCallback, useEffect, useState } from "react";
import { CopyList } from "#components/review/CopyList.tsx";
import { Button } from "#components/ui/Button.tsx";
import { NotificationBanner } from "#components/ui/NotificationBanner.tsx";
import { type StatusTone, StatusWord } from "#components/ui/StatusWord.tsx";
import { Table } from "#components/ui/Table.tsx";
import {
  asksOf,
  type Finding,
  findingsOf,
  type Measured,
  reportLines,
  stateWords,
  verdictOf,
} from "./findings.ts";
import { measure } from "./measure.ts";

/** Checks what works from this computer, by itself and again when asked to. */
export function SelfTest() {
  const { measured, run } = useMeasured();
  const host = typeof location === "undefined" ? "" : location.host;
  const findings = findingsOf(measured, host);
  const verdict = verdictOf(measured);
  return (
    <>
      <div role="status">
        {verdict === undefined ? (
          <p>Checking. This takes about 20 seconds.</p>
        ) : (
          <NotificationBanner tone={verdict.tone} title={verdict.words} />
        )}
      </div>
      <Table
        caption="What was found"
        columns={COLUMNS}
        rows={findings}
        rowKey={({ what }) => what}
      />
      {verdict === undefined ? null : (
        <>
          <Asks asks={asksOf(findings)} />
          <Report lines={reportLines(findings, verdict, surroundings())} onAgain={run} />
        </>
      )}
    </>
  );
}

function useMeasured(): { readonly measured: Measured; readonly run: () => void } {
  const [round, setRound] = useState(0);
  const [measured, setMeasured] = useState<Measured>({});
  useEffect(() => {
    // A round that has been overtaken by another says nothing any more.
    let current = round >= 0;
    setMeasured({});
    void measure((part) => {
      if (current) setMeasured((before) => ({ ...before, ...part }));
    });
    return () => {
      current = false;
    };
  }, [round]);
  return { measured, run: useCallback(() => setRound((before) => before + 1), []) };
}

function surroundings() {
  const at = new Date().toISOString();
  return { address: location.origin, at, browser: navigator.userAgent };
}

function Asks({ asks }: { readonly asks: readonly string[] }) {
  if (asks.length === 0) return null;
  return (
    <>
      <h2>What to ask for</h2>
      <ul>
        {asks.map((ask) => (
          <li key={ask}>{ask}</li>
        ))}
      </ul>
    </>
  );
}

interface ReportProps {
  readonly lines: readonly string[];
  readonly onAgain: () => void;
}

function Report({ lines, onAgain }: ReportProps) {
  return (
    <>
      <h2>Report</h2>
      <pre className="check__report">{lines.join("\n")}</pre>
      <div className="gm-row">
        <Button onClick={onAgain}>Check again</Button>
        <CopyList lines={lines} words="Copy this report" />
      </div>
    </>
  );
}

function Result({ state }: Finding) {
  return (
    <span className="check__result">
      <StatusWord tone={TONES[state]}>{stateWords[state]}</StatusWord>
    </span>
  );
}

const TONES: Readonly<Record<Finding["state"], StatusTone>> = {
  checking: "waiting",
  works: "done",
  attention: "attention",
  blocked: "attention",
  unknown: "none",
};

const COLUMNS = [
  { heading: "Part", cell: ({ what }: Finding) => what },
  { heading: "Result", cell: Result },
  { heading: "What happened", cell: ({ words }: Finding) => words },
];
