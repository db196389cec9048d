"use client";
import { useEffect, useRef } from "react";
import { asMeasured } from "#lib/scene/shapes.ts";
import type { CanvasModel } from "./model.ts";

/**
 * Cards and pills are laid out for letters as we set them. Somebody may set letters, words and lines further apart, in
 * any browser and at any time: then this notes it on the canvas, and both grow as far as their words need.
 */
export function WiderText({ canvas }: { readonly canvas: CanvasModel }) {
  const probe = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const words = probe.current;
    if (words === null) return;
    const watch = new ResizeObserver(() => {
      const { fontSize, letterSpacing, wordSpacing } = getComputedStyle(words);
      const [letter = 0, word = 0] = [letterSpacing, wordSpacing].map(
        (space) => Math.max(0, Number.parseFloat(space) || 0) / Number.parseFloat(fontSize),
      );
      const wider = letter > 0 || word > 0;
      words.closest(".gm-canvas")?.toggleAttribute("data-wider", wider);
      canvas.spacing.set(wider ? { letter, word } : asMeasured);
    });
    watch.observe(words);
    return () => watch.disconnect();
  }, [canvas]);
  return (
    <span className="gm-wider" aria-hidden="true" ref={probe}>
      Some words
    </span>
  );
}
