import { Listeners } from "#lib/listeners.ts";
import { type Hearing, usualHearing } from "./news.ts";

/** How this screen behaves for the person in front of it. Kept on the device, not on the map. */
export interface ScreenSettings extends Hearing {
  /** No pointers and faces of others, nothing that moves, and quiet. */
  readonly calm: boolean;
}

const KEY = "gap-map.screen";
const usual: ScreenSettings = { ...usualHearing, calm: false };
const listeners = new Listeners();
let kept: ScreenSettings | undefined;

/** What was chosen on this device. */
export function screenSettings(): ScreenSettings {
  kept ??= remembered();
  return kept;
}

/** Before the page runs nobody can know. */
export function usualSettings(): ScreenSettings {
  return usual;
}

/** How much is told: in calm mode nothing of what others do. */
export function hearingNow(): Hearing {
  const { calm, ...hearing } = screenSettings();
  return calm ? { ...hearing, loudness: "quiet" } : hearing;
}

export const subscribeToSettings = listeners.subscribe;

/** Counts at once, and on this device from now on. */
export function changeSettings(change: Partial<ScreenSettings>): void {
  kept = { ...screenSettings(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Some browsers keep nothing; then it lasts as long as the page.
  }
  listeners.tell();
}

function remembered(): ScreenSettings {
  try {
    return { ...usual, ...known(JSON.parse(localStorage.getItem(KEY) ?? "{}")) };
  } catch {
    return usual;
  }
}

/** Only what can be read of what was kept: an older page may have kept something else. */
function known(found: unknown): Partial<ScreenSettings> {
  if (typeof found !== "object" || found === null) return {};
  const { loudness, changes, people, calm } = found as Record<string, unknown>;
  return {
    ...(loudness === "quiet" || loudness === "summary" || loudness === "everything"
      ? { loudness }
      : {}),
    ...(typeof changes === "boolean" ? { changes } : {}),
    ...(typeof people === "boolean" ? { people } : {}),
    ...(typeof calm === "boolean" ? { calm } : {}),
  };
}
