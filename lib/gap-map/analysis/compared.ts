import { sameContent } from "#lib/gap-map/canonical.ts";
import type { GapMap, Item, ItemId, Persona } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { personasOf } from "#lib/gap-map/order.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { gapChanges, needChanges } from "./compared-doors.ts";
import { findingChanges } from "./compared-findings.ts";
import { allCalled } from "./finding.ts";
import { surveyOf } from "./survey.ts";

/** What became of a gap, of somebody's need or of another finding between two versions. */
export type Course = "opened" | "widened" | "narrowed" | "closed";

/** One thing that is found otherwise on the later of two versions, in a plain sentence. */
export interface FindingChange {
  /** The same for the same matter, whichever versions are compared. */
  readonly id: string;
  /** `gap` for one that people have drawn, `need` for somebody's, else the kind of finding. */
  readonly about: string;
  readonly course: Course;
  readonly sentence: string;
  /** Evidence on either version, the most telling first. */
  readonly items: readonly ItemId[];
}

/** What the analysis finds otherwise on the later of two versions. */
export interface FindingsCompared {
  readonly changes: readonly FindingChange[];
  /** The persons of whom both versions were asked, as the later one describes them. */
  readonly askedOf: readonly ItemId[];
  /** What a reader has to know about who was asked; none when all persons are the same on both. */
  readonly notes: readonly string[];
}

/**
 * A18. What opened, widened, narrowed and closed between two versions. Both are asked about the same
 * persons: those on both versions, as the later one describes them. So nothing counts as a change of
 * the services that is only a change of the person.
 */
export function compareFindings(before: GapMap, after: GapMap): FindingsCompared {
  const shared = personasOf(after).filter(({ id }) => before.items[id]?.kind === "persona");
  const [then, now] = [before, after].map((map) => surveyOf(withPersonas(map, shared), shared));
  if (then === undefined || now === undefined) throw new Error("two maps are compared");
  return {
    changes: [...gapChanges(then, now), ...needChanges(then, now), ...findingChanges(then, now)],
    askedOf: shared.map(({ id }) => id),
    notes: notesOn(before, after, shared),
  };
}

function withPersonas(map: GapMap, personas: readonly Persona[]): GapMap {
  const others = Object.entries(map.items).filter(([, { kind }]) => kind !== "persona");
  const asked = personas.map((persona): [string, Item] => [persona.id, persona]);
  return tidy({ ...map, items: Object.fromEntries([...others, ...asked]) });
}

function notesOn(before: GapMap, after: GapMap, shared: readonly Persona[]): readonly string[] {
  const ids = new Set(shared.map(({ id }) => id));
  const [gone, added] = [before, after].map((map) =>
    itemsOf(map, "persona")
      .map(({ id }) => id)
      .filter((id) => !ids.has(id)),
  );
  const told = shared.filter((persona) => {
    const was = before.items[persona.id];
    return was?.kind === "persona" && !sameContent(asked(was), asked(persona));
  });
  return [
    told.length > 0
      ? `${allCalled(
          after,
          told.map(({ id }) => id),
        )}: described otherwise now. Both versions are asked about them as they are described now.`
      : "",
    (added ?? []).length > 0
      ? `${allCalled(after, added ?? [])}: only on the later version, so not compared.`
      : "",
    (gone ?? []).length > 0
      ? `${allCalled(before, gone ?? [])}: only on the earlier version, so not compared.`
      : "",
  ].filter((note) => note !== "");
}

/** What of a person an answer depends on. */
function asked({ needs, attributes }: Persona) {
  return { needs, attributes };
}
