"use client";

import type { ReactNode } from "react";
import { Tabs as RacTabs, Tab, TabList, TabPanel } from "react-aria-components";

/** One tab and what it shows. */
export interface TabContent {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface Props {
  /** What the tabs choose between. */
  readonly label: string;
  readonly tabs: readonly TabContent[];
  readonly chosen?: string;
  readonly onChoose?: (id: string) => void;
}

/** Several views of one thing, one at a time; arrow keys move between them. */
export function Tabs({ label, tabs, chosen, onChoose }: Props) {
  const state = chosen === undefined ? {} : { selectedKey: chosen };
  return (
    <RacTabs className="gm-tabs" {...state} onSelectionChange={(key) => onChoose?.(String(key))}>
      <TabList className="gm-tabs__list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="gm-tabs__tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="gm-tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </RacTabs>
  );
}
