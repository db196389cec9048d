"use client";

import { Tag } from "#components/ui/Tag.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";

/** Marks a line that the finding on this screen is about. A part of its own: a finding draws the marks anew, not the List. */
export function Lit({ id }: { readonly id: ItemId }) {
  const { lifted } = useWorkshop();
  if (lifted?.has(id) !== true) return null;
  return (
    <span className="gm-w-lit">
      <Tag>In this finding</Tag>
    </span>
  );
}
