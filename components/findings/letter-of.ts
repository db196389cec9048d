import type { Persona } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";

/** “A” for Person A. */
export function letterOf(persona: Persona): string {
  return (referenceOf(persona) || persona.label).replace("Person ", "");
}
