"use client";
import { useMemo } from "react";
import { useSession } from "#components/room/session-context.ts";
import { newId } from "#components/workshop/new-id.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { add, remove } from "#lib/gap-map/commands.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import type { CanvasActs } from "./model.ts";

/** What this person can do on the canvas, in the same commands as in the List. */
export function useCanvasActs(): CanvasActs {
  const { store } = useSession();
  const { act, choose, say, turn, mayEdit, removal } = useWorkshop();
  return useMemo(() => {
    const map = () => store.getSnapshot();
    const shown = (id: ItemId) => (Object.hasOwn(map().items, id) ? id : undefined);
    return {
      mayEdit,
      choose,
      say,
      turn,
      rename(id, name) {
        const field = map().items[id]?.kind === "gap" ? "title" : "name";
        act({ edits: [{ kind: "set", id, field, value: name }], said: "" });
      },
      place(kind, levelId, place) {
        const id = newId(kind);
        if (kind === "service")
          act({ ...add(map(), kind, id, { name: "", levelId, place }), said: "" });
        else act({ ...add(map(), kind, id, { title: "", place }), said: "" });
        return shown(id);
      },
      annotate(kind, onId) {
        const id = newId(kind);
        if (kind === "threshold") act(add(map(), kind, id, { serviceId: onId, text: "" }));
        else act(add(map(), kind, id, { onId, text: "" }));
        if (shown(id) !== undefined) choose(id, "edit");
      },
      connect(fromId, toId) {
        const id = newId("pathway");
        act(add(map(), "pathway", id, { fromId, toId }));
        if (shown(id) !== undefined) choose(id, "edit");
      },
      remove(ids) {
        const acts = ids.map((id) => remove(map(), id, removal()));
        const edits: Edit[] = acts.flatMap((one) => one.edits);
        const [first] = acts;
        const said =
          acts.length === 1 ? (first?.said ?? "") : `${acts.length} things were deleted.`;
        act({ edits, said });
      },
    } satisfies CanvasActs;
  }, [store, act, choose, say, turn, mayEdit, removal]);
}
