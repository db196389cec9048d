"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import type { Threshold } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { thresholdInWords } from "#lib/gap-map/words.ts";

/** The thresholds that decide a verdict, in their own words, each to be opened. */
export function Because({ thresholds }: { readonly thresholds: readonly Threshold[] }) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  return thresholds.map((threshold) => (
    <p key={threshold.id}>
      {thresholdInWords(map, threshold) || threshold.text || "A threshold without words"}{" "}
      <button
        type="button"
        className="gm-f-ref"
        aria-label={`Open ${nameOf(threshold)}`}
        onClick={() => choose(threshold.id)}
      >
        {referenceOf(threshold) || "New threshold"}
      </button>
    </p>
  ));
}
