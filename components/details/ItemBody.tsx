"use client";

import type { Item } from "#lib/gap-map/model.ts";
import { GapForm } from "./GapForm.tsx";
import { GapReading } from "./GapReading.tsx";
import { NoteForm } from "./NoteForm.tsx";
import {
  LevelReading,
  NoteReading,
  OrganisationReading,
  PathwayReading,
  PersonaReading,
  ThresholdReading,
  ViewReading,
} from "./OtherReadings.tsx";
import { PathwayForm } from "./PathwayForm.tsx";
import { PersonaForm } from "./PersonaForm.tsx";
import { ServiceForm } from "./ServiceForm.tsx";
import { ServiceReading } from "./ServiceReading.tsx";
import { LevelForm, OrganisationForm, ViewForm } from "./SmallForms.tsx";
import { ThresholdForm } from "./ThresholdForm.tsx";

interface Props {
  readonly item: Item;
}

/** An item to read. */
export function ItemReading({ item }: Props) {
  switch (item.kind) {
    case "service":
      return <ServiceReading item={item} />;
    case "threshold":
      return <ThresholdReading item={item} />;
    case "barrier":
    case "goodPractice":
      return <NoteReading item={item} />;
    case "pathway":
      return <PathwayReading item={item} />;
    case "persona":
      return <PersonaReading item={item} />;
    case "gap":
      return <GapReading item={item} />;
    case "view":
      return <ViewReading item={item} />;
    case "organisation":
      return <OrganisationReading item={item} />;
    case "level":
      return <LevelReading item={item} />;
  }
}

/** An item to write in. */
export function ItemForm({ item }: Props) {
  switch (item.kind) {
    case "service":
      return <ServiceForm item={item} />;
    case "threshold":
      return <ThresholdForm item={item} />;
    case "barrier":
    case "goodPractice":
      return <NoteForm item={item} />;
    case "pathway":
      return <PathwayForm item={item} />;
    case "persona":
      return <PersonaForm item={item} />;
    case "gap":
      return <GapForm item={item} />;
    case "view":
      return <ViewForm item={item} />;
    case "organisation":
      return <OrganisationForm item={item} />;
    case "level":
      return <LevelForm item={item} />;
  }
}
