"use client";

import { useEffect } from "react";
import { useScreenSettings } from "./use-screen-settings.ts";

/** While calm mode is on, the page says so to all its styles: nothing moves by itself, and the others are not seen. */
export function useCalm(): void {
  const { calm } = useScreenSettings();
  useEffect(() => {
    const page = document.documentElement;
    page.toggleAttribute("data-calm", calm);
    return () => page.removeAttribute("data-calm");
  }, [calm]);
}
