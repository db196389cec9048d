const KEY = "gap-map.code.";

/** Keeps the code somebody came in by on this device, so that the next person can come in the same way. */
export function rememberCode(mapId: string, code: string): void {
  try {
    localStorage.setItem(KEY + mapId, code);
  } catch {
    // A browser that keeps nothing: the code is asked for again.
  }
}

/** Where somebody else joins this map on this device: at its door, or where codes are asked for. */
export function doorOf(mapId: string): string {
  try {
    const code = localStorage.getItem(KEY + mapId);
    return code === null ? "/" : `/join/${encodeURIComponent(code)}`;
  } catch {
    return "/";
  }
}
