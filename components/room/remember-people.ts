import type { Awareness } from "y-protocols/awareness";

/**
 * The server says who somebody is when they come and when that changes, and otherwise only where they are:
 * here the one is put to the other. To be called before anybody listens to the awareness.
 */
export function rememberPeople(awareness: Awareness): void {
  const users = new Map<number, unknown>();
  awareness.on("change", ({ added, updated }: { added: number[]; updated: number[] }) => {
    for (const screen of [...added, ...updated]) {
      const state = awareness.getStates().get(screen);
      if (state === undefined || screen === awareness.clientID) continue;
      if (state["user"] === undefined) state["user"] = users.get(screen);
      else users.set(screen, state["user"]);
    }
  });
}
