"use client";

import { useSyncExternalStore } from "react";
import {
  type ScreenSettings,
  screenSettings,
  subscribeToSettings,
  usualSettings,
} from "#components/announce/screen-settings.ts";

/** How this screen behaves, as chosen on this device. */
export function useScreenSettings(): ScreenSettings {
  return useSyncExternalStore(subscribeToSettings, screenSettings, usualSettings);
}
