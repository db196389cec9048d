import { defaultLevels } from "./levels.ts";
import { parseMapFile } from "./map-file.ts";
import type { GapMap } from "./model.ts";
import bristol from "./templates/bristol.json" with { type: "json" };

/** Maps to start from: the Bristol demonstration, or empty levels with the same vocabulary. */
export type TemplateName = "bristol" | "blank";

/** A new map from a template, with this title. */
export function mapFromTemplate(name: TemplateName, title: string): GapMap {
  const whole = demonstration();
  if (name === "bristol") return { ...whole, about: { ...whole.about, title } };
  const levels = Object.fromEntries(defaultLevels().map((level) => [level.id, level]));
  return {
    about: { title },
    vocabulary: whole.vocabulary,
    guidance: whole.guidance,
    items: levels,
    places: {},
    sketch: {},
  };
}

/** The map that the Bristol demonstration file holds. The file is ours, so failing to read it is a bug. */
function demonstration(): GapMap {
  const parsed = parseMapFile(bristol);
  if (!parsed.ok) throw new Error(`templates/bristol.json: ${parsed.error}`);
  return parsed.value;
}
