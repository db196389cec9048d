"use client";

import type { Hearing } from "#components/announce/news.ts";
import { changeSettings, type ScreenSettings } from "#components/announce/screen-settings.ts";
import { Checkboxes, Radios } from "#components/ui/Choices.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { useScreenSettings } from "./use-screen-settings.ts";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** How much this screen tells, and how calm it is. Each choice counts at once, for this device alone. */
export function ScreenDialog({ open, onClose }: Props) {
  return (
    <Dialog title="How this screen behaves" open={open} onClose={onClose}>
      <Choices />
    </Dialog>
  );
}

function Choices() {
  const { loudness, changes, people, calm } = useScreenSettings();
  return (
    <div className="gm-stack">
      <p>For this device only. Each choice counts at once.</p>
      <Checkboxes
        id="calm"
        label="Calm"
        choices={[
          {
            value: "calm",
            label: "Keep this screen calm",
            hint: "No pointers and faces of others, nothing moves by itself, and a screen reader is told only about your own work.",
          },
        ]}
        values={calm ? ["calm"] : []}
        onChoose={(_, on) => changeSettings({ calm: on })}
      />
      <Radios
        id="loudness"
        label="What a screen reader is told"
        hint={calm ? "Calm keeps it quiet, whatever is chosen here." : undefined}
        choices={LOUDNESS}
        value={loudness}
        onChoose={(value) => changeSettings({ loudness: value as Hearing["loudness"] })}
      />
      <Checkboxes
        id="told"
        label="Also tell me about"
        hint="Recent activity keeps it all, told or not."
        choices={[
          { value: "changes", label: "what others change elsewhere on the map" },
          { value: "people", label: "who comes and goes" },
        ]}
        values={[...(changes ? ["changes"] : []), ...(people ? ["people"] : [])]}
        onChoose={(value, on) => changeSettings({ [value as "changes" | "people"]: on })}
      />
    </div>
  );
}

const LOUDNESS: readonly { value: ScreenSettings["loudness"]; label: string; hint: string }[] = [
  {
    value: "quiet",
    label: "Quiet",
    hint: "Only what comes of your own acts, and what you must know.",
  },
  {
    value: "summary",
    label: "Summary",
    hint: "Also changes to the item you are on, and every 30 seconds what others did.",
  },
  {
    value: "everything",
    label: "Everything",
    hint: "Also each change by others as it happens, and who comes and goes by name.",
  },
];
