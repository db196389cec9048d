"use client";
import { useEffect, useRef } from "react";

/**
 * Cards are laid out for letters as we set them. Somebody may set letters, words and lines further apart, in any
 * browser and at any time: then this notes it on the canvas, and cards grow as far as their words need.
 */
export function WiderText() {
  const probe = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const words = probe.current;
    if (words === null) return;
    const watch = new ResizeObserver(() => {
      const { letterSpacing, wordSpacing } = getComputedStyle(words);
      const wider = [letterSpacing, wordSpacing].some((space) => Number.parseFloat(space) > 0);
      words.closest(".gm-canvas")?.toggleAttribute("data-wider", wider);
    });
    watch.observe(words);
    return () => watch.disconnect();
  }, []);
  return (
    <span className="gm-wider" aria-hidden="true" ref={probe}>
      Some words
    </span>
  );
}
