import type { ComponentProps, ReactNode } from "react";
import { PrintButton } from "#components/people/PrintButton.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { Page } from "#components/ui/Page.tsx";
import type { FindingsReport } from "./FindingsReport.tsx";
import { LazyReport } from "./LazyReport.tsx";

interface Props extends ComponentProps<typeof FindingsReport> {
  /** Address of what it is about. */
  readonly back: string;
  readonly backWords: string;
  readonly tools: ReactNode;
}

/** The page of findings, with the way back to the map and a way to print it. */
export function ReportPage({ back, backWords, tools, ...report }: Props) {
  return (
    <Page width="wide" tools={tools}>
      <div className="gm-report-acts">
        <a className="gm-alone" href={back}>
          <Icon name="left" size="s" />
          {backWords}
        </a>
        <PrintButton />
      </div>
      <LazyReport {...report} />
    </Page>
  );
}
