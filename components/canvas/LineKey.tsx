"use client";
import { useId, useState } from "react";
import { type Editor, useValue } from "tldraw";
import { cx } from "#components/ui/cx.ts";
import { Icon } from "#components/ui/Icon.tsx";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { STANDING_KEY } from "#lib/gap-map/ends.ts";
import { OUTCOME_KEY } from "#lib/gap-map/outcomes.ts";

/** Width of the drawing from which the whole key stands in one row, beside the watermark, in px. */
const ONE_ROW = 826;
/** The same with what the thickness of a line means, which the words on the lines say as well. */
const WHOLE_ROW = 1090;

/** What the lines of pathways mean: in one row where there is room for it, else behind its button. */
export function LineKey({ editor }: { readonly editor: Editor }) {
  const roomy = useValue("roomy", () => editor.getViewportScreenBounds().w >= ONE_ROW, [editor]);
  const whole = useValue("whole", () => editor.getViewportScreenBounds().w >= WHOLE_ROW, [editor]);
  const [asked, setAsked] = useState<{ readonly open: boolean; readonly roomy: boolean }>();
  const list = useId();
  // Opened on a narrow drawing, it lies over the map: that is not kept for a wide one, nor the other way round.
  const open = asked?.roomy === roomy ? asked.open : roomy;
  return (
    <section className={cx("gm-key", !roomy && "gm-key--tall")} aria-label="Key to pathways">
      <button
        type="button"
        className="gm-key__fold"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setAsked({ open: !open, roomy })}
      >
        Key
        <Icon name={open ? "down" : "up"} size="s" />
      </button>
      <ul id={list} hidden={!open}>
        {OUTCOME_KEY.map(({ style, word }) => (
          <li key={style}>
            <PathwayLine style={style} word={word} />
          </li>
        ))}
        {whole || !roomy
          ? STANDING_KEY.map(({ standing, word }) => (
              <li key={standing}>
                <PathwayLine style="accepted" standing={standing} word={word} />
              </li>
            ))
          : null}
      </ul>
    </section>
  );
}
