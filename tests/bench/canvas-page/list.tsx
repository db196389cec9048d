import { useMemo } from "react";
import { createRoot } from "react-dom/client";
import * as Y from "yjs";
import { ListView } from "#components/list/ListView.tsx";
import { SessionContext } from "#components/room/session-context.ts";
import { stillSession } from "#components/room/still-session.ts";
import { useSelection } from "#components/room/use-selection.ts";
import { stillWorkshop } from "#components/workshop/still-workshop.ts";
import { type Workshop, WorkshopContext } from "#components/workshop/workshop-context.ts";
import { applyEdits, docFrom } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { emptyMap, type ItemId } from "#lib/gap-map/model.ts";
import { frameOver } from "./marks.ts";
import "#components/ui/tokens.css";
import "#components/ui/base.css";
import "#components/ui/frame.css";
import "#components/ui/kit.css";
import "#components/ui/signs.css";
import "#components/ui/boxes.css";
import "#components/ui/forms.css";
import "#components/ui/overlays.css";
import "#components/workshop/workshop.css";
import "#components/details/parts.css";
import "#components/details/details.css";

declare global {
  interface Window {
    /** When the List was on the screen, in ms since the page was asked for. */
    listDrawnAt?: number;
    /** How long it took from the whole map being there. */
    listDrawnIn?: number;
    /** How long each of twenty renames by somebody else takes until its frame is over, in ms. */
    timesOfRenames: (id: string) => Promise<readonly number[]>;
    /** How long it takes until the details of all items are on the screen, in ms. */
    timeToShowAll: () => Promise<number>;
  }
}

/** The List alone on a page, for measuring; `?seed=NAME` takes a map from the server. */
const name = new URLSearchParams(location.search).get("seed") ?? "";
const seed = new Uint8Array(await (await fetch(`/seed/${name}`)).arrayBuffer());
const doc = docFrom([seed]);
const session = { ...stillSession("bench", emptyMap), doc, store: gapMapStore(doc) };
/** Somebody else's copy of the same document. */
const afar = docFrom([seed]);

function App() {
  const [chosen, choose] = useSelection();
  const workshop = useMemo(
    (): Workshop => ({
      ...stillWorkshop,
      ...{ mapId: "bench", chosen, choose, now: session.store.getSnapshot, mayEdit: true },
      ...{ removal: () => ({ by: "Ana", at: "2026-11-26T10:00:00.000Z" }) },
    }),
    [chosen, choose],
  );
  return (
    <WorkshopContext value={workshop}>
      <ListView />
    </WorkshopContext>
  );
}

const begun = performance.now();
createRoot(document.getElementById("root") as HTMLElement).render(
  <SessionContext value={session}>
    <App />
  </SessionContext>,
);

const lines = () => document.querySelectorAll("li[data-item-id]").length;
const until = async (done: () => boolean) => {
  while (!done()) await new Promise(requestAnimationFrame);
  await frameOver();
};

void until(() => lines() > 0).then(() => {
  window.listDrawnAt = performance.now();
  window.listDrawnIn = window.listDrawnAt - begun;
});

window.timeToShowAll = async () => {
  const before = lines();
  const start = performance.now();
  document.querySelector<HTMLElement>(".gm-w-showall")?.click();
  await until(() => lines() > before);
  return performance.now() - start;
};

window.timesOfRenames = async (id) => {
  const times: number[] = [];
  for (let step = 0; step < 20; step += 1) {
    const heading = document.querySelector(`#item-${id} h3`);
    const words = `Renamed ${step}`;
    const since = Y.encodeStateVector(session.doc);
    applyEdits(afar, [{ kind: "set", id: id as ItemId, field: "name", value: words }]);
    const update = Y.encodeStateAsUpdate(afar, since);
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    Y.applyUpdate(session.doc, update);
    await until(() => heading?.textContent?.includes(words) ?? false);
    times.push(performance.now() - start);
  }
  return times;
};
